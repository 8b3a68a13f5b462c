"""Interviews: rehearsed question by question, or brought in as transcripts; each answer is saved as it is sent."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.events import record
from app.actions.interviews import BRIEF, application_for
from app.db.session import identity_in
from app.domain.errors import BadInput, NotFound
from app.domain.interview import rehearsal as talk
from app.domain.interview.advice import analyse
from app.domain.interview.bank import TYPES
from app.domain.interview.better import Own
from app.domain.interview.kept import call_from
from app.domain.interview.measure import measure_call
from app.domain.interview.plan import plan_questions
from app.domain.interview.rehearsal import Rehearsal, as_kept, from_kept
from app.domain.interview.transcript import Turn
from app.domain.posting import JobPosting
from app.models.interview import InterviewSession
from app.queries.facts import profile_facts, search_wish
from app.queries.postings import postings

GONE = "This interview is not here. It may have been deleted."
NO_JOB = "This job is not here any more. Choose another one, or none."
NOT_GOING = "This interview is over. Its lines can still be mended."
NO_LINE = "This line is not there any more. Reload the page."
LONGEST_LINE = 20_000


async def start_rehearsal(
    db: AsyncSession, kind: str, *, job_id: UUID | None, questions: int, minutes: int, now: datetime
) -> UUID:
    """Plan the questions; the clock stands until the person begins."""
    identity, made = identity_in(db), uuid4()
    job = await _job(db, job_id)
    profile, wish = await profile_facts(db), await search_wish(db)
    plan = plan_questions(kind, questions, profile=profile, wish=wish, job=job, seed=str(made))
    session = InterviewSession(
        id=made, team_id=identity.team_id, user_id=identity.user_id, job_id=job_id, type=kind, status="running",
        application_id=await application_for(db, job_id) if job_id else None, started_at=now,
        analysis={"rehearsal": as_kept(Rehearsal(plan=plan, minutes=minutes))},
    )  # fmt: skip
    db.add(session)
    await db.flush()
    record(db, "interview_started", entity_type="interview", entity_id=made, label=TYPES[kind])
    return made


async def bring_in_transcript(
    db: AsyncSession, turns: Sequence[Turn], kind: str, *, me: str, job_id: UUID | None, at: datetime
) -> UUID:
    """A call that took place then, measured at once."""
    identity, made = identity_in(db), uuid4()
    lines = [{**asdict(turn), "by": "spoken"} for turn in turns]
    session = InterviewSession(
        id=made, team_id=identity.team_id, user_id=identity.user_id, job_id=job_id, type=kind, status="finished",
        application_id=await application_for(db, job_id) if job_id else None, started_at=at, ended_at=at, transcript=lines,
        analysis={"me": me, "imported": True},
    )  # fmt: skip
    await _judge(db, session)
    db.add(session)
    await db.flush()
    record(db, "transcript_imported", entity_type="interview", entity_id=made, label=TYPES[kind])
    return made


async def pause_rehearsal(db: AsyncSession, session_id: UUID, *, now: datetime) -> None:
    await _change(db, session_id, lambda one: talk.pause(one, now.timestamp()))


async def go_on_with(db: AsyncSession, session_id: UUID, *, now: datetime) -> None:
    await _change(db, session_id, lambda one: talk.go_on(one, now.timestamp()))


async def skip_question(db: AsyncSession, session_id: UUID, at: int, *, now: datetime) -> None:
    """To the next one; after the last the rehearsal is over."""
    session = await _change(db, session_id, lambda one: talk.skip(one, at, now.timestamp()))
    await _end_if_over(db, session, now)


async def hear_answer(db: AsyncSession, session_id: UUID, at: int, *, now: datetime) -> None:
    """A word was said aloud just now."""
    await _change(db, session_id, lambda one: talk.hear(one, at, now.timestamp()))


async def keep_draft(db: AsyncSession, session_id: UUID, at: int, text: str) -> bool:
    """What is being written, word for word; False where the rehearsal has gone on meanwhile."""
    session = await _locked(db, session_id)
    rehearsal = _rehearsal(session)
    if len(text) > talk.LONGEST_ANSWER:
        raise BadInput(f"An answer may hold {talk.LONGEST_ANSWER:,} characters. Shorten it a little.")
    if rehearsal.at != at or rehearsal.is_over:
        return False
    _keep(session, replace(rehearsal, draft=text))
    await db.flush()
    return True


async def send_answer(db: AsyncSession, session_id: UUID, at: int, text: str, *, now: datetime) -> None:
    """Two lines more in the transcript, instead of those of an earlier answer to this question."""
    session = await _locked(db, session_id)
    rehearsal, lines = talk.send(_rehearsal(session), at, text, now.timestamp(), kind=session.type)
    kept = [line for line in session.transcript if line.get("at") != at]
    if len(rehearsal.plan) > len(_rehearsal(session).plan):  # a follow-up came in: later places move by one
        kept = [line | {"at": line["at"] + 1} if line.get("at", 0) > at else line for line in kept]
    session.transcript = _numbered(sorted([*kept, *lines], key=lambda line: line.get("at", 0)))
    _keep(session, rehearsal)
    await _end_if_over(db, session, now)


async def answer_again(db: AsyncSession, session_id: UUID, at: int, *, now: datetime) -> None:
    """Back to a question; what was answered stays until the new answer is sent."""
    session = await _locked(db, session_id)
    _keep(session, talk.again(_rehearsal(session), at, now.timestamp()))
    await db.flush()


async def finish_rehearsal(db: AsyncSession, session_id: UUID, *, now: datetime) -> None:
    """Over before the last question: what was answered is measured."""
    session = await _change(
        db, session_id, lambda one: talk.pause(replace(one, at=len(one.plan)), now.timestamp())
    )
    await _end_if_over(db, session, now)


async def mend_line(db: AsyncSession, session_id: UUID, number: int, text: str) -> None:
    """The words of one line anew; the figures follow."""
    session = await _locked(db, session_id)
    said = " ".join(text.split())
    if not said or len(said) > LONGEST_LINE:
        raise BadInput(f"A line holds something, and at most {LONGEST_LINE:,} characters.")
    if all(line["number"] != number for line in session.transcript):
        raise NotFound(NO_LINE)
    session.transcript = [
        line | {"text": said} if line["number"] == number else line for line in session.transcript
    ]
    if session.status == "finished":
        await _judge(db, session)
    await db.flush()


async def remove_interview(db: AsyncSession, session_id: UUID) -> None:
    """The transcript, its figures and its remarks are gone at once."""
    session = await _locked(db, session_id)
    record(
        db,
        "interview_removed",
        entity_type="interview",
        entity_id=session.id,
        label=TYPES.get(session.type, ""),
    )
    await db.delete(session)
    await db.flush()


async def _change(
    db: AsyncSession, session_id: UUID, step: Callable[[Rehearsal], Rehearsal]
) -> InterviewSession:
    session = await _locked(db, session_id)
    _keep(session, step(_rehearsal(session)))
    await db.flush()
    return session


async def _locked(db: AsyncSession, session_id: UUID) -> InterviewSession:
    """The person's own; nobody else of the team reads or changes it here."""
    identity = identity_in(db)
    found = await db.execute(
        select(InterviewSession)
        .where(
            col(InterviewSession.team_id) == identity.team_id,
            col(InterviewSession.user_id) == identity.user_id,
            col(InterviewSession.id) == session_id,
            col(InterviewSession.type) != BRIEF,
        )
        .with_for_update()
    )
    session = found.scalar_one_or_none()
    if session is None:
        raise NotFound(GONE)
    return session


