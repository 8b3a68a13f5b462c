"""A run is performed once whatever happens on the way: each crash point is a test."""

import asyncio
from asyncio import CancelledError, Event, create_task, sleep
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

import app.runs.run as run_module
from app.actions.runs import cancel_run, queue_run
from app.db.session import team_session
from app.domain.enums import AgentType
from app.domain.errors import BadInput
from app.domain.identity import Identity
from app.runs.perform import Recipe, perform
from app.runs.run import Run
from app.runs.watch import Rhythm, Watch
from tests.runs.side_effects import notes

Sql = Callable[..., list[tuple[Any, ...]]]
AGENT = AgentType.JOB_SEARCH


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
    async def change_my_mind() -> None:
        async with team_session(alice) as db:
            await queue_run(db, AGENT, trigger="a test")
            raise RuntimeError("changed my mind")

    with pytest.raises(RuntimeError, match="changed my mind"):
        await change_my_mind()
    assert sql("select count(*) from queue.procrastinate_jobs") == [(0,)]
    assert sql("select count(*) from usage_counters where count > 0") == [(0,)]
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


async def test_a_worker_thought_dead_cannot_write_over_its_successor(alice: Identity, sql: Sql) -> None:
    slow, go_on = Event(), Event()

    async def recipe(run: Run) -> dict[str, Any]:
        async def write(db: Any) -> dict[str, str]:
            made = await notes(run, f"attempt {run.attempt}")(db)
            if run.attempt == 1:
                slow.set()
                await go_on.wait()
            return made

        return await run.step("write", write)

    run_id = await queued(alice)
    first = create_task(performed(run_id, recipe))
    await slow.wait()
    free(sql, run_id)
    await performed(run_id, recipe)
    go_on.set()
    await first
    assert sql("select payload ->> 'step' from notifications") == [("attempt 2",)]
    assert sql("select attempt, outputs from agent_runs") == [(2, {"noted": "attempt 2"})]


async def test_a_sentence_for_a_person_ends_the_run_at_once(alice: Identity, sql: Sql) -> None:
    async def refuses(run: Run) -> None:
        await run.step("read", lambda: (_ for _ in ()).throw(BadInput("The file is empty.")))

    run_id = await queued(alice)
    await performed(run_id, refuses)
    assert sql("select status::text, attempt, error from agent_runs") == [("failed", 1, "The file is empty.")]
    assert sql("select status::text, error from agent_run_steps") == [("failed", "The file is empty.")]


async def test_trouble_is_tried_again_after_a_pause_and_at_last_given_up(alice: Identity, sql: Sql) -> None:
    async def breaks(run: Run) -> None:
        raise OSError("the network is down")

    run_id = await queued(alice)
    for attempt in (1, 2, 3, 4):
        await performed(run_id, breaks)
        waiting = sql(
            "select status::text, attempt, not_before > now(), heartbeat_at is null from agent_runs"
        )
        assert waiting == [("running", attempt, True, True)]
        await performed(run_id, breaks)
        assert sql("select attempt from agent_runs") == [(attempt,)], "not before its time"
        free(sql, run_id)
    await performed(run_id, breaks)
    [(status, attempt, error)] = sql("select status::text, attempt, error from agent_runs")
    assert (status, attempt) == ("failed", 5)
    assert "tried 5 times" in error


async def test_a_poisonous_run_ends_as_failed_with_a_reason(alice: Identity, sql: Sql) -> None:
    run_id = await queued(alice)
    for _ in range(8):
        assert await _taken(run_id)
        free(sql, run_id)
    assert not await _taken(run_id)
    assert sql("select ended, returned from private.return_stalled_runs('15 seconds')") == [(1, 0)]
    [(status, error)] = sql("select status::text, error from agent_runs")
    assert status == "failed"
    assert "begun 8 times" in error


async def _taken(run_id: UUID) -> bool:
    from app.runs.perform import _take

    return await _take(run_id, 15) is not None


async def test_a_run_that_no_worker_was_told_about_is_returned_to_the_queue(
    alice: Identity, sql: Sql
) -> None:
    await queued(alice)
    sql("delete from queue.procrastinate_jobs")
    assert sql("select returned from private.return_stalled_runs('15 seconds')") == [(1,)]
    assert sql("select returned from private.return_stalled_runs('15 seconds')") == [(0,)]


async def test_a_run_of_somebody_who_has_left_the_team_is_not_performed(bob: Identity, sql: Sql) -> None:
    run_id = await queued(bob)
    sql("delete from team_members where user_id = %s and team_id = %s", bob.user_id, bob.team_id)
    await performed(run_id, two_steps)
    assert sql("select status::text from agent_runs") == [("failed",)]
    assert noted(sql) == 0


