"""Every agent's own recipe, while workers, web processes and Postgres are killed: none lost, none doubled, none stuck.

BIDWELL_TEST_AGENT_KILLS=200 for the long version, BIDWELL_TEST_LEASE=15 for the lease that people get; `-rP`
shows the figures.
"""

import asyncio
import logging
import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest

from app.db.engine import close_database, use_database
from app.db.migrate import migrate
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from app.embedded.postgres import start_postgres, stop_postgres
from app.settings import Settings
from tests.agents.people_facts import with_facts
from tests.conftest import temporary_folder
from tests.people import sign_up
from tests.runs.every_agent import KIND_OF, KINDS, RANKING, check_effects, queue_one
from tests.runs.page_process import PageProcess, acknowledged
from tests.runs.test_postgres_dies import SAFE, kill_all
from tests.runs.test_workers import OPEN, until
from tests.runs.worker_process import Killable, WorkerProcess

logger = logging.getLogger(__name__)

KILLS = int(os.environ.get("BIDWELL_TEST_AGENT_KILLS", "16"))
LEASE = float(os.environ.get("BIDWELL_TEST_LEASE", "3"))
HITS = min(3, max(1, KILLS // 16))
"""So often at least a worker dies over a run of each agent."""
STUCK = 60.0
LIGHT = (RANKING, "cover_letter", "interview_prep", "dashboard_copilot")
"""Agents that read no file, and so leave room for many runs."""
DOING = f"select id, attempt, {KIND_OF} from agent_runs where status = 'running' and metered_on is not null"
WHO_DIES = ("worker", "page", "worker", "worker", "page", "worker", "worker", "Postgres")
STANDS = (
    "select id, row(status, attempt, progress, (select count(*) from agent_run_steps s"
    " where s.agent_run_id = r.id and s.status = 'succeeded'))::text from agent_runs r where finished_at is null"
)


@dataclass
class Ground:
    """A Postgres that may die, a person with facts, and where their files lie."""

    cluster: Cluster
    config: Settings
    alice: Identity
    files: Path
    pages: Path

    def sql(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.cluster.dsn_superuser) as db:
            return db.execute(statement.encode(), values or None).fetchall()


@dataclass
class Onlooker:
    """Looks at every open run all the time: how long did one stand where it stood?"""

    ground: Ground
    longest: float = 0.0
    ended: threading.Event = field(default_factory=threading.Event)
    _since: dict[UUID, tuple[str, float]] = field(default_factory=dict)

    def look(self) -> None:
        while not self.ended.wait(0.25):
            try:
                found = dict(self.ground.sql(STANDS))
            except psycopg.Error:
                continue  # it is dead at the moment: the time goes on
            now = time.monotonic()
            for each, stands in found.items():
                before, since = self._since.get(each, ("", now))
                self.longest = max(self.longest, now - since)
                self._since[each] = (stands, since if stands == before else now)


@pytest.mark.timeout(240 + KILLS * 8)
async def test_every_agent_survives_the_death_of_workers_pages_and_postgres() -> None:
    async with ground() as here:
        worker = WorkerProcess(here.cluster.dsn_app, lease=LEASE, at_once=4, cheap=False)
        page = PageProcess(here.cluster.dsn_app, here.alice, here.pages, lease=LEASE)
        onlooker = Onlooker(here)
        watching = threading.Thread(target=onlooker.look)
        began = time.monotonic()
        watching.start()
        try:
            queued, killed, hits, files = await _die_again_and_again(here, worker, page)
            await asyncio.to_thread(page.end, signal.SIGKILL)
            await until(here.sql, OPEN, 0, limit=120)
            queued.add(await queue_one(here.alice, "job_search", 99_999, here.files))
            await until(here.sql, OPEN, 0, limit=60)
        finally:
            onlooker.ended.set()
            for one in (worker, page):
                await asyncio.to_thread(one.end, signal.SIGKILL)
            watching.join()
        there = {row[0] for row in here.sql("select id from agent_runs")}
        lost = (queued | acknowledged(here.pages)) - there
        attempts = here.sql("select max(attempt) from agent_runs")[0][0]
        logger.warning(
            "%s kills %s over %s runs in %.0f s, lease %.1f s: %s lost; longest without progress %.1f s; most attempts"
            " %s; runs that a worker died over: %s",
            sum(killed.values()), dict(killed), len(there), time.monotonic() - began, LEASE, len(lost),
            onlooker.longest, attempts, {str(kind): hits[kind] for kind in KINDS},
        )  # fmt: skip
        assert not lost
        assert onlooker.longest <= STUCK
        assert min(hits[kind] for kind in KINDS) >= HITS, hits
        check_effects(here.sql, files + 1)


async def _die_again_and_again(
    here: Ground, worker: Killable, page: Killable
) -> tuple[set[UUID], Counter[str], Counter[str], int]:
    """When is chosen by chance; where a worker dies, it is over a run of the agent that was hit least."""
    chance, queued, files = random.Random(11), set[UUID](), 0
    killed, hits = Counter[str](), Counter[str]()
    struck = set[tuple[UUID, int]]()
    await asyncio.gather(asyncio.to_thread(worker.start), asyncio.to_thread(page.start))
    turn = 0
    while sum(killed.values()) < KILLS or min(hits[kind] for kind in KINDS) < HITS:
        turn += 1
        assert turn < KILLS * 12, f"an agent is never hit: {hits}"
        missed = [kind for kind in KINDS if hits[kind] < HITS]
        aim = chance.choice(missed or KINDS)
        for kind in (aim, chance.choice(LIGHT)):
            queued.add(await queue_one(here.alice, kind, len(queued) + 1000 * turn, here.files))
            files += kind == "job_search"
        whom = WHO_DIES[turn % len(WHO_DIES)]
        killed[whom] += 1
        if whom == "Postgres":
            await _kill_postgres(here, chance.random() * 0.5)
        elif whom == "page":
            await _kill(page, chance.random() * 0.5)
        else:
            await _until_doing(here, aim, struck)
            await asyncio.sleep(chance.random() * 0.03)
            await asyncio.to_thread(worker.end, signal.SIGKILL)
            for run_id, attempt, kind in here.sql(DOING):
                hits[kind] += (run_id, attempt) not in struck
                struck.add((run_id, attempt))
            await asyncio.to_thread(worker.start)
    return queued, killed, hits, files


async def _kill(one: Killable, after: float) -> None:
    await asyncio.sleep(after)
    await asyncio.to_thread(one.end, signal.SIGKILL)
    await asyncio.to_thread(one.start)


async def _kill_postgres(here: Ground, after: float) -> None:
    await asyncio.sleep(after)
    await asyncio.to_thread(kill_all, here.cluster)
    await asyncio.to_thread(start_postgres, here.config, tuning=SAFE)
    await close_database()


async def _until_doing(here: Ground, kind: str, struck: set[tuple[UUID, int]]) -> None:
    """Until a living worker has a run of this kind in its hands."""
    give_up = time.monotonic() + 5.0
    while (
        all(found != kind or (run, at) in struck for run, at, found in here.sql(DOING))
        and time.monotonic() < give_up
    ):
        await asyncio.sleep(0.005)


@asynccontextmanager
async def ground() -> AsyncIterator[Ground]:
    with temporary_folder() as folder:
        config = Settings(data=folder / "data")
        files, pages = folder / "files", folder / "pages"
        files.mkdir()
        pages.mkdir()
        cluster = await asyncio.to_thread(start_postgres, config, tuning=SAFE)
        try:
            await asyncio.to_thread(migrate, cluster.dsn_owner)
            alice = sign_up(cluster, "Alice")
            use_database(cluster.dsn_app)
            here = Ground(cluster, config, alice, files, pages)
            with psycopg.connect(cluster.dsn_superuser) as db:
                db.execute("update public.profiles set plan = 'team'")
            await with_facts(alice)
            yield here
        finally:
            await close_database()
            await asyncio.to_thread(stop_postgres, cluster)
