"""The accounts and sign-ins in Postgres: one small pool, one function a statement."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from psycopg import AsyncConnection
from psycopg.errors import UniqueViolation
from psycopg.rows import class_row
from psycopg.types.json import Jsonb
from psycopg_pool import AsyncConnectionPool

Transaction = AsyncConnection[Any]
Row = TypeVar("Row")


@dataclass(frozen=True)
class User:
    """A row of `auth.users`, as far as signing in needs it."""

    id: UUID
    email: str
    encrypted_password: str | None
    email_confirmed_at: datetime | None
    last_sign_in_at: datetime | None
    banned_until: datetime | None
    created_at: datetime
    updated_at: datetime
    app_metadata: dict[str, Any]
    user_metadata: dict[str, Any]

    def is_banned(self, now: datetime) -> bool:
        return self.banned_until is not None and self.banned_until > now


@dataclass(frozen=True)
class LinkedIdentity:
    """A row of `auth.identities`: one way in which a user signs in."""

    id: UUID
    provider_id: str
    user_id: UUID
    identity_data: dict[str, Any]
    provider: str
    last_sign_in_at: datetime | None
    created_at: datetime
    updated_at: datetime
    email: str | None


@dataclass(frozen=True)
class Session:
    """A row of `auth.sessions`: one sign-in, with the key and counter of its refresh tokens."""

    id: UUID
    user_id: UUID
    created_at: datetime
    refreshed_at: datetime | None
    not_after: datetime | None
    hmac_key: str | None
    counter: int | None


class Store:
    """Transactions as `supabase_auth_admin`, opened on first use."""

    def __init__(self, dsn: str) -> None:
        self._pool = AsyncConnectionPool(
            dsn, min_size=0, max_size=4, max_idle=120, timeout=5, open=False, name="auth",
            check=AsyncConnectionPool.check_connection, kwargs={"prepare_threshold": None},
        )  # fmt: skip
        self._opening = asyncio.Lock()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Transaction]:
        """One transaction: committed on the way out, rolled back on an error."""
        if self._pool.closed:
            async with self._opening:
                await self._pool.open()
        async with self._pool.connection() as db:
            yield db

    async def close(self) -> None:
        await self._pool.close()


class EmailTaken(Exception):
    """Another user has this address."""


async def find_user_by_email(db: Transaction, email: str) -> User | None:
    return await _one(db, User, "find_user_by_email", email=email)


async def find_user(db: Transaction, user_id: UUID) -> User | None:
    return await _one(db, User, "find_user", id=user_id)


async def add_user(
    db: Transaction, user_id: UUID, *, email: str, hashed: str, metadata: dict[str, Any], now: datetime
) -> None:
    """A confirmed user with its e-mail identity."""
    try:
        await _run(db, "add_user", id=user_id, email=email, hash=hashed, metadata=Jsonb(metadata), now=now)
    except UniqueViolation:
        raise EmailTaken(email) from None
    data = {"sub": str(user_id), "email": email, "email_verified": True, "phone_verified": False}
    await _run(db, "add_identity", user_id=user_id, data=Jsonb(data), now=now)


async def identities_of(db: Transaction, user_id: UUID) -> list[LinkedIdentity]:
    async with db.cursor(row_factory=class_row(LinkedIdentity)) as cursor:
        await cursor.execute(_statement("identities_of"), {"user_id": user_id})
        return await cursor.fetchall()


async def note_sign_in(db: Transaction, user_id: UUID, now: datetime) -> None:
    await _run(db, "note_sign_in", user_id=user_id, now=now)


async def change_user(
    db: Transaction, user: User, *, email: str, hashed: str | None, metadata: dict[str, Any], now: datetime
) -> None:
    """Write the new address, password hash and metadata."""
    try:
        await _run(db, "change_user", id=user.id, email=email, hash=hashed, metadata=Jsonb(metadata), now=now)
    except UniqueViolation:
        raise EmailTaken(email) from None
    if email != user.email:
        await _run(db, "change_identity_email", user_id=user.id, email=email, now=now)
    if hashed != user.encrypted_password or email != user.email:
        await _run(db, "forget_one_time_tokens", user_id=user.id)


async def delete_user(db: Transaction, user_id: UUID) -> None:
    """Identities, sessions and one-time tokens hang on it."""
    await _run(db, "delete_user", id=user_id)


async def add_session(
    db: Transaction,
    session_id: UUID,
    *,
    user_id: UUID,
    user_agent: str,
    ip: str | None,
    key: str,
    now: datetime,
) -> None:
    await _run(
        db, "add_session", id=session_id, user_id=user_id, user_agent=user_agent, ip=ip, key=key, now=now
    )


async def find_session(db: Transaction, session_id: UUID) -> Session | None:
    return await _one(db, Session, "find_session", id=session_id)


async def lock_session(db: Transaction, session_id: UUID) -> Session | None:
    """The session, held until the transaction ends: two refreshes never run at once."""
    return await _one(db, Session, "lock_session", id=session_id)


async def rotate_session(db: Transaction, session_id: UUID, *, counter: int, now: datetime) -> None:
    await _run(db, "rotate_session", id=session_id, counter=counter, now=now)


async def end_session(db: Transaction, session_id: UUID) -> None:
    await _run(db, "end_session", id=session_id)


async def end_all_sessions(db: Transaction, user_id: UUID) -> None:
    await _run(db, "end_all_sessions", user_id=user_id)


async def end_other_sessions(db: Transaction, user_id: UUID, *, keep: UUID) -> None:
    await _run(db, "end_other_sessions", user_id=user_id, id=keep)


async def _run(db: Transaction, name: str, **values: Any) -> None:
    await db.execute(_statement(name), values)


async def _one(db: Transaction, row: type[Row], name: str, **values: Any) -> Row | None:
    async with db.cursor(row_factory=class_row(row)) as cursor:
        await cursor.execute(_statement(name), values)
        return await cursor.fetchone()


def _statement(name: str) -> str:
    return _statements()[name]


@cache
def _statements() -> dict[str, str]:
    """The statements of the file beside this one, by name."""
    text = (Path(__file__).parent / "statements.sql").read_text(encoding="utf-8")
    named = (block.partition("\n") for block in text.split("-- name: ")[1:])
    return {name.strip(): body.strip() for name, _, body in named}
