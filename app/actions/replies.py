"""A draft of a reply lies with the message it answers. Bidwell sends nothing: the person says that they did."""

from asyncio import to_thread
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.application_dates import times_asked
from app.actions.applications import set_follow_up
from app.actions.board import hold_card
from app.actions.events import record
from app.actions.filing import GONE, the_message
from app.db.session import identity_in
from app.domain.errors import BadInput, Conflict, NotAllowed
from app.domain.follow_up import suggested_follow_up
from app.domain.letters.reply import compose_reply
from app.models.application import Application
from app.models.message import Message
from app.queries.facts import profile_facts, search_wish
from app.queries.own_voice import own_voice
from app.queries.reply import talk_of

LONGEST = 20_000
MOST_VOUCHED = 100
BY_RULES = "composed by rules"
NOT_INBOUND = "A reply answers a message of the client."
NOT_YOURS = "This message came to somebody else of your team: the reply is theirs to write."
EMPTY = "There is nothing in the reply yet. Write it first."
NOT_SENT_HERE = "This was not sent as a reply, or its reply was changed since."


@dataclass(frozen=True)
class Sent:
    """A reply that the person says they have sent, and when to ask again."""

    message_id: UUID
    thread_application: UUID | None
    follow_up_at: datetime | None


async def draft_reply(db: AsyncSession, message_id: UUID) -> str:
    """Compose a reply by rules and keep it as the draft."""
    message = await held_for_reply(db, message_id)
    talk = await talk_of(db, message)
    profile, wish, own = await profile_facts(db), await search_wish(db), await own_voice(db)
    text = await to_thread(compose_reply, talk, profile, wish, own=own)
    await keep_draft(db, message, text, engine="rules", note=BY_RULES)
    return text


async def keep_draft(
    db: AsyncSession, message: Message, text: str, *, engine: str, note: str, cut: tuple[str, ...] = ()
) -> None:
    """A new text as the draft of its conversation; what was vouched for before stays known."""
    for other in await _other_drafts(db, message):
        other.meta = {name: value for name, value in other.meta.items() if name != "reply"}
    vouched = (message.meta.get("reply") or {}).get("vouched", [])
    draft = {"text": text, "engine": engine, "note": note, "cut": list(cut), "vouched": vouched}
    message.meta = message.meta | {"reply": draft}
    await db.flush()
    record(db, "reply_drafted", entity_type="message", entity_id=message.id, engine=engine)


async def save_reply(db: AsyncSession, message_id: UUID, text: str) -> None:
    """What was typed, as it stands."""
    message = await held_for_reply(db, message_id)
    if len(text) > LONGEST:
        raise BadInput(f"A reply has at most {LONGEST:,} characters. Shorten it; nothing was lost.")
    was = message.meta.get("reply") or {"engine": "person", "note": "", "cut": [], "vouched": []}
    message.meta = message.meta | {"reply": was | {"text": text.replace("\x00", "")}}
    await db.flush()


async def drop_reply(db: AsyncSession, message_id: UUID) -> dict[str, Any]:
    """Away with the draft; what it was is returned, so that it can be put back."""
    message = await held_for_reply(db, message_id)
    was = dict(message.meta.get("reply") or {})
    message.meta = {name: value for name, value in message.meta.items() if name != "reply"}
    await db.flush()
    return was


async def vouch_in_reply(db: AsyncSession, message_id: UUID, key: str, *, is_true: bool) -> None:
    """The person takes a sentence upon themselves, or no longer."""
    message = await held_for_reply(db, message_id)
    draft = message.meta.get("reply")
    if draft is None:
        raise Conflict(EMPTY)
    others = [one for one in draft.get("vouched", []) if one != key]
    vouched = [*others, key[:200]][-MOST_VOUCHED:] if is_true else others
    message.meta = message.meta | {"reply": draft | {"vouched": vouched}}
    await db.flush()


