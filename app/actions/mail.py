"""Mails become messages of the team: filed where that is sure, else waiting for the person. Nothing is moved."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.applications import Moved, move_application
from app.actions.events import record
from app.db.session import identity_in
from app.domain.enums import ApplicationStatus
from app.domain.errors import Conflict, NotFound
from app.domain.mail import Mail
from app.domain.mail_matching import NOBODY, Candidate, Match, match, suggestion
from app.models.application import Application
from app.models.message import Message
from app.queries.mailbox import candidates

GONE = "This message is not there any more. Reload the page to see what is."
NO_CARD = "This application is not on the board any more."
NOTHING = "There is nothing to follow in this message any more."


@dataclass(frozen=True)
class Filed:
    """What became of the mails of one file."""

    received: int = 0
    new: int = 0
    known: int = 0
    filed: int = 0
    to_file: int = 0
    suggested: int = 0


async def save_mails(
    db: AsyncSession, mails: Sequence[Mail], *, run_id: UUID | None = None
) -> tuple[Filed, list[Message]]:
    """Keep each mail once, by its Message-ID; file it where the match is sure. The new ones come back."""
    counts, saved = Filed(received=len(mails)), list[Message]()
    known = await candidates(db)
    for mail in sorted(mails, key=lambda one: (one.sent_at is None, one.sent_at, one.key)):
        outbound = identity_in(db).email.casefold() in mail.sender.casefold()
        found = NOBODY if outbound and not known else match(mail, known)
        card = next((one for one in known if one.application_id == found.application_id), None)
        message = await _insert(db, mail, found, card, outbound=outbound)
        if message is None:
            counts = replace(counts, known=counts.known + 1)
            continue
        saved.append(message)
        counts = _add_up(counts, found, message)
        if found.is_sure and card is not None:
            known = [_joined(one, mail) if one is card else one for one in known]
        record(
            db, "message_received", entity_type="message", entity_id=message.id, run_id=run_id,
            filed_with=str(message.application_id) if message.application_id else None,
            confidence=found.confidence,
        )  # fmt: skip
    return counts, saved


async def file_message(db: AsyncSession, message_id: UUID, application_id: UUID) -> None:
    """The person says where it belongs; the rest of its conversation goes along."""
    message = await _message(db, message_id)
    card = await _card(db, application_id)
    for one in await _conversation(db, message):
        if one.application_id is None or one.id == message.id:
            one.application_id = card.id
            one.meta = one.meta | {"filed_by": "person"}
    found = suggestion(_mail_of(message), ApplicationStatus(card.status))
    if found is not None and message.direction == "inbound":
        message.meta = message.meta | {"suggested": {"to": found.to, "why": found.why}}
    await db.flush()
    record(
        db, "message_filed", entity_type="message", entity_id=message_id, application_id=str(application_id)
    )


async def leave_message(db: AsyncSession, message_id: UUID) -> None:
    """It belongs to no application: the queue does not ask again."""
    message = await _message(db, message_id)
    message.meta = message.meta | {"left": True}
    await db.flush()
    record(db, "message_left", entity_type="message", entity_id=message_id)


async def take_suggestion(db: AsyncSession, message_id: UUID, *, now: datetime) -> tuple[UUID, Moved]:
    """The person's own click makes the move that a message suggests, by the board's usual rules."""
    message = await _message(db, message_id)
    suggested = message.meta.get("suggested")
    if not suggested or suggested.get("done") or message.application_id is None:
        raise Conflict(NOTHING)
    moved = await move_application(db, message.application_id, to=ApplicationStatus(suggested["to"]), now=now)
    message.meta = message.meta | {"suggested": suggested | {"done": "taken"}}
    await db.flush()
    return message.application_id, moved


async def leave_suggestion(db: AsyncSession, message_id: UUID) -> None:
    """No: the card stays where it is."""
    message = await _message(db, message_id)
    message.meta = message.meta | {"suggested": (message.meta.get("suggested") or {}) | {"done": "left"}}
    await db.flush()


async def read_messages(db: AsyncSession, message_ids: Sequence[UUID], *, now: datetime) -> None:
    """They have been seen."""
    for message_id in message_ids:
        message = await _message(db, message_id)
        message.read_at = message.read_at or now
    await db.flush()


async def _insert(
    db: AsyncSession, mail: Mail, found: Match, card: Candidate | None, *, outbound: bool
) -> Message | None:
    identity = identity_in(db)
    meta: dict[str, Any] = {
        "kind": mail.kind, "title": mail.title, "client": mail.client, "match": asdict(found),
        "hidden_text": mail.has_hidden_text, "attachments": list(mail.attachments), "job_ids": list(mail.job_ids),
    }  # fmt: skip
    meta["match"]["application_id"] = str(found.application_id) if found.application_id else None
    proposed = suggestion(mail, card.status) if card and found.is_sure and not outbound else None
    if proposed is not None:
        meta["suggested"] = {"to": proposed.to, "why": proposed.why}
    row = {
        "id": uuid4(), "team_id": identity.team_id, "user_id": identity.user_id, "platform": mail.platform,
        "application_id": found.application_id if found.is_sure else None,
        "direction": "outbound" if outbound else "inbound", "thread_id": mail.thread, "external_id": mail.key,
        "sender": mail.sender, "recipient": mail.recipient, "subject": mail.subject, "body": mail.body,
        "sent_at": mail.sent_at, "meta": meta,
    }  # fmt: skip
    added = insert(Message).values(**row).on_conflict_do_nothing().returning(col(Message.id))
    new = (await db.execute(added)).scalar_one_or_none()
    return await db.get(Message, new) if new else None


def _add_up(counts: Filed, found: Match, message: Message) -> Filed:
    return replace(
        counts,
        new=counts.new + 1,
        filed=counts.filed + (message.application_id is not None),
        to_file=counts.to_file + (message.application_id is None and message.direction == "inbound"),
        suggested=counts.suggested + ("suggested" in message.meta),
    )


def _joined(one: Candidate, mail: Mail) -> Candidate:
    """What is filed with a card helps to know the next mail."""
    return replace(one, threads=(*one.threads, mail.thread))


async def _message(db: AsyncSession, message_id: UUID) -> Message:
    question = select(Message).where(
        col(Message.team_id) == identity_in(db).team_id, col(Message.id) == message_id
    )
    message = (await db.execute(question)).scalar_one_or_none()
    if message is None:
        raise NotFound(GONE)
    return message


async def _card(db: AsyncSession, application_id: UUID) -> Application:
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


async def _conversation(db: AsyncSession, message: Message) -> list[Message]:
    if not message.thread_id:
        return [message]
    question = select(Message).where(
        col(Message.team_id) == message.team_id, col(Message.thread_id) == message.thread_id
    )
    return list((await db.execute(question.limit(500))).scalars())


def _mail_of(message: Message) -> Mail:
    """A kept message as the matching reads it."""
    meta = message.meta
    return Mail(
        key=message.external_id or "", kind=meta.get("kind", "other"), platform=message.platform,
        sender=message.sender, recipient=message.recipient, subject=message.subject, body=message.body,
        sent_at=message.sent_at, thread=message.thread_id or "", title=meta.get("title", ""),
    )  # fmt: skip
