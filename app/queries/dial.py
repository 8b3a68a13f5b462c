"""What a turn of the dial would do, before it is turned."""

from dataclasses import asdict, dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.ranking import SHOW_BAR
from app.domain.tightness import BY_LEVEL, change_words, first_failed, read_level
from app.queries.facts import search_wish
from app.queries.onboarding import passing_by_tightness

MOST_LISTED = 40


@dataclass(frozen=True)
class Changed:
    """A job that would enter or leave, and the first rule that it fails at the stricter level."""

    id: str
    title: str
    score: str
    """Cut, not rounded: what is below a bar does not look as if it reached it."""
    rule: str


@dataclass(frozen=True)
class DialPreview:
    """`level` is the one that is tried, `present` the one that is kept; `direction` is enter, leave or ""."""

    level: str
    word: str
    present: str
    present_word: str
    sentence: str
    direction: str
    count: int
    jobs: list[dict[str, Any]]
    more: str
    jobs_at_all: bool
    """Whether there is any job to show or hide."""


async def dial_preview(db: AsyncSession, level: Any) -> DialPreview:
    """By the scores that the jobs have now: exactly what keeping the level would show."""
    tried, present = read_level(level), (await search_wish(db)).tightness
    low, high = sorted((SHOW_BAR[tried], SHOW_BAR[present]))
    identity = identity_in(db)
    values = {
        "team": identity.team_id, "person": identity.user_id, "low": low, "high": high, "most": MOST_LISTED,
    }  # fmt: skip
    rows = (await db.execute(load("dial_preview"), values)).all()
    count, enters = (rows[0].n if rows else 0), tried < present
    passing = await passing_by_tightness(db)
    shows = next(each.passing for each in passing.levels if each.level == tried)
    stricter = max(tried, present)
    jobs = [
        Changed(row.id, row.title, _cut(row.score), first_failed(row.parts or [], stricter)) for row in rows
    ]
    return DialPreview(
        level=str(tried),
        word=BY_LEVEL[tried].word,
        present=str(present),
        present_word=BY_LEVEL[present].word,
        sentence=change_words(shows, count if enters else 0, 0 if enters else count, tried),
        direction="" if not count else "enter" if enters else "leave",
        count=count,
        jobs=[asdict(job) for job in jobs],
        jobs_at_all=passing.jobs > 0,
        more=f"and {count - len(rows):,} more" if count > len(rows) else "",
    )


def _cut(score: Decimal) -> str:
    """ "67.9" """
    return f"{score.quantize(Decimal('0.1'), rounding=ROUND_FLOOR):f}"
