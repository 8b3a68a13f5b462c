"""Rows and values for tests. A caller says only what matters; the rest is plain and always the same."""

import hashlib
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.domain.enums import AgentType, ApplicationStatus, Platform
from app.domain.pipeline import MOVES
from app.domain.posting import JobPosting
from app.models.agent_run import AgentRun
from app.models.application import Application
from app.models.cover_letter import CoverLetter
from app.models.job import Job, JobRanking

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def a_posting(title: str = "React developer for a booking site", **known: Any) -> JobPosting:
    """A job as a source described it."""
    plain: dict[str, Any] = {"platform": Platform.UPWORK, "posted_at": MONDAY, "skills": ("React",)}
    return JobPosting(title=title, **{**plain, **known})


async def a_job(db: AsyncSession, title: str = "React developer for a booking site", **known: Any) -> Job:
    """A saved job of the team that is asking."""
    plain: dict[str, Any] = {
        "platform": Platform.UPWORK,
        "canonical_hash": hashlib.sha256(uuid4().bytes).hexdigest(),
        "description": "We need somebody who knows React well.",
        "posted_at": MONDAY,
        "skills": ["React"],
    }
    job = Job(team_id=identity_in(db).team_id, title=title, **{**plain, **known})
    db.add(job)
    await db.flush()
    return job


async def a_ranking(db: AsyncSession, job: Job, score: float = 75, **known: Any) -> JobRanking:
    ranking = JobRanking(
        team_id=job.team_id, job_id=job.id, **{"tightness": 3, "score": Decimal(str(score)), **known}
    )
    db.add(ranking)
    await db.flush()
    return ranking


async def an_application(
    db: AsyncSession,
    job: Job | None = None,
    status: ApplicationStatus = ApplicationStatus.SHORTLISTED,
    **known: Any,
) -> Application:
    """An application of whoever asks, brought to this status by the pipeline's own moves."""
    job = job or await a_job(db)
    application = Application(team_id=job.team_id, job_id=job.id, user_id=identity_in(db).user_id, **known)
    db.add(application)
    await db.flush()
    for step in _way_to(status):
        application.status = step
        await db.flush()
    return application


async def a_letter(db: AsyncSession, job: Job, content: str = "Your booking site needs React.", **known: Any
                   ) -> CoverLetter:  # fmt: skip
    letter = CoverLetter(
        team_id=job.team_id, job_id=job.id, user_id=identity_in(db).user_id,
        **{"content": content, "word_count": len(content.split()), **known},
    )  # fmt: skip
    db.add(letter)
    await db.flush()
    return letter


async def a_run(db: AsyncSession, agent_type: AgentType = AgentType.JOB_SEARCH, **known: Any) -> AgentRun:
    identity = identity_in(db)
    run = AgentRun(
        team_id=identity.team_id, user_id=identity.user_id, agent_type=agent_type,
        **{"trigger": "a test", **known},
    )  # fmt: skip
    db.add(run)
    await db.flush()
    return run


def _way_to(target: ApplicationStatus) -> list[ApplicationStatus]:
    """The shortest legal way from shortlisted."""
    ways: list[list[ApplicationStatus]] = [[ApplicationStatus.SHORTLISTED]]
    while ways:
        way = ways.pop(0)
        if way[-1] is target:
            return way[1:]
        ways.extend([*way, step] for step in sorted(MOVES[way[-1]]))
    raise ValueError(f"no way leads to {target}")
