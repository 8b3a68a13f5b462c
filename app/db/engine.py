"""The one engine: made when first needed, for the address that was set at the start."""

from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from app.settings import settings

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
    return _engine


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
