"""The probes bite: each policy that is dropped or opened to all, in turn, is found, and so is each planted hole."""

import psycopg
import pytest

from tests.policies.conftest import World
from tests.policies.people import member
from tests.policies.probes import leaks, may
from tests.policies.tables import Db, TeamTable, team_tables
from tests.policies.test_catalogue import LINTS

POLICIES = """
  select quote_ident(policyname), (quote_ident(schemaname) || '.' || quote_ident(tablename))::regclass::text,
         lower(cmd), qual is not null, with_check is not null
    from pg_policies where schemaname in ('public', 'private') order by 2, 1"""


def test_every_policy_that_lets_all_through_is_found(
    world: World, db: Db, tables: dict[str, TeamTable]
) -> None:
    policies = db.execute(POLICIES).fetchall()
    assert len(policies) > len(tables)
    for name, table, _, reads, writes in policies:
        opened = (" using (true)" if reads else "") + (" with check (true)" if writes else "")
        db.execute("savepoint mutation")
        db.execute(f"alter policy {name} on {table}{opened}".encode())
        seen = _found_by_probes(world, db, tables[table])
        if table != "private.browser_sessions":  # nothing is granted on it: there the lint must find it
            assert seen, (table, name)
        assert _found_by_lints(db), (table, name)
        db.execute("rollback to mutation")


def test_every_policy_that_is_gone_is_found(world: World, db: Db, tables: dict[str, TeamTable]) -> None:
    alice = member("Alice", world.alice)
    for name, table, verb, _, _ in db.execute(POLICIES).fetchall():
        db.execute("savepoint mutation")
        db.execute(f"drop policy {name} on {table}".encode())
        missed = verb in tables[table].grants and not may(db, alice, tables[table], verb, world.alice)
        assert missed or _found_by_lints(db), (table, name)
        db.execute("rollback to mutation")


def test_every_table_without_row_level_security_is_found(
    world: World, db: Db, tables: dict[str, TeamTable]
) -> None:
    for table in tables.values():
        db.execute("savepoint mutation")
        db.execute(f"alter table {table.name} disable row level security".encode())
        assert _found_by_probes(world, db, table) or not table.grants, table.name
        assert _found_by_lints(db), table.name
        db.execute("rollback to mutation")


def test_every_reference_that_forgets_the_team_is_found(
    world: World, db: Db, tables: dict[str, TeamTable]
) -> None:
    keys = db.execute(
        "select conname, conrelid::regclass::text from pg_constraint where contype = 'f' and cardinality(conkey) > 1"
        " and connamespace in ('public'::regnamespace, 'private'::regnamespace)"
    ).fetchall()
    for name, table in keys:
        db.execute("savepoint mutation")
        db.execute(f"alter table {table} drop constraint {name}".encode())
        db.execute(f"create table public.other (id uuid primary key); alter table {table} add column other uuid"
                   f" constraint {name} references public.other (id)".encode())  # fmt: skip
        assert _found_by_lints(db), name
        db.execute("rollback to mutation")


@pytest.mark.parametrize("grants", ["select", "select, insert, update, delete"])
def test_a_new_table_that_is_granted_and_not_closed_is_found(world: World, db: Db, grants: str) -> None:
    db.execute("create table public.bids (id uuid primary key default gen_random_uuid(), team_id uuid not null"
               " references public.teams (id), created_at timestamptz default now())")  # fmt: skip
    db.execute(f"grant {grants} on public.bids to authenticated".encode())
    for person in (world.alice, world.charlie):
        db.execute("insert into public.bids (team_id) values (%s)", [person.team_id])
    assert _found_by_probes(world, db, team_tables(db, world.alice)["bids"])
    assert _found_by_lints(db)


def test_without_a_mistake_nothing_is_found(world: World, db: Db, tables: dict[str, TeamTable]) -> None:
    assert _found_by_lints(db) == []
    assert [name for name, table in tables.items() if _found_by_probes(world, db, table)] == []


def _found_by_probes(world: World, db: Db, table: TeamTable) -> list[str]:
    few = [
        one
        for one in world.outsiders
        if one.name in {"a stranger", "a removed member", "a token without sub"}
    ]
    return leaks(db, few, [table], world.alice, world.charlie.team_id)[1]


def _found_by_lints(db: psycopg.Connection) -> list[str]:
    return [lint for lint, question in LINTS.items() if db.execute(question.encode()).fetchall()]
