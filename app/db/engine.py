"""The one engine: made when first needed, for the address that was set at the start."""

import asyncio
import time
from typing import Any

import psycopg
from sqlalchemy import event
from sqlalchemy.engine import URL, Dialect, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util import await_only

from app.settings import settings

PATIENCE = 5.0
"""Seconds to wait for a database that refuses connections: one that died is back within two."""
LOOK_EVERY = 0.1

_dsn: str | None = None
_engine: AsyncEngine | None = None


def use_database(dsn: str) -> None:
    """Point this process at a database. Said once at the start, before the first query."""
    global _dsn, _engine
    if dsn != _dsn:
        _dsn, _engine = dsn, None


def current_dsn() -> str:
    """The libpq address in use, e.g. for a LISTEN connection."""
    dsn = _dsn or settings().database_url
    if dsn is None:
        raise RuntimeError("No database yet: start the embedded Postgres or set BIDWELL_DATABASE_URL.")
    return dsn


def engine() -> AsyncEngine:
    global _engine
    if _engine is None:
        _engine = create_async_engine(
            sqlalchemy_url(current_dsn()),
            pool_pre_ping=True,
            pool_size=10,
            max_overflow=10,
            pool_recycle=1800,
            connect_args={"prepare_threshold": None},  # poolers hand out another connection each time
        )
        event.listen(_engine.sync_engine, "do_connect", _connect_patiently)
    return _engine


def _connect_patiently(dialect: Dialect, record: Any, args: tuple[Any, ...], named: dict[str, Any]) -> Any:
    """A connection, also while Postgres is starting again. Nothing has been asked yet, so nothing is asked twice."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return dialect.connect(*args, **named)
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            await_only(asyncio.sleep(LOOK_EVERY))


async def close_database() -> None:
    """Give all connections back, e.g. at shutdown."""
    global _engine
    if _engine is not None:
        await _engine.dispose()
        _engine = None


def sqlalchemy_url(dsn: str) -> URL:
    """The same address with the driver named, as SQLAlchemy wants it."""
    url = make_url(dsn)
    return url if "+" in url.drivername else url.set(drivername="postgresql+psycopg")
