"""Workers in processes of their own: killed, told to end, and many at once. Nothing is lost or done twice."""

import asyncio
import os
import random
import signal
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import pytest

from app.actions.runs import cancel_run, queue_run
from app.db.session import team_session
from app.domain.enums import AgentType
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from app.settings import settings
from tests.runs.worker_process import STEPS, WorkerProcess

Sql = Callable[..., list[tuple[Any, ...]]]
LEASE = 1.5
JOBS_IN_FILE = 5
KILLS = int(os.environ.get("BIDWELL_TEST_KILLS", "40"))
CHEAP = (AgentType.COVER_LETTER, AgentType.INTERVIEW_PREP)
OPEN = "select count(*) from agent_runs where finished_at is null"
ENDS = "select status::text, count(*) from agent_runs group by 1 order by 1"


@asynccontextmanager
async def workers(cluster: Cluster, count: int, *, at_once: int = 4) -> AsyncIterator[list[WorkerProcess]]:
    made = [WorkerProcess(cluster.dsn_app, lease=LEASE, at_once=at_once) for _ in range(count)]
    await all_of(one.start for one in made)
    try:
        yield made
    finally:
        await all_of(lambda one=one: one.end(signal.SIGKILL) for one in made)


async def all_of(work: Iterable[Callable[[], Any]]) -> None:
    await asyncio.gather(*(asyncio.to_thread(each) for each in work))


async def queue_some(who: Identity, count: int, agents: tuple[AgentType, ...] = CHEAP) -> list[UUID]:
    async with team_session(who) as db:
        return [await queue_run(db, agents[each % len(agents)], trigger="a test") for each in range(count)]


async def until(sql: Sql, question: str, answer: int, *, limit: float) -> None:
    give_up = time.monotonic() + limit
    while (found := sql(question)[0][0]) != answer:
        assert time.monotonic() < give_up, f"{found} instead of {answer}: {question}"
        await asyncio.sleep(0.1)


@pytest.mark.timeout(600)
async def test_workers_killed_at_random_lose_nothing_and_double_nothing(
    alice: Identity, database: Cluster, sql: Sql
) -> None:
    sql("update profiles set plan = 'team'")
    chance = random.Random(5)
    cheap: list[UUID] = []
    searches: set[UUID] = set()
    files = range(0, KILLS, 10)
    async with workers(database, 2) as both:
        for turn in range(KILLS):
            cheap += await queue_some(alice, 2)
            if turn in files:
                leave_file(alice, turn)
                searches.add(await search_for(alice))
                # here workers die faster than a file is read, which in life makes a run a poisonous one
                sql("update agent_runs set max_attempts = 1000 where agent_type = 'job_search'")
            await asyncio.sleep(chance.random() * 0.25)
            one = chance.choice(both)
            await asyncio.to_thread(one.end, signal.SIGKILL)
            await asyncio.to_thread(one.start)
        await until(sql, OPEN, 0, limit=150)
        searches.add(await search_for(alice))  # for a file that came when a search had looked already
        await until(sql, OPEN, 0, limit=60)
    assert sql(ENDS) == [("succeeded", len(cheap) + len(searches))]
    notes = "from notifications where type = 'note'"
    assert not sql(f"select 1 {notes} group by payload ->> 'run', payload ->> 'step' having count(*) > 1")
    assert sql(f"select count(*) {notes}") == [(STEPS * len(cheap),)]
    assert sql("select count(*) from agent_run_steps where status <> 'succeeded'") == [(0,)]
    assert sql("select count from usage_counters") == [(len(cheap) + len(searches),)]
    assert sql("select count(*) from jobs") == [(JOBS_IN_FILE * len(files),)]
    assert sql("select count(*) from job_sources") == [(JOBS_IN_FILE * len(files),)]
    found = "select sum((outputs ->> 'found')::int) from agent_runs where agent_type = 'job_search'"
    assert sql(found) == [(JOBS_IN_FILE * len(files),)], "each file was read by one search, once"
    assert sql("select count(*) > 0 from agent_runs where attempt > 1") == [(True,)], "no kill hit a run"


async def search_for(who: Identity) -> UUID:
    """One search at a time for one person, as the page and the schedule ask for it."""
    async with team_session(who) as db:
        return await queue_run(
            db, AgentType.JOB_SEARCH, trigger="a test", subject=f"job_search:{who.user_id}"
        )


def leave_file(who: Identity, turn: int) -> None:
    """A file of ads in the team's inbox that nobody has seen before, there since a minute."""
    folder = settings().data / "inbox" / str(who.team_id)
    folder.mkdir(parents=True, exist_ok=True)
    rows = [f"Job {turn}-{each},Please draw it {turn}-{each}.,$500\n" for each in range(JOBS_IN_FILE)]
    file = folder / f"upwork {turn}.csv"
    file.write_text("title,description,budget\n" + "".join(rows))
    os.utime(file, (time.time() - 60, time.time() - 60))


async def test_a_thousand_runs_are_drained_by_two_workers_and_none_is_taken_twice(
    alice: Identity, database: Cluster, sql: Sql
) -> None:
    sql("update profiles set plan = 'team'")
    await queue_some(alice, 1000, (AgentType.PROFILE_PARSER,))
    async with workers(database, 2, at_once=10):
        await until(sql, OPEN, 0, limit=240)
    assert sql("select status::text, attempt, count(*) from agent_runs group by 1, 2") == [
        ("succeeded", 1, 1000)
    ]
    assert sql("select count(*) from notifications") == [(1000,)]


async def test_told_to_end_a_worker_hands_its_runs_back_and_goes(
    alice: Identity, database: Cluster, sql: Sql
) -> None:
    await queue_some(alice, 20, (AgentType.DASHBOARD_COPILOT,))
    taken = "select count(*) from notifications"
    async with workers(database, 1, at_once=20) as (one,):
        await until(sql, taken, 20, limit=20)
        assert await asyncio.to_thread(one.end, signal.SIGTERM) < 10
        assert one.process.exitcode == 0
    back = "select count(*) from agent_runs where status = 'running' and heartbeat_at is null and max_attempts = 9"
    assert sql(back) == [(20,)]
    assert sql("select count(*) from queue.procrastinate_jobs where status = 'todo'") == [(20,)]
    async with workers(database, 1, at_once=20):
        await until(sql, "select count(*) from agent_runs where attempt = 2", 20, limit=10)
    assert sql(taken) == [(20,)]


async def test_a_cancel_ends_a_run_within_a_second_whoever_performs_it(
    alice: Identity, database: Cluster, sql: Sql
) -> None:
    runs = await queue_some(alice, 20, (AgentType.DASHBOARD_COPILOT,))
    took: list[float] = []
    async with workers(database, 1, at_once=20):
        await until(sql, "select count(*) from notifications", 20, limit=20)
        for run_id in runs:
            began = time.monotonic()
            async with team_session(alice) as db:
                await cancel_run(db, run_id)
            doing = "select count(*) from queue.procrastinate_jobs where args ->> 'run_id' = %s"
            while sql(doing, str(run_id)) != [(0,)]:
                await asyncio.sleep(0.02)
            took.append(time.monotonic() - began)
    assert sorted(took)[18] <= 1.0, f"p95 {sorted(took)[18]:.2f} s"
    assert sql(ENDS) == [("canceled", 20)]
