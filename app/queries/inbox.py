"""The conversations of the inbox: who, about what, the last words, and whose turn it is."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.card import exactly, zone
from app.domain.inbox import InboxFilter, found_in, marks_in, sender_name
from app.domain.job_words import PLATFORM_NAMES
from app.domain.wording import age_text
from app.models.profile import Profile

MOST = 200
EXCERPT = 180
NO_SUBJECT = "(no subject)"


@dataclass(frozen=True)
class ThreadRow:
    """One conversation. `by` stands before the last words: "You: ", "Ana: ", or "" for the client."""

    thread: str
    client: str
    title: str
    platform: str
    by: str
    last: str
    marks: list[list[int]]
    title_marks: list[list[int]]
    age: str
    exact: str
    iso: str
    unread: int
    messages: int
    turn: str
    suggests: bool
    has_draft: bool


@dataclass(frozen=True)
class InboxPage:
    """`counts` by the keys of SHOWS, of all conversations: the numbers of the inbox and of the dashboard."""

    rows: list[ThreadRow] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    has_more: bool = False


async def inbox_page(db: AsyncSession, wanted: InboxFilter, *, now: datetime, most: int = MOST) -> InboxPage:
    """The conversations that the address asks for, those to file first, then the latest."""
    identity = identity_in(db)
    values = {
        "team": identity.team_id, "person": identity.user_id, "patterns": wanted.patterns, "show": wanted.show,
        "open": wanted.thread, "most": most,
    }  # fmt: skip
    rows = [dict(row) for row in (await db.execute(load("inbox_threads"), values)).mappings()]
    here = await here_of(db)
    counts = {key: rows[0][f"{key or 'all'}_threads"] for key in ("", "to_file", "unread", "mine", "theirs")}
    shown = [_row(row, wanted.q, here, now) for row in rows if row["thread"]]
    return InboxPage(shown, counts, len(shown) == most)


async def here_of(db: AsyncSession) -> ZoneInfo:
    """The time zone of whoever asks."""
    identity = identity_in(db)
    profile = await db.get(Profile, (identity.user_id, identity.team_id))
    return zone(profile.timezone if profile else None)


def client_name(company: str | None, sender: str | None, country: str | None, platform: str) -> str:
    """Whom one talks to, by the best name there is."""
    written = sender_name(sender or "")
    if company:
        return company
    if written and written.casefold() not in ("the client", ""):
        return written
    where = PLATFORM_NAMES.get(platform, "")
    return " · ".join(["Client", *filter(None, [country, None if country else where])])


def platform_name(platform: str | None) -> str:
    return PLATFORM_NAMES.get(platform or "", "Mail")


def _row(row: dict[str, Any], q: str, here: ZoneInfo, now: datetime) -> ThreadRow:
    platform = row["job_platform"] or row["carried_by"]
    title = row["job_title"] or row["subject"] or NO_SUBJECT
    words, marks = found_in(row["hit"] or "", q) if q else ("", [])
    mine = row["direction"] == "outbound"
    if not words:
        words = _short(row["body"])
        marks = marks_in(words, q)
        by = ("You: " if row["mine"] else f"{row['author']}: ") if mine else ""
    else:
        by = ""
    return ThreadRow(
        thread=row["thread"],
        client=client_name(row["company_name"], row["sender"], row["client_country"], platform),
        title=title, platform=platform_name(platform), by=by, last=words, marks=marks,
        title_marks=marks_in(title, q), age=age_text(row["at"], now=now), exact=exactly(row["at"], here),
        iso=row["at"].isoformat(), unread=row["unread"], messages=row["messages"], turn=row["turn"],
        suggests=row["suggests"], has_draft=row["draft"],
    )  # fmt: skip


def _short(body: str) -> str:
    words = " ".join(body.split())
    return words if len(words) <= EXCERPT else f"{words[: EXCERPT - 1]}…"
