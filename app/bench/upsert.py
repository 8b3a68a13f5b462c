"""Saving a batch of ranked jobs: new, unchanged and changed, beside the plain COPY of the very same rows."""

import json
from datetime import UTC, datetime
from itertools import cycle, islice

import psycopg

from app.actions.jobs import UPSERT, upsert_items
from app.actions.ranking import rank
from app.bench.figure import Figure
from app.bench.ground import LONG, Ground
from app.bench.size import Size
from app.bench.timing import Work, timed, timed_async
from app.db.session import team_session
from app.demo.generate import generated_postings
from app.domain.identity import Identity
from app.domain.posting import JobPosting
from app.queries.facts import profile_facts, search_wish

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
TABLES = ("jobs", "job_sources", "job_rankings")
EVERY = 10
"""One in so many is changed."""
RANKED = 200
"""Rankings that are really made; they are dealt out again and again, as nothing here depends on them."""
BARE_COLUMNS = """
    select string_agg(quote_ident(column_name), ', ' order by ordinal_position) from information_schema.columns
     where table_schema = 'public' and table_name = %s and is_generated = 'NEVER'"""


async def measure(ground: Ground, size: Size) -> list[Figure]:
    """New rows in fresh teams; then, in the last of them, the same again, and with a tenth changed."""
    new, floor = [], []
    for seed in range(size.turns):
        somebody = await ground.freelancer()
        items = await _items(somebody, list(generated_postings(size.batch, seed, NOW)))
        new.append((await timed_async(_saving(somebody, items))).usual)
        floor.append(_copy_seconds(ground, somebody, size.turns))
    same = [await _timed_with_log(ground, _saving(somebody, items)) for _ in range(size.turns)]
    texts = [_with_changes(items, turn) for turn in range(size.turns)]
    changed = [(await timed_async(_saving(somebody, text))).usual for text in texts]
    copy, bare, jobs = "COPY into bare copies", min(floor), f"save {size.batch:,} jobs"
    return [
        Figure(f"{jobs}, all new", min(new), "s", copy, bare, most_ratio=6),
        Figure(f"{jobs}, unchanged", min(same)[0], "s", copy, bare, most_ratio=1.2),
        Figure("  its write-ahead log", min(log for _, log in same), "bytes", most=0),
        Figure(f"{jobs}, a tenth changed", min(changed), "s", copy, bare),
    ]


async def _items(somebody: Identity, jobs: list[JobPosting]) -> str:
    async with team_session(somebody) as db:
        profile, wish = await profile_facts(db), await search_wish(db)
    ranked = (await rank(jobs[:RANKED], profile, wish, now=NOW)).rankings
    return upsert_items(jobs, "a file", list(islice(cycle(ranked), len(jobs))), wish.tightness)


def _saving(somebody: Identity, items: str) -> Work:
    async def save() -> None:
        async with team_session(somebody, time_limit=LONG) as db:
            await db.execute(UPSERT, {"team": somebody.team_id, "run": None, "items": items})

    return save


def _with_changes(items: str, turn: int) -> str:
    said = json.loads(items)
    for item in said[::EVERY]:
        item["description"] += f"\nChanged {turn}"
    return json.dumps(said)


async def _timed_with_log(ground: Ground, work: Work) -> tuple[float, float]:
    """Seconds, and the bytes of write-ahead log that were written meanwhile."""
    before = ground.ask("select pg_current_wal_insert_lsn()::text")[0][0]
    seconds = (await timed_async(work)).usual
    return seconds, float(ground.ask("select pg_current_wal_insert_lsn() - %s::pg_lsn", before)[0][0])


def _copy_seconds(ground: Ground, somebody: Identity, turns: int) -> float:
    """How long the same rows take into tables without index, constraint, trigger or search column."""
    with psycopg.connect(ground.cluster.dsn_superuser) as db:
        db.execute("create schema if not exists bare")
        rows = {table: _rows_of(db, table, somebody) for table in TABLES}
        db.commit()

        def copy() -> None:
            for table, data in rows.items():
                with db.cursor().copy(f"copy bare.{table} from stdin".encode()) as into:
                    into.write(data)
            db.commit()

        return min(timed(copy, turns).seconds)


def _rows_of(db: psycopg.Connection, table: str, somebody: Identity) -> bytes:
    found = db.execute(BARE_COLUMNS.encode(), [table]).fetchone()
    assert found is not None
    rows = f"select {found[0]} from public.{table} where team_id = '{somebody.team_id}'"  # noqa: S608
    db.execute(f"create table if not exists bare.{table} as {rows} limit 0".encode())
    with db.cursor().copy(f"copy ({rows}) to stdout".encode()) as out:
        return b"".join(bytes(part) for part in out)
