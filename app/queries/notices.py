"""Notifications in words, how many are not read, and how the channels stand."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.domain.notices import BELL, CHANNEL_WORDS, TYPES, ChannelKind, read_notice
from app.domain.wording import age_text
from app.models.activity import Notification
from app.models.channel import Delivery, NotificationChannel

AT_ONCE = 50
STATUS_WORDS = {
    "waiting": "waits", "sending": "is on its way", "sent": "sent", "failed": "failed",
    "unsure": "may not have arrived", "skipped": "not sent",
}  # fmt: skip


@dataclass(frozen=True)
class NoticeLine:
    """One notification of the centre."""

    id: str
    type: str
    label: str
    sentence: str
    href: str
    age: str
    iso: str
    exact: str
    unread: bool
    sent: str
    """ "Mail: sent · Webhook: failed", or empty. """


@dataclass(frozen=True)
class ChannelView:
    """One channel of the settings; nothing secret is in it."""

    kind: str
    label: str
    is_set: bool
    is_on: bool
    address: str
    fields: dict[str, str]
    has_secret: bool
    types: list[str]
    rhythm: str
    problem: str
    worked: str


async def notices(
    db: AsyncSession, *, now: datetime, type_: str = "", unread_only: bool = False, most: int = AT_ONCE
) -> list[NoticeLine]:
    """The newest first; of a type that is muted only where it is asked for."""
    question = select(Notification).where(*_mine(db))
    if type_ not in TYPES:
        question = question.where(col(Notification.type).not_in(await muted_types(db)))
    if type_ in TYPES:
        question = question.where(col(Notification.type) == type_)
    if unread_only:
        question = question.where(col(Notification.read_at).is_(None))
    rows = (
        await db.scalars(
            question.order_by(col(Notification.created_at).desc(), col(Notification.id)).limit(most)
        )
    ).all()
    sent = await _deliveries(db, [row.id for row in rows])
    return [_line(row, sent.get(row.id, ""), now) for row in rows]


async def unread_counts(db: AsyncSession) -> dict[str, int]:
    """Not read, by type."""
    question = select(Notification.type, func.count()).where(*_mine(db), col(Notification.read_at).is_(None))  # type: ignore[call-overload]
    found = (await db.execute(question.group_by(Notification.type))).all()
    return {str(type_): int(count) for type_, count in found}


async def muted_types(db: AsyncSession) -> list[str]:
    """What the bell does not ring for."""
    identity = identity_in(db)
    question = select(NotificationChannel.settings).where(  # type: ignore[call-overload]
        col(NotificationChannel.team_id) == identity.team_id,
        col(NotificationChannel.user_id) == identity.user_id,
        col(NotificationChannel.kind) == BELL,
    )
    settings = (await db.execute(question)).scalar_one_or_none() or {}
    return [name for name in settings.get("muted", ()) if name in TYPES]


async def channels(db: AsyncSession, *, now: datetime) -> list[ChannelView]:
    """All kinds, also those that are not set up."""
    identity = identity_in(db)
    mine = select(NotificationChannel).where(
        col(NotificationChannel.team_id) == identity.team_id,
        col(NotificationChannel.user_id) == identity.user_id,
    )
    known = {row.kind: row for row in (await db.scalars(mine)).all()}
    return [_channel(kind, known.get(kind.value), now) for kind in ChannelKind]


def _mine(db: AsyncSession) -> list[Any]:
    identity = identity_in(db)
    return [col(Notification.team_id) == identity.team_id, col(Notification.user_id) == identity.user_id]


async def _deliveries(db: AsyncSession, ids: list[Any]) -> dict[Any, str]:
    question = (
        select(Delivery.notification_id, NotificationChannel.kind, Delivery.status, Delivery.problem)  # type: ignore[call-overload]
        .join(NotificationChannel, col(NotificationChannel.id) == col(Delivery.channel_id))
        .where(col(Delivery.team_id) == identity_in(db).team_id, col(Delivery.notification_id).in_(ids))
        .order_by(NotificationChannel.kind)
    )
    words: dict[Any, list[str]] = {}
    for notice, kind, status, problem in (await db.execute(question)).all():
        label = CHANNEL_WORDS[ChannelKind(kind)] if kind in CHANNEL_WORDS else kind
        told = f"{label}: {STATUS_WORDS[status]}" + (
            f" ({problem.rstrip('.')})" if problem and status != "sent" else ""
        )
        words.setdefault(notice, []).append(told)
    return {notice: " · ".join(parts) for notice, parts in words.items()}


def _line(row: Notification, sent: str, now: datetime) -> NoticeLine:
    said, kind = read_notice(row.type, row.payload), TYPES.get(row.type)
    return NoticeLine(
        str(row.id), row.type, kind.label if kind else "Other", said.sentence, said.href,
        age_text(row.created_at, now=now), row.created_at.isoformat(), f"{row.created_at:%d %b %Y, %H:%M} UTC",
        row.read_at is None, sent,
    )  # fmt: skip


def _channel(kind: ChannelKind, row: NotificationChannel | None, now: datetime) -> ChannelView:
    if row is None:
        return ChannelView(kind.value, CHANNEL_WORDS[kind], False, False, "", {}, False, [], "now", "", "")
    fields = {name: str(value) for name, value in row.settings.items()}
    worked = f"Last sent {age_text(row.worked_at, now=now)}." if row.worked_at else ""
    return ChannelView(
        kind.value, CHANNEL_WORDS[kind], True, row.is_on, row.address, fields, row.sealed_secret is not None,
        list(row.types), row.rhythm, row.problem, worked,
    )  # fmt: skip
