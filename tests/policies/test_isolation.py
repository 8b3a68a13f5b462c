"""Teams are sealed: every table, every verb, from every side. Built from the catalogue and one row each."""

import psycopg
import pytest

from tests.policies.conftest import World
from tests.policies.world import (
    ROWS,
    WRITES_ARE_THE_SERVERS,
    ids_for,
    insert_of,
    seen_by,
    seen_by_person,
    team_column,
)

DENIED = "42501"
TAKEN = "23505"
IMMUTABLE = "23514"
TABLES = sorted(ROWS)
WRITABLE = {verb: sorted(set(ROWS) - servers) for verb, servers in WRITES_ARE_THE_SERVERS.items()}


def test_every_table_of_the_catalogue_is_probed(world: World) -> None:
    with psycopg.connect(world.cluster.dsn_superuser) as db:
        known = db.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
    assert {name for (name,) in known} == set(ROWS)
    assert len(ROWS) == 27


@pytest.mark.parametrize("table", TABLES)
def test_the_team_reads_its_rows_and_nobody_else_does(world: World, table: str) -> None:
    select = f"select 1 from {table} where {team_column(table)} = '{world.alice.team_id}'"
    for member in (world.alice, world.bob, world.ada, world.vera):
        with seen_by_person(world.cluster, member) as view:
            assert view.count(select) > 0
            assert view.count(f"select 1 from {table}") == view.count(select)
    with seen_by_person(world.cluster, world.charlie) as view:
        assert view.count(select) == 0
        assert view.count(f"select 1 from {table}") > 0
    with seen_by(world.cluster, {"role": "authenticated"}) as view:
        assert view.count(f"select 1 from {table}") == 0
    with seen_by(world.cluster, {"role": "anon"}, role="anon") as view:
        assert view.refusal(select) == DENIED


@pytest.mark.parametrize("table", WRITABLE["insert"])
def test_only_those_who_write_may_insert(world: World, table: str) -> None:
    statement = insert_of(table)
    with seen_by_person(world.cluster, world.alice) as view:
        # a row like it is there already: being told so means that the policy let her through
        assert view.refusal(statement, ids_for(world.alice)) in {"none", TAKEN}
    for outsider in (world.vera, world.charlie):
        with seen_by_person(world.cluster, outsider) as view:
            assert view.refusal(statement, ids_for(world.alice)) == DENIED


@pytest.mark.parametrize("table", WRITABLE["update"])
def test_only_those_who_write_may_update(world: World, table: str) -> None:
    column = {"teams": "name", "team_settings": "settings_json", "profiles": "headline"}.get(
        table, "created_at"
    )
    statement = f"update {table} set {column} = {column} where {team_column(table)} = '{world.alice.team_id}'"
    with seen_by_person(world.cluster, world.alice) as view:
        assert view.count(statement) > 0
    for outsider in (world.vera, world.charlie):
        with seen_by_person(world.cluster, outsider) as view:
            assert view.count(statement) == 0


@pytest.mark.parametrize("table", WRITABLE["delete"])
def test_only_those_who_write_may_delete(world: World, table: str) -> None:
    statement = f"delete from {table} where team_id = '{world.alice.team_id}'"
    with seen_by_person(world.cluster, world.alice) as view:
        assert view.count(statement) > 0
    for outsider in (world.vera, world.charlie):
        with seen_by_person(world.cluster, outsider) as view:
            assert view.count(statement) == 0


@pytest.mark.parametrize(
    ("verb", "table"), [(v, t) for v, tables in WRITES_ARE_THE_SERVERS.items() for t in sorted(tables)]
)
def test_what_the_server_writes_no_person_writes(world: World, verb: str, table: str) -> None:
    column = team_column(table)
    statement = {
        "insert": f"insert into {table} ({column}) values ('{world.alice.team_id}')",
        "update": f"update {table} set created_at = created_at",
        "delete": f"delete from {table}",
    }[verb]
    for person in (world.alice, world.bob, world.charlie):
        with seen_by_person(world.cluster, person) as view:
            assert view.refusal(statement) == DENIED


@pytest.mark.parametrize("table", [t for t in TABLES if t != "teams"])
def test_no_row_changes_its_team_whoever_writes(world: World, table: str) -> None:
    moved = f"update {table} set team_id = '{world.charlie.team_id}' where team_id = '{world.alice.team_id}'"
    with seen_by_person(world.cluster, world.alice) as view:
        assert view.refusal(moved) in {DENIED, IMMUTABLE}
    with psycopg.connect(world.cluster.dsn_superuser) as db, pytest.raises(psycopg.errors.CheckViolation):
        db.execute(moved.encode())


def test_no_row_refers_to_another_teams_row(world: World) -> None:
    """Each foreign key in turn: Charlie's own row is pointed at Alice's parent."""
    with psycopg.connect(world.cluster.dsn_superuser) as db:
        keys = db.execute(
            "select c.conrelid::regclass::text, p.relname, a.attname from pg_constraint c"
            " join pg_class p on p.oid = c.confrelid join pg_attribute a"
            "   on a.attrelid = c.conrelid and a.attnum = any (c.conkey) and a.attname <> 'team_id'"
            " where c.contype = 'f' and c.connamespace = 'public'::regnamespace and cardinality(c.conkey) = 2"
        ).fetchall()
    assert len(keys) > 30
    hers = ids_for(world.alice)
    parent_of = {"agent_runs": "run", "jobs": "job", "applications": "application", "messages": "message",
                 "profiles": "user"}  # fmt: skip
    for table, parent, column in keys:
        pointed = f"update {table} set {column} = %s where team_id = %s"
        with psycopg.connect(world.cluster.dsn_superuser) as db:
            with pytest.raises(psycopg.errors.ForeignKeyViolation):
                db.execute(pointed.encode(), [hers[parent_of[parent]], world.charlie.team_id])
            db.rollback()


def test_a_member_of_two_teams_who_acts_in_one_does_not_touch_the_other(world: World) -> None:
    at_home = f"select 1 from teams where id <> '{world.alice.team_id}'"
    with seen_by_person(world.cluster, world.bob) as view:
        assert view.count(at_home) == 0
    with seen_by(world.cluster, {"sub": str(world.bob.user_id), "role": "authenticated"}) as view:
        assert view.count(at_home) == 1
        assert view.count("select * from private.my_teams()") == 2


def test_a_member_leaves_and_sees_nothing_at_once(world: World) -> None:
    with psycopg.connect(world.cluster.dsn_superuser) as db:
        db.execute("delete from team_members where user_id = %s", [world.bob.user_id])
        db.execute("set local role authenticated")
        db.execute("select set_config('request.jwt.claims', %s, true)", [world.bob.claims_json()])
        seen = db.execute("select 1 from jobs").rowcount
        db.rollback()
    assert seen == 0
