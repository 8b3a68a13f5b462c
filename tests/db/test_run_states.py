"""A run goes from queued to running to an end, and its end is final."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from sqlalchemy.exc import IntegrityError

from app.db.session import team_session
from app.domain.enums import RunStatus as R
from app.domain.identity import Identity
from app.models.agent_run import AgentRunStep
from tests.builders import a_run

Sql = Callable[..., list[tuple[Any, ...]]]
ENDS = (R.SUCCEEDED, R.FAILED, R.CANCELED)
LEGAL = {(R.QUEUED, R.RUNNING), (R.QUEUED, R.CANCELED), *((R.RUNNING, end) for end in ENDS)}
WAY = {R.QUEUED: [], R.RUNNING: [R.RUNNING], R.SUCCEEDED: [R.RUNNING, R.SUCCEEDED],
       R.FAILED: [R.RUNNING, R.FAILED], R.CANCELED: [R.CANCELED]}  # fmt: skip


@pytest.mark.parametrize("start", list(R))
async def test_only_the_specs_states_follow_each_other(alice: Identity, sql: Sql, start: R) -> None:
    for target in set(R) - {start}:
        async with team_session(alice) as db:
            run = await a_run(db)
            for step in WAY[start]:
                run.status = step
                await db.flush()
        change = ("update agent_runs set status = %s where id = %s", target.value, run.id)
        if (start, target) in LEGAL:
            sql(*change)
        else:
            with pytest.raises(psycopg.errors.CheckViolation, match="cannot go from"):
                sql(*change)


async def test_a_run_begins_queued(alice: Identity) -> None:
    with pytest.raises(IntegrityError, match="begins queued"):
        async with team_session(alice) as db:
            await a_run(db, status=R.RUNNING)


@pytest.mark.parametrize("trigger", ["", "  "])
async def test_a_run_says_what_started_it(alice: Identity, trigger: str) -> None:
    with pytest.raises(IntegrityError, match="trigger"):
        async with team_session(alice) as db:
            await a_run(db, trigger=trigger)


async def test_the_clock_of_a_run_is_kept(alice: Identity) -> None:
    async with team_session(alice) as db:
        run = await a_run(db)
        run.status = R.RUNNING
        await db.flush()
        assert (run.started_at is None, run.finished_at) == (False, None)
        run.status = R.FAILED
        await db.flush()
        assert run.finished_at is not None


async def test_a_step_that_succeeded_keeps_its_result(alice: Identity) -> None:
    async with team_session(alice) as db:
        run = await a_run(db)
        step = AgentRunStep(team_id=run.team_id, agent_run_id=run.id, step_name="fetch", status=R.SUCCEEDED)
        db.add(step)
        await db.flush()
        step.output = {"again": True}
        with pytest.raises(IntegrityError, match="has succeeded"):
            await db.flush()
        await db.rollback()
