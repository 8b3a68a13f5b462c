"""Whatever recipe is at work, wherever it is: a cancel lets go of it within a second, and nothing is written after."""

import asyncio
import os
import random
import signal
import time

from app.actions.runs import cancel_run
from app.db.session import team_session
from app.domain.enums import RunStatus
from app.domain.errors import Conflict
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from app.models.agent_run import AgentRun
from tests.agents.people_facts import with_facts
from tests.runs.every_agent import KINDS, queue_one
from tests.runs.test_workers import Sql
from tests.runs.worker_process import WorkerProcess

ROUNDS = int(os.environ.get("BIDWELL_TEST_CANCELS", "2"))
SLOWEST = 1.0
"""Seconds, on a machine that has no more to do than it has processors for; else as many times longer."""
DOING = "select count(*) from queue.procrastinate_jobs where args ->> 'run_id' = %s"
WRITES = (
    "select (select count(*) from agent_run_steps where agent_run_id = %s and status = 'succeeded'),"
    " (select count(*) from agent_run_steps where agent_run_id = %s and status = 'running'),"
    " (select count(*) from events where agent_run_id = %s)"
)


async def test_a_cancel_of_any_agent_is_done_within_a_second(
    alice: Identity, database: Cluster, sql: Sql, tmp_path
) -> None:
    sql("update profiles set plan = 'team'")
    await with_facts(alice)
    chance, took, missed = random.Random(4), [], 0
    worker = WorkerProcess(database.dsn_app, lease=15, at_once=4, cheap=False)
    await asyncio.to_thread(worker.start)
    try:
        for number, kind in enumerate(KINDS * ROUNDS):
            run_id = await queue_one(alice, kind, number, tmp_path)
            await _begun(sql, run_id)
            await asyncio.sleep(chance.random() * 0.2)
            began = time.monotonic()
            try:
                async with team_session(alice) as db:
                    await cancel_run(db, run_id)
            except Conflict:  # it was quicker
                missed += 1
                continue
            before = sql(WRITES, run_id, run_id, run_id)
            while sql(DOING, str(run_id)) != [(0,)]:
                await asyncio.sleep(0.02)
            took.append(time.monotonic() - began)
            async with team_session(alice) as db:
                run = await db.get(AgentRun, run_id)
            assert run is not None
            assert run.status is RunStatus.CANCELED
            assert sql(WRITES, run_id, run_id, run_id) == before
            assert before[0][1] == 0, "a step that was at work is canceled with it"
    finally:
        await asyncio.to_thread(worker.end, signal.SIGKILL)
    assert len(took) >= len(KINDS), f"{missed} ended before they could be canceled"
    slow = sorted(took)[int(len(took) * 0.95) - 1]
    crowded = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
    assert slow <= SLOWEST * crowded, f"p95 {slow:.2f} s: {[round(one, 2) for one in took]}"


async def _begun(sql: Sql, run_id) -> None:
    give_up = time.monotonic() + 20
    while sql("select started_at is null from agent_runs where id = %s", run_id)[0][0]:
        assert time.monotonic() < give_up
        await asyncio.sleep(0.01)
