"""The trail of an agent's work: a run, its steps, and how it ended."""

from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.domain.enums import AgentType, RunStatus
from app.models.agent_run import AgentRun, AgentRunStep


async def begin_run(db: AsyncSession, agent: AgentType, *, trigger: str, inputs: dict[str, Any]) -> UUID:
    """A run that is performed right away. `trigger` says in words what started it."""
    identity = identity_in(db)
    run = AgentRun(
        team_id=identity.team_id,
        user_id=identity.user_id,
        agent_type=agent,
        trigger=trigger,
        inputs=inputs,
        engine="rules",
    )
    db.add(run)
    await db.flush()
    await _set_status(db, run.id, RunStatus.RUNNING, attempt=1)
    return run.id


async def record_step(
    db: AsyncSession,
    run_id: UUID,
    name: str,
    *,
    position: int,
    input: dict[str, Any] | None = None,
    output: dict[str, Any] | None = None,
) -> None:
    """A step that has been done; saved in the transaction of what it wrote."""
    db.add(
        AgentRunStep(
            team_id=identity_in(db).team_id,
            agent_run_id=run_id,
            position=position,
            step_name=name,
            status=RunStatus.SUCCEEDED,
            input=input or {},
            output=output or {},
        )
    )
    await db.flush()


async def end_run(db: AsyncSession, run_id: UUID, *, outputs: dict[str, Any]) -> None:
    """It did what it was for."""
    await _set_status(db, run_id, RunStatus.SUCCEEDED, outputs=outputs)


async def fail_run(db: AsyncSession, run_id: UUID, *, error: str) -> None:
    """It did not; `error` is a sentence to a person."""
    await _set_status(db, run_id, RunStatus.FAILED, error=error)


async def _set_status(db: AsyncSession, run_id: UUID, status: RunStatus, **values: Any) -> None:
    await db.execute(
        update(AgentRun)
        .where(AgentRun.team_id == identity_in(db).team_id, AgentRun.id == run_id)  # type: ignore[arg-type]
        .values(status=status, **values)
    )
