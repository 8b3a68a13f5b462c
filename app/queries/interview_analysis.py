"""One finished interview for its agent to read, and how far that agent has come."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.domain.enums import AgentType, RunStatus
from app.domain.errors import NotFound
from app.domain.interview.bank import TYPES
from app.domain.interview.better import Own
from app.domain.interview.kept import call_from
from app.domain.interview.rehearsal import ME
from app.domain.interview.transcript import Call
from app.models.agent_run import AgentRun
from app.models.interview import InterviewSession
from app.queries.facts import profile_facts, search_wish
from app.queries.postings import postings

GONE = "This interview is not here. It may have been deleted, or it is not finished."


@dataclass(frozen=True)
class ToAnalyse:
    """What there is to read; `edition` names this very transcript."""

    title: str
    kind: str
    call: Call
    metrics: dict[str, dict[str, Any]]
    own: Own
    edition: str


@dataclass(frozen=True)
class AnalysisRun:
    is_over: bool
    is_good: bool
    words: str


def edition_of(session: InterviewSession) -> str:
    """Changes with any line, and with who is measured."""
    told = json.dumps([session.transcript, session.analysis.get("me")], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


async def interview_to_analyse(db: AsyncSession, session_id: UUID) -> ToAnalyse:
    """The person's own, finished one."""
    identity = identity_in(db)
    question = select(InterviewSession).where(
        col(InterviewSession.team_id) == identity.team_id,
        col(InterviewSession.user_id) == identity.user_id,
        col(InterviewSession.id) == session_id,
        col(InterviewSession.type).in_(list(TYPES)),
        col(InterviewSession.status) == "finished",
    )
    session = (await db.execute(question)).scalar_one_or_none()
    if session is None:
        raise NotFound(GONE)
    found = await postings(db, ids=[session.job_id], limit=1) if session.job_id else []
    own = Own(await profile_facts(db), await search_wish(db), found[0][1] if found else None)
    call = call_from(session.transcript, session.analysis.get("me") or ME)
    return ToAnalyse(TYPES[session.type], session.type, call, session.metrics, own, edition_of(session))


async def analysis_run(db: AsyncSession, run_id: UUID) -> AnalysisRun:
    """The run in words; one that is not there is over."""
    question = select(AgentRun).where(
        col(AgentRun.team_id) == identity_in(db).team_id,
        col(AgentRun.agent_type) == AgentType.INTERVIEW_PREP,
        col(AgentRun.id) == run_id,
    )
    run = (await db.execute(question)).scalar_one_or_none()
    if run is None:
        return AnalysisRun(True, False, "The analysis is not there any more.")
    match RunStatus(run.status):
        case RunStatus.SUCCEEDED:
            note = str(run.outputs.get("note") or "")
            return AnalysisRun(True, run.outputs.get("engine") == "model", f"{note[:1].upper()}{note[1:]}")
        case RunStatus.FAILED | RunStatus.CANCELED:
            return AnalysisRun(True, False, run.error or "The analysis was canceled.")
    return AnalysisRun(False, False, "Reading the call…")
