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
    "a table without row-level security": ["create table public.bad (id int primary key)",
        "create table private.bad (id int primary key)"],
    "a table without a policy": ["create table public.bad (id int primary key)",
        "create table private.bad (id int primary key)"],
    "a table without team_id": ["create table public.bad (id int primary key)"],
    "a team_id that may be null or of no team": [
        "create table public.bad (id int primary key, team_id uuid references public.teams (id))",
        "create table private.bad (id int primary key, team_id uuid not null)"],
    "a table without a primary key": ["create table public.bad (id int)", "create table private.bad (id int)"],
    "a table whose team_id may change": ["create table public.bad (team_id uuid primary key)",
        "alter table public.jobs disable trigger keep_team_id", "drop trigger keep_team_id on private.uploads"],
    "a policy that does not begin with the team, asked once": [
        "alter policy \"member may select\" on public.jobs using (team_id = any (private.user_team_ids()))",
        "alter policy \"member may select\" on public.jobs using (true)",
        "alter policy \"member may insert\" on public.jobs with check (true)",
        "alter policy \"member may select\" on public.jobs using"
        " (team_id = any ((select private.user_team_ids())::uuid[]) or platform = 'upwork')",
        "alter policy \"member may select\" on public.jobs using"
        " (team_id in (select team_id from public.team_members))"],
    "a bare auth function in a policy": ["create policy bad on public.jobs using (team_id = auth.uid())",
        "create policy bad on public.jobs using (current_setting('x') = 'y')"],
    "two policies for one verb": ["create policy bad on public.jobs for select using (true)"],
    "a policy for more than the signed-in, or for more than one verb": ["create policy bad on public.jobs"
        " for select using (true)", "create policy bad on public.jobs to authenticated using (true)"],
    "a policy without its grant, or a grant without its policy": [
        "grant delete on public.events to authenticated", "revoke select on public.jobs from authenticated",
        "grant update (role) on public.team_members to authenticated"],
    "anything granted to anon or everybody": ["grant select on public.jobs to anon",
        "grant select on private.uploads to public"],
    "more than the four verbs granted": ["grant truncate on public.jobs to authenticated",
        "grant select on public.jobs to service_role with grant option"],
    "a schema that is open to too many": ["grant usage on schema private to anon",
        "grant create on schema public to authenticated"],
    "a function that anon may call": ["create function public.bad() returns int language sql return 1",
        "grant execute on function private.my_teams() to anon"],
    "a trigger's function that people may call": [
        "grant execute on function private.welcome_user() to authenticated",
        "grant execute on procedure private.enforce_team_isolation to service_role"],
    "a function without an empty search_path": ["create function public.bad() returns int language sql return 1",
        "create function private.bad() returns int language sql set search_path = public as 'select 1'"],
    "a security definer in public": [
        "create function public.bad() returns int language sql security definer return 1"],
    "a view, a foreign table or a copy of a query, which ask with the rights of their owner": [
        "create view public.bad as select * from public.jobs",
        "create materialized view public.bad as select * from public.jobs"],
    "a foreign key without an index": ["drop index public.feedback_message_idx",
        "drop index private.browser_sessions_team_idx"],
    "a foreign key between team tables that forgets the team": [
        "alter table public.feedback add foreign key (application_id) references public.applications (id)"],
    "a foreign key to auth that leans on something else than the primary key": [
        "create unique index bad on auth.users (email);"
        " alter table public.teams add email varchar(255) references auth.users (email)"],
    "a rule that is not kept: a constraint or index that is not valid, a trigger that is off": [
        "alter table public.jobs add check (title <> '') not valid",
        "alter table public.applications disable trigger guard_application"],
    "two indexes that are the same": ["create index bad on public.feedback (team_id, message_id)"],
    "a column type that no upgrade can carry over, or a moment without its time zone": [
        "alter table public.jobs add bad regproc", "alter table public.jobs add bad timestamp"],
    "an extension in public": ["alter extension vector set schema public"],
}  # fmt: skip
"""Planted mistakes for every lint: a lint that has never been red does not count."""


@pytest.mark.parametrize("lint", LINTS)
def test_the_schema_has_not(cluster: Cluster, lint: str) -> None:
    with psycopg.connect(cluster.dsn_superuser) as db:
        assert _findings(db, lint) == []


def test_every_lint_has_its_mistakes() -> None:
    assert set(LINTS) == set(MISTAKES)


@pytest.mark.parametrize(
    ("lint", "mistake"), [(lint, one) for lint, planted in MISTAKES.items() for one in planted]
)
def test_the_lint_finds(cluster: Cluster, lint: str, mistake: str) -> None:
    with psycopg.connect(cluster.dsn_superuser) as db:
        db.execute(mistake.encode())
        assert _findings(db, lint) != []
        db.rollback()


def _findings(db: psycopg.Connection[Any], lint: str) -> list[tuple[Any, ...]]:
    return db.execute(LINTS[lint].encode()).fetchall()
