"""A run is performed once whatever happens on the way: each crash point is a test."""

import asyncio
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from app.actions.runs import queue_run
from app.db.session import team_session
from app.domain.enums import AgentType
from app.domain.identity import Identity
from app.runs.perform import Recipe, perform
from app.runs.run import Run
from app.runs.watch import Watch

Sql = Callable[..., list[tuple[Any, ...]]]
AGENT = AgentType.JOB_SEARCH
NOTE = text(
    "insert into notifications (team_id, user_id, type, payload)"
    " values (:team, :user, 'note', jsonb_build_object('run', cast(:run as text), 'step', cast(:step as text)))"
)


def notes(run: Run, step: str) -> Callable[..., Any]:
    """Work that leaves exactly one row behind, if the step's transaction is kept."""

    async def write(db: Any) -> dict[str, str]:
        values = {
            "team": run.identity.team_id,
            "user": run.identity.user_id,
            "run": str(run.id),
            "step": step,
        }
        await db.execute(NOTE, values)
        return {"noted": step}

    return write


async def two_steps(run: Run) -> dict[str, Any]:
    await run.step("first", notes(run, "first"))
    return await run.step("second", notes(run, "second"))


async def queued(person: Identity, **known: Any) -> UUID:
    async with team_session(person) as db:
        return await queue_run(db, AGENT, trigger="a test", **known)


async def performed(run_id: UUID, recipe: Recipe, watch: Watch | None = None) -> None:
    await perform(run_id, {AGENT: recipe}, watch or Watch())


def status_of(sql: Sql, run_id: UUID) -> str:
    return sql("select status::text from agent_runs where id = %s", run_id)[0][0]


def noted(sql: Sql) -> int:
    return sql("select count(*) from notifications")[0][0]


def free(sql: Sql, run_id: UUID) -> None:
    """As if the lease of whoever has it had run out, or its pause."""
    sql("update agent_runs set heartbeat_at = null, not_before = null where id = %s", run_id)


async def test_a_queued_run_is_performed_and_tells_its_steps(alice: Identity, sql: Sql) -> None:
    run_id = await queued(alice)
    await performed(run_id, two_steps)
    assert sql("select status::text, attempt, outputs, finished_at is not null from agent_runs") == [
        ("succeeded", 1, {"noted": "second"}, True)
    ]
    steps = sql("select position, step_name, status::text, output from agent_run_steps order by position")
    assert steps == [
        (1, "first", "succeeded", {"noted": "first"}),
        (2, "second", "succeeded", {"noted": "second"}),
    ]
    assert noted(sql) == 2


async def test_a_run_is_queued_with_the_transaction_or_not_at_all(alice: Identity, sql: Sql) -> None:
    with pytest.raises(RuntimeError, match="changed my mind"):
        async with team_session(alice) as db:
            await queue_run(db, AGENT, trigger="a test")
            raise RuntimeError("changed my mind")
    assert sql("select count(*) from queue.procrastinate_jobs where queueing_lock is not null") == [(0,)]
    await queued(alice)
    assert sql("select queue_name, task_name from queue.procrastinate_jobs") == [("runs", "perform_run")]


async def test_of_two_workers_one_gets_it(alice: Identity, sql: Sql) -> None:
    run_id = await queued(alice)
    await asyncio.gather(*(performed(run_id, two_steps) for _ in range(8)))
    assert noted(sql) == 2
    assert sql("select attempt from agent_runs") == [(1,)]


@pytest.mark.parametrize("crash", ["before first", "in first", "after first", "in second", "after second"])
async def test_after_a_crash_finished_steps_are_not_done_again(alice: Identity, sql: Sql, crash: str) -> None:
    class Crash(BaseException):
        """Not an Exception: nothing in between may catch it, as nothing catches kill -9."""

    async def crashes(run: Run) -> dict[str, Any]:
        def at(point: str) -> None:
            if crash == point and run.attempt == 1:
                raise Crash

        async def writes(db: Any, step: str) -> dict[str, str]:
            made = await notes(run, step)(db)
            at(f"in {step}")
            return made

        at("before first")
        await run.step("first", lambda db: writes(db, "first"))
        at("after first")
        made = await run.step("second", lambda db: writes(db, "second"))
        at("after second")
        return made

    run_id = await queued(alice)
    with pytest.raises(Crash):
        await performed(run_id, crashes)
    assert status_of(sql, run_id) == "running"
    await performed(run_id, crashes)
    assert status_of(sql, run_id) == "running", "its lease has not run out"
    free(sql, run_id)
    await performed(run_id, crashes)
    assert status_of(sql, run_id) == "succeeded"
    assert noted(sql) == 2
    assert sql("select distinct step_name, status::text from agent_run_steps order by 1") == [
        ("first", "succeeded"), ("second", "succeeded"),
    ]  # fmt: skip
