"""Messages: what belongs to which application, what waits to be filed, and what suggests a move."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.db.sql import load
from app.domain.card import exactly, zone
from app.domain.enums import ApplicationStatus
from app.domain.mail_matching import Candidate
from app.domain.pipeline import LABELS
from app.domain.wording import age_text
from app.models.profile import Profile

MOST = 200
EXCERPT = 400


@dataclass(frozen=True)
class MailRow:
    """One message of the inbox."""

    id: str
    sender: str
    subject: str
    excerpt: str
    age: str
    exact: str
    direction: str
    unread: bool
    platform: str
    state: str
    """ "to_file", "filed" or "left"."""
    application_id: str
    job_title: str
    job_id: str
    guess_id: str
    """The application that it probably belongs to, where that was not sure enough."""
    guess: str
    confidence: str
    reason: str
    suggested: str
    why: str
    hidden_text: bool


async def candidates(db: AsyncSession) -> list[Candidate]:
    """The person's applications, the latest moved first, with the conversations filed with each."""
    identity = identity_in(db)
    rows = await db.execute(load("mail_candidates"), {"team": identity.team_id, "person": identity.user_id})
    return [
        Candidate(
            row["id"], row["title"], row["company_name"] or "", row["platform"], row["platform_job_id"] or "",
            ApplicationStatus(row["status"]), tuple(row["threads"] or ()), tuple(row["people"] or ()),
        )
        for row in rows.mappings()
    ]  # fmt: skip


async def inbox_rows(db: AsyncSession, *, now: datetime) -> list[MailRow]:
    """The latest messages, those first that wait for the person."""
    identity = identity_in(db)
    rows = await db.execute(
        load("inbox_rows"), {"team": identity.team_id, "person": identity.user_id, "most": MOST}
    )
    profile = await db.get(Profile, (identity.user_id, identity.team_id))
    here = profile.timezone if profile else "UTC"
    return [_row(dict(row), here, now) for row in rows.mappings()]


async def filing_choices(db: AsyncSession) -> list[dict[str, str]]:
    """The applications that a message may be filed with, for a select."""
    return [
        {"id": str(one.application_id), "label": " · ".join(filter(None, (one.title, one.company)))[:120]}
        for one in await candidates(db)
    ]


async def message_text(db: AsyncSession, message_id: UUID) -> str:
    """The whole body of one message; "" when it is not there."""
    from app.models.message import Message

    question = select(col(Message.body)).where(
        col(Message.team_id) == identity_in(db).team_id, col(Message.id) == message_id
    )
    return (await db.execute(question)).scalar_one_or_none() or ""


def _row(row: dict[str, Any], here: str, now: datetime) -> MailRow:
    meta, found = row["meta"], row["meta"].get("match") or {}
    suggested = meta.get("suggested") or {}
    is_open = bool(suggested) and not suggested.get("done") and row["application_id"] is not None
    sent = row["sent_at"]
    body = " ".join(row["body"].split())
    return MailRow(
        id=str(row["id"]), sender=row["sender"], subject=row["subject"] or "(no subject)",
        excerpt=body if len(body) <= EXCERPT else f"{body[: EXCERPT - 1]}…",
        age=age_text(sent, now=now) if sent else "", exact=exactly(sent, zone(here)) if sent else "",
        direction=row["direction"], unread=row["read_at"] is None and row["direction"] == "inbound",
        platform=row["platform"], state=row["state"],
        application_id=str(row["application_id"] or ""), job_title=row["job_title"] or "",
        job_id=str(row["job_id"] or ""),
        guess_id=(found.get("application_id") or "") if row["guess_title"] else "", guess=row["guess_title"] or "",
        confidence=f"{round(100 * float(found.get('confidence') or 0))} %",
        reason=found.get("reason") or "",
        suggested=LABELS[ApplicationStatus(suggested["to"])] if is_open else "",
        why=suggested.get("why", "") if is_open else "", hidden_text=bool(meta.get("hidden_text")),
    )  # fmt: skip
