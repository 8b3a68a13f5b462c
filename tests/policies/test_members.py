"""Who belongs to a team: owners decide, admins look after members and viewers, everybody may leave but the owner."""

import pytest

from app.domain.enums import TeamRole
from app.domain.identity import Identity
from tests.policies.conftest import World
from tests.policies.people import acting_as, member, tried
from tests.policies.tables import Db

OWNER, ADMIN, MEMBER, VIEWER = TeamRole.OWNER, TeamRole.ADMIN, TeamRole.MEMBER, TeamRole.VIEWER
PEOPLE = {OWNER: "alice", ADMIN: "ada", MEMBER: "bob", VIEWER: "vera"}
MAY_GIVE = {(OWNER, theirs, new) for theirs in (ADMIN, MEMBER, VIEWER) for new in (ADMIN, MEMBER, VIEWER)} | {
    (ADMIN, theirs, new) for theirs in (MEMBER, VIEWER) for new in (MEMBER, VIEWER)
}
MAY_REMOVE = {(OWNER, ADMIN), (OWNER, MEMBER), (OWNER, VIEWER), (ADMIN, MEMBER), (ADMIN, VIEWER)}
LEAVE = {(ADMIN, ADMIN), (MEMBER, MEMBER), (VIEWER, VIEWER)}


@pytest.mark.parametrize("mine", list(TeamRole))
def test_roles_are_given_by_those_above_and_never_to_oneself(world: World, db: Db, mine: TeamRole) -> None:
    with acting_as(db, member("somebody", _person(world, mine))):
        for theirs in TeamRole:
            for new in TeamRole:
                them = _person(world, theirs).user_id
                call = f"select private.set_member_role('{world.alice.team_id}', '{them}', '{new}')"
                wanted = "" if (mine, theirs, new) in MAY_GIVE else "42501"
                assert tried(db, call).refusal == wanted, (mine, theirs, new)


@pytest.mark.parametrize("mine", list(TeamRole))
def test_members_are_removed_by_those_above_and_by_themselves(world: World, db: Db, mine: TeamRole) -> None:
    with acting_as(db, member("somebody", _person(world, mine))):
        for theirs in TeamRole:
            call = (
                f"select private.remove_member('{world.alice.team_id}', '{_person(world, theirs).user_id}')"
            )
            wanted = "" if (mine, theirs) in MAY_REMOVE | LEAVE else "42501"
            assert tried(db, call).refusal == wanted, (mine, theirs)


@pytest.mark.parametrize("mine", list(TeamRole))
def test_only_the_owner_hands_the_team_over(world: World, db: Db, mine: TeamRole) -> None:
    call = f"select private.transfer_team('{world.alice.team_id}', '{world.bob.user_id}')"
    with acting_as(db, member("somebody", _person(world, mine))):
        assert tried(db, call).refusal == ("" if mine is OWNER else "42501")


def test_a_team_that_was_handed_over_has_one_owner(world: World, db: Db) -> None:
    with acting_as(db, member("Alice", world.alice)):
        db.execute("select private.transfer_team(%s, %s)", [world.alice.team_id, world.bob.user_id])
        roles = db.execute("select user_id, role::text from team_members where role in ('owner', 'admin')"
                           " and user_id = any (%s)", [[world.alice.user_id, world.bob.user_id]]).fetchall()  # fmt: skip
        assert dict(roles) == {world.alice.user_id: "admin", world.bob.user_id: "owner"}
        assert db.execute("select owner_user_id from teams").fetchone() == (world.bob.user_id,)


def test_a_removed_member_loses_the_team_at_once_and_keeps_their_own(world: World, db: Db) -> None:
    with acting_as(db, member("Ada", world.ada)):
        db.execute("select private.remove_member(%s, %s)", [world.alice.team_id, world.bob.user_id])
        db.execute("select set_config('request.jwt.claims', %s, true)", [world.bob.claims_json()])
        assert db.execute("select 1 from jobs").rowcount == 0
        db.execute("select set_config('bidwell.team_id', '', true)")
        assert db.execute("select team_id from jobs").fetchall() == [(world.bob_at_home.team_id,)]


@pytest.mark.parametrize("role", [ADMIN, OWNER])
def test_there_is_never_a_second_owner_whoever_writes(world: World, db: Db, role: TeamRole) -> None:
    change = f"update team_members set role = 'owner' where user_id = '{_person(world, ADMIN).user_id}'"
    db.execute("savepoint probe")
    assert tried(db, change + f" and team_id = '{world.alice.team_id}'").refusal == "23505"
    for statement in ("insert into team_members (team_id, user_id) values (%(team)s, auth.uid())",
                      "delete from team_members", "update team_members set role = 'owner'"):  # fmt: skip
        with acting_as(db, member("somebody", _person(world, role))):
            assert tried(db, statement, {"team": world.charlie.team_id}).refusal == "42501"


def test_somebody_who_is_no_member_is_neither_changed_nor_removed(world: World, db: Db) -> None:
    with acting_as(db, member("Alice", world.alice)):
        for call in ("set_member_role(%(team)s, %(who)s, 'member')", "remove_member(%(team)s, %(who)s)",
                     "transfer_team(%(team)s, %(who)s)"):  # fmt: skip
            values = {"team": world.alice.team_id, "who": world.charlie.user_id}
            assert tried(db, f"select private.{call}", values).refusal == "P0002"


def _person(world: World, role: TeamRole) -> Identity:
    person: Identity = getattr(world, PEOPLE[role])
    return person
