"""A second database in which one team is big, and then one among many: the imported jobs, copied in Postgres.

Copying leaves out what would take an hour and changes no read: the search column arrives filled, triggers do
not fire, nothing is logged, and indexes are built afterwards.
"""

import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from app.bench.ground import Ground
from app.bench.import_dump import imported
from app.bench.size import Size
from app.db.engine import close_database, use_database
from app.domain.identity import Identity

FOLDER = Path(__file__).parent / "sql"
TABLES = ["jobs", "job_rankings", "job_sources", "embeddings"]
INDEXES = "select indexdef from pg_indexes where schemaname = 'public' and tablename = any (%s)"
CONSTRAINTS = """
    select conrelid::regclass::text, conname from pg_constraint
     where connamespace = 'public'::regnamespace and contype in ('p', 'u')
       and conrelid = any (%s::text[]::regclass[])"""
LOOSE = """
    select indexrelid::regclass::text from pg_index where indrelid = any (%s::text[]::regclass[])"""


@asynccontextmanager
async def crowded(ground: Ground, size: Size) -> AsyncIterator["Crowd"]:
    """The app points at the second database while the block lasts."""
    source = (await imported(ground, size)).person
    await close_database()
    with psycopg.connect(ground.cluster.with_database("postgres").dsn_superuser, autocommit=True) as db:
        db.execute("drop database if exists crowd")
        db.execute(
            sql.SQL("create database crowd template {}").format(sql.Identifier(ground.cluster.database))
        )
    there = Ground(ground.folder, ground.cluster.with_database("crowd"))
    there.ask("alter table public.jobs alter search drop expression, alter search set default ''")
    use_database(there.cluster.dsn_app)
    try:
        yield Crowd(there, source)
    finally:
        await close_database()
        use_database(ground.cluster.dsn_app)


class Crowd:
    """The second database, to be filled with copies of the jobs of one team of the first."""

    def __init__(self, ground: Ground, source: Identity) -> None:
        self.ground, self.source = ground, source

    async def add_big_team(self, jobs: int) -> Identity:
        """Somebody with so many jobs, whole, each as it was imported."""
        somebody = await self.ground.freelancer()
        has = self.ground.ask("select count(*) from public.jobs where team_id = %s", self.source.team_id)[0][
            0
        ]
        self._fill([somebody.team_id] * -(-jobs // has), min(jobs, has), whole=True)
        return somebody

    async def add_teams(self, teams: int, jobs_each: int) -> Identity:
        """So many teams with so many jobs each, their texts cut short; somebody in the middle one."""
        somebody = await self.ground.freelancer()
        ids = [uuid.uuid4() for _ in range(teams)]
        ids[teams // 2] = somebody.team_id
        self._fill(ids, jobs_each, whole=False)
        return somebody

    def _fill(self, teams: list[uuid.UUID], jobs_each: int, *, whole: bool) -> None:
        values = {"source": self.source.team_id, "each": jobs_each, "whole": whole, "teams": teams}
        with psycopg.connect(self.ground.cluster.dsn_superuser, autocommit=True) as db:
            db.execute("set session_replication_role = replica")
            db.execute("set synchronous_commit = off")
            db.execute("set work_mem = '256MB'")
            db.execute("set maintenance_work_mem = '512MB'")
            with _without_indexes(db):
                for statement in (FOLDER / "copy_jobs.sql").read_bytes().split(b";\n"):
                    db.execute(statement, values)


@contextmanager
def _without_indexes(db: psycopg.Connection) -> Iterator[None]:
    """Rows come in bare and are indexed all at once, as pg_restore does it; keys become plain unique indexes."""
    indexes = [row[0] for row in db.execute(INDEXES, [TABLES])]
    for table, name in db.execute(CONSTRAINTS, [TABLES]).fetchall():
        db.execute(f"alter table public.{table} drop constraint {name} cascade".encode())
    for (name,) in db.execute(LOOSE, [TABLES]).fetchall():
        db.execute(f"drop index public.{name}".encode())
    for table in TABLES:
        db.execute(f"alter table public.{table} set unlogged".encode())
    yield
    for (
        table
    ) in TABLES:  # before the indexes: those would write every page once more, to mark its rows as seen
        db.execute(f"vacuum (freeze, analyze) public.{table}".encode())
    for definition in indexes:
        db.execute(definition.encode())
