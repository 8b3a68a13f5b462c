"""Two full teams, made once for the whole module: every probe is rolled back."""

from dataclasses import dataclass

import psycopg
import pytest

from app.domain.enums import TeamRole
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from tests.people import join_team, sign_up
from tests.policies.world import fill


@dataclass(frozen=True)
class World:
    cluster: Cluster
    alice: Identity
    bob: Identity
    ada: Identity
    vera: Identity
    charlie: Identity


@pytest.fixture(scope="module")
def world(cluster: Cluster) -> World:
    with psycopg.connect(cluster.dsn_superuser) as db:
        db.execute("delete from public.teams")
        db.execute("delete from auth.users")
    alice, charlie = sign_up(cluster, "Alice"), sign_up(cluster, "Charlie")
    for person in (alice, charlie):
        fill(cluster, person)

    def member(name: str, role: TeamRole) -> Identity:
        return join_team(cluster, sign_up(cluster, name), alice.team_id, role)

    return World(
        cluster,
        alice,
        bob=member("Bob", TeamRole.MEMBER),
        ada=member("Ada", TeamRole.ADMIN),
        vera=member("Vera", TeamRole.VIEWER),
        charlie=charlie,
    )
