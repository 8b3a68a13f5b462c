"""kill -9 of every Postgres process under writers: nothing that was acknowledged is lost, and it is soon back.

BIDWELL_TEST_KILLS=60 for the long version.
"""

import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from statistics import median

import psutil
import psycopg
import pytest

from app.embedded.cluster import Cluster
from app.embedded.keeper import kept_up
from app.embedded.postgres import running_postgres, start_postgres, stop_postgres
from app.embedded.processes import live_postmaster
from app.settings import Settings
from tests.conftest import temporary_folder

KILLS = int(os.environ.get("BIDWELL_TEST_KILLS", "5"))
WRITERS = 4
SOON = 5.0


@pytest.fixture(scope="module")
def home() -> Iterator[Settings]:
    """With the settings that people get: what is committed is on the disk."""
    with temporary_folder() as folder:
        settings = Settings(data=folder / "data")
        with psycopg.connect(start_postgres(settings).dsn_owner) as db:
            db.execute("create table public.kept (writer int, n int, primary key (writer, n))")
        yield settings
        if running := running_postgres(settings):
            stop_postgres(running)


class Writers:
    """Four who commit one row after the other, through whatever happens, and note what was acknowledged."""

    def __init__(self, cluster: Cluster) -> None:
        self.dsn, self.ended = cluster.dsn_owner, threading.Event()
        self.acknowledged: list[list[int]] = [[] for _ in range(WRITERS)]
        self.threads = [threading.Thread(target=self._write, args=(number,)) for number in range(WRITERS)]

    def __enter__(self) -> "Writers":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        for thread in self.threads:
            thread.join()

    @property
    def count(self) -> int:
        return sum(map(len, self.acknowledged))

    def wait_for_more(self, rows: int, limit: float = SOON * 2) -> float:
        """The seconds until so many more rows were acknowledged."""
        started, before = time.monotonic(), self.count
        while self.count < before + rows and time.monotonic() - started < limit:
            time.sleep(0.01)
        return time.monotonic() - started

    def _write(self, number: int) -> None:
        n = 0
        while not self.ended.is_set():
            try:
                with psycopg.connect(self.dsn, connect_timeout=2, autocommit=True) as db:
                    while not self.ended.is_set():
                        n += 1
                        db.execute("insert into public.kept values (%s, %s)", [number, n])
                        self.acknowledged[number].append(n)
            except psycopg.Error:
                time.sleep(0.05)


@pytest.mark.timeout(60 + KILLS * 10)
def test_no_acknowledged_commit_is_lost_and_it_is_soon_back(home: Settings) -> None:
    cluster = start_postgres(home)
    away = []
    with kept_up(home, cluster), Writers(cluster) as writers:
        for _ in range(KILLS):
            writers.wait_for_more(random.randint(20, 200))
            kill_all(cluster)
            away.append(writers.wait_for_more(1))
    with psycopg.connect(start_postgres(home).dsn_owner) as db:
        stored = {tuple(row) for row in db.execute("select writer, n from public.kept")}
    kept = {(number, n) for number, rows in enumerate(writers.acknowledged) for n in rows}
    assert len(kept) > KILLS * 20
    assert kept <= stored
    assert median(away) <= SOON
    assert max(away) <= 2 * SOON


def test_a_start_right_after_a_kill_heals_what_lies_there(home: Settings) -> None:
    """A pid file of the dead, of nobody, of somebody else or torn, and the socket of a server that is gone."""
    for left in islice(cycle((None, "", "no number\n", f"{os.getpid()}\n", "999999\n")), KILLS):
        cluster = start_postgres(home)
        kill_all(cluster)
        if left is not None:
            (cluster.folder / "postmaster.pid").write_text(left)
        assert cluster.socket.exists()
        assert asks(start_postgres(home)) == 1


def test_a_postgres_that_went_deaf_is_started_again(home: Settings) -> None:
    cluster = start_postgres(home)
    with kept_up(home, cluster):
        cluster.socket.unlink()
        assert soon(lambda: running_postgres(home) is not None)


def test_one_that_ended_on_purpose_stays_ended(home: Settings) -> None:
    cluster = start_postgres(home)
    with kept_up(home, cluster):
        pass
    stop_postgres(cluster)
    time.sleep(1)
    assert live_postmaster(cluster.folder) is None


def kill_all(cluster: Cluster) -> None:
    """The postmaster and all its children, at once, with no warning."""
    postmaster = live_postmaster(cluster.folder)
    assert postmaster is not None
    processes = [postmaster, *postmaster.children(recursive=True)]
    for process in processes:
        try:
            process.kill()
        except psutil.NoSuchProcess:
            continue  # the death of its postmaster was quicker


def asks(cluster: Cluster) -> int:
    with psycopg.connect(cluster.dsn_app) as db:
        row = db.execute("select 1").fetchone()
    assert row is not None
    return int(row[0])


def soon(happens: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + SOON
    while time.monotonic() < deadline:
        if happens():
            return True
        time.sleep(0.05)
    return False
