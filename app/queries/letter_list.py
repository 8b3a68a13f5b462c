"""The list of letters: a page of those that were looked for, the latest changed first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.job_words import PLATFORM_NAMES
from app.domain.letters.letter_filter import STYLE_LABELS, LetterFilter, words_around
from app.domain.wording import age_text, counted

PAGE_SIZE = 50


@dataclass(frozen=True)
class LetterRow:
    """One line of the list of letters. `found` are the letter's words around what was looked for."""

    job_id: str
    title: str
    meta: str
    status: str
    words: str
    version: str
    changed: str
    stage: str
    found: str


@dataclass(frozen=True)
class LetterPage:
    """`total` are all that were found; `page` is the one shown, which may be an earlier one than was asked for."""

    rows: list[LetterRow]
    total: int
    page: int


async def letter_list(db: AsyncSession, wanted: LetterFilter | None = None, *, now: datetime) -> LetterPage:
    """The newest version of each letter of the person who asks."""
    wanted = wanted or LetterFilter()
    rows = await _rows(db, wanted, wanted.page)
    page = wanted.page
    if not rows and page > 1:  # the list has become shorter
        rows, page = await _rows(db, wanted, 1), 1
    total = rows[0]["total"] if rows else 0
    return LetterPage([_row(row, wanted.q, now) for row in rows], total, page)


async def _rows(db: AsyncSession, wanted: LetterFilter, page: int) -> list[Any]:
    identity = identity_in(db)
    values = {
        "team": identity.team_id, "person": identity.user_id, "style": wanted.style, "status": wanted.status,
        "patterns": wanted.patterns, "most": PAGE_SIZE, "skip": (page - 1) * PAGE_SIZE,
    }  # fmt: skip
    return list((await db.execute(load("letters"), values)).mappings().all())


def _row(row: Any, q: str, now: datetime) -> LetterRow:
    known = (PLATFORM_NAMES[row["platform"]], row["who"], STYLE_LABELS.get(row["style"]))
    return LetterRow(
        job_id=str(row["job_id"]),
        title=row["title"],
        meta=" · ".join(filter(None, known)),
        status="sent" if row["is_sent"] else row["status"],
        words=counted(row["word_count"], "word"),
        version=f"version {row['version']}",
        changed=age_text(row["updated_at"], now=now),
        stage=row["stage"] or "",
        found=words_around(row["content"], q),
    )
