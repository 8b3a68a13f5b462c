"""How far the welcome and the profile are, and what the feed would show."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.completeness import LACKS
from app.domain.ranking import SHOW_BAR
from app.domain.tightness import LEVELS
from app.domain.wording import counted


@dataclass(frozen=True)
class Onboarding:
    """`step` is where the person left off; `drafts` is what was typed there and not yet saved."""

    step: int
    drafts: dict[str, dict[str, str]]
    time_zone_is_guessed: bool
    time_zone_is_chosen: bool
    is_finished: bool
    is_sample: bool
    jobs: int


@dataclass(frozen=True)
class Gap:
    """What is missing, how many percent it would add, and where to say it."""

    key: str
    percent: int
    todo: str
    section: str


@dataclass(frozen=True)
class Completeness:
    percent: int
    gaps: list[Gap]


@dataclass(frozen=True)
class LevelCount:
    """How many of the present jobs a level of tightness shows."""

    level: int
    word: str
    name: str
    sentence: str
    passing: int
    words: str


@dataclass(frozen=True)
class Passing:
    """`jobs` is how many there are to pass or not."""

    jobs: int
    levels: list[LevelCount]


async def onboarding(db: AsyncSession) -> Onboarding:
    """Where the welcome goes on."""
    row = (await db.execute(load("onboarding"), _me(db))).mappings().one_or_none()
    if row is None:
        return Onboarding(0, {}, False, False, False, False, 0)
    state: dict[str, Any] = row["onboarding_state"] or {}
    return Onboarding(
        step=int(state.get("step", 0)),
        drafts=state.get("drafts", {}),
        time_zone_is_guessed=state.get("time_zone") == "guessed",
        time_zone_is_chosen=state.get("time_zone") == "chosen",
        is_finished=row["onboarding_completed_at"] is not None,
        is_sample=bool(state.get("sample")),
        jobs=row["jobs"],
    )


async def needs_welcome(db: AsyncSession) -> bool:
    """Not once it was finished or left, nor where jobs or cards are, or a profile that came by another way."""
    known = await onboarding(db)
    here = (await db.execute(load("works_here"), _me(db))).mappings().one()
    return not (known.is_finished or here["has_jobs"] or (here["has_facts"] and not known.step))


GAPS = text("select key, weight from private.profile_gaps(:team, :person)")
SCORE = text("select private.profile_completeness(:team, :person)")


async def completeness(db: AsyncSession) -> Completeness:
    """The database's own number, and what adds most to it."""
    me = _me(db)
    score = await db.scalar(SCORE, me) or 0
    gaps = [(row.key, round(row.weight * 100)) for row in await db.execute(GAPS, me)]
    return Completeness(
        percent=round(score * 100),
        gaps=[Gap(key, percent, LACKS[key].todo, LACKS[key].section) for key, percent in gaps if percent],
    )


async def passing_by_tightness(db: AsyncSession) -> Passing:
    """One count a level, of the jobs that are neither put aside nor on the board."""
    bars = [SHOW_BAR[each.level] for each in LEVELS]
    jobs, *counts = (await db.execute(load("passing_by_tightness"), _me(db) | {"bars": bars})).one()
    levels = [
        LevelCount(each.level, each.word, each.name, each.sentence, passing, counted(passing, "job"))
        for each, passing in zip(LEVELS, counts, strict=True)
    ]
    return Passing(jobs, levels)


def _me(db: AsyncSession) -> dict[str, Any]:
    identity = identity_in(db)
    return {"team": identity.team_id, "person": identity.user_id}
