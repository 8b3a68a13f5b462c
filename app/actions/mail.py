"""Mails become messages of the team: filed where that is sure, else waiting for the person. Nothing is moved."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.events import record
from app.db.session import identity_in
from app.domain.mail import Mail
from app.domain.mail_matching import NOBODY, Candidate, Match, match, suggestion
from app.models.message import Message
from app.queries.mailbox import candidates


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
