"""On top of what hosted Supabase has there: `postgres` is no superuser, `auth` is not ours, rights come as they come."""

from collections.abc import Iterator
from contextlib import suppress

import psycopg
import pytest

from app.db.migrate import LosesData, downgrade, migrate
from app.domain.enums import TeamRole
from tests.migrations.hosted import HABITS, Hosted, given, hosted_postgres
from tests.migrations.shape import revisions
from tests.people import join_team, sign_up
from tests.policies.people import member
from tests.policies.probes import leaks, may
from tests.policies.tables import team_tables
from tests.policies.test_catalogue import LINTS
from tests.policies.world import fill


@pytest.fixture(scope="module", params=[16, 18])
def server(request: pytest.FixtureRequest) -> Iterator[Hosted]:
    with hosted_postgres(request.param) as running:
        yield running


@pytest.fixture(scope="module", params=list(HABITS))
def project(server: Hosted, request: pytest.FixtureRequest) -> Hosted:
    """A migrated project with two teams in it, brought up as one who is not a superuser."""
    project = given(server, request.param)
    migrate(project.dsn_owner)
    return project


def test_postgres_is_no_superuser_and_owns_what_we_made(project: Hosted) -> None:
    with psycopg.connect(project.dsn_owner) as db:
        row = db.execute(
            "select current_user::text, rolsuper, (select array_agg(distinct tableowner::text) from pg_tables"
            " where schemaname in ('public', 'private')) from pg_roles where rolname = current_user"
        ).fetchone()
    assert row == ("postgres", False, ["postgres"])


def test_the_lints_find_nothing_whatever_is_given_by_default(project: Hosted) -> None:
    with psycopg.connect(project.dsn_superuser) as db:
        found = {lint: db.execute(question.encode()).fetchall() for lint, question in LINTS.items()}
    assert {lint: rows for lint, rows in found.items() if rows} == {}


def test_teams_are_sealed_there_as_well(project: Hosted) -> None:
    alice, charlie = sign_up(project, "Alice"), sign_up(project, "Charlie")
    bob = join_team(project, sign_up(project, "Bob"), alice.team_id, TeamRole.MEMBER)
    fill(project, alice)
    fill(project, charlie)
    with psycopg.connect(project.dsn_superuser) as db:
        tables = team_tables(db, alice)
        made, found = leaks(
            db, [member("a stranger", charlie)], list(tables.values()), alice, charlie.team_id
        )
        assert (made > 400, found) == (True, [])
        for table in tables.values():
            assert may(db, member("Bob", bob), table, "select", alice) == ("select" in table.grants)


def test_the_service_and_the_people_have_what_they_need(project: Hosted) -> None:
    person = sign_up(project, "Dora")
    with psycopg.connect(project.dsn_superuser) as db:
        for role in ("service_role", "authenticated"):
            db.execute("select set_config('role', %s, true), set_config('request.jwt.claims', %s, true)",
                       [role, person.claims_json()])  # fmt: skip
            row = db.execute(
                "select public.upsert_jobs_and_rankings(%s, null, '[]')", [person.team_id]
            ).fetchone()
            assert row is not None
            assert db.execute("select private.reserve_usage(%s, 'x', 1, 9)", [person.team_id]).fetchone()
        db.rollback()


def test_the_way_down_and_up_again_works_there(project: Hosted) -> None:
    with psycopg.connect(project.dsn_owner) as db:
        before = db.execute("select count(*) from teams").fetchone()
    with suppress(LosesData):
        downgrade(project.dsn_owner, revisions()[0])
    migrate(project.dsn_owner)
    with psycopg.connect(project.dsn_owner) as db:
        assert db.execute("select count(*) from teams").fetchone() == before
    test_the_lints_find_nothing_whatever_is_given_by_default(project)
