"""One row in auth.users brings everything a person needs."""

from collections.abc import Callable
from typing import Any

from app.domain.enums import TeamRole
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from tests.people import join_team, sign_up

Sql = Callable[..., list[tuple[Any, ...]]]


def test_a_new_person_owns_a_team_and_has_a_profile(alice: Identity, sql: Sql) -> None:
    assert sql("select name, owner_user_id from teams") == [("Alice", alice.user_id)]
    assert sql("select role::text from team_members") == [("owner",)]
    assert sql(
        "select display_name, email, timezone, plan, team_mode, onboarding_completed_at from profiles"
    ) == [("Alice", "alice@example.com", "UTC", "trial", "solo", None)]
    assert sql("select platforms, currency, project_types, tightness from user_preferences") == [
        (["upwork", "linkedin"], "USD", ["short_gig", "medium_project"], 3)
    ]
    assert sql("select agents, onboarding_state from user_agent_settings") == [({}, {})]
    assert sql("select settings_json from team_settings") == [({},)]


def test_without_a_name_the_address_names_the_team(database: Cluster, sql: Sql) -> None:
    sign_up(database, "", "dora@example.com")
    assert sql("select t.name, p.display_name from teams t join profiles p on p.team_id = t.id") == [
        ("dora", "")
    ]


def test_whoever_joins_a_team_has_a_profile_in_it(alice: Identity, bob: Identity, sql: Sql) -> None:
    assert sql("select count(*) from profiles where user_id = %s", bob.user_id) == [(2,)]
    assert sql(
        "select display_name from profiles where user_id = %s and team_id = %s", bob.user_id, alice.team_id
    ) == [("Bob",)]


def test_joining_again_keeps_the_profile(database: Cluster, alice: Identity, bob: Identity, sql: Sql) -> None:
    sql("update profiles set headline = 'Kept' where user_id = %s", bob.user_id)
    sql("delete from team_members where user_id = %s and team_id = %s", bob.user_id, alice.team_id)
    join_team(database, bob, alice.team_id, TeamRole.ADMIN)
    assert sql("select distinct headline from profiles where user_id = %s", bob.user_id) == [("Kept",)]


def test_a_new_address_follows_into_the_profile(alice: Identity, sql: Sql) -> None:
    sql("update auth.users set email = 'new@example.com' where id = %s", alice.user_id)
    assert sql("select email from profiles") == [("new@example.com",)]


def test_a_team_that_ends_leaves_nothing_behind(alice: Identity, sql: Sql) -> None:
    sql("delete from teams where id = %s", alice.team_id)
    for table in ("team_members", "profiles", "user_preferences", "user_agent_settings", "team_settings"):
        assert sql(f"select count(*) from {table}") == [(0,)]
