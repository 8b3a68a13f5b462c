"""Owner, admin, member and viewer do what their names say; what is the server's stays the server's."""

import pytest

from app.domain.identity import Identity
from tests.policies.conftest import World
from tests.policies.world import ids_for, seen_by_person

DENIED = "42501"
SERVERS_COLUMNS = [
    "profiles set profile_completeness_score = 1",
    "profiles set plan = 'pro'",
    "profiles set plan_ends_at = now() + interval '9 years'",
    "profiles set email = 'mallory@example.com'",
    "teams set owner_user_id = auth.uid()",
    "team_members set role = 'owner'",
    "usage_counters set count = 0",
    "events set payload = '{}'",
]


@pytest.mark.parametrize("change", SERVERS_COLUMNS)
def test_nobody_writes_what_is_the_servers(world: World, change: str) -> None:
    for person in (world.alice, world.bob, world.charlie):
        with seen_by_person(world.cluster, person) as view:
            assert view.refusal(f"update {change}") == DENIED


@pytest.mark.parametrize("change", ["teams set name = 'Ours'", "team_settings set settings_json = '{}'"])
def test_owners_and_admins_change_the_team(world: World, change: str) -> None:
    assert _touched(world, change) == {"alice": 1, "ada": 1, "bob": 0, "vera": 0}


def test_members_move_the_cards_of_the_team_and_viewers_do_not(world: World) -> None:
    assert _touched(world, "applications set notes = 'x'") == {"alice": 1, "ada": 1, "bob": 1, "vera": 0}


@pytest.mark.parametrize("change", ["profiles set headline = 'x'", "user_preferences set tightness = 5"])
def test_a_person_writes_only_their_own_profile(world: World, change: str) -> None:
    assert _touched(world, change) == {"alice": 1, "ada": 1, "bob": 1, "vera": 0}


def test_nobody_adds_skills_to_somebody_else(world: World) -> None:
    statement = (
        f"insert into user_skills (team_id, user_id, name) values "
        f"('{world.alice.team_id}', '{world.alice.user_id}', 'COBOL')"
    )
    assert _refusals(world, statement) == {"alice": "none", "ada": DENIED, "bob": DENIED, "vera": DENIED}


def test_an_event_names_who_really_acted(world: World) -> None:
    statement = (
        f"insert into events (team_id, event_type, entity_type, actor_user_id) values "
        f"('{world.alice.team_id}', 'x', 'job', '{world.alice.user_id}')"
    )
    assert _refusals(world, statement) == {"alice": "none", "ada": DENIED, "bob": DENIED, "vera": DENIED}


def test_no_one_reaches_the_private_tables_or_the_users(world: World) -> None:
    with seen_by_person(world.cluster, world.alice) as view:
        for table in ("private.browser_sessions", "private.alembic_version", "auth.users", "auth.sessions"):
            assert view.refusal(f"select 1 from {table}") == DENIED
        assert view.refusal("truncate jobs") == DENIED


@pytest.mark.parametrize(
    "call",
    [
        "private.search_jobs('{team}', '{{react}}')",
        "private.find_jobs('{team}', '{{react}}')",
        "private.profile_completeness('{team}', '{user}')",
        "private.profile_gaps('{team}', '{user}')",
        "private.reserve_usage('{team}', 'letters', 1, 10)",
        "private.refund_usage('{team}', 'letters', 1)",
    ],
)
def test_functions_that_look_past_the_policies_ask_first(world: World, call: str) -> None:
    statement = f"select * from {call.format(team=world.alice.team_id, user=world.alice.user_id)}"
    with seen_by_person(world.cluster, world.alice) as view:
        assert view.refusal(statement) == "none"
    with seen_by_person(world.cluster, world.charlie) as view:
        assert view.refusal(statement) == DENIED


def _people(world: World) -> dict[str, Identity]:
    return {"alice": world.alice, "ada": world.ada, "bob": world.bob, "vera": world.vera}


def _touched(world: World, change: str) -> dict[str, int]:
    seen = {}
    for name, person in _people(world).items():
        with seen_by_person(world.cluster, person) as view:
            seen[name] = view.count(f"update {change}")
    return seen


def _refusals(world: World, statement: str) -> dict[str, str]:
    seen = {}
    for name, person in _people(world).items():
        with seen_by_person(world.cluster, person) as view:
            seen[name] = view.refusal(statement)
    return seen


def test_nobody_hands_another_teams_run_to_the_workers(world: World) -> None:
    run = ids_for(world.alice)["run"]
    for person, answer in ((world.alice, "none"), (world.vera, DENIED), (world.charlie, DENIED)):
        with seen_by_person(world.cluster, person) as view:
            assert view.refusal(f"select private.send_run('{run}')") == answer


def test_the_queue_is_the_workers_alone(world: World) -> None:
    with seen_by_person(world.cluster, world.alice) as view:
        for statement in (
            "select * from queue.procrastinate_jobs",
            "insert into queue.procrastinate_jobs (queue_name, task_name) values ('runs', 'perform_run')",
            "select queue.procrastinate_fetch_job_v2(null, 1)",
            "select private.return_stalled_runs('0 seconds')",
        ):
            assert view.refusal(statement) == DENIED


def test_nobody_queues_a_run_in_the_name_of_another(world: World) -> None:
    statement = (
        f"insert into agent_runs (team_id, user_id, agent_type, trigger) values "
        f"('{world.alice.team_id}', '{world.alice.user_id}', 'job_search', 'x')"
    )
    assert _refusals(world, statement) == {"alice": "none", "ada": DENIED, "bob": DENIED, "vera": DENIED}
    with seen_by_person(world.cluster, world.bob) as view:
        assert view.refusal("update agent_runs set user_id = auth.uid()") == "23514"
