"""Functions that look past the policies ask first: each that people may call is called from everywhere."""

from typing import Any

import pytest
from psycopg.types.json import Json

from app.domain.identity import Identity
from tests.policies.conftest import World
from tests.policies.people import Outcome, acting_as, member, tried
from tests.policies.tables import Db
from tests.policies.world import ids_for

CALLABLE = """
  select p.oid::regproc::text, p.proargnames[1:p.pronargs], array(select t::regtype::text from unnest(p.proargtypes) t)
    from pg_proc p where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
     and p.prokind = 'f' and has_function_privilege('authenticated', p.oid, 'execute')
   order by 1"""
ASKS_FOR_OWN = {"private.team_ids_with_role", "private.my_teams"}
"""What looks past the policies and names no team: it answers with those of whoever asks."""
FOR_A_TOKEN = {"private.invitation_behind", "private.accept_invitation"}
"""What answers to 256 random bits, and to nobody who does not have them."""
FOR_ANYBODY = {"private.notify_team"}
"""Wakes listeners with ids; whoever may connect can do as much."""
REFUSED = {"42501", "P0002", "22P02"}


def test_no_function_gives_away_or_changes_anything_of_another_team(world: World, db: Db) -> None:
    asked = [
        call for call in db.execute(CALLABLE).fetchall() if _names_a_row(call) and call[0] not in FOR_ANYBODY
    ]
    assert len(asked) >= 15
    for caller in world.outsiders:
        with acting_as(db, caller):
            for name, arguments, kinds in asked:
                statement, values = _call(world.alice, name, arguments, kinds)
                outcome = tried(db, statement, values)
                assert outcome.refusal in REFUSED or _is_empty(outcome), (caller.name, name, outcome)


def test_what_names_no_team_looks_past_no_policy(db: Db) -> None:
    definers = {name for (name,) in db.execute("select oid::regproc::text from pg_proc where prosecdef")}
    free = {call[0] for call in db.execute(CALLABLE).fetchall() if not _names_a_row(call)}
    assert free & definers == ASKS_FOR_OWN | FOR_A_TOKEN


def test_the_owner_is_answered(world: World, db: Db) -> None:
    """Else the refusals above would say nothing."""
    with acting_as(db, member("Alice", world.alice)):
        for name, arguments, kinds in db.execute(CALLABLE).fetchall():
            statement, values = _call(world.alice, name, arguments, kinds)
            told_why = {"42501", "55000"} if name in {"private.set_member_role", "private.remove_member",
                                                      "private.undo_last_move"} else set()  # fmt: skip
            told_why |= {"P0002"} if name == "private.accept_invitation" else set()
            assert tried(db, statement, values).refusal in {"", *told_why}, name


@pytest.mark.parametrize(
    "asked", ["private.user_team_ids()", "private.writable_team_ids()", "private.admin_team_ids()"]
)
def test_nobody_from_outside_is_counted_in(world: World, db: Db, asked: str) -> None:
    for caller in world.outsiders:
        with acting_as(db, caller):
            outcome = tried(db, f"select 1 from unnest({asked}) t where t = '{world.alice.team_id}'")
            assert outcome.refusal in REFUSED or outcome.rows == 0, caller.name


def test_functions_of_the_server_are_nobodys(world: World, db: Db) -> None:
    hidden = ("private.refresh_completeness", "private.completeness_of", "private.my_role", "private.role_of")
    with acting_as(db, member("Alice", world.alice)):
        for name in hidden:
            arguments = [world.alice.team_id] + [world.alice.user_id] * (name != "private.my_role")
            called = f"select {name}({', '.join(f'%(a{n})s' for n in range(len(arguments)))})"
            values = {f"a{n}": value for n, value in enumerate(arguments)}
            assert tried(db, called, values).refusal == "42501", name


def _names_a_row(call: tuple[Any, ...]) -> bool:
    """A team, a person, an application: all of them are uuids."""
    return any(kind.startswith("uuid") for kind in call[2])


def _call(
    alice: Identity, name: str, arguments: list[str] | None, kinds: list[str]
) -> tuple[str, dict[str, Any]]:
    """The function, asked about Alice's team."""
    ids = ids_for(alice)
    item = {"canonical_hash": "h2", "platform": "upwork", "title": "A job", "score": 50}
    by_name = {"p_team": ids["team"], "p_team_id": ids["team"], "p_user": ids["user"], "p_agent_run_id": ids["run"],
               "p_application_id": ids["application"], "p_items": Json([item]), "p_keys": ["h"],
               "p_ids": ["h"], "p_vector": "[1,0]", "p_jobs": [ids["job"]], "p_to_write": True,
               "p_token_hash": "ab" * 32}  # fmt: skip
    by_kind = {"uuid": ids["job"], "uuid[]": [ids["job"]], "text": "job", "text[]": ["job"], "integer": 1,
               "bigint": 1, "boolean": False, "json": Json([item]), "jsonb": Json([item]), "date": None,
               "timestamp with time zone": "2026-03-01", "team_role": "member", "team_role[]": ["owner"],
               "application_status": "shortlisted", "numeric": 1, "real": 1}  # fmt: skip
    given, values = [], {}
    for argument, kind in zip(arguments or [], kinds, strict=True):
        same_kind = argument != "p_ids" or kind == "text[]"
        values[argument] = by_name[argument] if argument in by_name and same_kind else by_kind.get(kind)
        given.append(f"%({argument})s::{kind}")
    return f"select * from {name}({', '.join(given)}) t", values


def _is_empty(outcome: Outcome) -> bool:
    return all(value in (None, "", [], {}) for row in outcome.shown for value in row)
