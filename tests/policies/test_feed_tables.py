"""What the feed remembers is sealed like everything else, though it lies in the schema `private`."""

import pytest

from tests.policies.conftest import World
from tests.policies.world import ids_for, seen_by_person

DENIED = "42501"
MARK = "insert into private.job_marks (team_id, job_id, simhash) values (%(team)s, gen_random_uuid(), 1)"
HIDDEN = (
    "insert into private.hidden_things (team_id, user_id, kind, value, label)"
    " values (%(team)s, %(user)s, 'word', 'casino', 'casino')"
)
SEARCH = "insert into private.saved_searches (team_id, user_id, name) values (%(team)s, %(user)s, 'Mine')"
HIT = (
    "with s as (insert into private.saved_searches (team_id, user_id, name) values (%(team)s, %(user)s, 'Mine')"
    " returning id) insert into private.search_hits (team_id, search_id, job_id, user_id)"
    " select %(team)s, gen_random_uuid(), %(job)s, %(user)s from s"
)


@pytest.mark.parametrize(("statement", "answer"), [(MARK, "23503"), (HIDDEN, "none"), (SEARCH, "none")])
def test_those_who_write_may_and_strangers_and_viewers_may_not(
    world: World, statement: str, answer: str
) -> None:
    """A mark needs a job of the team: who may write is told that, who may not is not."""
    with seen_by_person(world.cluster, world.alice) as view:
        assert view.refusal(statement, ids_for(world.alice)) == answer
    for outsider in (world.vera, world.charlie):
        with seen_by_person(world.cluster, outsider) as view:
            assert view.refusal(statement, ids_for(world.alice)) == DENIED


@pytest.mark.parametrize("statement", [HIDDEN, SEARCH])
def test_nobody_hides_or_searches_in_anothers_name(world: World, statement: str) -> None:
    for teammate in (world.bob, world.ada):
        with seen_by_person(world.cluster, teammate) as view:
            assert view.refusal(statement, ids_for(world.alice)) == DENIED


def test_a_hit_belongs_to_a_search_of_the_same_team(world: World) -> None:
    with seen_by_person(world.cluster, world.alice) as view:
        assert view.refusal(HIT, ids_for(world.alice)) == "23503"


@pytest.mark.parametrize("table", ["job_marks", "hidden_things", "saved_searches", "search_hits"])
def test_a_stranger_sees_no_row_and_no_row_changes_its_team(world: World, table: str) -> None:
    with seen_by_person(world.cluster, world.charlie) as view:
        assert view.count(f"select 1 from private.{table} where team_id = '{world.alice.team_id}'") == 0
        assert view.refusal(f"truncate private.{table}") == DENIED
