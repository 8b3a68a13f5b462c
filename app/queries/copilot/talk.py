"""The conversation so far: one's own questions with their answers, the latest last."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.domain.enums import AgentType, RunStatus
from app.models.agent_run import AgentRun
from app.models.application import Application
from app.models.job import Job

MOST = 30


@dataclass(frozen=True)
class Exchange:
    """A question, and what was said to it; `status` is "answered", "thinking" or "failed"."""

    run_id: str
    question: str
    status: str
    sentences: list[str] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)
    by: str = ""


async def exchanges(db: AsyncSession) -> list[Exchange]:
    """The last questions of the person who asks."""
    identity = identity_in(db)
    question = (
        select(AgentRun)
        .where(
            col(AgentRun.team_id) == identity.team_id,
            col(AgentRun.user_id) == identity.user_id,
            col(AgentRun.agent_type) == AgentType.DASHBOARD_COPILOT,
        )
        .order_by(col(AgentRun.created_at).desc(), col(AgentRun.id))
        .limit(MOST)
    )
    return [_exchange(run) for run in reversed((await db.execute(question)).scalars().all())]


async def exchange(db: AsyncSession, run_id: UUID) -> Exchange | None:
    """One of them."""
    return next((one for one in await exchanges(db) if one.run_id == str(run_id)), None)


async def is_on_board(db: AsyncSession, job_id: UUID) -> bool:
    """Whether one has a card of this job there already."""
    identity = identity_in(db)
    mine = {"team_id": identity.team_id, "user_id": identity.user_id, "job_id": job_id, "removed_at": None}
    return await db.scalar(select(Application.id).filter_by(**mine)) is not None  # type: ignore[call-overload]


async def follow_up_of(db: AsyncSession, application_id: UUID) -> datetime | None:
    """When one's card is due."""
    identity = identity_in(db)
    mine = {"team_id": identity.team_id, "user_id": identity.user_id, "id": application_id}
    due: datetime | None = await db.scalar(select(Application.next_follow_up_at).filter_by(**mine))  # type: ignore[call-overload]
    return due


async def job_named(db: AsyncSession, *, job: UUID | None = None, application: UUID | None = None) -> str:
    """The title of a job, or of the job that one's card is for; "" where it is not there."""
    team = identity_in(db).team_id
    wanted = select(Job.title).where(col(Job.team_id) == team)  # type: ignore[call-overload]
    if application is not None:
        card = select(Application.job_id).filter_by(team_id=team, id=application)  # type: ignore[call-overload]
        wanted = wanted.where(col(Job.id).in_(card))
    else:
        wanted = wanted.where(col(Job.id) == job)
    return str(await db.scalar(wanted) or "")


def _exchange(run: AgentRun) -> Exchange:
    asked, status = str(run.inputs.get("question", "")), RunStatus(run.status)
    if status is RunStatus.SUCCEEDED:
        by = f"understood by {run.model}" if run.engine == "model" else ""
        said, rows, asks = (run.outputs.get(name, []) for name in ("sentences", "rows", "asks"))
        return Exchange(str(run.id), asked, "answered", said, rows, asks, by)
    if status in (RunStatus.FAILED, RunStatus.CANCELED):
        return Exchange(str(run.id), asked, "failed", [run.error or "This question was not answered."])
    return Exchange(str(run.id), asked, "thinking")
