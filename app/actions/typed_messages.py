"""Messages that the person types or pastes from a platform; they can be changed and removed, as nothing else can."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.events import record
from app.actions.filing import own_card, suggest_move, the_message
from app.db.session import identity_in
from app.domain.enums import ApplicationStatus
from app.domain.errors import Conflict, NotAllowed
from app.domain.typed_message import TypedMessage
from app.models.application import Feedback
from app.models.job import Job
from app.models.message import Message

NOT_TYPED = "Only a message that was typed here can be changed or removed."
NOT_YOURS = "Somebody else of your team wrote this down: it is theirs to change."
HAS_FEEDBACK = "What the client said is kept with this message. Remove that first."


async def type_message(
    db: AsyncSession, typed: TypedMessage, *, now: datetime, message_id: UUID | None = None
) -> Message:
    """Write it down in the application's conversation; as a mail would, it may suggest a move and makes none."""
    identity = identity_in(db)
    card = await own_card(db, typed.application_id)
    job = await db.get_one(Job, card.job_id)
    inbound = typed.direction == "inbound"
    me, client = identity.email, job.company_name or "The client"
    message = Message(
        id=message_id or uuid4(), team_id=identity.team_id, user_id=identity.user_id, application_id=card.id,
        platform=str(job.platform), direction=typed.direction, sender=client if inbound else me,
        recipient=me if inbound else client, body=typed.text, sent_at=typed.at, read_at=now,
        meta={"by_hand": True},
    )  # fmt: skip
    suggest_move(message, ApplicationStatus(card.status))
    db.add(message)
    await db.flush()
    record(
        db, "message_typed", entity_type="message", entity_id=message.id, direction=typed.direction,
        application_id=str(card.id),
    )  # fmt: skip
    return message


async def change_message(db: AsyncSession, message_id: UUID, typed: TypedMessage) -> dict[str, Any]:
    """Other words, another time, or another way; what it was is returned, so that it can be put back."""
    message = await _typed(db, message_id)
    was = as_form(message)
    card = await own_card(db, typed.application_id)
    job = await db.get_one(Job, card.job_id)
    if message.direction != typed.direction:
        message.sender, message.recipient = message.recipient, message.sender
    message.application_id, message.platform = card.id, str(job.platform)
    message.direction, message.body, message.sent_at = typed.direction, typed.text, typed.at
    message.meta = {name: value for name, value in message.meta.items() if name not in ("suggested", "reply")}
    suggest_move(message, ApplicationStatus(card.status))
    await db.flush()
    record(db, "message_changed", entity_type="message", entity_id=message.id)
    return was


async def remove_message(db: AsyncSession, message_id: UUID) -> dict[str, Any]:
    """Take it away again; what it was is returned, so that it can be put back."""
    message = await _typed(db, message_id)
    kept = select(col(Feedback.id)).where(
        col(Feedback.team_id) == message.team_id, col(Feedback.message_id) == message.id
    )
    if await db.scalar(kept.limit(1)) is not None:
        raise Conflict(HAS_FEEDBACK)
    was = as_form(message)
    await db.delete(message)
    await db.flush()
    record(db, "message_removed", entity_type="message", entity_id=message_id)
    return was


def as_form(message: Message) -> dict[str, Any]:
    """A message as its form would say it; its time as UTC."""
    at = message.sent_at or message.created_at
    return {
        "message-application": str(message.application_id), "message-direction": message.direction,
        "message-at": at.strftime("%Y-%m-%dT%H:%M"), "message-text": message.body,
    }  # fmt: skip


async def _typed(db: AsyncSession, message_id: UUID) -> Message:
    message = await the_message(db, message_id)
    if not message.meta.get("by_hand"):
        raise Conflict(NOT_TYPED)
    if message.user_id != identity_in(db).user_id:
        raise NotAllowed(NOT_YOURS)
    return message
