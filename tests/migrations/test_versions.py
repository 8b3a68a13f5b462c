"""Migrations run on every Postgres we promise, from every revision that people may have, with their data in it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import psycopg
import pytest
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from app.db.engine import sqlalchemy_url
from app.db.migrate import LosesData, downgrade, migrate
from app.embedded.baseline import lay_baseline
from app.embedded.cluster import Cluster
from app.embedded.postgres import start_postgres, stop_postgres
from app.settings import Settings
from tests.conftest import FAST, temporary_folder
from tests.migrations.shape import Rows, lost, revisions, rows_of, shape_of
from tests.people import sign_up
from tests.policies.world import fill

REPOSITORY = Path(__file__).parents[2]
CHAIN = revisions()


@pytest.fixture(scope="module", params=[16, 18])
def server(request: pytest.FixtureRequest) -> Iterator[Cluster]:
    """A Postgres of each major version with the baseline and nothing else."""
    with temporary_folder() as folder:
        running = start_postgres(Settings(data=folder), version=request.param, tuning=FAST)
        yield running
        stop_postgres(running)


@pytest.fixture
def fresh(server: Cluster) -> Cluster:
    """An empty database."""
    return _database(server, "fresh")


@pytest.fixture(scope="module")
def straight(server: Cluster) -> dict[str, Cluster]:
    """One empty database at each revision: what it looks like when nothing was there before."""
    made = {}
    for revision in CHAIN:
        made[revision] = _database(server, f"straight_{revision}")
        migrate(made[revision].dsn_owner, revision)
    return made


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
    before = shape_of(fresh.dsn_superuser)
    migrate(fresh.dsn_owner)
    assert shape_of(fresh.dsn_superuser) == before
    assert _revision(fresh) == CHAIN[-1]


def test_revisions_follow_each_other_in_one_line() -> None:
    assert len(CHAIN) == len(set(CHAIN))
    assert sorted(CHAIN) == CHAIN


@pytest.mark.parametrize("start", CHAIN)
def test_from_every_revision_with_data_in_it_up_to_the_newest(
    fresh: Cluster, straight: dict[str, Cluster], start: str
) -> None:
    before = _with_data(fresh, start)
    migrate(fresh.dsn_owner)
    assert _revision(fresh) == CHAIN[-1]
    assert lost(before, rows_of(fresh.dsn_superuser)) == []
    assert shape_of(fresh.dsn_superuser) == shape_of(straight[CHAIN[-1]].dsn_superuser)
    sign_up(fresh, "Dora")


@pytest.mark.parametrize(("lower", "upper"), list(pairwise(CHAIN)))
def test_down_loses_nothing_or_says_that_it_would(
    fresh: Cluster, straight: dict[str, Cluster], lower: str, upper: str
) -> None:
    before = _with_data(fresh, upper)
    with suppress(LosesData):
        downgrade(fresh.dsn_owner, lower)
    reached = _revision(fresh)
    assert reached in (lower, upper)
    there = straight[reached].dsn_superuser
    assert shape_of(fresh.dsn_superuser, with_rights=False) == shape_of(there, with_rights=False)
    migrate(fresh.dsn_owner, upper)
    assert lost(before, rows_of(fresh.dsn_superuser)) == []
    assert shape_of(fresh.dsn_superuser) == shape_of(straight[upper].dsn_superuser)


def test_below_the_first_revision_there_is_nothing(fresh: Cluster) -> None:
    _with_data(fresh, CHAIN[0])
    with pytest.raises(LosesData, match="there is nothing"):
        downgrade(fresh.dsn_owner, "base")
    assert _revision(fresh) == CHAIN[0]


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


def _database(server: Cluster, name: str) -> Cluster:
    with psycopg.connect(server.with_database("postgres").dsn_superuser, autocommit=True) as db:
        db.execute(f'drop database if exists "{name}" with (force)'.encode())
    made = server.with_database(name)
    lay_baseline(made)
    return made


def _with_data(cluster: Cluster, revision: str) -> Rows:
    """Brought to this revision, with a row of everything in two teams."""
    migrate(cluster.dsn_owner, revision)
    for name in ("Alice", "Charlie"):
        fill(cluster, sign_up(cluster, name))
    return rows_of(cluster.dsn_superuser)


def _revision(cluster: Cluster) -> str:
    engine = create_engine(sqlalchemy_url(cluster.dsn_owner))
    with engine.connect() as db:
        context = MigrationContext.configure(db, opts={"version_table_schema": "private"})
        revision = context.get_current_revision()
    engine.dispose()
    assert revision is not None
    return revision
