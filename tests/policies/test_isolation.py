"""Teams are sealed: every table of the catalogue, every verb, from every side, by every way we could think of."""

from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.policies.conftest import World
from tests.policies.people import Caller, acting_as, member, tried
from tests.policies.probes import leaks, may
from tests.policies.tables import (
    TEAM_TABLES,
    VERBS,
    Db,
    Reference,
    TeamTable,
    as_record,
    references,
    values_of,
)
from tests.policies.world import ROWS, qualified

SERVICE = Caller("the service", {"role": "service_role"}, role="service_role")
APPEND_ONLY = {("events", "update"), ("events", "delete")}
MOVES = "update {table} set team_id = '{to}' where team_id = '{of}'"


def test_every_table_with_rows_of_teams_is_probed(world: World, db: Db) -> None:
    found = {qualified(name) if "." in name else f"public.{name}" for name, _ in db.execute(TEAM_TABLES)}
    assert found == {qualified(name) for name in ROWS}
    public = db.execute("select count(*) from pg_tables where schemaname = 'public'").fetchone()
    assert public == (27,)


def test_nobody_from_outside_gets_at_a_row(world: World, db: Db, tables: dict[str, TeamTable]) -> None:
    """Both teams are asked for, so that nothing depends on which was made first."""
    made, found = leaks(db, world.outsiders, list(tables.values()), world.alice, world.charlie.team_id)
    assert found == []
    assert made > len(tables) * len(world.outsiders) * 15


def test_a_viewer_changes_nothing(world: World, db: Db, tables: dict[str, TeamTable]) -> None:
    _, found = leaks(db, [world.viewer], list(tables.values()), world.alice, world.charlie.team_id)
    written = [leak for leak in found if ": select " not in leak]
    assert written == []


def test_members_of_every_role_read_what_is_granted(
    world: World, db: Db, tables: dict[str, TeamTable]
) -> None:
    for person in (world.alice, world.ada, world.bob, world.vera):
        for table in tables.values():
            reads = may(db, member("a member", person), table, "select", world.alice)
            assert reads == ("select" in table.grants), (person.role, table.name)


@pytest.mark.parametrize("verb", ["insert", "update", "delete"])
def test_a_refusal_is_for_the_right_reason(
    world: World, db: Db, tables: dict[str, TeamTable], verb: str
) -> None:
    """The positive controls: the owner does what is granted, and the service all the rest."""
    for table in tables.values():
        alice_does = may(db, member("Alice", world.alice), table, verb, world.alice)
        assert alice_does == (verb in table.grants), table.name
        service_does = may(db, SERVICE, table, verb, world.alice)
        assert service_does == ((table.name, verb) not in APPEND_ONLY), table.name


@pytest.mark.parametrize("verb", VERBS)
def test_what_is_not_granted_is_refused_to_everybody(
    world: World, db: Db, tables: dict[str, TeamTable], verb: str
) -> None:
    statement = {"select": "select 1 from {}", "insert": "insert into {} default values",
                 "update": "update {} set created_at = now()", "delete": "delete from {}"}[verb]  # fmt: skip
    servers = [table for table in tables.values() if verb not in table.grants]
    assert servers
    for person in (world.alice, world.ada, world.bob, world.charlie):
        with acting_as(db, member("somebody", person)):
            for table in servers:
                assert tried(db, statement.format(table.name)).refusal == "42501", table.name


def test_nobody_empties_a_table(world: World, db: Db, tables: dict[str, TeamTable]) -> None:
    for caller in (member("Alice", world.alice), SERVICE):
        with acting_as(db, caller):
            for table in tables:
                assert tried(db, f"truncate {table} cascade").refusal == "42501"


def test_no_row_changes_its_team_whoever_writes(world: World, db: Db, tables: dict[str, TeamTable]) -> None:
    """Also not into another team of the same person, and not by the service or the owner of the tables."""
    movable = [table for table in tables.values() if table.team == "team_id"]
    homeless = Caller("Bob, who names no team", {"sub": str(world.bob.user_id), "role": "authenticated"})
    owner = Caller("the owner of the tables", {}, role="app_owner")
    for caller in (member("Alice", world.alice), homeless, SERVICE, owner):
        with acting_as(db, caller):
            for table in movable:
                moved = MOVES.format(table=table.name, to=world.bob_at_home.team_id, of=world.alice.team_id)
                outcome = tried(db, moved)
                if table.name == "private.browser_sessions" and caller in (SERVICE, owner):
                    assert outcome.rows == 1  # a sign-in may turn to another team
                elif caller is homeless and not outcome.refusal:
                    assert outcome.rows == 0, table.name  # not his, so not touched
                else:
                    assert outcome.refusal in {"23514", "42501"}, (caller.name, table.name)


