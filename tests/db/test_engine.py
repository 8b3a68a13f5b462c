"""The engine heals: connections that died in the pool are noticed before anybody uses them."""

import asyncio
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from app.db.engine import close_database, current_dsn, engine, sqlalchemy_url, use_database
from app.db.session import team_session
from app.domain.identity import Identity
from app.embedded.cluster import Cluster

Sql = Callable[..., list[tuple[Any, ...]]]
END_ALL = "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'authenticator'"


async def test_connections_that_postgres_ended_are_replaced(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        await db.execute(text("select 1"))
    assert sql(END_ALL)
    await asyncio.sleep(0.1)
    async with team_session(alice) as db:
        assert (await db.execute(text("select count(*) from teams"))).scalar_one() == 1


async def test_a_connection_waits_for_a_postgres_that_is_starting_and_not_for_ever(
    alice: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = 0
    real = psycopg.AsyncConnection.connect

    async def away_at_first(*args: Any, **named: Any) -> Any:
        nonlocal tries
        tries += 1
        if tries <= 3:
            raise psycopg.OperationalError("the database system is starting up")
        return await real(*args, **named)

    monkeypatch.setattr(psycopg.AsyncConnection, "connect", away_at_first)
    async with team_session(alice) as db:
        assert (await db.execute(text("select count(*) from teams"))).scalar_one() == 1
    assert tries == 4
    await engine().dispose()
    monkeypatch.setattr("app.db.engine.PATIENCE", 0.3)
    tries = -1000
    with pytest.raises(OperationalError):
        async with team_session(alice) as db:
            await db.execute(text("select 1"))
    assert tries < -990


async def test_the_driver_is_named_and_the_rest_kept(database: Cluster) -> None:
    url = sqlalchemy_url(database.dsn_app)
    assert url.drivername == "postgresql+psycopg"
    assert (url.username, url.database, url.query["host"]) == ("authenticator", "bidwell", database.host)
    assert sqlalchemy_url("postgresql+psycopg://x@y/z").drivername == "postgresql+psycopg"


async def test_without_a_database_the_sentence_says_what_to_do(
    database: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.db.engine._dsn", None)
    with pytest.raises(RuntimeError, match="BIDWELL_DATABASE_URL"):
        current_dsn()


async def test_another_address_is_another_engine(database: Cluster) -> None:
    first = engine()
    use_database(database.dsn_app)
    assert engine() is first
    use_database(database.with_database("postgres").dsn_app)
    assert engine() is not first
    await first.dispose()
    await close_database()


def test_a_cluster_does_not_tell_its_passwords(cluster: Cluster) -> None:
    assert not any(password in repr(cluster) for password in cluster.passwords.values())
