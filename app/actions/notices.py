"""What a person does with notifications: reads them, clears them; and the channels they go through."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.events import record
from app.auth.keys import seal
from app.db.session import identity_in
from app.delivery.message import rules
from app.domain.channels import ChannelForm, read_channel
from app.domain.errors import BadInput, NotFound
from app.domain.forms import BadForm
from app.domain.notices import BELL, TYPES, ChannelKind
from app.models.activity import Notification
from app.models.channel import NotificationChannel
from app.safe_http import check_destination

RHYTHMS = ("now", "digest")


async def read_notices(db: AsyncSession, ids: Sequence[UUID] | None, *, now: datetime) -> int:
    """Mark these as read, or all; returns how many were not."""
    mine = _mine(db, ids)
    unread = [*mine, col(Notification.read_at).is_(None)]
    return len(
        (
            await db.scalars(
                update(Notification).where(*unread).values(read_at=now).returning(col(Notification.id))
            )
        ).all()
    )


async def unread_notices(db: AsyncSession, ids: Sequence[UUID]) -> None:
    """As if they had not been read."""
    await db.execute(update(Notification).where(*_mine(db, ids)).values(read_at=None))


async def clear_read(db: AsyncSession) -> int:
    """What has been read goes; returns how many."""
    read = [*_mine(db, None), col(Notification.read_at).is_not(None)]
    return len((await db.scalars(delete(Notification).where(*read).returning(col(Notification.id)))).all())


async def save_channel(db: AsyncSession, kind: ChannelKind, form: Mapping[str, Any]) -> str:
    """Keep where to send; for a new webhook returns the key it is signed with, which is told once."""
    wanted = read_channel(kind, form)
    _require_open(wanted)
    row, told = await channel_of(db, kind), ""
    if row is None:
        identity = identity_in(db)
        row = NotificationChannel(
            team_id=identity.team_id, user_id=identity.user_id, kind=kind.value, types=sorted(TYPES)
        )
        db.add(row)
    if _is_elsewhere(row, wanted):
        row.sealed_secret = None
    if kind is ChannelKind.WEBHOOK and row.sealed_secret is None:
        told = secrets.token_hex(32)
    if secret := told or wanted.secret:
        row.sealed_secret = seal().encrypt(secret.encode()).decode()
    row.address, row.settings, row.problem, row.is_on = wanted.address, wanted.settings, "", True
    await db.flush()
    record(db, "channel_saved", entity_type="channel", entity_id=row.id, kind=kind.value)
    return told


async def renew_key(db: AsyncSession) -> str:
    """A new key for the webhook, told once; what is signed with the one before is worth nothing from now on."""
    row = await require_channel(db, ChannelKind.WEBHOOK)
    told = secrets.token_hex(32)
    row.sealed_secret = seal().encrypt(told.encode()).decode()
    record(db, "channel_saved", entity_type="channel", entity_id=row.id, kind=ChannelKind.WEBHOOK.value)
    return told


async def mute_type(db: AsyncSession, type_: str, *, on: bool) -> None:
    """Whether notifications of a type ring the bell; channels that want it get it all the same."""
    if type_ not in TYPES:
        raise BadInput("Choose one of the kinds in the list.")
    row = await bell_of(db)
    if row is None:
        identity = identity_in(db)
        row = NotificationChannel(team_id=identity.team_id, user_id=identity.user_id, kind=BELL)
        db.add(row)
    muted = set(row.settings.get("muted", ()))
    row.settings = {"muted": sorted(muted | {type_} if on else muted - {type_})}
    await db.flush()


async def choose_types(db: AsyncSession, kind: ChannelKind, type_: str, *, on: bool) -> None:
    """Whether notifications of a type go through a channel."""
    if type_ not in TYPES:
        raise BadInput("Choose one of the kinds in the list.")
    row = await require_channel(db, kind)
    row.types = sorted((set(row.types) | {type_}) if on else (set(row.types) - {type_}))


async def choose_rhythm(db: AsyncSession, kind: ChannelKind, rhythm: str) -> None:
    """Each by itself, or all of a day together."""
    if rhythm not in RHYTHMS:
        raise BadInput("Notifications go out at once, or once a day.")
    (await require_channel(db, kind)).rhythm = rhythm


async def switch_channel(db: AsyncSession, kind: ChannelKind, *, on: bool) -> None:
    row = await require_channel(db, kind)
    row.is_on, row.problem = on, ""


async def forget_channel(db: AsyncSession, kind: ChannelKind) -> None:
    """With what is known of its deliveries."""
    row = await require_channel(db, kind)
    record(db, "channel_removed", entity_type="channel", entity_id=row.id, kind=kind.value)
    await db.delete(row)


async def channel_of(db: AsyncSession, kind: ChannelKind) -> NotificationChannel | None:
    return await _channel(db, kind.value)


async def bell_of(db: AsyncSession) -> NotificationChannel | None:
    """How the bell itself stands: which types it does not ring for."""
    return await _channel(db, BELL)


async def _channel(db: AsyncSession, kind: str) -> NotificationChannel | None:
    identity = identity_in(db)
    question = select(NotificationChannel).where(
        col(NotificationChannel.team_id) == identity.team_id,
        col(NotificationChannel.user_id) == identity.user_id,
        col(NotificationChannel.kind) == kind,
    )
    return (await db.scalars(question)).one_or_none()


async def require_channel(db: AsyncSession, kind: ChannelKind) -> NotificationChannel:
    row = await channel_of(db, kind)
    if row is None:
        raise NotFound("This channel is not set up. Say first where it leads.")
    return row


def read_kind(given: object) -> ChannelKind:
    try:
        return ChannelKind(str(given))
    except ValueError:
        raise BadInput("Choose mail, ntfy or a webhook.") from None


def _require_open(wanted: ChannelForm) -> None:
    """An address that could never be sent to is refused beside its field."""
    if wanted.kind is ChannelKind.MAIL:
        return
    try:
        check_destination(wanted.address, rules())
    except BadInput as refused:
        raise BadForm({"address": refused.sentence}) from refused


def _is_elsewhere(row: NotificationChannel, wanted: ChannelForm) -> bool:
    """A secret stays with the server it was given for."""
    if wanted.kind is ChannelKind.MAIL:
        return any(
            (row.settings or {}).get(name) != wanted.settings[name] for name in ("host", "port", "user")
        )
    return row.address != wanted.address


def _mine(db: AsyncSession, ids: Sequence[UUID] | None) -> list[Any]:
    identity = identity_in(db)
    mine = [col(Notification.team_id) == identity.team_id, col(Notification.user_id) == identity.user_id]
    return mine if ids is None else [*mine, col(Notification.id).in_(list(ids)[:500])]
