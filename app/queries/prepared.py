"""A team's jobs read for scoring, kept in memory until they change: reading takes longer than scoring."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.domain.posting import JobPosting
from app.domain.ranking import PreparedJobs, prepare_jobs
from app.llm.embeddings import embed
from app.models.job import Job
from app.queries.postings import postings

MOST_TEAMS = 3
MOST_JOBS = 20_000
"""The newest so many are read: as many as anybody looks through, and what memory should hold."""
BATCH = 2_000


@dataclass(frozen=True)
class TeamJobs:
    """Ids in the order of the prepared jobs, and what tells whether they are still the same."""

    mark: tuple[Any, ...]
    ids: tuple[UUID, ...]
    prepared: PreparedJobs


_kept: OrderedDict[UUID, TeamJobs] = OrderedDict()
_locks: dict[UUID, asyncio.Lock] = {}


async def team_jobs(db: AsyncSession) -> TeamJobs:
    """The jobs of the team that asks, read once for all of its tabs."""
    team = identity_in(db).team_id
    mark = await _mark(db)
    async with _locks.setdefault(team, asyncio.Lock()):
        known = _kept.get(team)
        if known is None or known.mark != mark:
            ids, jobs = await _newest(db)
            known = TeamJobs(mark, ids, await asyncio.to_thread(prepare_jobs, jobs, embed))
            _kept[team] = known
        _kept.move_to_end(team)
        while len(_kept) > MOST_TEAMS:
            dropped, _ = _kept.popitem(last=False)
            _locks.pop(dropped, None)
    return known


async def are_read(db: AsyncSession) -> bool:
    """Whether the jobs are in memory already, so that nothing has to be waited for."""
    known = _kept.get(identity_in(db).team_id)
    return known is not None and known.mark == await _mark(db)


async def _mark(db: AsyncSession) -> tuple[Any, ...]:
    question = select(func.count(), func.max(Job.updated_at), func.max(Job.created_at)).where(
        Job.team_id == identity_in(db).team_id  # type: ignore[arg-type]
    )
    return tuple((await db.execute(question)).one())


async def _newest(db: AsyncSession) -> tuple[tuple[UUID, ...], list[JobPosting]]:
    question = (
        select(Job.id)  # type: ignore[call-overload]
        .where(Job.team_id == identity_in(db).team_id)
        .order_by(Job.first_seen_at.desc(), Job.id)  # type: ignore[attr-defined]
        .limit(MOST_JOBS)
    )
    wanted = list((await db.scalars(question)).all())
    read: list[tuple[UUID, JobPosting]] = []
    for start in range(0, len(wanted), BATCH):
        read += await postings(db, ids=wanted[start : start + BATCH], limit=BATCH)
    return tuple(job_id for job_id, _ in read), [job for _, job in read]
