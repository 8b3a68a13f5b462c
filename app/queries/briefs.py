"""The brief before a talk, as it was made last; and whether one is being made."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.domain.enums import AgentType, RunStatus
from app.models.agent_run import AgentRun
from app.models.interview import InterviewSession
from app.queries.postings import postings


@dataclass(frozen=True)
class BriefView:
    """`brief` is empty while there is none; `problem` is why the last one was not made."""

    title: str
    brief: dict[str, Any] = field(default_factory=dict)
    by: str = ""
    is_at_work: bool = False
    problem: str = ""


async def brief_view(db: AsyncSession, job_id: UUID) -> BriefView | None:
    """For one job; None when there is no such job in this team."""
    found = await postings(db, ids=[job_id], limit=1)
    if not found:
        return None
    identity = identity_in(db)
    kept = select(InterviewSession).where(
        col(InterviewSession.team_id) == identity.team_id,
        col(InterviewSession.user_id) == identity.user_id,
        col(InterviewSession.job_id) == job_id,
        col(InterviewSession.type) == "brief",
    )
    runs = select(AgentRun).where(
        col(AgentRun.team_id) == identity.team_id,
        col(AgentRun.user_id) == identity.user_id,
        col(AgentRun.agent_type) == AgentType.INTERVIEW_PREP,
        col(AgentRun.subject) == f"brief:{job_id}",
    )
    session = (await db.execute(kept.order_by(col(InterviewSession.created_at).desc()).limit(1))).scalar()
    run = (await db.execute(runs.order_by(col(AgentRun.created_at).desc()).limit(1))).scalar()
    status = RunStatus(run.status) if run else None
    analysis = session.analysis if session else {}
    return BriefView(
        title=found[0][1].title,
        brief=analysis.get("brief", {}),
        by="with further questions by a model" if analysis.get("engine") == "model" else "composed by rules",
        is_at_work=status in (RunStatus.QUEUED, RunStatus.RUNNING),
        problem=(run.error or "") if run and status is RunStatus.FAILED else "",
    )
