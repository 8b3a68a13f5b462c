"""Migrations run on every Postgres we promise, as an owner who is not a superuser."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from app.db.engine import sqlalchemy_url
from app.db.migrate import alembic_config, migrate
from app.embedded.baseline import lay_baseline
from app.embedded.cluster import Cluster
from app.embedded.postgres import start_postgres, stop_postgres
from app.settings import Settings
from tests.conftest import FAST, temporary_folder
from tests.people import sign_up
from tests.policies.test_catalogue import LINTS

REPOSITORY = Path(__file__).parents[2]
HOSTED = """
  create role hosted_owner login createrole bypassrls password '{password}';
  grant usage, create on schema public to hosted_owner;
  grant create on database {database} to hosted_owner;
  grant usage on schema auth to hosted_owner;
  grant select, references, trigger on auth.users to hosted_owner;
  alter default privileges for role hosted_owner in schema public
    grant all on tables to anon, authenticated, service_role;
  alter default privileges for role hosted_owner in schema public
    grant all on functions to anon, authenticated, service_role;
  alter default privileges for role hosted_owner in schema public
    grant all on sequences to anon, authenticated, service_role;
"""
"""What Supabase does before we come: another owner, and default privileges that give everything away."""


@pytest.fixture(scope="module", params=[16, 18])
def fresh(request: pytest.FixtureRequest) -> Iterator[Cluster]:
    """A Postgres of each major version with the baseline and nothing else."""
    with temporary_folder() as folder:
        running = start_postgres(Settings(data=folder), version=request.param, tuning=FAST)
        yield running
        stop_postgres(running)


def test_the_owner_of_the_schema_is_no_superuser(fresh: Cluster) -> None:
    migrate(fresh.dsn_owner)
    with psycopg.connect(fresh.dsn_owner) as db:
        row = db.execute(
            "select current_user, rolsuper, (select array_agg(distinct tableowner) from pg_tables"
            " where schemaname in ('public', 'private')) from pg_roles where rolname = current_user"
        ).fetchone()
    assert row == ("app_owner", False, ["app_owner"])


def test_migrating_twice_changes_nothing(fresh: Cluster) -> None:
    migrate(fresh.dsn_owner)
    before = _shape(fresh)
    migrate(fresh.dsn_owner)
    assert _shape(fresh) == before
    head = ScriptDirectory.from_config(alembic_config(fresh.dsn_owner)).get_current_head()
    engine = create_engine(sqlalchemy_url(fresh.dsn_owner))
    with engine.connect() as db:
        context = MigrationContext.configure(db, opts={"version_table_schema": "private"})
        assert context.get_current_revision() == head
    engine.dispose()


def test_they_run_on_top_of_what_supabase_has_there(fresh: Cluster) -> None:
    with psycopg.connect(fresh.dsn_superuser, autocommit=True) as db:
        db.execute("drop database if exists hosted with (force)")
        db.execute("create database hosted template template0")
    hosted = fresh.with_database("hosted")
    start_like_supabase(hosted)
    migrate(hosted.dsn("app_owner").replace("app_owner", "hosted_owner", 1))
    sign_up(hosted, "Alice")
    with psycopg.connect(hosted.dsn_superuser) as db:
        found = {lint: db.execute(question.encode()).fetchall() for lint, question in LINTS.items()}
    assert {lint: rows for lint, rows in found.items() if rows} == {}


@pytest.mark.timeout(400)
def test_every_rule_of_the_database_holds_on_postgres_16_as_well() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "tests/db", "tests/policies"],
        cwd=REPOSITORY,
        env={**os.environ, "BIDWELL_TEST_POSTGRES": "16"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-3000:]


def start_like_supabase(hosted: Cluster) -> None:
    """The baseline's roles and auth schema, then an owner with other habits."""
    lay_baseline(hosted)
    with psycopg.connect(hosted.dsn_superuser) as db:
        db.execute("alter database hosted owner to postgres")
        db.execute("drop role if exists hosted_owner")
        db.execute(HOSTED.format(password=hosted.passwords["app_owner"], database="hosted").encode())


def _shape(cluster: Cluster) -> list[tuple[object, ...]]:
    with psycopg.connect(cluster.dsn_superuser) as db:
        return db.execute(
            "select c.oid, c.relname, c.relacl::text from pg_class c"
            " where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) order by 1"
        ).fetchall()
