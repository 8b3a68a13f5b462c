"""The trail of an agent's work: a run, its steps, and how it ended."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.domain.enums import AgentType, RunStatus
from app.domain.errors import Conflict
from app.models.agent_run import AgentRun, AgentRunStep


async def queue_run(
    db: AsyncSession,
    agent: AgentType,
    *,
    trigger: str,
    inputs: dict[str, Any] | None = None,
    subject: str | None = None,
    origin: str = "person",
    parent: UUID | None = None,
) -> UUID:
    """A run that a worker performs, queued with this transaction; `trigger` says in words what started it.

    Where the agent already works on this `subject`, that run is the answer: nothing is done twice.
    """
    identity = identity_in(db)
    run_id = uuid4()
    added = await db.execute(
        insert(AgentRun)
        .values(
            id=run_id,
            team_id=identity.team_id,
            user_id=identity.user_id,
            agent_type=agent,
            trigger=trigger,
            inputs=inputs or {},
            subject=subject,
            origin=origin,
            parent_run_id=parent,
        )
        .on_conflict_do_nothing()
        .returning(col(AgentRun.id))
    )
    if added.scalar_one_or_none() is None:
        return await _active_run(db, agent, subject)
    await db.execute(text("select private.send_run(:run)"), {"run": run_id})
    return run_id


async def _active_run(db: AsyncSession, agent: AgentType, subject: str | None) -> UUID:
    wanted = select(col(AgentRun.id)).where(
        col(AgentRun.team_id) == identity_in(db).team_id,
        col(AgentRun.agent_type) == agent,
        col(AgentRun.subject) == subject,
        col(AgentRun.finished_at).is_(None),
    )
    found = (await db.execute(wanted)).scalar_one_or_none()
    if found is None:  # it ended in this very moment
        raise Conflict("The run before this one has just ended. Ask again.")
    return found


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
