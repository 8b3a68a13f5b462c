"""One embedded Postgres per test process, an empty database per test, and the people who use it."""

import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
import pytest
import pytest_asyncio
from hypothesis import settings as hypothesis_settings

from app.db.engine import close_database, use_database
from app.db.migrate import migrate
from app.db.session import team_session
from app.domain.enums import TeamRole
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from app.embedded.postgres import start_postgres, stop_postgres
from app.settings import Settings, settings
from tests.people import join_team, sign_up

hypothesis_settings.register_profile("bidwell", deadline=None)
hypothesis_settings.load_profile("bidwell")
"""No example is held to a number of milliseconds: the machine may be busy."""

FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "64MB",
    "autovacuum": "off",
}
"""Nothing in a test outlives the machine, so nothing waits for the disk."""


LONGEST = (
    "hostile/test_handlers",
    "migrations/test_versions",
    "runs/test_every_agent",
    "embedded/test_kills",
)
"""Files of tests that take the longest: begun first, so that no process is left alone with one of them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not any(name in item.nodeid for name in LONGEST))


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder for a Postgres. Not pytest's own: each new run of pytest shuts those to other users, and run
    as root, Postgres is another user."""
    with TemporaryDirectory(prefix="bidwell-test-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture(scope="session", autouse=True)
def data_folder() -> Iterator[Path]:
    """Every test's Bidwell keeps its data in a temporary folder, never in the developer's own."""
    with temporary_folder() as folder:
        yield from _as_data_folder(folder)


def _as_data_folder(folder: Path) -> Iterator[Path]:
    before = os.environ.get("BIDWELL_DATA")
    os.environ["BIDWELL_DATA"] = str(folder)
    settings.cache_clear()
    yield folder
    if before is None:
        del os.environ["BIDWELL_DATA"]
    else:
        os.environ["BIDWELL_DATA"] = before
    settings.cache_clear()


@pytest.fixture(scope="session")
def cluster(data_folder: Path) -> Iterator[Cluster]:
    """A migrated Postgres (BIDWELL_TEST_POSTGRES=16 for the older one), with rows of other tests in it.

    Ask for `database` to begin with none.
    """
    version = int(os.environ.get("BIDWELL_TEST_POSTGRES", "18"))
    running = start_postgres(Settings(data=data_folder), version=version, tuning=FAST)
    migrate(running.dsn_owner)
    yield running
    stop_postgres(running)


@pytest_asyncio.fixture
async def database(cluster: Cluster) -> AsyncIterator[Cluster]:
    """The app points at an empty database."""
    with psycopg.connect(cluster.dsn_superuser) as db:
        db.execute("delete from public.teams")
        db.execute("delete from auth.users")
        db.execute("delete from queue.procrastinate_jobs")
        db.execute("delete from queue.procrastinate_workers")
    use_database(cluster.dsn_app)
    yield cluster
    await close_database()


@pytest.fixture
def sql(database: Cluster) -> Callable[..., list[tuple[Any, ...]]]:
    """Run a statement past every rule, to arrange or to look: `sql("select 1 where %s", True)`."""

    def run(statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with psycopg.connect(database.dsn_superuser) as db:
            done = db.execute(statement.encode(), values or None)
            return done.fetchall() if done.description else []

    return run


@pytest.fixture
def alice(database: Cluster) -> Identity:
    """She owns the team."""
    return sign_up(database, "Alice")


@pytest.fixture
def bob(database: Cluster, alice: Identity) -> Identity:
    """A member of Alice's team; he has one of his own as well."""
    return join_team(database, sign_up(database, "Bob"), alice.team_id, TeamRole.MEMBER)


@pytest.fixture
def vera(database: Cluster, alice: Identity) -> Identity:
    """A viewer in Alice's team: she reads and writes nothing."""
    return join_team(database, sign_up(database, "Vera"), alice.team_id, TeamRole.VIEWER)


@pytest.fixture
def charlie(database: Cluster) -> Identity:
    """A stranger with a team of his own."""
    return sign_up(database, "Charlie")


@pytest.fixture
def db_for(database: Cluster) -> Any:
    """`async with db_for(alice) as db:` is the database as Alice sees it."""
    return team_session
