"""Postgres is killed under a worker's hands: it comes back, and so do the runs."""

import asyncio
import os
import random
import signal
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import psycopg

from app.db.engine import close_database, use_database
from app.db.migrate import migrate
from app.embedded.cluster import Cluster
from app.embedded.postgres import start_postgres, stop_postgres
from app.settings import Settings
from tests.conftest import temporary_folder
from tests.people import sign_up
from tests.runs.test_workers import OPEN, queue_some, until, workers
from tests.runs.worker_process import STEPS

SAFE = {"fsync": "off"}
"""What was acknowledged has been handed to the system, which goes on living; a disk is not waited for."""
DEATHS = int(os.environ.get("BIDWELL_TEST_DEATHS", "3"))


async def test_runs_survive_the_death_of_postgres() -> None:
    with temporary_folder() as folder:
        config = Settings(data=folder)
        cluster = await asyncio.to_thread(start_postgres, config, tuning=SAFE)
        try:
            await asyncio.to_thread(migrate, cluster.dsn_owner)
            await _die_and_come_back(cluster, config)
        finally:
            await close_database()
            await asyncio.to_thread(stop_postgres, cluster)


async def _die_and_come_back(cluster: Cluster, config: Settings) -> None:
    alice = sign_up(cluster, "Alice")

    def sql(statement: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(cluster.dsn_superuser) as db:
            return db.execute(statement.encode()).fetchall()

    use_database(cluster.dsn_app)
    chance, count = random.Random(2), 0
    async with workers(cluster, 1):
        for _ in range(DEATHS):
            count += len(await queue_some(alice, 8))
            await asyncio.sleep(chance.random() * 0.5)
            await asyncio.to_thread(kill_all, cluster)
            await asyncio.to_thread(start_postgres, config, tuning=SAFE)
            await close_database()
        await until(sql, OPEN, 0, limit=60)
    assert sql("select status::text, count(*) from agent_runs group by 1") == [("succeeded", count)]
    assert sql("select count(*) from notifications") == [(STEPS * count,)]


def kill_all(cluster: Cluster) -> None:
    """All of its processes at once, as when the machine's memory runs out."""
    postmaster = psutil.Process(int(Path(cluster.folder, "postmaster.pid").read_text().split()[0]))
    family = [postmaster, *postmaster.children(recursive=True)]
    for process in family:
        with suppress(psutil.NoSuchProcess):  # the death of its postmaster was quicker
            process.send_signal(signal.SIGKILL)
    psutil.wait_procs(family, timeout=10)
