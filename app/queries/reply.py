"""The draft of a reply, held against the profile and the message it answers."""

import asyncio
import re
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.db.sql import load
from app.domain.enums import Platform
from app.domain.inbox import sender_name
from app.domain.letters.checks import Check
from app.domain.letters.facts import facts_of
from app.domain.letters.numbers import find_numbers
from app.domain.letters.reply import Talk, review_reply, trace_reply
from app.domain.letters.trace import Sentence
from app.domain.markdown_signs import without_signs
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.wording import counted, range_text
from app.models.application import Application
from app.models.message import Message
from app.queries.facts import profile_facts, search_wish
from app.queries.letter_parts import Source, check_line, claims_part
from app.queries.postings import postings

MOST_BEFORE = 20
_RATE = re.compile(r"\bmy (?:hourly )?rate\b", re.I)


@dataclass(frozen=True)
class ReplyView:
    """`message` is the id of what is answered. `spans`, `sources` and `checks` are as a letter has them."""

    message: str
    text: str
    note: str
    words: str
    is_over: bool = False
    cut: list[str] = field(default_factory=list)
    spans: list[list[Any]] = field(default_factory=list)
    sources: list[dict[str, Any]] = field(default_factory=list)
    checks: list[dict[str, Any]] = field(default_factory=list)


async def reply_view(db: AsyncSession, thread: str) -> ReplyView | None:
    """The latest draft of the person in this conversation; None where there is none."""
    identity = identity_in(db)
    named = {"team": identity.team_id, "person": identity.user_id, "thread": thread}
    message_id = (await db.execute(load("reply_in_thread"), named)).scalar_one_or_none()
    message = await db.get(Message, message_id) if message_id else None
    if message is None:
        return None
    draft = message.meta["reply"]
    talk, profile, wish = await talk_of(db, message), await profile_facts(db), await search_wish(db)
    return await asyncio.to_thread(_view, message.id, draft, talk, profile, wish)


async def talk_of(db: AsyncSession, message: Message) -> Talk:
    """What a reply to this message knows of: its words, the client, the job, and what the client wrote before."""
    job, company = await _job(db, message)
    before = await _earlier(db, message)
    name = sender_name(message.sender)
    client = name if "@" not in name else (company or "")
    return Talk(said=message.body, client=client, job=job, before=before)


async def _earlier(db: AsyncSession, message: Message) -> str:
    """What the client wrote in this conversation besides, the latest first."""
    if message.application_id is None and message.thread_id is None:
        return ""
    same = (
        col(Message.application_id) == message.application_id
        if message.application_id
        else (col(Message.thread_id) == message.thread_id) & (col(Message.user_id) == message.user_id)
    )
    others = (col(Message.direction) == "inbound", col(Message.id) != message.id)
    question = select(col(Message.body)).where(col(Message.team_id) == message.team_id, same, *others)
    found = await db.execute(question.order_by(col(Message.sent_at).desc()).limit(MOST_BEFORE))
    return "\n\n".join(found.scalars())


async def _job(db: AsyncSession, message: Message) -> tuple[JobPosting, str | None]:
    """The job of the application it is filed with; else what the message itself is about."""
    if message.application_id:
        question = select(col(Application.job_id)).where(
            col(Application.team_id) == message.team_id, col(Application.id) == message.application_id
        )
        job_id = (await db.execute(question)).scalar_one()
        [(_, posting)] = await postings(db, ids=[job_id], limit=1)
        return posting, posting.company_name
    known = Platform(message.platform) if message.platform in set(Platform) else Platform.LINKEDIN
    return JobPosting(platform=known, title=message.subject), None


def _view(
    message_id: UUID, draft: dict[str, Any], talk: Talk, profile: ProfileFacts, wish: SearchWish
) -> ReplyView:
    written, vouched = draft["text"], set(draft.get("vouched", []))
    traced = trace_reply(written, talk, profile)
    claims = [asdict(one) | {"text": written[one.start : one.end]} for one in traced if one.claim]
    part = claims_part(claims, {fact.id: fact for fact in facts_of(profile)}, vouched)
    checks = review_reply(written, talk, profile, accepted=vouched)
    rates = [one for one in traced if not one.claim and _says_rate(one, wish)]
    return ReplyView(
        message=str(message_id), text=written, note=draft.get("note", ""),
        words=counted(len(written.split()), "word"), cut=list(draft.get("cut", [])),
        spans=[*part["spans"], *([one.start, one.end, "ok", one.hash] for one in rates)],
        sources=[*(asdict(one) for one in part["sources"]), *(asdict(_of_rate(one, wish)) for one in rates)],
        checks=[_line(one) for one in checks if one.key != "claims"],
    )  # fmt: skip


def _line(one: Check) -> dict[str, Any]:
    """Its words stand alone here, without a heading: they name the question that is open."""
    return check_line(one) | ({} if one.ok else {"detail": without_signs(one.detail)})


def _says_rate(sentence: Sentence, wish: SearchWish) -> bool:
    """It names one of the rates of the person's own preferences."""
    rates = {rate for rate in _rates(wish) if rate}
    return bool(_RATE.search(sentence.text)) and any(n.value in rates for n in find_numbers(sentence.text))


def _rates(wish: SearchWish) -> tuple[Any, ...]:
    return (wish.hourly_max, wish.hourly_min, wish.current_hourly_max, wish.current_hourly_min)


def _of_rate(sentence: Sentence, wish: SearchWish) -> Source:
    """The preferences that stand behind a rate."""
    low, high = wish.hourly_min or wish.current_hourly_min, wish.hourly_max or wish.current_hourly_max
    told = f"{range_text(low, high, wish.currency)} an hour"
    return Source(sentence.hash, sentence.text, "ok", "", [{"label": "Your rates", "text": told}])
