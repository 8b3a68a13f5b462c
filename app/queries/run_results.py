"""What a run has brought in."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.ranking import SHORTLIST_BAR, SHOW_BAR
from app.queries.facts import search_wish


@dataclass(frozen=True)
class NewJob:
    """A job that this run saw first."""

    id: UUID
    title: str
    score: float
    passes: bool
    may_be_shortlisted: bool


@dataclass(frozen=True)
class KeptBack:
    """How many new jobs the plain feed has no row for: other ads of a job that has one, or on the hide list."""

    further_ads: int = 0
    unwanted: int = 0


async def kept_from_feed(db: AsyncSession, run_id: UUID) -> KeptBack:
    """Of what this run saw first, for the person who asks."""
    identity = identity_in(db)
    values = {"team": identity.team_id, "person": identity.user_id, "run": run_id}
    return KeptBack(**(await db.execute(load("kept_from_feed"), values)).mappings().one())


async def new_jobs_of(db: AsyncSession, run_id: UUID) -> list[NewJob]:
    """The best first. Passing and shortlisting follow the tightness of the person who asks."""
    identity = identity_in(db)
    level = (await search_wish(db)).tightness
    values = {
        "team": identity.team_id, "person": identity.user_id, "run": run_id, "tightness": level,
        "show_bar": SHOW_BAR[level], "shortlist_bar": SHORTLIST_BAR[level],
    }  # fmt: skip
    rows = (await db.execute(load("new_of_run"), values)).mappings()
    return [NewJob(**{**row, "score": float(row["score"])}) for row in rows]
