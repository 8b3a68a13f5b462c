"""One conversation, whole: what was written to and fro, what it is about, and what it asks of the person."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.card import exactly
from app.domain.enums import ApplicationStatus as Status
from app.domain.feedback import OUTCOMES
from app.domain.inbox import application_in, marks_in, sender_name, turn_of
from app.domain.pipeline import LABELS
from app.domain.wording import age_text
from app.queries.inbox import NO_SUBJECT, client_name, here_of, platform_name

MOST = 300
LONGEST_BODY = 20_000


@dataclass(frozen=True)
class Said:
    """One message. `subject` is "" where it is that of the message before; `suggested` a column it may lead to."""

    id: str
    who: str
    is_mine: bool
    is_client: bool
    subject: str
    body: str
    marks: list[list[int]]
    age: str
    exact: str
    iso: str
    unread: bool
    by_hand: bool
    hidden_text: bool
    suggested: str
    why: str
    feedback: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Guess:
    """The application it probably belongs to, where that was not sure enough; ids are "" for none."""

    application_id: str = ""
    title: str = ""
    confidence: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Conversation:
    """`turn` as in SHOWS; `answers` is the id of the message a reply would answer, "" where none is due."""

    thread: str
    client: str
    title: str
    platform: str
    job_id: str
    application_id: str
    status: str
    turn: str
    left: bool
    answers: str
    sender: str
    guess: Guess
    messages: list[Said]
    has_earlier: bool = False


async def conversation(db: AsyncSession, thread: str, *, now: datetime, q: str = "") -> Conversation | None:
    """None when there is no such conversation, or it is not this person's to see. An application has one always."""
    about = await _about(db, application_in(thread))
    found = await _rows(db, thread)
    rows = found[-MOST:]
    if not rows and about is None:
        return None
    here = await here_of(db)
    last, inbound = rows[-1] if rows else None, [row for row in rows if row["direction"] == "inbound"]
    status = Status(about["status"]) if about else None
    waits = [row for row in inbound if row["application_id"] is None and "left" not in row["meta"]]
    platform = about["platform"] if about else last["platform"]  # type: ignore[index]
    sender = inbound[-1]["sender"] if inbound else ""
    turn = turn_of(last["direction"] if last else "outbound", status, to_file=bool(waits))
    answers = (
        last is not None and last["direction"] == "inbound" and last["mine"] and turn in ("mine", "to_file")
    )
    return Conversation(
        thread=thread,
        client=client_name(about and about["company_name"], sender, about and about["client_country"], platform),
        title=about["title"] if about else (last["subject"] or NO_SUBJECT),  # type: ignore[index]
        platform=platform_name(platform), job_id=str(about["job_id"]) if about else "",
        application_id=str(about["id"]) if about else "", status=LABELS[status] if status else "",
        turn=turn if rows else "", left=not waits and about is None,
        answers=str(last["id"]) if answers and last is not None else "", sender=sender,
        guess=await _guess(db, waits[-1]) if waits else Guess(),
        messages=_messages(rows, here, now, q), has_earlier=len(found) > MOST,
    )  # fmt: skip


async def _about(db: AsyncSession, application_id: UUID | None) -> Any:
    if application_id is None:
        return None
    identity = identity_in(db)
    named = {"team": identity.team_id, "person": identity.user_id, "id": application_id}
    return (await db.execute(load("conversation_about"), named)).mappings().one_or_none()


async def _rows(db: AsyncSession, thread: str) -> list[dict[str, Any]]:
    """The latest messages and one more, the oldest first."""
    identity = identity_in(db)
    values = {
        "team": identity.team_id, "person": identity.user_id, "application": application_in(thread),
        "thread": thread, "most": MOST + 1,
    }  # fmt: skip
    return [dict(row) for row in (await db.execute(load("conversation"), values)).mappings()][::-1]


async def _guess(db: AsyncSession, row: dict[str, Any]) -> Guess:
    """What the matching thought likely, if that application is still there."""
    found = row["meta"].get("match") or {}
    about = await _about(db, UUID(found["application_id"])) if found.get("application_id") else None
    if about is None or not about["mine"]:
        return Guess(reason=found.get("reason") or "")
    confidence = f"{round(100 * float(found.get('confidence') or 0))} %"
    return Guess(str(about["id"]), about["title"], confidence, found.get("reason") or "")


def _messages(rows: list[dict[str, Any]], here: ZoneInfo, now: datetime, q: str) -> list[Said]:
    said, before = list[Said](), ""
    for row in rows:
        plain = _plain_subject(row["subject"])
        said.append(_said(row, "" if plain == before else row["subject"], here, now, q))
        before = plain
    return said


def _said(row: dict[str, Any], subject: str, here: ZoneInfo, now: datetime, q: str) -> Said:
    meta, outbound = row["meta"], row["direction"] == "outbound"
    suggested = meta.get("suggested") or {}
    is_open = bool(suggested) and not suggested.get("done") and row["application_id"] is not None
    body = row["body"][:LONGEST_BODY]
    return Said(
        id=str(row["id"]), who=("You" if row["mine"] else row["author"]) if outbound else _client(row["sender"]),
        is_mine=row["mine"], is_client=not outbound, subject=subject, body=body, marks=marks_in(body, q),
        age=age_text(row["at"], now=now), exact=exactly(row["at"], here), iso=row["at"].isoformat(),
        unread=not outbound and row["read_at"] is None and row["mine"], by_hand=bool(meta.get("by_hand")),
        hidden_text=bool(meta.get("hidden_text")),
        suggested=LABELS[Status(suggested["to"])] if is_open else "", why=suggested.get("why", "") if is_open else "",
        feedback=[_feedback(one, here) for one in row["feedback"]],
    )  # fmt: skip


def _client(sender: str) -> str:
    return sender_name(sender) or "The client"


def _feedback(kept: dict[str, Any], here: ZoneInfo) -> dict[str, str]:
    rating = "" if kept["rating"] is None else f"★ {Decimal(str(kept['rating'])).normalize():f}"
    outcome = OUTCOMES.get(kept["outcome"] or "", "")
    return {
        "id": kept["id"],
        "head": " · ".join(each for each in (outcome, rating, kept["reason"] or "") if each),
        "words": kept["client_words"],
        "when": exactly(datetime.fromisoformat(kept["received_at"]), here),
    }


def _plain_subject(subject: str) -> str:
    """Without the "Re:" that mail programs put before it."""
    plain = subject.strip()
    while plain[:3].casefold() in ("re:", "aw:"):
        plain = plain[3:].strip()
    return plain.casefold()
