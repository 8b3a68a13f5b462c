"""What was said and written around the sample applications: threads with clients, a loose mail, two real calls."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.rehearsals import bring_in_transcript
from app.db.session import identity_in
from app.domain.interview.transcript import Turn
from app.models.application import Application
from app.models.interview import InterviewSession
from app.models.job import Job, JobSource
from app.models.message import Message

TALK = Path(__file__).parent / "data" / "talk.json"
KEY = "sample"
"""Begins the thread and the id of each sample message, by which they are found again."""
WAYS = {"client": "inbound", "me": "outbound"}


async def tell_talk(db: AsyncSession, *, now: datetime) -> None:
    """Each thread and call goes to the newest applications that stand where it belongs."""
    told = json.loads(TALK.read_text(encoding="utf-8"))
    for number, thread in enumerate(told["threads"]):
        card = await _newest(db, thread["status"])
        for place, message in enumerate(thread["messages"]):
            key = f"{KEY}-{number}-{place}"
            db.add(_message(db, message, now, key=key, thread=f"{KEY}-{number}", card=card))
    for place, message in enumerate(told["loose"]):
        db.add(_message(db, message, now, key=f"{KEY}-loose-{place}", thread=None, card=None))
    won = await _by_newest(db, "won", len(told["calls"]))
    for call, card in zip(told["calls"], reversed(won), strict=False):
        turns = [Turn(n, speaker, text, float(at)) for n, (at, speaker, text) in enumerate(call["turns"], 1)]
        at = now - timedelta(days=call["days"])
        await bring_in_transcript(db, turns, call["type"], me="Me", job_id=card.job_id, at=at)
    await db.flush()


async def forget_talk(db: AsyncSession, *, source: str) -> None:
    """The sample messages go, and every call that was about a job of this source."""
    identity = identity_in(db)
    mine = (col(Message.team_id) == identity.team_id, col(Message.user_id) == identity.user_id)
    await db.execute(delete(Message).where(*mine, col(Message.external_id).like(f"{KEY}-%")))
    jobs = select(col(JobSource.job_id)).where(
        col(JobSource.team_id) == identity.team_id, col(JobSource.source) == source
    )
    ours = (
        col(InterviewSession.team_id) == identity.team_id,
        col(InterviewSession.user_id) == identity.user_id,
    )
    await db.execute(delete(InterviewSession).where(*ours, col(InterviewSession.job_id).in_(jobs)))


async def _newest(db: AsyncSession, status: str) -> Application | None:
    return next(iter(await _by_newest(db, status, 1)), None)


async def _by_newest(db: AsyncSession, status: str, most: int) -> list[Application]:
    identity = identity_in(db)
    question = (
        select(Application)
        .join(Job, col(Job.id) == col(Application.job_id))
        .where(col(Application.team_id) == identity.team_id, col(Application.status) == status)
        .order_by(col(Application.applied_at).desc(), col(Application.id))
        .limit(most)
    )
    return list((await db.scalars(question)).all())


def _message(
    db: AsyncSession, told: dict[str, Any], now: datetime, *, key: str, thread: str | None, card: Application | None
) -> Message:  # fmt: skip
    identity, sent = identity_in(db), now - timedelta(days=told["days"])
    by = told.get("by", "client")
    return Message(
        team_id=identity.team_id, user_id=identity.user_id, application_id=card.id if card else None,
        platform="upwork" if card else "email", direction=WAYS[by], thread_id=thread, external_id=key,
        sender=told.get("sender", "The client" if by == "client" else identity.email), recipient="",
        subject=told["subject"], body=told["text"], sent_at=sent,
        read_at=sent if by == "me" or told.get("read") else None,
    )  # fmt: skip
