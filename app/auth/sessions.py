"""Rows of `private.browser_sessions`: one sign-in of one browser, tokens sealed, sid only as its hash."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from cryptography.fernet import InvalidToken
from sqlalchemy import Select, and_, case, cast, column, exists, insert, select, table, update
from sqlalchemy import Text as SqlText
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth.keys import seal
from app.domain.enums import TeamRole

IDLE = timedelta(days=7)
ABSOLUTE = timedelta(days=30)
SEEN_EVERY = timedelta(minutes=1)
LONGEST_USER_AGENT = 300

SESSIONS = table(
    "browser_sessions",
    *map(column, ("sid_hash", "user_id", "team_id", "access_token", "refresh_token", "expires_at")),
    *map(column, ("last_seen_at", "created_at", "ended_at", "user_agent")),
    schema="private",
)
MEMBERS = table("team_members", *map(column, ("team_id", "user_id", "role", "created_at")), schema="public")
TEAMS = table("teams", *map(column, ("id", "name")), schema="public")


@dataclass(frozen=True)
class Tokens:
    """What Supabase Auth gave for this sign-in."""

    access: str
    refresh: str


@dataclass(frozen=True)
class BrowserSession:
    """One live sign-in, its tokens opened, and the role in the team as it is now."""

    sid_hash: str
    user_id: UUID
    team_id: UUID
    role: TeamRole
    tokens: Tokens | None
    """None when they were sealed with a key that is gone."""
    last_seen_at: datetime


async def add_session(
    db: AsyncSession, sid_hash: str, *, user_id: UUID, tokens: Tokens, user_agent: str, now: datetime
) -> bool:
    """Remember a sign-in, in the team that is the person's own; False if there is no team."""
    team_id = await first_team_of(db, user_id)
    if team_id is None:
        return False
    await db.execute(
        insert(SESSIONS).values(
            sid_hash=sid_hash,
            user_id=user_id,
            team_id=team_id,
            **_sealed(tokens),
            expires_at=now + ABSOLUTE,
            last_seen_at=now,
            created_at=now,
            user_agent=user_agent,
        )
    )
    return True


async def first_team_of(db: AsyncSession, user_id: UUID) -> UUID | None:
    """The team that somebody is in after signing in; None where there is none."""
    found: UUID | None = await db.scalar(_teams_of(user_id))
    return found


async def find_session(
    db: AsyncSession, sid_hash: str, *, now: datetime, lock: bool = False
) -> BrowserSession | None:
    """The sign-in, if it is alive and the person is still in the team. Locked: until the transaction ends."""
    question = _live(now).where(SESSIONS.c.sid_hash == sid_hash)
    if lock:
        question = question.with_for_update(of=SESSIONS)
    row = (await db.execute(question)).mappings().one_or_none()
    if row is None:
        return None
    return BrowserSession(
        sid_hash=sid_hash,
        user_id=row["user_id"],
        team_id=row["team_id"],
        role=TeamRole(row["role"]),
        tokens=_opened(row["access_token"], row["refresh_token"]),
        last_seen_at=row["last_seen_at"],
    )


async def find_lost(db: AsyncSession, sid_hash: str, *, now: datetime) -> tuple[UUID, str] | None:
    """Who signed in here, and the name of the team, if all that is missing is that they are still in it."""
    member = and_(MEMBERS.c.team_id == SESSIONS.c.team_id, MEMBERS.c.user_id == SESSIONS.c.user_id)
    question = (
        select(SESSIONS.c.user_id, TEAMS.c.name)
        .join(TEAMS, TEAMS.c.id == SESSIONS.c.team_id)
        .where(SESSIONS.c.sid_hash == sid_hash, *_alive(now), ~exists().where(member))
    )
    row = (await db.execute(question)).one_or_none()
    return None if row is None else (row.user_id, row.name)


async def keep_tokens(db: AsyncSession, sid_hash: str, tokens: Tokens) -> None:
    await db.execute(update(SESSIONS).where(SESSIONS.c.sid_hash == sid_hash).values(**_sealed(tokens)))


async def note_seen(db: AsyncSession, session: BrowserSession, now: datetime) -> None:
    """Push the idle limit back; written at most once a minute."""
    if now - session.last_seen_at >= SEEN_EVERY:
        seen = update(SESSIONS).where(SESSIONS.c.sid_hash == session.sid_hash)
        await db.execute(seen.values(last_seen_at=now))


async def end_one(db: AsyncSession, sid_hash: str, now: datetime) -> None:
    """Because the person says so."""
    await db.execute(_ending(now).where(SESSIONS.c.sid_hash == sid_hash))


async def let_expire(db: AsyncSession, sid_hash: str, now: datetime) -> None:
    """Because the auth server renews it no more."""
    await db.execute(_ending(now).where(SESSIONS.c.sid_hash == sid_hash).values(expires_at=now))


async def was_ended(db: AsyncSession, sid_hash: str) -> bool:
    """Whether a person ended it before its time was over."""
    early = and_(SESSIONS.c.sid_hash == sid_hash, SESSIONS.c.ended_at < SESSIONS.c.expires_at)
    return bool(await db.scalar(select(exists().where(early))))


async def is_nobody_here(db: AsyncSession) -> bool:
    """Whether nobody has made an account yet."""
    return not await db.scalar(select(exists().select_from(MEMBERS)))


async def end_all(db: AsyncSession, user_id: UUID, now: datetime, *, except_for: str = "") -> None:
    """End every sign-in of this person, but perhaps not the one with this sid hash."""
    others = and_(SESSIONS.c.user_id == user_id, SESSIONS.c.sid_hash != except_for)
    await db.execute(_ending(now).where(others))


def _ending(now: datetime) -> Any:
    """An ended session keeps its dates for the record, but no tokens."""
    ended = update(SESSIONS).where(SESSIONS.c.ended_at.is_(None))
    return ended.values(ended_at=now, access_token="", refresh_token="")


def _live(now: datetime) -> Select[Any]:
    member = and_(MEMBERS.c.team_id == SESSIONS.c.team_id, MEMBERS.c.user_id == SESSIONS.c.user_id)
    return (
        select(SESSIONS, cast(MEMBERS.c.role, SqlText).label("role"))
        .select_from(SESSIONS.join(MEMBERS, member))
        .where(*_alive(now))
    )


def _alive(now: datetime) -> tuple[Any, ...]:
    """Neither ended nor over."""
    return SESSIONS.c.ended_at.is_(None), SESSIONS.c.expires_at > now, SESSIONS.c.last_seen_at > now - IDLE


def _teams_of(user_id: UUID) -> Select[Any]:
    """The person's own team first, then the one joined longest ago."""
    own_first = case((cast(MEMBERS.c.role, SqlText) == TeamRole.OWNER.value, 0), else_=1)
    return (
        select(MEMBERS.c.team_id)
        .where(MEMBERS.c.user_id == user_id)
        .order_by(own_first, MEMBERS.c.created_at, MEMBERS.c.team_id)
        .limit(1)
    )


def _sealed(tokens: Tokens) -> dict[str, str]:
    box = seal()
    return {
        "access_token": box.encrypt(tokens.access.encode()).decode(),
        "refresh_token": box.encrypt(tokens.refresh.encode()).decode(),
    }


def _opened(access: str, refresh: str) -> Tokens | None:
    box = seal()
    try:
        return Tokens(box.decrypt(access).decode(), box.decrypt(refresh).decode())
    except InvalidToken:
        return None
