"""Alice's team with a word of hers in every text, and those who have no business in it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg
from reflex.utils.format import json_dumps

from app.clock import utc_now
from app.db.session import team_session
from app.demo.scenarios import fill_with_sample
from app.domain.identity import Identity
from app.embedded.cluster import Cluster

WORD = "zqxsecret"
"""Stands in every text of Alice's team, and nowhere else."""
TEXTS = """
  select c.table_name, c.column_name from information_schema.columns c
   where c.table_schema = 'public' and c.data_type = 'text' and c.is_generated = 'NEVER'
     and (c.table_name, c.column_name) in (
       ('jobs', 'title'), ('jobs', 'description'), ('jobs', 'company_name'), ('applications', 'notes'),
       ('cover_letters', 'content'), ('profiles', 'display_name'), ('profiles', 'headline'), ('profiles', 'about'),
       ('user_skills', 'name'), ('user_experiences', 'title'), ('user_experiences', 'description'),
       ('user_educations', 'institution'), ('teams', 'name'), ('agent_runs', 'trigger'))"""
TEAM_TABLES = """
  select c.relnamespace::regnamespace || '.' || c.relname, a.attname
    from pg_class c join pg_attribute a on a.attrelid = c.oid
   where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
     and (a.attname = 'team_id' or c.relname = 'teams' and a.attname = 'id') and not a.attisdropped
     and c.relname <> 'browser_sessions' order by 1"""
IDS = """
  select id from public.jobs where team_id = %(team)s union all select id from public.applications where team_id = %(team)s
  union all select id from public.cover_letters where team_id = %(team)s
  union all select id from public.user_skills where team_id = %(team)s
  union all select id from public.user_experiences where team_id = %(team)s
  union all select id from private.uploads where team_id = %(team)s"""
NEVER_SAID = (
    "Traceback", "psycopg", "sqlalchemy", "site-packages", "Error:", "Exception", "Error(", ", line ", "[SQL: ", "LINE 1: ",
    "relation \\\"", "KeyError", "TypeError", "ValueError", "AttributeError", "reflex_base",
)  # fmt: skip
"""What no frame and no answer tells anybody: names of exceptions, of libraries, of statements."""


@dataclass
class Target:
    """The team that is attacked: its ids, and a way to see whether one of its rows has changed."""

    cluster: Cluster
    alice: Identity
    ids: list[UUID]
    tables: list[tuple[str, str]] = field(default_factory=list)

    def checksum(self) -> str:
        """Of every row of the team, in every table that knows teams."""
        parts = [
            f"select '{table}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum"
            f" from {table} t where t.{column} = %(team)s"
            for table, column in self.tables
        ]
        whole = f"select string_agg(name || sum, ',' order by name) from ({' union all '.join(parts)}) x"
        with psycopg.connect(self.cluster.dsn_superuser) as db:
            row = db.execute(whole.encode(), {"team": self.alice.team_id}).fetchone()
        assert row is not None
        return str(row[0])


async def make_target(cluster: Cluster, alice: Identity) -> Target:
    """The sample freelancer as Alice, marked all over."""
    async with team_session(alice, time_limit="60s") as db:
        await fill_with_sample(db, now=utc_now())
    with psycopg.connect(cluster.dsn_superuser) as db:
        db.execute("set session_replication_role = replica")  # marks are no changes
        for table, column in db.execute(TEXTS.encode()).fetchall():
            key = "id" if table == "teams" else "team_id"
            db.execute(
                f"update public.{table} set {column} = {column} || ' {WORD} ' where {key} = %s".encode(),
                [alice.team_id],
            )
        db.execute(
            "insert into private.uploads (team_id, user_id, purpose, file_name, path, size_bytes)"
            " values (%s, %s, 'jobs', %s, '/nowhere', 1)", [alice.team_id, alice.user_id, f"{WORD}.csv"],
        )  # fmt: skip
        ids = [row[0] for row in db.execute(IDS.encode(), {"team": alice.team_id}).fetchall()]
        tables = db.execute(TEAM_TABLES.encode()).fetchall()
    return Target(cluster, alice, ids[:12] + ids[-12:], tables)


def told_too_much(said: Any, *, may_read: bool = False) -> list[str]:
    """Which words of a frame nobody should have been told."""
    text = said if isinstance(said, str) else json_dumps(said)
    found = [word for word in NEVER_SAID if word in text]
    return found + ([WORD] if WORD in text and not may_read else [])


def plain(value: Any) -> str:
    """For a report."""
    return json.dumps(value, default=str)[:200]


Checks = Callable[[], str]
