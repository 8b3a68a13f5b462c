"""A person's word on a job in the feed: "not for me", perhaps with a reason, and taking it back."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.events import record
from app.actions.ranking import rerank_jobs
from app.db.session import identity_in
from app.domain.enums import DismissReason
from app.domain.errors import Conflict, NotFound
from app.models.application import Application
from app.models.job import Job, JobRanking

NO_SUCH_JOB = "This job is not there any more."
ON_THE_BOARD = "This job is on your board. Take it off the board first."


async def dismiss_job(
    db: AsyncSession, job_id: UUID, reason: DismissReason | None = None, *, now: datetime
) -> None:
    """Put a job aside. Said again with a reason, the reason is kept; said again without, nothing changes."""
    await _require_open_job(db, job_id)
    if not await _dismiss(db, job_id, reason):
        await rerank_jobs(db, now=now, ids=[job_id])  # a dismissal stands beside a score: give it one
        await _dismiss(db, job_id, reason)
    record(db, "job_dismissed", entity_type="job", entity_id=job_id, reason=reason)


async def restore_job(db: AsyncSession, job_id: UUID) -> DismissReason | None:
    """Back into the feed, where its score puts it; the reason that no longer holds.

    Nothing happens to a job that was not put aside.
    """
    put_aside = (
        JobRanking.team_id == identity_in(db).team_id,
        JobRanking.job_id == job_id,
        JobRanking.dismissed_at.is_not(None),  # type: ignore[union-attr]
    )
    reasons = (await db.scalars(select(JobRanking.dismiss_reason).where(*put_aside).with_for_update())).all()  # type: ignore[call-overload]
    if not reasons:
        return None
    await db.execute(update(JobRanking).where(*put_aside).values(dismissed_at=None, dismiss_reason=None))  # type: ignore[arg-type]
    record(db, "job_restored", entity_type="job", entity_id=job_id)
    return DismissReason(reasons[0]) if reasons[0] else None


async def _dismiss(db: AsyncSession, job_id: UUID, reason: DismissReason | None) -> bool:
    question = update(JobRanking).where(
        JobRanking.team_id == identity_in(db).team_id,  # type: ignore[arg-type]
        JobRanking.job_id == job_id,  # type: ignore[arg-type]
    )
    said = question.values(
        dismissed_at=func.coalesce(JobRanking.dismissed_at, func.now()),
        dismiss_reason=func.coalesce(reason and reason.value, JobRanking.dismiss_reason),
    )
    return bool((await db.execute(said.returning(JobRanking.job_id))).all())  # type: ignore[call-overload]


async def _require_open_job(db: AsyncSession, job_id: UUID) -> None:
    identity = identity_in(db)
    on_board = exists().where(
        Application.team_id == identity.team_id,  # type: ignore[arg-type]
        Application.user_id == identity.user_id,  # type: ignore[arg-type]
        Application.job_id == job_id,  # type: ignore[arg-type]
        Application.removed_at.is_(None),  # type: ignore[union-attr]
    )
    question = select(on_board).where(Job.team_id == identity.team_id, Job.id == job_id)  # type: ignore[arg-type]
    is_on_board = (await db.execute(question)).scalar_one_or_none()
    if is_on_board is None:
        raise NotFound(NO_SUCH_JOB)
    if is_on_board:
        raise Conflict(ON_THE_BOARD)
