"""A page of the feed with all its counts: in a team of ten thousand jobs, and in one team among two hundred."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.bench import upsert
from app.bench.crowd import crowded
from app.bench.figure import Figure
from app.bench.ground import Ground
from app.bench.import_dump import imported
from app.bench.size import Size
from app.bench.timing import Times, timed_in_turn
from app.clock import utc_now
from app.db.session import service_session, team_session
from app.domain.identity import Identity
from app.domain.job_filter import JobFilter, Sort
from app.queries.jobs import feed_page, feed_rows

LOOKS = (
    JobFilter(),
    JobFilter(page=7),
    JobFilter(sort=Sort.NEWEST),
    JobFilter(sort=Sort.PAY),
    JobFilter(hourly=40, verified=True, calm=True),
    JobFilter(passing=False, days=7),
)
"""What people look at: the default view, further down, the newest, and filters."""
BIG = 0.15
"""Seconds for a page in a team of a hundred thousand jobs."""
PEER = 0.039
"""Seconds for a page of ten thousand jobs, measured with the best of the peers."""
BARE = text(
    "select j.id, j.title from job_rankings r join jobs j on j.id = r.job_id where r.team_id = :team"
    " and r.tightness = 3 and r.dismissed_at is null order by r.score desc, r.job_id limit 20"
)

Opened = Callable[[Identity], AbstractAsyncContextManager[AsyncSession]]


async def measure(ground: Ground, size: Size) -> list[Figure]:
    """At the size of a busy freelancer's year."""
    person = (await imported(ground, size)).person
    ground.ask("vacuum (analyze) public.jobs, public.job_rankings, public.job_sources")
    seen = await page_times(person, LOOKS, size)
    bare = await _bare_times(person, size)
    return [
        Figure(
            f"feed page and counts, {size.dump:,} jobs", seen.usual, "s", "the 20 best rows, RLS off", bare.usual, most=PEER,
            note=f"p95 {seen.p95 * 1000:.0f} ms; to reach is a peer's list without counts",
        )
    ]  # fmt: skip


async def big_feed(person: Identity, size: Size) -> list[Figure]:
    """The feed of one team with very many jobs, and the rows that scrolling asks for."""
    whole = await page_times(person, LOOKS, size)

    async def rows(start: int) -> None:
        async with team_session(person) as db:
            await feed_rows(db, JobFilter(), now=utc_now(), start=start)

    starts = range(0, size.big_team // 3, max(size.big_team // 15, 20))
    scrolled = await timed_in_turn([partial(rows, start) for start in starts], size.rounds)
    bare = await _bare_times(person, size)
    return [
        Figure(
            f"feed page and counts, {size.big_team:,} jobs, p95", whole.p95, "s", "the 20 best rows, RLS off", bare.usual, most=BIG,
            note=f"median {whole.usual * 1000:.0f} ms",
        ),
        Figure("  rows for scrolling, p95", scrolled.p95, "s", note=f"median {scrolled.usual * 1000:.0f} ms"),
    ]  # fmt: skip


async def measure_crowd(ground: Ground, size: Size) -> list[Figure]:
    """One team among many in one database: what row-level security costs, and saving a batch there."""
    figures: list[Figure] = []
    for jobs_each in size.jobs_each:
        async with crowded(ground, size) as crowd:
            person = await crowd.add_teams(size.teams, jobs_each)
            figures += await _crowd_figures(person, size, jobs_each)
            figures += await upsert.measure(crowd.ground, size, f" into {size.teams * jobs_each:,}")
    return figures


async def _crowd_figures(person: Identity, size: Size, jobs_each: int) -> list[Figure]:
    guarded = await page_times(person, LOOKS, size)
    open_ = await page_times(person, LOOKS, size, without_rules)
    what = f"feed, {size.teams * jobs_each:,} jobs of {size.teams} teams"
    note = f"p95 {guarded.p95 * 1000:.0f} ms"
    return [Figure(what, guarded.usual, "s", "the same, RLS off", open_.usual, most_ratio=2, note=note)]


async def page_times(
    person: Identity, looks: Sequence[JobFilter], size: Size, opened: Opened = team_session
) -> Times:
    """Pages of the feed, each look in turn."""

    async def page(look: JobFilter) -> None:
        async with opened(person) as db:
            await feed_page(db, look, now=utc_now())

    return await timed_in_turn([partial(page, look) for look in looks], size.rounds)


async def _bare_times(person: Identity, size: Size) -> Times:
    """The twenty best rows and nothing else."""

    async def rows() -> None:
        async with without_rules(person) as db:
            await db.execute(BARE, {"team": person.team_id})

    return await timed_in_turn([rows], size.rounds)


@asynccontextmanager
async def without_rules(person: Identity) -> AsyncIterator[AsyncSession]:
    """The person's questions, answered with row-level security off."""
    async with service_session("bench: what row-level security costs") as db:
        db.info["identity"] = person
        yield db
