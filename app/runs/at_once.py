"""A run that somebody waits for: performed here and now, and by a worker if this process dies over it."""

import asyncio
from time import monotonic
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from app.actions.runs import queue_run
from app.db.session import team_session
from app.domain.enums import AgentType, RunStatus
from app.domain.errors import Conflict, UserFacingError
from app.domain.identity import Identity
from app.models.agent_run import AgentRun
from app.runs.perform import Recipe, perform
from app.runs.watch import Rhythm, Watch
from app.settings import settings

PATIENCE = 60.0
GOES_ON = "That did not work at once. It is tried again by itself: Runs shows how it goes."


async def perform_at_once(
    identity: Identity,
    agent: AgentType,
    recipe: Recipe,
    *,
    trigger: str,
    inputs: dict[str, Any],
) -> tuple[UUID, dict[str, Any]]:
    """Queue a run and perform it in this process: its id and result. Its refusals are raised as sentences."""
    async with team_session(identity) as db:
        run_id = await queue_run(db, agent, trigger=trigger, inputs=inputs, send=False)
    lease = settings().run_lease_seconds
    watch = Watch(Rhythm(beat=lease / 3, lease=lease))
    keeping = asyncio.create_task(watch.keep())
    try:
        await perform(run_id, {agent: recipe}, watch)
    finally:
        keeping.cancel()
    return run_id, await _result(identity, run_id)


async def _result(identity: Identity, run_id: UUID) -> dict[str, Any]:
    run = await _ended(identity, run_id)
    if run.status is RunStatus.SUCCEEDED:
        return run.outputs
    if run.status is RunStatus.CANCELED:
        raise Conflict("That was canceled; nothing was saved.")
    raise UserFacingError(run.error if run.status is RunStatus.FAILED and run.error else GOES_ON)


async def _ended(identity: Identity, run_id: UUID) -> AgentRun:
    """As it ended, here or, where a worker was quicker to take it, there; or as it waits to be tried again."""
    wanted = select(AgentRun).where(col(AgentRun.team_id) == identity.team_id, col(AgentRun.id) == run_id)
    give_up = monotonic() + PATIENCE
    while True:
        async with team_session(identity) as db:
            run = (await db.execute(wanted)).scalar_one()
        if run.finished_at is not None or run.not_before is not None or monotonic() > give_up:
            return run
        await asyncio.sleep(0.2)
