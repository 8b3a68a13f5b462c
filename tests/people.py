"""Alice, Bob and the others are made the way everybody is: by a row in auth.users and its trigger."""

from dataclasses import replace
from uuid import UUID, uuid4

import psycopg
from psycopg.types.json import Jsonb

from app.domain.enums import TeamRole
from app.domain.identity import Identity
from app.embedded.cluster import Cluster


def sign_up(cluster: Cluster, name: str, email: str | None = None) -> Identity:
    """A new person in a team of their own."""
    user_id, email = uuid4(), email or f"{name.lower()}@example.com"
    with psycopg.connect(cluster.dsn_auth) as db:
        db.execute(
            "insert into auth.users (id, aud, role, email, email_confirmed_at, raw_user_meta_data)"
            " values (%s, 'authenticated', 'authenticated', %s, now(), %s)",
            [user_id, email, Jsonb({"display_name": name})],
        )
    with psycopg.connect(cluster.dsn_superuser) as db:
        row = db.execute("select team_id from public.team_members where user_id = %s", [user_id]).fetchone()
    assert row is not None
    return Identity(user_id, row[0], TeamRole.OWNER, email)


def join_team(cluster: Cluster, person: Identity, team_id: UUID, role: TeamRole) -> Identity:
    """The same person, acting in another team that they now belong to."""
    with psycopg.connect(cluster.dsn_superuser) as db:
        db.execute(
            "insert into public.team_members (team_id, user_id, role) values (%s, %s, %s)",
            [team_id, person.user_id, role.value],
        )
    return replace(person, team_id=team_id, role=role)
