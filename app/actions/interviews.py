"""A brief before a talk is kept with the interviews: one a job and person, made anew when it is asked for again."""

from dataclasses import asdict
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.events import record
from app.db.session import identity_in
from app.domain.interview.bank import TYPES
from app.domain.prep.brief import Brief
from app.models.application import Application
from app.models.interview import InterviewSession
from app.queries.interview_analysis import edition_of

BRIEF = "brief"


async def save_brief(db: AsyncSession, job_id: UUID, brief: Brief, *, engine: str, run_id: UUID) -> UUID:
    """The newest brief takes the place of the one before."""
    identity = identity_in(db)
    kept = (await db.execute(_briefs(db, job_id).with_for_update())).scalar_one_or_none()
    analysis: dict[str, Any] = {"brief": asdict(brief), "engine": engine, "run_id": str(run_id)}
    if kept is None:
        kept = InterviewSession(
            id=uuid4(), team_id=identity.team_id, user_id=identity.user_id, job_id=job_id, type=BRIEF,
            application_id=await application_for(db, job_id),
        )  # fmt: skip
        db.add(kept)
    kept.analysis = analysis
    await db.flush()
    record(db, "brief_made", entity_type="interview", entity_id=kept.id, run_id=run_id, job_id=str(job_id))
    return kept.id


async def save_analysis(
    db: AsyncSession, session_id: UUID, advice: dict[str, Any], *, by: str, edition: str, run_id: UUID
) -> bool:
    """The remarks on a finished interview, and whose they are; not where its transcript has been changed since."""
    identity = identity_in(db)
    question = select(InterviewSession).where(
        col(InterviewSession.team_id) == identity.team_id,
        col(InterviewSession.user_id) == identity.user_id,
        col(InterviewSession.id) == session_id,
    )
    session = (await db.execute(question.with_for_update())).scalar_one_or_none()
    if session is None or edition_of(session) != edition:
        return False
    session.analysis = {**session.analysis, "advice": advice, "by": by, "run_id": str(run_id)}
    await db.flush()
    record(
        db, "interview_analysed", entity_type="interview", entity_id=session.id, run_id=run_id,
        label=TYPES.get(session.type, ""),
    )  # fmt: skip
    return True


def _briefs(db: AsyncSession, job_id: UUID) -> Any:
    identity = identity_in(db)
    return (
        select(InterviewSession)
        .where(
            col(InterviewSession.team_id) == identity.team_id,
            col(InterviewSession.user_id) == identity.user_id,
            col(InterviewSession.job_id) == job_id,
            col(InterviewSession.type) == BRIEF,
        )
        .order_by(col(InterviewSession.created_at).desc())
        .limit(1)
    )


async def application_for(db: AsyncSession, job_id: UUID) -> UUID | None:
    """The person's own application for this job."""
    identity = identity_in(db)
    question = select(col(Application.id)).where(
        col(Application.team_id) == identity.team_id,
        col(Application.user_id) == identity.user_id,
        col(Application.job_id) == job_id,
    )
    return (await db.execute(question)).scalar_one_or_none()
