"""Perform a run: take it, let its recipe work, and say how it ended. Any number of workers may try at once."""

import asyncio
import json
import logging
import random
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import text

from app.db.session import service_session, team_session
from app.db.sql import load
from app.domain.enums import AgentType, TeamRole
from app.domain.errors import UserFacingError
from app.domain.identity import Identity
from app.domain.retry import wait_before
from app.runs.run import LostRun, Run
from app.runs.watch import Watch

logger = logging.getLogger(__name__)

Recipe = Callable[[Run], Awaitable[Any]]
NO_WORD = "Something went wrong that was not expected; the server's log says what."
LEFT = "Whoever queued this run may not work in the team any more."

END = text(
    "update agent_runs set status = cast(:status as run_status), error = :error,"
    " outputs = cast(:outputs as jsonb) where team_id = :team and id = :run and attempt = :attempt"
    " and status = 'running'"
)
END_STEPS = text(
    "update agent_run_steps set status = cast(:status as run_status), error = :error,"
    " finished_at = clock_timestamp() where team_id = :team and agent_run_id = :run and status = 'running'"
)
TRY_LATER = text(
    "update agent_runs set heartbeat_at = null, not_before = clock_timestamp() + cast(:wait as interval),"
    " error = :error where team_id = :team and id = :run and attempt = :attempt and status = 'running'"
    " and attempt < max_attempts - 3"
)
"""Trouble that says its name is tried less often than a death, which may be another run's fault."""
HAND_BACK = text(
    "update agent_runs set heartbeat_at = null, max_attempts = max_attempts + 1"
    " where team_id = :team and id = :run and attempt = :attempt and status = 'running'"
)
SEND = text("select private.send_run(:run)")


async def perform(run_id: UUID, agents: Mapping[AgentType, Recipe], watch: Watch) -> None:
    """Take this run if it is to be had, and bring it as far as it gets. Never raises but when told to stop."""
    run = await _take(run_id, watch.rhythm.lease)
    if run is None:
        return
    work = asyncio.create_task(_work(run, agents), name=f"run {run_id}")
    with watch.hold(run_id, run.attempt, work):
        try:
            await asyncio.shield(work)
        except asyncio.CancelledError:
            if work.cancelled():
                return  # canceled or taken over: the row says so already
            await _stop(run, work)
            raise


async def _take(run_id: UUID, lease: float) -> Run | None:
    async with service_session("a run is taken before it is known whose it is") as db:
        row = (
            (await db.execute(load("take_run"), {"run": run_id, "lease": f"{lease} seconds"}))
            .mappings()
            .first()
        )
    if row is None:
        return None
    role = TeamRole(row["role"]) if row["role"] else TeamRole.VIEWER
    who = Identity(row["user_id"], row["team_id"], role, row["email"])
    run = Run(
        id=row["id"], identity=who, agent=AgentType(row["agent_type"]), trigger=row["trigger"],
        inputs=row["inputs"], attempt=row["attempt"], origin=row["origin"],
    )  # fmt: skip
    if not who.may_write:
        await _end_for_the_service(run)
        return None
    return run


async def _work(run: Run, agents: Mapping[AgentType, Recipe]) -> None:
    try:
        await run.recall()
        result = await agents[run.agent](run)
        await _end(run, "succeeded", outputs=result if isinstance(result, dict) else {"result": result})
    except LostRun:
        return
    except UserFacingError as error:
        await _end_somehow(run, _fail(run, error.sentence))
    except Exception as error:
        logger.exception("Run %s, attempt %s, met trouble.", run.id, run.attempt)
        await _end_somehow(run, _try_later(run, error))


async def _end(
    run: Run, status: str, *, outputs: dict[str, Any] | None = None, error: str | None = None
) -> None:
    values = _key(run) | {"status": status, "error": error, "outputs": json.dumps(outputs or {}, default=str)}
    async with team_session(run.identity) as db:
        await db.execute(END, values)
        if status != "succeeded":
            await db.execute(END_STEPS, {k: values[k] for k in ("team", "run", "status", "error")})


async def _fail(run: Run, sentence: str) -> None:
    await _end(run, "failed", error=sentence)


async def _try_later(run: Run, error: Exception) -> None:
    """Once more after a pause; or never, when it was the last attempt."""
    wait = wait_before(run.attempt, spread=random.random())  # noqa: S311
    values = _key(run) | {"wait": f"{wait.total_seconds()} seconds", "error": NO_WORD}
    async with team_session(run.identity) as db:
        postponed = await db.execute(TRY_LATER, values)
        if postponed.rowcount:  # type: ignore[attr-defined]
            await db.execute(SEND, {"run": run.id})
            return
    await _fail(run, f"{NO_WORD} It was tried {run.attempt} times. ({type(error).__name__})")


async def _end_somehow(run: Run, ending: Awaitable[None]) -> None:
    """Where even that cannot be written, the lease runs out and the run is returned to the queue."""
    try:
        await ending
    except Exception:
        logger.warning("How run %s ended could not be written; it will be returned.", run.id)


async def _end_for_the_service(run: Run) -> None:
    values = _key(run) | {"status": "failed", "error": LEFT, "outputs": "{}"}
    async with service_session("the run of somebody who left the team is ended") as db:
        await db.execute(END, values)


async def _stop(run: Run, work: asyncio.Task[None]) -> None:
    """This process ends: what the run was doing is taken back, and others go on with it at once."""
    work.cancel()
    await asyncio.wait([work])
    async with team_session(run.identity) as db:
        handed = await db.execute(HAND_BACK, _key(run))
        if handed.rowcount:  # type: ignore[attr-defined]
            await db.execute(SEND, {"run": run.id})


def _key(run: Run) -> dict[str, Any]:
    return {"team": run.identity.team_id, "run": run.id, "attempt": run.attempt}
