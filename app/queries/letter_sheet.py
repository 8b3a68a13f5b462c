"""One letter as a sheet of paper: the newest version, and who wrote it."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.enums import Platform
from app.domain.letters.sheet import LetterSheet, letter_sheet


async def sheet_of_letter(db: AsyncSession, job_id: UUID, *, now: datetime) -> LetterSheet | None:
    """The letter of the person who asks; None where there is none."""
    identity = identity_in(db)
    values = {"team": identity.team_id, "person": identity.user_id, "job": job_id}
    row = (await db.execute(load("letter_sheet"), values)).mappings().first()
    if row is None:
        return None
    return letter_sheet(
        row["content"],
        title=row["title"],
        platform=Platform(row["platform"]),
        name=row["display_name"] or "",
        email=row["email"] or "",
        location=row["location"] or "",
        today=now.astimezone(_zone(row["timezone"])).date(),
    )


def _zone(name: str | None) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
