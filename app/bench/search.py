"""Searching by words and by meaning, as the feed's search field does, beside looking at every row."""

from functools import partial

from sqlalchemy import TextClause, text

from app.bench.crowd import crowded
from app.bench.feed import page_times
from app.bench.figure import Figure
from app.bench.ground import LONG, Ground
from app.bench.import_dump import imported
from app.bench.size import Size
from app.bench.timing import Times, timed_in_turn
from app.db.session import team_session
from app.domain.identity import Identity
from app.domain.job_filter import JobFilter
from app.queries.jobs import search_values

QUERIES = (
    "python", "python api -crypto", '"rest api"', "spreadsheet", "7000042", "zeppelin", "to the",
    "quick python api gig, not crypto", "someone to fix my wordpress site", "developer experience team",
)  # fmt: skip
"""Frequent words, several at once, a phrase, what few ads say, what none says, and whole sentences."""
SEARCH = text("select * from private.search_jobs(:team, :words, :without, :vector, :model, :alike, 200)")
SCAN = text(
    "select id from jobs where team_id = :team"
    " and search || '' @@ websearch_to_tsquery('pg_catalog.english', private.searchable(:typed))"
    " order by posted_at desc nulls last, id desc limit 200"
)
"""The same question in a form that no index answers."""
GOAL = 0.15
SCANS = 3


async def measure(ground: Ground, size: Size) -> list[Figure]:
    """In the imported team."""
    person = (await imported(ground, size)).person
    ground.ask("vacuum (analyze) public.jobs")
    return await _figures(person, size, size.dump)


async def measure_big(ground: Ground, size: Size) -> list[Figure]:
    """In one big team, and the feed of that team, which has no goal of its own yet."""
    if not size.big_team:
        return []
    async with crowded(ground, size) as crowd:
        person = await crowd.add_big_team(size.big_team)
        return await _figures(person, size, size.big_team)


async def _figures(person: Identity, size: Size, jobs: int) -> list[Figure]:
    found = await _times(person, SEARCH, size.rounds)
    scanned = await _times(person, SCAN, SCANS)
    looks = [JobFilter(q=words, passing=False) for words in QUERIES]
    feed = await page_times(person, looks, size)
    return [
        Figure(
            f"hybrid search, {jobs:,} jobs, p95", found.p95, "s", "full scan", scanned.p95, most=GOAL,
            note=f"median {found.usual * 1000:.0f} ms",
        ),
        Figure("  with the feed page of it, p95", feed.p95, "s", note=f"median {feed.usual * 1000:.0f} ms"),
    ]  # fmt: skip


async def _times(person: Identity, question: TextClause, rounds: int) -> Times:
    async def ask(words: str) -> None:
        values = {"team": person.team_id, "typed": words} | await search_values(words)
        async with team_session(person, time_limit=LONG) as db:
            await db.execute(question, values)

    return await timed_in_turn([partial(ask, words) for words in QUERIES], rounds)
