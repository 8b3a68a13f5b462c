"""The trail of an agent's work: a run, its steps, and how it ended."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.events import record
from app.actions.usage import reserve
from app.clock import utc_now
from app.db.session import identity_in
from app.db.sql import load
from app.domain.agents import run_name
from app.domain.enums import AgentType, RunStatus
from app.domain.errors import Conflict, NotFound
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
    send: bool = True,
) -> UUID:
    """A run that a worker performs, queued with this transaction; `trigger` says in words what started it.

    Where the agent already works on this `subject`, that run is the answer: nothing is done twice.
    LimitMet where the plan's limit for today is. With `send` off the caller performs it, right away and beside
    the limit; should it not come to that, a worker does.
    """
    if subject is not None and (active := await _active_run(db, agent, subject)):
        return active
    return await _add_run(
        db, send=send, agent_type=agent, trigger=trigger, inputs=inputs or {}, subject=subject,
        origin=origin, parent_run_id=parent,
    )  # fmt: skip


async def cancel_run(db: AsyncSession, run_id: UUID) -> None:
    """End it now, queued or running: from this moment on it writes nothing, and its worker lets go of it."""
    run = await _the_run(db, run_id)
    if run.finished_at is not None:
        raise Conflict("That run has already ended.")
    run.status, run.cancel_requested_at = RunStatus.CANCELED, utc_now()
    await db.flush()
    await db.execute(
        update(AgentRunStep)
        .where(
            col(AgentRunStep.team_id) == run.team_id,
            col(AgentRunStep.agent_run_id) == run_id,
            col(AgentRunStep.status) == RunStatus.RUNNING,
        )
        .values(status=RunStatus.CANCELED, finished_at=func.now())
    )
    source = f"{run_name(run.agent_type, run.inputs)}, {run.trigger}"
    record(db, "run_canceled", entity_type="run", entity_id=run_id, source=source)


async def retry_run(db: AsyncSession, run_id: UUID, *, from_step: str | None = None) -> UUID:
    """Do an ended run again, as a new one that begins with the old one's finished steps.

    From `from_step` on everything is done anew; without it, from the first step that did not succeed.
    """
    run = await _ended(db, run_id)
    again = await _again(db, run, origin="retry", trigger=f"tried again: {_first_words(run.trigger)}")
    kept = await db.execute(
        load("keep_steps"), {"team": run.team_id, "old": run_id, "new": again, "from_step": from_step}
    )
    if from_step is not None and kept.scalar_one() is None:
        raise NotFound("That run has no step of this name.")
    return again


async def replay_run(db: AsyncSession, run_id: UUID) -> UUID:
    """Do an ended run again from its beginning, with the same inputs, to see what differs."""
    run = await _ended(db, run_id)
    return await _again(db, run, origin="replay", trigger=f"replayed: {_first_words(run.trigger)}")


async def _again(db: AsyncSession, run: AgentRun, *, origin: str, trigger: str) -> UUID:
    if run.subject is not None and await _active_run(db, run.agent_type, run.subject):
        raise Conflict("The agent is at work on this already. Wait for it, or cancel it first.")
    return await _add_run(
        db, agent_type=run.agent_type, trigger=trigger, inputs=run.inputs, subject=run.subject,
        origin=origin, parent_run_id=run.id,
    )  # fmt: skip


async def _add_run(db: AsyncSession, *, send: bool = True, **values: Any) -> UUID:
    identity = identity_in(db)
    metered_on = await reserve(db, "runs") if send else None
    run = AgentRun(team_id=identity.team_id, user_id=identity.user_id, metered_on=metered_on, **values)
    try:
        async with db.begin_nested():
            db.add(run)
    except IntegrityError as error:
        if "agent_runs_active_key" not in str(error.orig):
            raise
        raise Conflict("The agent has begun with this at the same moment.") from error
    if send:
        await db.execute(text("select private.send_run(:run)"), {"run": run.id})
    return run.id


async def _active_run(db: AsyncSession, agent: AgentType, subject: str) -> UUID | None:
    wanted = select(col(AgentRun.id)).where(
        col(AgentRun.team_id) == identity_in(db).team_id,
        col(AgentRun.agent_type) == agent,
        col(AgentRun.subject) == subject,
        col(AgentRun.finished_at).is_(None),
    )
    return (await db.execute(wanted)).scalar_one_or_none()


async def _the_run(db: AsyncSession, run_id: UUID) -> AgentRun:
    wanted = select(AgentRun).where(
        col(AgentRun.team_id) == identity_in(db).team_id, col(AgentRun.id) == run_id
    )
    run = (await db.execute(wanted.with_for_update(key_share=True))).scalar_one_or_none()
    if run is None:
        raise NotFound("There is no such run in this team.")
    return run


async def _ended(db: AsyncSession, run_id: UUID) -> AgentRun:
    run = await _the_run(db, run_id)
    if run.finished_at is None:
        raise Conflict("That run has not ended yet. Cancel it first, or wait.")
    return run


def _first_words(trigger: str) -> str:
    return trigger.removeprefix("tried again: ").removeprefix("replayed: ")


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