def test_no_row_is_changed_to_refer_to_another_teams_row(
    world: World, db: Db, tables: dict[str, TeamTable]
) -> None:
    """Each foreign key in turn is pointed at Charlie's parent, whoever writes."""
    keys = references(db)
    assert len(keys) > 30
    for caller in _writers(world):
        for key in keys:
            table, his = tables[key.child], _charlies_parent(world, db, tables, key)
            hers = f"team_id = '{world.alice.team_id}'"
            hers += f" and user_id = '{world.alice.user_id}'" if table.is_ones_own else ""
            pointed = ", ".join(f"{column} = %({column})s" for column in his)
            with acting_as(db, caller):
                outcome = tried(db, f"update {table.name} set {pointed} where {hers}", his)
            others = {"42501", "23001"} if caller.role == "authenticated" or table.name == "events" else set()
            guarded = (
                {"23514"} if key.name == "agent_runs_team_id_user_id_fkey" else set()
            )  # a run keeps its owner
            assert outcome.refusal in {"23503", *others, *guarded}, (caller.name, key.name)


def test_no_new_row_refers_to_another_teams_row(world: World, db: Db, tables: dict[str, TeamTable]) -> None:
    """Alice's own row is away meanwhile, so that nothing but the reference stands in the way."""
    for caller in _writers(world):
        for key in references(db):
            table, new = tables[key.child], _charlies_parent(world, db, tables, key)
            new |= {"id": str(uuid4())} if "id" in table.columns else {}
            columns = ", ".join(table.columns)
            added = (
                f"insert into {table.name} ({columns})"
                f" select {columns} from jsonb_populate_record(null::{table.name}, %(row)s)"
            )
            db.execute("savepoint cleared")
            db.execute("set local session_replication_role = replica")  # so that also events can be away
            db.execute(f"delete from {table.name} where team_id = '{world.alice.team_id}'".encode())
            db.execute("set local session_replication_role = origin")
            with acting_as(db, caller):
                outcome = tried(db, added, {"row": as_record(table, **new)})
            db.execute("rollback to cleared")
            assert outcome.refusal in {"23503", "42501"}, (caller.name, key.name)


def _writers(world: World) -> list[Caller]:
    return [member("Alice", world.alice), SERVICE, Caller("a superuser", {}, role="postgres")]


def _charlies_parent(world: World, db: Db, tables: dict[str, TeamTable], key: Reference) -> dict[str, Any]:
    """The columns of this reference, but for the team, as they would name a row of Charlie's."""
    his = values_of(db, key.parent, key.parents, tables[key.parent].team, world.charlie)
    pairs = zip(key.columns, (his[column] for column in key.parents), strict=True)
    return {column: value for column, value in pairs if column != "team_id"}


def test_a_member_of_two_teams_sees_only_the_one_they_act_in(
    world: World, db: Db, tables: dict[str, TeamTable]
) -> None:
    acting, anywhere = member("Bob", world.bob), {"sub": str(world.bob.user_id), "role": "authenticated"}
    for table in tables.values():
        if "select" not in table.grants:
            continue
        teams = f"select distinct {table.team} from {table.name}"
        with acting_as(db, acting):
            assert tried(db, teams).shown == ((world.bob.team_id,),), table.name
        with acting_as(db, Caller("Bob, who names no team", anywhere)):
            assert len(tried(db, teams).shown) == 2, table.name


def test_a_member_who_is_removed_sees_nothing_from_that_moment(world: World) -> None:
    with psycopg.connect(world.cluster.dsn_superuser) as db:
        db.execute("delete from team_members where user_id = %s", [world.bob.user_id])
        with acting_as(db, member("Bob", world.bob)):
            assert tried(db, "select 1 from jobs").rows == 0
        db.rollback()
