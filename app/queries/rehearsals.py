"""Interviews as the screen shows them: the list with its trends, and one with its lines, figures and remarks."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.domain.card import date_words
from app.domain.interview.bank import TYPES
from app.domain.interview.measure import in_order
from app.domain.interview.missing import what_would_help
from app.domain.interview.rehearsal import ME, Rehearsal, from_kept
from app.domain.interview.trend import Past, compared, number_text, trends_by_type, unit_text
from app.domain.wording import age_text, counted
from app.models.application import Application
from app.models.interview import InterviewSession
from app.models.job import Job

MOST = 200
MOST_CHOICES = 50
TOOK_PLACE = func.coalesce(col(InterviewSession.started_at), col(InterviewSession.created_at))


@dataclass(frozen=True)
class InterviewView:
    """One interview whole. While it goes on, `question` and what belongs to it are filled; afterwards figures and remarks."""

    title: str
    kind: str
    status: str
    job_id: str
    job: str
    me: str
    lines: list[dict[str, Any]] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    at: int = 0
    question: dict[str, Any] = field(default_factory=dict)
    draft: str = ""
    elapsed: float = 0.0
    is_running: bool = False
    minutes: int = 0
    figures: list[dict[str, Any]] = field(default_factory=list)
    advice: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    comparison: list[dict[str, str]] = field(default_factory=list)
    before: str = ""
    by: str = ""
    """By whom the remarks are, where a model was asked."""
    unmeasured: list[str] = field(default_factory=list)
    """What would have more figures measured."""


async def interview_list(
    db: AsyncSession, *, now: datetime, here: ZoneInfo
) -> tuple[list[dict[str, str]], dict[str, list[dict[str, Any]]]]:
    """The person's interviews, newest first, and for each type the course of the figures of the finished ones."""
    rows = (
        await db.execute(
            _mine(db, InterviewSession, col(Job.title))
            .outerjoin(
                Job, (col(Job.id) == InterviewSession.job_id) & (col(Job.team_id) == InterviewSession.team_id)
            )
            .order_by(TOOK_PLACE.desc(), col(InterviewSession.created_at).desc())
            .limit(MOST)
        )
    ).all()
    cards = [_card(session, title or "", now, here) for session, title in rows]
    past = [_past(session, now, here) for session, _ in reversed(rows) if session.status == "finished"]
    return cards, trends_by_type(past)


async def job_choices(db: AsyncSession) -> list[dict[str, str]]:
    """The jobs of the person's applications, the latest first."""
    identity = identity_in(db)
    question = (
        select(col(Job.id), col(Job.title))
        .join(
            Application,
            (col(Application.job_id) == col(Job.id)) & (col(Application.team_id) == col(Job.team_id)),
        )
        .where(col(Application.team_id) == identity.team_id, col(Application.user_id) == identity.user_id)
        .order_by(col(Application.updated_at).desc(), col(Job.id))
        .limit(MOST_CHOICES)
    )
    return [{"id": str(job), "title": title} for job, title in (await db.execute(question)).all()]


async def interview_view(db: AsyncSession, session_id: UUID, *, now: datetime) -> InterviewView | None:
    """One of the person's own; None where there is no such."""
    found = await db.execute(
        _mine(db, InterviewSession, col(Job.title))
        .outerjoin(
            Job, (col(Job.id) == InterviewSession.job_id) & (col(Job.team_id) == InterviewSession.team_id)
        )
        .where(col(InterviewSession.id) == session_id)
    )
    row = found.one_or_none()
    if row is None:
        return None
    session, job_title = row
    base: dict[str, Any] = {
        "title": TYPES.get(session.type, "Interview"), "kind": session.type, "status": session.status,
        "job_id": str(session.job_id or ""), "job": job_title or "", "me": session.analysis.get("me") or ME,
        "lines": [_line(line, session) for line in session.transcript],
    }  # fmt: skip
    if session.status == "planned":
        return InterviewView(**base, minutes=session.analysis.get("minutes", 0))
    if session.status == "running":
        return InterviewView(**base, **_going_on(from_kept(session.analysis["rehearsal"]), now))
    return InterviewView(**base, **await _judged(db, session, now))


