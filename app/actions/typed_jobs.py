"""A job that the person pastes is saved and scored like any other, and can be taken back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.events import record
from app.actions.jobs import save_postings
from app.actions.ranking import tell_team
from app.db.session import identity_in
from app.domain.errors import Conflict
from app.domain.typed_job import TypedJob
from app.models.application import Application
from app.models.cover_letter import CoverLetter
from app.models.job import Job, JobRanking, JobSource
from app.sources.typed_job import posting_of

SOURCE = "pasted"
USED = "Something was made of this job already, so it stays. “Not for me” puts it away."


@dataclass(frozen=True)
class Added:
    """The job that the ad became; `score` is 0..100, None without a ranking."""

    job_id: UUID
    title: str
    is_new: bool
    score: float | None


async def add_typed_job(db: AsyncSession, typed: TypedJob, *, now: datetime) -> Added:
    """Save and score it; one that is known already is found again."""
    posting = posting_of(typed, now=now)
    saved = await save_postings(db, [posting], source=SOURCE, trigger="An ad was pasted", now=now)
    job_id = UUID(saved.job_ids[posting.canonical_hash])
    ranked = (col(JobRanking.team_id) == identity_in(db).team_id, col(JobRanking.job_id) == job_id)
    score = await db.scalar(select(col(JobRanking.score)).where(*ranked))
    return Added(job_id, posting.title, bool(saved.new), None if score is None else float(score))


async def take_back_job(db: AsyncSession, job_id: UUID) -> None:
    """Remove a job that was pasted, came from nowhere else, and of which nothing has been made yet."""
    team = identity_in(db).team_id

    def has(table: Any, *conditions: Any) -> Any:
        return exists().where(col(table.team_id) == team, col(table.job_id) == job_id, *conditions)

    pasted, elsewhere = col(JobSource.source) == SOURCE, col(JobSource.source) != SOURCE
    gone = await db.execute(
        delete(Job)
        .where(col(Job.team_id) == team, col(Job.id) == job_id)
        .where(has(JobSource, pasted), ~has(JobSource, elsewhere), ~has(Application), ~has(CoverLetter))
        .returning(col(Job.id))
    )
    if gone.first() is None:
        raise Conflict(USED)
    record(db, "job_taken_back", entity_type="job", entity_id=job_id)
    await tell_team(db, "feed")
