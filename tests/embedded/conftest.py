"""Running Postgres for backups: one to take them from, of each major version, and one to restore into."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.embedded.cluster import Cluster
from app.embedded.postgres import start_postgres, stop_postgres
from app.settings import Settings
from tests.conftest import FAST, temporary_folder
from tests.embedded.backups import Home, a_full_home, anew
from tests.migrations.shape import revisions

CHAIN = revisions()


@pytest.fixture(scope="module", params=[16, 18])
def server(request: pytest.FixtureRequest) -> Iterator[Cluster]:
    with temporary_folder() as folder:
        running = start_postgres(Settings(data=folder), version=request.param, tuning=FAST)
        yield running
        stop_postgres(running)


@pytest.fixture(scope="module")
def target() -> Iterator[Cluster]:
    """Where backups are restored: the Postgres that new people get."""
    with temporary_folder() as folder:
        running = start_postgres(Settings(data=folder), tuning=FAST)
        yield running
        stop_postgres(running)


@pytest.fixture
def home(server: Cluster, tmp_path: Path) -> Home:
    """A Bidwell with two full teams and a few files."""
    return a_full_home(server, tmp_path / "data", CHAIN[-1])


@pytest.fixture
def empty(target: Cluster, tmp_path: Path) -> Home:
    """Another one, in which nobody has signed up yet."""
    return Home(anew(target, "restored"), tmp_path / "other")
