"""A person's calendar, as it is read by its address; and whether there is one."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.db.sql import load
from app.domain.interview.bank import TYPES
from app.domain.interview.calendar import Entry
from app.models.calendar import CalendarFeed


async def calendar_entries(db: AsyncSession, token_hash: str, *, site: str) -> list[Entry] | None:
    """For whoever holds the token; None where there is no such address, or its owner has left the team."""
    rows = (await db.execute(load("calendar_entries"), {"token_hash": token_hash})).mappings().all()
    if not rows:
        return None
    return [
        Entry(
            uid=f"{row['kind']}-{row['id']}",
            title=_title(row["kind"], row["type"], row["title"]),
            starts_at=row["starts_at"],
            minutes=row["minutes"],
            changed_at=row["changed_at"],
            href=f"{site}/interviews/{row['id']}"
            if row["kind"] == "call"
            else f"{site}/jobs/{row['job_id']}",
        )
        for row in rows
        if row["kind"] != "feed"
    ]


async def has_calendar(db: AsyncSession) -> bool:
    """Whether the person who asks has an address."""
    identity = identity_in(db)
    question = select(col(CalendarFeed.id)).where(
        col(CalendarFeed.team_id) == identity.team_id, col(CalendarFeed.user_id) == identity.user_id
    )
    return (await db.execute(question)).scalar_one_or_none() is not None


def _title(kind: str, of: str, title: str) -> str:
    if kind == "follow_up":
        return f"Follow up: {title}"
    words = TYPES.get(of, "Call")
    return f"{words}: {title}" if title else words
