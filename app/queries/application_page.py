"""The page of one application: everything that belongs to it, in one place."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.card import exactly, zone
from app.domain.client_hours import client_hours
from app.domain.enums import ApplicationStatus as Status
from app.domain.feedback import OUTCOMES
from app.domain.follow_up import cadence_words, is_ghosted
from app.domain.wording import age_text, amount_text
from app.queries.application import Details, application_details
from app.queries.apply import departure
from app.queries.bids import bids_of, break_even_of


@dataclass(frozen=True)
class ApplicationPage:
    """`preflight` and `break_even` are empty unless one's own card waits to be sent."""

    details: Details
    preflight: list[dict[str, str]]
    break_even: list[str]
    bids: list[dict[str, Any]]
    sessions: list[dict[str, str]]
    messages: list[dict[str, str]]
    feedback: list[dict[str, str]]
    interviews: list[dict[str, str]]
    earnings: list[dict[str, str]]
    follow_up: dict[str, Any] = field(default_factory=dict)


async def application_page(
    db: AsyncSession, application_id: UUID, *, now: datetime
) -> ApplicationPage | None:
    """None when it is not on the board, or another team's."""
    details = await application_details(db, application_id, now=now)
    if details is None:
        return None
    named = {"team": identity_in(db).team_id, "id": application_id}
    row = (await db.execute(load("application_around"), named)).mappings().one()
    waits = details.is_mine and details.status in (Status.SHORTLISTED, Status.READY_TO_APPLY)
    here = zone(details.timezone)
    return ApplicationPage(
        details=details,
        preflight=[asdict(each) for each in await departure(db, application_id, now=now)] if waits else [],
        break_even=await break_even_of(db, UUID(details.job_id)) if waits else [],
        bids=[asdict(line) for line in await bids_of(db, application_id)],
        sessions=[_session(each, here, now) for each in row["sessions"]],
        messages=[_message(each, here, now) for each in row["messages"]],
        feedback=[_feedback(each, here) for each in row["feedback"]],
        interviews=[_interview(each, here) for each in row["interviews"]],
        earnings=[_earning(each, here) for each in row["earnings"]],
        follow_up=_follow_up(row, here, now),
    )


def _follow_up(row: Any, here: ZoneInfo, now: datetime) -> dict[str, Any]:
    status = Status(row["status"])
    ghosted = is_ghosted(
        status, entered=row["stage_entered_at"], asked=row["asked"], last_asked=row["last_asked"], now=now
    )
    return {
        "plan": cadence_words(status, row["asked"]),
        "hours": client_hours(row["client_country"], now=now),
        "ghosted": ghosted,
        "applied": row["applied_at"].astimezone(here).date().isoformat() if row["applied_at"] else "",
    }


def _session(row: Mapping[str, Any], here: ZoneInfo, now: datetime) -> dict[str, str]:
    ends = (("submitted_at", "Submitted"), ("declined_at", "Decided not to"), ("revoked_at", "Shut"))
    ended = [(_at(row[name]), words) for name, words in ends if row[name]]
    taken_back = bool(row["submitted_at"] and row["revoked_at"])
    at, words = ended[0] if ended else (_at(row["expires_at"]), "Open until")
    if not ended and at <= now:
        words = "Ran out"
    spent = f", {row['connects_spent']} Connects" if row["connects_spent"] else ""
    bid = f", bid {amount_text(Decimal(str(row['rate_bid'])), row['currency'])}" if row["rate_bid"] else ""
    is_open = not ended and at > now
    return {
        "words": f"{words} {exactly(at, here)}{spent}{bid}{', taken back' if taken_back else ''}",
        "made": f"made {age_text(_at(row['created_at']), now=now)}",
        "tone": "ok" if row["submitted_at"] and not taken_back else "look" if is_open else "plain",
        "open": "yes" if is_open else "",
    }


def _message(row: Mapping[str, Any], here: ZoneInfo, now: datetime) -> dict[str, str]:
    at = _at(row["at"])
    return {
        "id": row["id"],
        "who": row["sender"] if row["direction"] == "inbound" else "You",
        "subject": row["subject"] or "No subject",
        "excerpt": " ".join(row["excerpt"].split()),
        "age": age_text(at, now=now),
        "exact": exactly(at, here),
        "iso": at.isoformat(),
        "unread": "yes" if row["direction"] == "inbound" and row["read_at"] is None else "",
    }


def _feedback(row: Mapping[str, Any], here: ZoneInfo) -> dict[str, str]:
    rating = "" if row["rating"] is None else f"★ {Decimal(str(row['rating'])).normalize():f}"
    outcome = OUTCOMES.get(row["outcome"] or "", "")
    return {
        "id": row["id"],
        "head": " · ".join(each for each in (outcome, rating, row["reason"] or "") if each),
        "words": row["client_words"],
        "when": exactly(_at(row["received_at"]), here),
        "of": "in a message" if row["message_id"] else "",
    }


def _interview(row: Mapping[str, Any], here: ZoneInfo) -> dict[str, str]:
    at = _at(row["started_at"] or row["created_at"])
    name = "Brief before a talk" if row["type"] == "brief" else row["type"].replace("_", " ").capitalize()
    return {"words": name, "status": row["status"], "when": exactly(at, here)}


def _earning(row: Mapping[str, Any], here: ZoneInfo) -> dict[str, str]:
    return {
        "amount": amount_text(Decimal(str(row["amount"])), row["currency"]),
        "words": " · ".join(each for each in (row["kind"], row["notes"]) if each),
        "when": exactly(_at(row["occurred_at"]), here),
    }


def _at(value: str | datetime) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)
