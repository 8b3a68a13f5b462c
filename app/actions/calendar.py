"""Calls to come, the address of the calendar that tells of them, and a reminder before each."""

import hashlib
import secrets
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Delete, delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.events import record
from app.actions.interviews import application_for
from app.db.session import identity_in
from app.db.sql import load
from app.domain.errors import BadInput, NotFound
from app.domain.interview.bank import TYPES
from app.models.calendar import CalendarFeed
from app.models.interview import InterviewSession
from app.queries.postings import postings

PAST = "This time has passed. Choose one that is to come."
NO_JOB = "This job is not here any more. Choose another one, or none."


async def plan_call(
    db: AsyncSession, kind: str, *, job_id: UUID | None, starts_at: datetime, minutes: int, now: datetime
) -> UUID:
    """A call with a client that is to come: it is in the calendar, and its reminder is sent."""
    if starts_at <= now:
        raise BadInput(PAST)
    if job_id is not None and not await postings(db, ids=[job_id], limit=1):
        raise NotFound(NO_JOB)
    identity, made = identity_in(db), uuid4()
    db.add(
        InterviewSession(
            id=made, team_id=identity.team_id, user_id=identity.user_id, job_id=job_id, type=kind, status="planned",
            application_id=await application_for(db, job_id) if job_id else None, started_at=starts_at,
            analysis={"minutes": minutes},
        )
    )  # fmt: skip
    await db.flush()
    record(db, "call_planned", entity_type="interview", entity_id=made, label=TYPES[kind])
    return made


async def share_calendar(db: AsyncSession) -> str:
    """A new address, in place of the one before; the token is told once and kept only as its hash."""
    identity, token = identity_in(db), secrets.token_urlsafe(32)
    await db.execute(_mine(db))
    feed = CalendarFeed(
        id=uuid4(), team_id=identity.team_id, user_id=identity.user_id, token_hash=hash_of(token)
    )
    db.add(feed)
    await db.flush()
    record(db, "calendar_shared", entity_type="interview", entity_id=feed.id)
    return token


async def revoke_calendar(db: AsyncSession) -> None:
    """Whoever has the address reads nothing from now on."""
    await db.execute(_mine(db))
    record(db, "calendar_revoked", entity_type="interview")


async def remind_of_calls(db: AsyncSession) -> int:
    """A notification an hour before each call, once; for the worker, over all teams. Returns how many."""
    return len((await db.execute(load("remind_of_calls"))).all())


def hash_of(token: str) -> str:
    """By which a token is known here."""
    return hashlib.sha256(token.encode()).hexdigest()


def _mine(db: AsyncSession) -> Delete:
    identity = identity_in(db)
    return delete(CalendarFeed).where(
        col(CalendarFeed.team_id) == identity.team_id, col(CalendarFeed.user_id) == identity.user_id
    )
