"""Where a message belongs, whether it has been read, and the move it suggests: said by the person, each taken back."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.applications import Moved, move_application
from app.actions.events import record
from app.db.session import identity_in
from app.db.sql import load
from app.domain.enums import ApplicationStatus
from app.domain.errors import Conflict, NotFound
from app.domain.inbox import application_in
from app.domain.mail import Mail, MailKind
from app.domain.mail_matching import suggestion
from app.models.application import Application
from app.models.message import Message

GONE = "This message is not there any more. Reload the page to see what is."
NO_THREAD = "This conversation is not there any more. Reload the page to see what is."
NO_CARD = "This application is not on the board any more."
NOTHING = "There is nothing to follow in this message any more."
MOST = 500


async def file_message(db: AsyncSession, message_id: UUID, application_id: UUID) -> list[UUID]:
    """The person says where it belongs; the rest of its conversation goes along. Which were filed comes back."""
    message = await the_message(db, message_id)
    card = await own_card(db, application_id)
    filed = [message] if message.application_id else []
    filed += [one for one in await _conversation(db, message) if one.application_id is None]
    for one in filed:
        was = str(one.application_id) if one.application_id else None
        one.application_id = card.id
        one.meta = one.meta | {"filed_by": "person", "filed_from": was}
    suggest_move(message, ApplicationStatus(card.status))
    await db.flush()
    record(
        db, "message_filed", entity_type="message", entity_id=message_id, application_id=str(application_id)
    )
    return [one.id for one in filed]


async def unfile_messages(db: AsyncSession, message_ids: Sequence[UUID]) -> None:
    """Undo of the above: each goes back to where it was, if a person filed it and nobody has since."""
    for message_id in message_ids[:MOST]:
        message = await the_message(db, message_id)
        if message.meta.get("filed_by") != "person":
            raise Conflict("This was filed by its evidence. File it with another application instead.")
        was = message.meta.get("filed_from")
        message.application_id = UUID(was) if was else None
        dropped = ("filed_by", "filed_from", "suggested")
        message.meta = {name: value for name, value in message.meta.items() if name not in dropped}
        record(db, "message_unfiled", entity_type="message", entity_id=message_id)
    await db.flush()


async def leave_thread(db: AsyncSession, thread: str) -> None:
    """It belongs to no application: the queue does not ask again."""
    for message in await messages_in(db, thread):
        message.meta = message.meta | {"left": True}
        record(db, "message_left", entity_type="message", entity_id=message.id)
    await db.flush()


async def ask_again(db: AsyncSession, thread: str) -> None:
    """Undo of the above: it waits to be filed once more."""
    for message in await messages_in(db, thread):
        message.meta = {name: value for name, value in message.meta.items() if name != "left"}
    await db.flush()


async def take_suggestion(db: AsyncSession, message_id: UUID, *, now: datetime) -> tuple[UUID, Moved]:
    """The person's own click makes the move that a message suggests, by the board's usual rules."""
    message = await the_message(db, message_id)
    suggested = message.meta.get("suggested")
    if not suggested or suggested.get("done") or message.application_id is None:
        raise Conflict(NOTHING)
    moved = await move_application(db, message.application_id, to=ApplicationStatus(suggested["to"]), now=now)
    message.meta = message.meta | {"suggested": suggested | {"done": "taken"}}
    await db.flush()
    return message.application_id, moved


async def leave_suggestion(db: AsyncSession, message_id: UUID) -> None:
    """No: the card stays where it is."""
    message = await the_message(db, message_id)
    message.meta = message.meta | {"suggested": (message.meta.get("suggested") or {}) | {"done": "left"}}
    await db.flush()


async def read_thread(db: AsyncSession, thread: str, *, now: datetime) -> int:
    """One's own messages in it have been seen; how many were new."""
    unread = [m for m in await messages_in(db, thread) if _is_news(db, m) and m.read_at is None]
    for message in unread:
        message.read_at = now
    await db.flush()
    return len(unread)


async def mark_unread(db: AsyncSession, thread: str) -> None:
    """The last message of the client counts as new again."""
    received = [m for m in await messages_in(db, thread) if _is_news(db, m)]
    if not received:
        raise Conflict("There is no message of the client in it that is yours to mark.")
    received[-1].read_at = None
    await db.flush()


async def messages_in(db: AsyncSession, thread: str) -> list[Message]:
    """The messages of a conversation that this person may see, the oldest first."""
    found = await _messages(db, application=application_in(thread), thread=thread)
    if not found:
        raise NotFound(NO_THREAD)
    return found


async def the_message(db: AsyncSession, message_id: UUID) -> Message:
    """A message of the team, or one's own that is not filed yet."""
    identity = identity_in(db)
    question = select(Message).where(
        col(Message.team_id) == identity.team_id,
        col(Message.id) == message_id,
        col(Message.application_id).is_not(None) | (col(Message.user_id) == identity.user_id),
    )
    message = (await db.execute(question)).scalar_one_or_none()
    if message is None:
        raise NotFound(GONE)
    return message


async def own_card(db: AsyncSession, application_id: UUID) -> Application:
    """An application of the person who asks."""
    identity = identity_in(db)
    question = select(Application).where(
        col(Application.team_id) == identity.team_id,
        col(Application.user_id) == identity.user_id,
        col(Application.id) == application_id,
        col(Application.removed_at).is_(None),
    )
    card = (await db.execute(question)).scalar_one_or_none()
    if card is None:
        raise NotFound(NO_CARD)
    return card


def suggest_move(message: Message, status: ApplicationStatus) -> None:
    """What it may mean for the card, as a suggestion beside the message; only the person makes the move."""
    found = suggestion(_mail_of(message), status) if message.direction == "inbound" else None
    if found is not None:
        message.meta = message.meta | {"suggested": {"to": found.to, "why": found.why}}


async def _conversation(db: AsyncSession, message: Message) -> list[Message]:
    """The messages that are not filed yet and belong with this one."""
    return [] if message.application_id else await _messages(db, message=message.id)


async def _messages(
    db: AsyncSession,
    *,
    application: UUID | None = None,
    thread: str | None = None,
    message: UUID | None = None,
) -> list[Message]:
    identity = identity_in(db)
    values = {
        "team": identity.team_id, "person": identity.user_id, "application": application, "thread": thread,
        "message": message, "most": MOST,
    }  # fmt: skip
    ids = list((await db.execute(load("thread_messages"), values)).scalars())
    question = select(Message).where(col(Message.team_id) == identity.team_id, col(Message.id).in_(ids))
    found = {one.id: one for one in (await db.execute(question)).scalars()}
    return [found[one] for one in ids]


def _is_news(db: AsyncSession, message: Message) -> bool:
    return message.direction == "inbound" and message.user_id == identity_in(db).user_id


def _mail_of(message: Message) -> Mail:
    """A kept message as the matching reads it."""
    meta = message.meta
    return Mail(
        key=message.external_id or "", kind=meta.get("kind", MailKind.OTHER), platform=message.platform,
        sender=message.sender, recipient=message.recipient, subject=message.subject, body=message.body,
        sent_at=message.sent_at, thread=message.thread_id or "", title=meta.get("title", ""),
    )  # fmt: skip
