"""An invitation lets one person in, once, as what whoever made it may still give."""

import pytest

from app.domain.enums import TeamRole
from app.domain.identity import Identity
from tests.policies.conftest import World
from tests.policies.people import acting_as, member, tried
from tests.policies.tables import Db

OWNER, ADMIN, MEMBER, VIEWER = TeamRole.OWNER, TeamRole.ADMIN, TeamRole.MEMBER, TeamRole.VIEWER
PEOPLE = {OWNER: "alice", ADMIN: "ada", MEMBER: "bob", VIEWER: "vera"}
MAY_INVITE = {(OWNER, ADMIN), (OWNER, MEMBER), (OWNER, VIEWER), (ADMIN, MEMBER), (ADMIN, VIEWER)}
TOKEN = "c0de" * 16
INVITE = "select private.invite_member(%(team)s, %(role)s, %(token)s, now() + %(lasts)s::interval)"
ACCEPT = "select private.accept_invitation(%(token)s)"


@pytest.mark.parametrize("mine", list(TeamRole))
@pytest.mark.parametrize("given", list(TeamRole))
def test_a_role_is_offered_only_by_those_above_it(
    world: World, db: Db, mine: TeamRole, given: TeamRole
) -> None:
    with acting_as(db, member("somebody", getattr(world, PEOPLE[mine]))):
        values = _values(world, given)
        assert tried(db, INVITE, values).refusal == ("" if (mine, given) in MAY_INVITE else "42501")


def test_it_is_good_once_and_for_one_person(world: World, db: Db) -> None:
    _invite(world, db, VIEWER)
    with acting_as(db, member("Charlie", world.charlie)):
        assert tried(db, "select * from private.invitation_behind(%(token)s)", {"token": TOKEN}).rows == 1
        assert db.execute(ACCEPT, {"token": TOKEN}).fetchone() == (world.alice.team_id,)
        db.execute("select set_config('bidwell.team_id', %s, true)", [str(world.alice.team_id)])
        assert _roles(world, db, world.charlie) == ["viewer"]
        db.execute("select set_config('request.jwt.claims', %s, true)", [world.bob_at_home.claims_json()])
        assert tried(db, ACCEPT, {"token": TOKEN}).refusal == "P0002"


def test_a_member_stays_what_they_are_and_uses_nothing_up(world: World, db: Db) -> None:
    _invite(world, db, VIEWER)
    with acting_as(db, member("Ada", world.ada)):
        assert db.execute(ACCEPT, {"token": TOKEN}).fetchone() == (world.alice.team_id,)
        assert _roles(world, db, world.ada) == ["admin"]
        db.execute("select set_config('request.jwt.claims', %s, true)", [world.charlie.claims_json()])
        assert tried(db, ACCEPT, {"token": TOKEN}).refusal == ""


@pytest.mark.parametrize(
    "end",
    [
        "update private.team_invitations set expires_at = now() where token_hash = %(token)s",
        "delete from private.team_invitations where token_hash = %(token)s",
        "update team_members set role = 'member' where team_id = %(team)s and user_id = %(who)s",
        "delete from team_members where team_id = %(team)s and user_id = %(who)s",
    ],
)
def test_what_is_over_or_not_theirs_to_give_any_more_lets_nobody_in(world: World, db: Db, end: str) -> None:
    _invite(world, db, MEMBER, by=world.ada)
    values = {"token": TOKEN, "team": world.alice.team_id, "who": world.ada.user_id}
    with acting_as(db, member("Charlie", world.charlie)):
        assert tried(db, ACCEPT, values).refusal == ""
    assert db.execute(end.encode(), values).rowcount == 1
    with acting_as(db, member("Charlie", world.charlie)):
        assert tried(db, "select * from private.invitation_behind(%(token)s)", values).rows == 0
        assert tried(db, ACCEPT, values).refusal == "P0002"


def test_members_and_viewers_take_none_back(world: World, db: Db) -> None:
    _invite(world, db, MEMBER)
    for name in ("bob", "vera", "charlie"):
        with acting_as(db, member(name, getattr(world, name))):
            outcome = tried(db, f"delete from private.team_invitations where token_hash = '{TOKEN}'")
            assert outcome.refusal == "42501" or outcome.rows == 0


def _values(world: World, role: TeamRole) -> dict[str, object]:
    return {"team": world.alice.team_id, "role": role.value, "token": TOKEN, "lasts": "1 day"}


def _invite(world: World, db: Db, role: TeamRole, *, by: Identity | None = None) -> None:
    db.execute(
        "insert into private.team_invitations (team_id, role, token_hash, invited_by, expires_at)"
        " values (%s, %s, %s, %s, now() + interval '1 day')",
        [world.alice.team_id, role.value, TOKEN, (by or world.alice).user_id],
    )


def _roles(world: World, db: Db, person: Identity) -> list[str]:
    found = db.execute(
        "select role::text from team_members where team_id = %s and user_id = %s",
        [world.alice.team_id, person.user_id],
    )
    return [row[0] for row in found]