async def test_a_run_sees_its_own_team_only(alice: Identity, charlie: Identity, sql: Sql) -> None:
    async def looks(run: Run) -> dict[str, Any]:
        async def look(db: Any) -> int:
            return (await db.execute(text("select count(distinct team_id) from jobs"))).scalar_one()

        return {"teams": await run.step("look", look)}

    for person in (alice, charlie):
        sql(
            "insert into jobs (team_id, platform, title, canonical_hash) values (%s, 'upwork', 'x', 'x')",
            person.team_id,
        )
    await performed(await queued(alice), looks)
    assert sql("select outputs from agent_runs") == [({"teams": 1},)]


@pytest.mark.parametrize("where", ["queued", "between steps", "in a step that writes"])
async def test_a_canceled_run_writes_nothing_more(alice: Identity, sql: Sql, where: str) -> None:
    arrived, go_on = Event(), Event()

    async def recipe(run: Run) -> None:
        if where == "between steps":
            arrived.set()
            await go_on.wait()

        async def write(db: Any) -> None:
            await notes(run, "x")(db)
            arrived.set()
            await go_on.wait()

        await run.step("write", write)

    run_id = await queued(alice)
    work = create_task(performed(run_id, recipe)) if where != "queued" else None
    if work:
        await arrived.wait()
    async with team_session(alice) as db:
        await cancel_run(db, run_id)
    go_on.set()
    await (work or performed(run_id, recipe))
    assert status_of(sql, run_id) == "canceled"
    assert noted(sql) == 0
    assert not sql("select 1 from agent_run_steps where status = 'running'")


async def test_a_canceled_run_that_waits_is_let_go_within_a_second(alice: Identity, sql: Sql) -> None:
    arrived, let_go = Event(), Event()

    async def waits(run: Run) -> None:
        arrived.set()
        try:
            await sleep(60)
        except CancelledError:
            let_go.set()
            raise

    watch = Watch(Rhythm())
    keeping, run_id = create_task(watch.keep()), await queued(alice)
    work = create_task(performed(run_id, waits, watch))
    await arrived.wait()
    async with team_session(alice) as db:
        await cancel_run(db, run_id)
    await asyncio.wait_for(let_go.wait(), 1.0)
    await work
    keeping.cancel()


async def test_a_run_is_handed_back_when_its_worker_is_told_to_end(alice: Identity, sql: Sql) -> None:
    arrived = Event()

    async def waits(run: Run) -> dict[str, Any]:
        await run.step("first", notes(run, "first"))
        arrived.set()
        if run.attempt == 1:
            await sleep(60)
        return {"done": True}

    run_id = await queued(alice)
    sql("delete from queue.procrastinate_jobs")
    work = create_task(performed(run_id, waits))
    await arrived.wait()
    work.cancel()
    with pytest.raises(CancelledError):
        await work
    assert sql("select heartbeat_at is null, max_attempts from agent_runs") == [(True, 9)]
    assert sql("select count(*) from queue.procrastinate_jobs where status = 'todo'") == [(1,)]
    await performed(run_id, waits)
    assert (status_of(sql, run_id), noted(sql)) == ("succeeded", 1)


async def test_what_a_step_used_and_wrote_is_kept_with_it(alice: Identity, sql: Sql) -> None:
    async def recipe(run: Run) -> None:
        def write() -> None:
            run.used(
                engine="model", model="small", input_tokens=10, output_tokens=5, cost_usd=Decimal("0.01")
            )
            run.wrote("job", run.id, "A job")

        await run.step("one", write)
        await run.step("two", write)

    await performed(await queued(alice), recipe)
    assert sql("select engine, model, input_tokens, output_tokens, cost_usd from agent_runs") == [
        ("model", "small", 20, 10, Decimal("0.02"))
    ]
    [(meta,)] = sql("select meta from agent_run_steps where step_name = 'two'")
    assert (meta["row_count"], meta["rows"][0]["title"], meta["input_tokens"]) == (1, "A job", 10)


async def test_a_step_that_never_ends_is_stopped_with_a_sentence(
    alice: Identity, sql: Sql, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_module, "STEP_LIMIT", 0.05)

    async def waits(run: Run) -> None:
        await run.step("wait for a model", lambda: sleep(60))

    await performed(await queued(alice), waits)
    assert sql("select status::text, error from agent_runs") == [
        ("failed", "“wait for a model” took too long and was stopped.")
    ]


async def test_what_the_database_tells_of_a_step_names_its_run(alice: Identity, sql: Sql) -> None:
    async def recipe(run: Run) -> None:
        async def rename(db: Any) -> None:
            await db.execute(
                text("update profiles set headline = 'x' where user_id = :who"), {"who": alice.user_id}
            )

        await run.step("rename", rename)

    run_id = await queued(alice)
    await performed(run_id, recipe)
    assert sql("select agent_run_id from events where event_type = 'profile_changed'") == [(run_id,)]
