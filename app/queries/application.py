"""One application, whole: what the drawer beside the board shows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.activity import details, happened
from app.domain.card import CLOSED, client_words, exactly, zone
from app.domain.enums import ApplicationStatus, Platform
from app.domain.outside_text import plain, visible_host
from app.domain.pipeline import LABELS, legal_targets
from app.domain.stages import Arrival, Stage, as_sent, lasted_text, stages
from app.domain.wording import age_text, counted
from app.queries.pipeline import pay_words

SUMMARY = 420


@dataclass(frozen=True)
class Happening:
    """One line of the history."""

    words: str
    who: str
    age: str
    exact: str
    iso: str


@dataclass(frozen=True)
class Details:
    """An application and its job. `follow_up` is a date as an input writes it; `url` is "" without one."""

    id: str
    job_id: str
    is_mine: bool
    owner: str
    """Whose it is, where that is somebody else."""
    title: str
    client: str
    value: str
    score: int | None
    posted: str
    skills: list[str]
    summary: str
    status: str
    status_label: str
    since: str
    applied: str
    version: int
    undoable: bool
    letter: str
    letter_words: str
    their_letter: str
    """The text of a colleague's letter, to be read only."""
    notes: str
    follow_up: str
    timezone: str
    closed_reason: str
    is_closed: bool
    url: str
    host: str
    targets: list[dict[str, str]]
    stages: list[dict[str, str]]
    """Each stage it went through, and how long it was there."""
    history: list[Happening]


async def application_details(db: AsyncSession, application_id: UUID, *, now: datetime) -> Details | None:
    """The application as the person who asks sees it; None if it is not on the board."""
    identity = identity_in(db)
    named = {"team": identity.team_id, "person": identity.user_id, "id": application_id}
    row = (await db.execute(load("application_details"), named)).mappings().one_or_none()
    if row is None:
        return None
    story = (await db.execute(load("application_story"), named)).mappings().all()
    return _details(
        dict(row),
        as_sent(await stage_history(db, application_id), row["applied_at"]),
        [dict(each) for each in story],
        now=now,
    )


async def stage_history(db: AsyncSession, application_id: UUID) -> list[Stage]:
    """The stages of an application, as its events tell them."""
    named = {"team": identity_in(db).team_id, "id": application_id}
    rows = (await db.execute(load("stage_history"), named)).all()
    return stages(Arrival(ApplicationStatus(row.status), row.at, row.undone) for row in rows)


def _details(
    row: Mapping[str, Any], passed: list[Stage], story: list[dict[str, Any]], *, now: datetime
) -> Details:
    status, here = ApplicationStatus(row["status"]), zone(row["timezone"])
    follow_up, host = row["next_follow_up_at"], visible_host(row["apply_url"] or "")
    return Details(
        id=str(row["id"]),
        job_id=str(row["job_id"]),
        is_mine=row["mine"],
        owner="" if row["mine"] else row["owner"] or "somebody else",
        title=row["title"],
        client=client_words(
            row["company_name"], row["client_country"], row["client_rating"], Platform(row["platform"])
        ),
        value=pay_words(row),
        score=row["score"],
        posted=f"posted {age_text(row['posted_at'], now=now, precision='day')}" if row["posted_at"] else "",
        skills=row["skills"][:8],
        summary=_opening(row["description"]),
        status=status.value,
        status_label=LABELS[status],
        since=age_text(passed[-1].entered if passed else row["stage_entered_at"], now=now),
        applied=exactly(row["applied_at"], here) if row["applied_at"] else "",
        version=row["version"],
        undoable=row["undoable"],
        letter="elsewhere" if row["letter_elsewhere"] else row["letter"] or "none",
        letter_words=_letter_words(row),
        their_letter="" if row["letter_elsewhere"] else row["their_letter"] or "",
        notes=row["notes"],
        follow_up=follow_up.astimezone(here).date().isoformat() if follow_up else "",
        timezone=here.key,
        closed_reason=row["closed_reason"] or "",
        is_closed=status in CLOSED,
        url=row["apply_url"] if host else "",
        host=host,
        targets=[{"id": target.value, "label": LABELS[target]} for target in legal_targets(status)],
        stages=[{"label": LABELS[one.status], "lasted": lasted_text(one.lasted(now))} for one in passed],
        history=[_happening(each, here, now=now) for each in story],
    )


def _letter_words(row: Mapping[str, Any]) -> str:
    if row["letter_elsewhere"]:
        return "Written elsewhere"
    if row["letter"] is None:
        return "No letter yet"
    state = "Sent" if row["applied_at"] else "Ready" if row["letter"] == "ready" else "Draft"
    return f"{state} · version {row['letter_version']} · {counted(row['word_count'], 'word')}"


def _opening(description: str) -> str:
    """The first words of an ad, each line and each item of a list on its own."""
    items = re.sub(r"<li\b[^<>]*>", r"\g<0>• ", description, flags=re.I)
    text = "\n".join(line for line in plain(items).split("\n") if line)
    return text if len(text) <= SUMMARY else f"{text[:SUMMARY].rsplit(None, 1)[0]}…"


def _happening(row: Mapping[str, Any], here: ZoneInfo, *, now: datetime) -> Happening:
    at: datetime = row["created_at"]
    return Happening(
        words=_story_words(row["event_type"], row["payload"], here),
        who=row["who"],
        age=age_text(at, now=now),
        exact=exactly(at, here),
        iso=at.isoformat(),
    )


def _story_words(kind: str, payload: Mapping[str, Any], here: ZoneInfo) -> str:
    start, end = payload.get("from"), payload.get("to")
    if kind == "application_moved":
        elsewhere = end == ApplicationStatus.APPLIED and payload.get("letter_elsewhere")
        return f"{_label(start)} → {_label(end)}{', letter written elsewhere' if elsewhere else ''}"
    if kind == "application_move_undone":
        return f"Undone: back to {_label(end)}"
    if kind == "follow_up_set":
        day = datetime.fromisoformat(end).astimezone(here) if end else None
        return f"Follow-up set to {day.day} {day:%B}" if day else "Follow-up date cleared"
    if kind == "closed_reason_set":
        return f"Reason: {end}" if end else "Reason cleared"
    if kind.startswith("connects_"):
        return f"{details(kind, payload, here)} {kind.removeprefix('connects_').replace('_', ' ')}"
    if kind == "applied_date_corrected":
        return f"Day of applying corrected: {details(kind, payload, here)}"
    if isinstance(end, Mapping):
        return details(kind, payload, here) or happened(kind, payload).capitalize()
    plain_words = {
        "application_shortlisted": "Shortlisted",
        "application_removed": "Taken off the board",
        "application_restored": "Put back on the board",
        "followed_up": "Followed up",
        "apply_link_made": "Apply link made",
        "apply_link_revoked": "Apply link shut",
        "apply_submitted": "Submitted, from the apply link",
        "apply_declined": "Decided not to apply, from the apply link",
        "feedback_added": "What the client said was kept",
        "feedback_removed": "What the client said was removed",
    }
    return plain_words.get(kind, kind.replace("_", " ").capitalize())


def _label(status: Any) -> str:
    return LABELS.get(status, str(status))
