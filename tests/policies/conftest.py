"""Two full teams and everybody around them, made once for the whole module: every probe is rolled back."""

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest

from app.domain.enums import TeamRole
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from tests.people import join_team, sign_up
from tests.policies.people import Caller, member, outsiders
from tests.policies.tables import Db, TeamTable, team_tables
from tests.policies.world import fill


@dataclass(frozen=True)
class World:
    """Alice's team: she owns it, Ada is an admin, Bob a member, Vera a viewer; Rita was a member once."""

    cluster: Cluster
    alice: Identity
    bob: Identity
    bob_at_home: Identity
    ada: Identity
    vera: Identity
    rita: Identity
    charlie: Identity

    @property
    def outsiders(self) -> list[Caller]:
        return outsiders(self.alice, self.bob_at_home, self.rita, self.charlie)

    @property
    def viewer(self) -> Caller:
        return member("a viewer", self.vera)


@pytest.fixture(scope="module")
def world(cluster: Cluster) -> World:
    with psycopg.connect(cluster.dsn_superuser) as db:
        db.execute("delete from public.teams")
        db.execute("delete from auth.users")
    alice, bob_at_home, charlie = (sign_up(cluster, name) for name in ("Alice", "Bob", "Charlie"))
    for person in (alice, bob_at_home, charlie):
        fill(cluster, person)

    def joined(name: str, role: TeamRole) -> Identity:
        return join_team(cluster, sign_up(cluster, name), alice.team_id, role)

    rita = joined("Rita", TeamRole.MEMBER)
    with psycopg.connect(cluster.dsn_superuser) as db:
        db.execute("delete from public.team_members where user_id = %s and team_id = %s",
                   [rita.user_id, alice.team_id])  # fmt: skip
    return World(
        cluster, alice,
        bob=join_team(cluster, bob_at_home, alice.team_id, TeamRole.MEMBER), bob_at_home=bob_at_home,
        ada=joined("Ada", TeamRole.ADMIN), vera=joined("Vera", TeamRole.VIEWER), rita=rita, charlie=charlie,
    )  # fmt: skip


@pytest.fixture
def db(world: World) -> Iterator[Db]:
    """A superuser's transaction, in which tests become somebody; all of it is rolled back."""
    with psycopg.connect(world.cluster.dsn_superuser) as db:
        yield db
        db.rollback()


@pytest.fixture(scope="module")
def tables(world: World) -> dict[str, TeamTable]:
    """Every table with rows of teams, and Alice's row in each."""
    with psycopg.connect(world.cluster.dsn_superuser) as db:
        return team_tables(db, world.alice)