def _rehearsal(session: InterviewSession) -> Rehearsal:
    kept: Mapping[str, Any] | None = session.analysis.get("rehearsal")
    if kept is None or session.status != "running":
        raise BadInput(NOT_GOING)
    return from_kept(kept)


def _keep(session: InterviewSession, rehearsal: Rehearsal) -> None:
    session.analysis = {**session.analysis, "rehearsal": as_kept(rehearsal)}


async def _end_if_over(db: AsyncSession, session: InterviewSession, now: datetime) -> None:
    if _rehearsal(session).is_over:
        await _judge(db, session)
        session.status, session.ended_at = "finished", max(now, session.started_at or now)
        record(
            db, "interview_finished", entity_type="interview", entity_id=session.id, label=TYPES[session.type]
        )
    await db.flush()


async def _judge(db: AsyncSession, session: InterviewSession) -> None:
    """Figures and remarks, from the transcript as it now is."""
    call = call_from(session.transcript, session.analysis.get("me") or talk.ME)
    job = await _job(db, session.job_id)
    metrics = measure_call(call, job)
    own = Own(await profile_facts(db), await search_wish(db), job)
    session.metrics = metrics
    kept = {name: value for name, value in session.analysis.items() if name != "by"}
    session.analysis = {**kept, "advice": analyse(call, metrics, kind=session.type, own=own)}


def _numbered(lines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**line, "number": n} for n, line in enumerate(lines, 1)]


async def _job(db: AsyncSession, job_id: UUID | None) -> JobPosting | None:
    if job_id is None:
        return None
    found = await postings(db, ids=[job_id], limit=1)
    if not found:
        raise NotFound(NO_JOB)
    return found[0][1]
