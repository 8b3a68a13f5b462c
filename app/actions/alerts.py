"""New jobs meet the saved searches of everybody in the team; whoever wants to know is told, once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.job_filter import JobFilter
from app.domain.saved_search import Waiting, alert_sentence, is_due
from app.models.activity import Notification
from app.models.feed import SearchHit
from app.queries.jobs import feed_values, search_values
from app.queries.searches import Listener, listeners

MOST_HITS = 500
"""New jobs that one search takes from one import; a search that finds more is no search."""
TYPE = "search_alert"


async def match_new_jobs(db: AsyncSession, *, now: datetime) -> int:
    """Hold the jobs that came in with this transaction against every saved search; returns how many hits."""
    identity, hits = identity_in(db), 0
    began = await db.scalar(select(func.now()))
    for search in (await db.execute(load("all_searches"), {"team": identity.team_id})).mappings().all():
        found = await _found(db, search, began, now)
        rows = [
            {
                "team_id": identity.team_id,
                "search_id": search["id"],
                "job_id": job,
                "user_id": search["user_id"],
            }
            for job in found
        ]
        if rows:
            await db.execute(insert(SearchHit).on_conflict_do_nothing(), rows)
        hits += len(rows)
    return hits


async def tell_listeners(db: AsyncSession, *, now: datetime, run_id: UUID | None = None) -> int:
    """Write a notification for everybody whose hour it is, of all their searches in one; returns how many."""
    told = 0
    for listener in await listeners(db):
        due = [
            waiting
            for waiting in listener.waiting
            if is_due(waiting, now=now, timezone=listener.timezone, quiet=listener.quiet)
        ]
        if due:
            await _tell(db, listener, due, now, run_id)
            told += 1
    return told


async def _found(db: AsyncSession, search: Any, began: datetime | None, now: datetime) -> list[UUID]:
    """The new jobs that this search would show its owner; only those that pass, where it asks for that."""
    wanted = JobFilter.parse(search["address"])
    values = feed_values(db, wanted, now) | await search_values(wanted.q) | {
        "person": search["user_id"], "came_after": began, "size": MOST_HITS, "skip": 0,
    }  # fmt: skip
    rows = (await db.execute(load("feed"), values)).mappings().all()
    return [row["id"] for row in rows if row["id"] is not None]


async def _tell(
    db: AsyncSession, listener: Listener, due: Sequence[Waiting], now: datetime, run_id: UUID | None
) -> None:
    identity = identity_in(db)
    jobs = {job for each in due for job in each.jobs}
    searches = [{"id": each.search_id, "name": each.name, "count": len(each.jobs)} for each in due]
    payload: dict[str, Any] = {"sentence": alert_sentence(due), "jobs": len(jobs), "searches": searches}
    if run_id is not None:
        payload["run_id"] = str(run_id)
    db.add(Notification(team_id=identity.team_id, user_id=listener.user_id, type=TYPE, payload=payload))
    await db.flush()
    mine = (
        SearchHit.team_id == identity.team_id,
        SearchHit.search_id.in_([UUID(each.search_id) for each in due]),  # type: ignore[attr-defined]
        SearchHit.told_at.is_(None),  # type: ignore[union-attr]
    )
    await db.execute(update(SearchHit).where(*mine).values(told_at=now))  # type: ignore[arg-type]