def _going_on(rehearsal: Rehearsal, now: datetime) -> dict[str, Any]:
    asked = [
        {"at": n, "ask": one.ask, "state": _state(n, rehearsal), "is_follow_up": one.is_follow_up}
        for n, one in enumerate(rehearsal.plan[: rehearsal.at + 1])
    ]
    current = None if rehearsal.is_over else rehearsal.plan[rehearsal.at]
    question = {"ask": current.ask, "why": current.why, "hints": list(current.hints)} if current else {}
    return {
        "asked": asked, "at": rehearsal.at, "question": question, "draft": rehearsal.draft,
        "elapsed": rehearsal.elapsed(now.timestamp()), "is_running": rehearsal.is_running, "minutes": rehearsal.minutes,
    }  # fmt: skip


def _state(place: int, rehearsal: Rehearsal) -> str:
    if place == rehearsal.at:
        return "now"
    return "skipped" if place in rehearsal.skipped else "answered"


async def _judged(db: AsyncSession, session: InterviewSession, now: datetime) -> dict[str, Any]:
    earlier = (
        await db.execute(
            _mine(db, InterviewSession)
            .where(
                col(InterviewSession.type) == session.type,
                col(InterviewSession.status) == "finished",
                _took_place(session) > TOOK_PLACE,
            )
            .order_by(TOOK_PLACE.desc())
            .limit(1)
        )
    ).scalar_one_or_none()
    return {
        "figures": [_figure(name, one) for name, one in in_order(session.metrics).items()],
        "unmeasured": what_would_help(session.metrics, rehearsed=not session.analysis.get("imported")),
        "advice": session.analysis.get("advice", {}),
        "by": session.analysis.get("by", ""),
        "comparison": compared(in_order(session.metrics), earlier.metrics if earlier else None),
        "before": age_text(_took_place(earlier), now=now) if earlier else "",
    }


def _mine(db: AsyncSession, *what: Any) -> Any:
    identity = identity_in(db)
    return select(*what).where(
        col(InterviewSession.team_id) == identity.team_id,
        col(InterviewSession.user_id) == identity.user_id,
        col(InterviewSession.type).in_(list(TYPES)),
    )


def _card(session: InterviewSession, job: str, now: datetime, here: ZoneInfo) -> dict[str, str]:
    answers = sum(line["speaker"] == (session.analysis.get("me") or ME) for line in session.transcript)
    is_call = session.analysis.get("imported") or session.status == "planned"
    origin = "call" if is_call else "rehearsal"
    return {
        "id": str(session.id), "title": TYPES.get(session.type, "Interview"), "job": job,
        "meta": " · ".join(filter(None, [job, origin, _extent(session, answers, here)])),
        "status": session.status, "when": age_text(_took_place(session), now=now),
    }  # fmt: skip


def _extent(session: InterviewSession, answers: int, here: ZoneInfo) -> str:
    """When a call will be; how many answers the others have."""
    if session.status == "planned" and session.started_at:
        starts = session.started_at.astimezone(here)
        return f"{starts.day} {starts:%B, %H:%M}"
    return counted(answers, "answer")


def _past(session: InterviewSession, now: datetime, here: ZoneInfo) -> Past:
    day, today = _took_place(session).astimezone(here).date(), now.astimezone(here).date()
    return Past(date_words(day, today=today), session.type, session.metrics)


def _took_place(session: InterviewSession) -> datetime:
    """When it was held, whenever it was brought in; one that is to come counts from when it was planned."""
    return session.created_at if session.status == "planned" else session.started_at or session.created_at


def _line(line: dict[str, Any], session: InterviewSession) -> dict[str, Any]:
    start = line.get("start")
    me = session.analysis.get("me") or ME
    return {
        "number": line["number"], "speaker": line["speaker"], "text": line["text"],
        "time": _clock(start) if start is not None else "", "is_me": line["speaker"] == me,
        "at": line.get("at", -1),
    }  # fmt: skip


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def _figure(name: str, one: dict[str, Any]) -> dict[str, Any]:
    value = one["value"]
    shown = number_text(float(value)) if isinstance(value, int | float) else str(value)
    return {
        "name": name, "label": one["label"], "value": shown, "unit": unit_text(one["unit"], shown) if one["measured"] and one["unit"] != "state" else "",
        "definition": one["definition"], "source": one["source"], "why": one.get("why", ""),
        "n": f"n = {one['n']}" if one["n"] else "", "measured": one["measured"],
        "spans": [
            {"line": span["line"], "words": _short(span["words"]), "kind": span["kind"]} for span in one["spans"][:8]
        ],
        "more": max(0, len(one["spans"]) - 8),
    }  # fmt: skip


def _short(words: str) -> str:
    return words if len(words) <= 90 else f"{words[:89].rstrip()}…"
