"""Which indexes the app's own questions use, by Postgres's own count: also inside functions, and under RLS."""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import MappingProxyType
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.jobs import UPSERT, upsert_items
from app.bench.crowd import crowded
from app.bench.figure import Figure
from app.bench.ground import Ground, ground_of
from app.bench.size import Size
from app.clock import utc_now
from app.db.engine import close_database, use_database
from app.db.session import team_session
from app.demo.generate import generated_postings
from app.domain.identity import Identity
from app.domain.job_filter import JobFilter
from app.queries.job import job_detail
from app.queries.jobs import feed_page
from app.queries.postings import postings
from app.queries.shell import surroundings

OLDER = 16
TEAMS, JOBS_EACH = 20, 1_000
"""Enough that reading a table whole is never the cheaper way to one team."""
NEVER_WHOLE = ("jobs", "job_rankings", "job_sources")
COUNTS = """
    select indexrelname, idx_scan from pg_stat_user_indexes where schemaname = 'public'
    union all
    select relname, seq_scan from pg_stat_user_tables where schemaname = 'public'"""
BATCH = 20

Question = Callable[[AsyncSession, UUID], Awaitable[object]]


async def _feed(db: AsyncSession, job_id: UUID) -> object:
    return await feed_page(db, JobFilter(), now=utc_now())


async def _frame(db: AsyncSession, job_id: UUID) -> object:
    return await surroundings(db, now=utc_now())


async def _job(db: AsyncSession, job_id: UUID) -> object:
    return await job_detail(db, job_id, now=utc_now())


async def _search(db: AsyncSession, job_id: UUID) -> object:
    return await feed_page(db, JobFilter(q="zeppelin"), now=utc_now())


async def _rank_again(db: AsyncSession, job_id: UUID) -> object:
    return await postings(db, limit=BATCH)


async def _save_again(db: AsyncSession, job_id: UUID) -> object:
    items = upsert_items(list(generated_postings(BATCH, 3, datetime(2026, 1, 5, tzinfo=UTC))), "a file")
    values = {"team": db.info["identity"].team_id, "run": None, "items": items}
    return await db.execute(UPSERT, values)


@dataclass(frozen=True)
class Promise:
    """A question of the app, and the indexes that were made for it."""

    ask: Question
    indexes: tuple[str, ...] = ()


PROMISES: Mapping[str, Promise] = MappingProxyType(
    {
        "the feed": Promise(_feed),
        "the numbers around it": Promise(_frame, ("job_rankings_best_idx",)),
        "one job": Promise(_job),
        "a search": Promise(_search, ("jobs_search_idx",)),
        "ranking again": Promise(_rank_again),
        "saving a batch": Promise(
            _save_again,
            (
                "jobs_canonical_hash_key",
                "jobs_platform_job_id_key",
                "job_sources_hash_idx",
                "job_sources_native_id_idx",
            ),
        ),
    }
)


async def measure(ground: Ground, size: Size) -> list[Figure]:
    """On our own Postgres, and on the oldest that we promise."""
    figures = [await _kept(ground, size)]
    if size.older_postgres:
        async with ground_of(OLDER) as older:
            figures.append(await _kept(older, replace(size, dump=min(size.dump, JOBS_EACH))))
        use_database(ground.cluster.dsn_app)
    return figures


async def _kept(ground: Ground, size: Size) -> Figure:
    broken: list[str] = []
    async with crowded(ground, size) as crowd:
        person = await crowd.add_teams(TEAMS, min(JOBS_EACH, size.dump))
        job_id = crowd.ground.ask("select id from public.jobs where team_id = %s", person.team_id)[0][0]
        for name, promise in PROMISES.items():
            used = await _used_by(crowd.ground, person, promise.ask, job_id)
            broken += [f"{name} reads all {table}" for table in NEVER_WHOLE if used[table]]
            broken += [f"{name} does without {index}" for index in promise.indexes if not used[index]]
    return Figure(
        f"index promises broken, Postgres {ground.cluster.version}", len(broken), "", most=0,
        note="; ".join(broken) or f"{len(PROMISES)} questions use their indexes and read no table whole",
    )  # fmt: skip


async def _used_by(ground: Ground, person: Identity, ask: Question, job_id: UUID) -> Counter[str]:
    """How often each index was used and each table read from end to end."""
    before = Counter(dict(ground.ask(COUNTS)))
    async with team_session(person) as db:
        await ask(db, job_id)
        await db.rollback()
    await close_database()  # a connection tells its counts when it ends, at the latest
    return Counter(dict(ground.ask(COUNTS))) - before
