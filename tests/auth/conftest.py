"""A migrated database, a live auth server, and settings that point to both."""

import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
import pytest_asyncio

from app.auth import browser, tokens
from app.auth.accounts import sign_up
from app.auth.cookies import PLAIN_NAME
from app.auth.short_memory import ShortMemory
from app.db.engine import close_database, use_database
from app.db.migrate import migrate
from app.embedded.cluster import Cluster
from app.embedded.postgres import start_postgres, stop_postgres
from app.settings import Settings, settings
from tests.auth.live_auth import SERVICE_KEY, live_auth

PASSWORD = "kayak-lantern-7"


@pytest.fixture(scope="session")
def scratch() -> Iterator[Cluster]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        cluster = start_postgres(Settings(data=Path(folder) / "data"))
        migrate(cluster.dsn_owner)
        yield cluster
        stop_postgres(cluster)


@dataclass(frozen=True)
class Door:
    """Where this test's Bidwell is."""

    url: str
    data: Path
    dsn_superuser: str
    dsn_auth: str

    def sql(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """Run a statement past every rule, to arrange or to look."""
        with psycopg.connect(self.dsn_superuser) as db:
            done = db.execute(statement.encode(), values)
            return done.fetchall() if done.description else []


@pytest.fixture(scope="session")
def auth_keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data") / "keys"


@pytest.fixture(scope="session")
def auth_url(scratch: Cluster, auth_keys: Path) -> Iterator[str]:
    with live_auth(scratch.dsn_auth, auth_keys) as url:
        yield url


@pytest_asyncio.fixture
async def door(scratch: Cluster, auth_url: str, auth_keys: Path) -> AsyncIterator[Door]:
    here = {
        "BIDWELL_DATA": str(auth_keys.parent),
        "BIDWELL_PORT": "3000",
        "BIDWELL_SUPABASE_URL": auth_url,
        "BIDWELL_SUPABASE_SERVICE_KEY": SERVICE_KEY,
    }
    before = dict(os.environ)
    os.environ.update(here)
    settings.cache_clear()
    use_database(scratch.dsn_app)
    browser._known.forget_where(lambda _: True)
    tokens._published.clear()
    yield Door(auth_url, auth_keys.parent, scratch.dsn_superuser, scratch.dsn_auth)
    await close_database()
    os.environ.clear()
    os.environ.update(before)
    settings.cache_clear()


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every question is asked anew, as five seconds later or in another process."""
    monkeypatch.setattr(browser, "_known", ShortMemory(0.0))


@dataclass(frozen=True)
class Somebody:
    """A person who has just signed up, in a browser."""

    email: str
    sid: str

    @property
    def cookie(self) -> str:
        return f"{PLAIN_NAME}={self.sid}"


@pytest_asyncio.fixture
async def alice(door: Door) -> Somebody:
    return await somebody("Alice")


@pytest_asyncio.fixture
async def charlie(door: Door) -> Somebody:
    return await somebody("Charlie")


async def somebody(name: str) -> Somebody:
    email = f"{name.lower()}-{uuid4().hex[:10]}@example.org"
    return Somebody(email, await sign_up(email, PASSWORD, name, "Firefox"))
