"""The conversation so far: one's own questions with their answers, the latest last."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.domain.enums import AgentType, RunStatus
from app.models.agent_run import AgentRun

MOST = 30


@dataclass(frozen=True)
class Exchange:
    """A question, and what was said to it; `status` is "answered", "thinking" or "failed"."""

    run_id: str
    question: str
    status: str
    sentences: list[str] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
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


def _exchange(run: AgentRun) -> Exchange:
    asked, status = str(run.inputs.get("question", "")), RunStatus(run.status)
    if status is RunStatus.SUCCEEDED:
        by = f"understood by {run.model}" if run.engine == "model" else ""
        return Exchange(
            str(run.id), asked, "answered", run.outputs.get("sentences", []), run.outputs.get("rows", []), by
        )
    if status in (RunStatus.FAILED, RunStatus.CANCELED):
        return Exchange(str(run.id), asked, "failed", [run.error or "This question was not answered."])
    return Exchange(str(run.id), asked, "thinking")
