"""Lints of the trade, asked of the catalogue: a new table or function that forgets one of them fails."""

import re
from pathlib import Path
from typing import Any

import psycopg
import pytest

from app.embedded.cluster import Cluster

LINTS = dict(
    re.findall(
        r"^-- (.+)\n(select[^;]+);",
        Path(__file__).with_name("lints.sql").read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
)
MISTAKES = {
    "a table without row-level security": "create table public.bad (id int primary key)",
    "a table without a policy": "create table public.bad (id int primary key)",
    "a table without team_id": "create table public.bad (id int primary key)",
    "a table without a primary key": "create table public.bad (id int)",
    "a table whose team_id may change": "create table public.bad (team_id uuid primary key)",
    "a policy that asks once per row": (
        "create policy bad on public.jobs using (team_id = any (private.user_team_ids()))"
    ),
    "a bare auth function in a policy": "create policy bad on public.jobs using (team_id = auth.uid())",
    "two policies for one verb": "create policy bad on public.jobs for select using (true)",
    "a policy for more than the signed-in": "create policy bad on public.jobs using (true)",
    "anything granted to anon or everybody": "grant select on public.jobs to anon",
    "a function that anon may call": "create function public.bad() returns int language sql return 1",
    "a function without a search_path": "create function public.bad() returns int language sql return 1",
    "a security definer in public": (
        "create function public.bad() returns int language sql security definer return 1"
    ),
    "a foreign key without an index": "drop index public.feedback_message_idx",
    "a foreign key between team tables that forgets the team": (
        "alter table public.feedback add foreign key (application_id) references public.applications (id)"
    ),
    "two indexes that are the same": "create index bad on public.feedback (team_id, message_id)",
    "an extension in public": "alter extension vector set schema public",
}
"""One planted mistake for every lint: a lint that has never been red does not count."""


@pytest.mark.parametrize("lint", LINTS)
def test_the_schema_has_not(cluster: Cluster, lint: str) -> None:
    with psycopg.connect(cluster.dsn_superuser) as db:
        assert _findings(db, lint) == []


@pytest.mark.parametrize("lint", LINTS)
def test_the_lint_finds(cluster: Cluster, lint: str) -> None:
    with psycopg.connect(cluster.dsn_superuser) as db:
        db.execute(MISTAKES[lint].encode())
        assert _findings(db, lint) != []
        db.rollback()


def _findings(db: psycopg.Connection[Any], lint: str) -> list[tuple[Any, ...]]:
    return db.execute(LINTS[lint].encode()).fetchall()