async def sent_reply(db: AsyncSession, message_id: UUID, *, now: datetime) -> Sent:
    """The person has sent it: it joins the conversation, and the next follow-up comes by the cadence."""
    message = await held_for_reply(db, message_id)
    draft = message.meta.get("reply") or {}
    text = str(draft.get("text", "")).strip()
    if not text:
        raise Conflict(EMPTY)
    card = await hold_card(db, message.application_id) if message.application_id else None
    was = card.next_follow_up_at if card else None
    at = await _next_follow_up(db, card, now)
    told = {
        "to": str(message.id),
        "draft": draft,
        "was": was and was.isoformat(),
        "set": at and at.isoformat(),
    }
    sent = Message(
        id=uuid4(), team_id=message.team_id, user_id=message.user_id, application_id=message.application_id,
        platform=message.platform, direction="outbound", thread_id=message.thread_id,
        sender=identity_in(db).email, recipient=message.sender, subject=_answered(message.subject), body=text,
        sent_at=now, read_at=now, meta={"by_hand": True, "sent_reply": told},
    )  # fmt: skip
    db.add(sent)
    message.meta = {name: value for name, value in message.meta.items() if name != "reply"}
    message.read_at = message.read_at or now
    await db.flush()
    record(db, "reply_sent", entity_type="message", entity_id=sent.id)
    return Sent(sent.id, message.application_id, at)


async def unsend_reply(db: AsyncSession, sent_id: UUID) -> None:
    """Undo of the above: the draft is back, the message gone, the follow-up as it was."""
    sent = await the_message(db, sent_id)
    told = sent.meta.get("sent_reply")
    if told is None or sent.user_id != identity_in(db).user_id:
        raise Conflict(NOT_SENT_HERE)
    message = await held_for_reply(db, UUID(told["to"]))
    if "reply" in message.meta:
        raise Conflict(NOT_SENT_HERE)
    message.meta = message.meta | {"reply": told["draft"]}
    if sent.application_id:
        card = await hold_card(db, sent.application_id)
        if card.next_follow_up_at and card.next_follow_up_at.isoformat() == told["set"]:
            card.next_follow_up_at = datetime.fromisoformat(told["was"]) if told["was"] else None
    await db.delete(sent)
    await db.flush()
    record(db, "reply_unsent", entity_type="message", entity_id=message.id)


async def held_for_reply(db: AsyncSession, message_id: UUID) -> Message:
    """An inbound message of one's own, locked: two tabs write one after the other."""
    await the_message(db, message_id)
    message = await db.get(Message, message_id, with_for_update=True, populate_existing=True)
    if message is None:
        raise Conflict(GONE)
    if message.direction != "inbound":
        raise BadInput(NOT_INBOUND)
    if message.user_id != identity_in(db).user_id:
        raise NotAllowed(NOT_YOURS)
    return message


async def _other_drafts(db: AsyncSession, message: Message) -> list[Message]:
    """Drafts of this person beside this one: an answer to the latest message takes their place."""
    if message.application_id is None and message.thread_id is None:
        return []
    same = (
        col(Message.application_id) == message.application_id
        if message.application_id
        else col(Message.thread_id) == message.thread_id
    )
    question = select(Message).where(
        col(Message.team_id) == message.team_id, col(Message.user_id) == message.user_id, same,
        col(Message.meta)["reply"].is_not(None), col(Message.id) != message.id,
    )  # fmt: skip
    return list((await db.execute(question)).scalars())


async def _next_follow_up(db: AsyncSession, card: Application | None, now: datetime) -> datetime | None:
    """By the cadence of its stage; where that is used up, the date stays as it is."""
    if card is None:
        return None
    at = suggested_follow_up(card.status, now=now, asked=await times_asked(db, card))
    if at is None:
        return None
    await set_follow_up(db, card.id, at, by_plan=True)
    return at


def _answered(subject: str) -> str:
    plain = subject.strip()
    return plain if not plain or plain.casefold().startswith("re:") else f"Re: {plain}"
