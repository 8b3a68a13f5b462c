"""An import whose worker is killed at any moment is there whole, or not yet at all."""

import asyncio
import os
import random
import signal
from pathlib import Path

from app.actions.runs import queue_run
from app.db.session import team_session
from app.domain.enums import AgentType
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from tests.runs.files import a_row, sent
from tests.runs.test_workers import OPEN, Sql, until, workers

ROWS = int(os.environ.get("BIDWELL_TEST_ROWS", "1200"))
KILLS = int(os.environ.get("BIDWELL_TEST_IMPORT_KILLS", "8"))


async def test_an_import_killed_again_and_again_is_whole_or_not_there(
    alice: Identity, database: Cluster, sql: Sql, tmp_path: Path
) -> None:
    upload = await sent(alice, tmp_path, "upwork.csv", *(a_row(f"Job {number}") for number in range(ROWS)))
    inputs = {"task": "import", "upload": str(upload), "source": "upwork.csv", "platform": None}

    async def queue() -> None:
        async with team_session(alice) as db:
            await queue_run(db, AgentType.JOB_SEARCH, trigger="a test", inputs=inputs)

    await queue()
    sql("update agent_runs set max_attempts = 100")
    chance = random.Random(9)
    seen = set()
    async with workers(database, 1) as (one,):
        for _ in range(KILLS):
            await asyncio.sleep(chance.random() * 1.5)
            await asyncio.to_thread(one.end, signal.SIGKILL)
            seen.add(sql("select count(*) from jobs")[0][0])
            await asyncio.to_thread(one.start)
        await until(sql, OPEN, 0, limit=60)
        assert seen <= {0, ROWS}
        assert sql("select status::text, outputs ->> 'new' from agent_runs") == [("succeeded", str(ROWS))]
        for table in ("jobs", "job_sources", "job_rankings"):
            assert sql(f"select count(*) from {table}") == [(ROWS,)]
        assert sql("select count(*) from events where event_type = 'jobs_imported'") == [(1,)]
        before = sql("select sum(xmin::text::bigint) from jobs")
        await queue()
        await until(sql, OPEN, 0, limit=60)
    assert sql("select sum(xmin::text::bigint) from jobs") == before, "the same file again changes nothing"
