"""An empty database, a live auth server, and settings that point to both."""

import os
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
from app.embedded.cluster import Cluster
from app.settings import settings
from tests.auth.live_auth import SERVICE_KEY, live_auth

PASSWORD = "kayak-lantern-7"


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
def auth_url(cluster: Cluster, data_folder: Path) -> Iterator[str]:
    with live_auth(cluster.dsn_auth, data_folder / "keys") as url:
        yield url


@pytest_asyncio.fixture
async def door(database: Cluster, auth_url: str, data_folder: Path) -> AsyncIterator[Door]:
    here = {
        "BIDWELL_PORT": "3000",
        "BIDWELL_SUPABASE_URL": auth_url,
        "BIDWELL_SUPABASE_SERVICE_KEY": SERVICE_KEY,
    }
    before = dict(os.environ)
    os.environ.update(here)
    settings.cache_clear()
    browser._known.forget_where(lambda _: True)
    tokens._published.clear()
    yield Door(auth_url, data_folder, database.dsn_superuser, database.dsn_auth)
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
