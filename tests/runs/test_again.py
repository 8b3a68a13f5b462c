"""An ended run can be done again: from a step, or whole, each time as a new run."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from app.actions.runs import cancel_run, queue_run, replay_run, retry_run
from app.actions.usage import LimitMet
from app.db.session import team_session
from app.domain.enums import AgentType
from app.domain.errors import BadInput, Conflict, NotFound
from app.domain.identity import Identity
from app.runs.run import Run
from tests.runs.side_effects import notes
from tests.runs.test_perform import Sql, noted, performed, queued, status_of, two_steps


async def fails_second(run: Run) -> dict[str, Any]:
    await run.step("first", notes(run, "first"))
    if run.origin == "person":
        raise BadInput("The second step cannot be done.")
    return await run.step("second", notes(run, "second"))


async def test_a_failed_run_tried_again_goes_on_where_it_failed(alice: Identity, sql: Sql) -> None:
    run_id = await queued(alice, inputs={"a": 1})
    await performed(run_id, fails_second)
    assert status_of(sql, run_id) == "failed"
    async with team_session(alice) as db:
        again = await retry_run(db, run_id)
    await performed(again, fails_second)
    assert (status_of(sql, again), noted(sql)) == ("succeeded", 2)
    assert sql("select trigger, inputs, origin, parent_run_id from agent_runs where id = %s", again) == [
        ("tried again: a test", {"a": 1}, "retry", run_id)
    ]
    assert status_of(sql, run_id) == "failed", "its end is final"


async def test_from_a_step_on_everything_is_done_anew(alice: Identity, sql: Sql) -> None:
    run_id = await queued(alice)
    await performed(run_id, two_steps)
    async with team_session(alice) as db:
        again = await retry_run(db, run_id, from_step="second")
    await performed(again, two_steps)
    assert (status_of(sql, again), noted(sql)) == ("succeeded", 3)
    async with team_session(alice) as db:
        replayed = await replay_run(db, run_id)
    await performed(replayed, two_steps)
    assert (status_of(sql, replayed), noted(sql)) == ("succeeded", 5)


async def test_what_cannot_be_done_again_is_said(alice: Identity, charlie: Identity, sql: Sql) -> None:
    run_id = await queued(alice)
    for who, error in ((alice, Conflict), (charlie, NotFound)):
        with pytest.raises(error):
            async with team_session(who) as db:
                await retry_run(db, run_id)
    await performed(run_id, two_steps)
    with pytest.raises(NotFound, match="step"):
        async with team_session(alice) as db:
            await retry_run(db, run_id, from_step="no such")
    with pytest.raises(Conflict, match="ended"):
        async with team_session(alice) as db:
            await cancel_run(db, run_id)
    with pytest.raises(NotFound):
        async with team_session(alice) as db:
            await cancel_run(db, uuid4())


async def test_there_is_one_active_run_for_an_agent_and_a_subject(alice: Identity, sql: Sql) -> None:
    first = await queued(alice, subject="profile")
    assert await queued(alice, subject="profile") == first
    async with team_session(alice) as db:
        other = await queue_run(db, AgentType.EMAIL_INGEST, trigger="a test", subject="profile")
    assert other != first
    await performed(first, two_steps)
    assert await queued(alice, subject="profile") != first


async def test_the_plan_s_limit_is_met_with_a_sentence_and_failures_are_given_back(
    alice: Identity, sql: Sql
) -> None:
    sql("update profiles set plan_ends_at = now() - interval '1 day'")
    runs: list[UUID] = [await queued(alice) for _ in range(20)]
    with pytest.raises(LimitMet, match="20 runs of agents are used up"):
        await queued(alice)
    async with team_session(alice) as db:
        await cancel_run(db, runs[0])
    await performed(runs[1], fails_second)
    await performed(runs[2], two_steps)
    assert sql("select count from usage_counters where metric = 'runs'") == [(18,)]
