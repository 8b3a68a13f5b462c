"""Up and down again leaves the schema as it was, and every row."""

from typing import Any

import psycopg

from app.db.migrate import downgrade, migrate
from app.embedded.baseline import lay_baseline
from app.embedded.cluster import Cluster
from tests.people import sign_up

BEFORE, REVISION = "0001", "0003"
SHAPE = """
  select 'function', p.oid::regprocedure::text from pg_proc p where p.pronamespace = 'private'::regnamespace
  union all select 'trigger', t.tgrelid::regclass || ' ' || t.tgname from pg_trigger t where not t.tgisinternal
  union all select 'index', i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
  order by 1, 2"""


def test_down_and_up_again(cluster: Cluster) -> None:
    there = cluster.with_database("updown")
    with psycopg.connect(cluster.dsn_superuser, autocommit=True) as db:
        db.execute("drop database if exists updown with (force)")
        db.execute("create database updown template template0")
    lay_baseline(there)
    migrate(there.dsn_owner, BEFORE)
    before = _asked(there, SHAPE)
    migrate(there.dsn_owner, REVISION)
    after = _asked(there, SHAPE)
    assert len(after) > len(before)
    sign_up(there, "Alice")
    told = _asked(there, "select id, event_type from public.events")
    assert [kind for _, kind in told] == ["member_added"]
    downgrade(there.dsn_owner, BEFORE)
    assert _asked(there, SHAPE) == before
    migrate(there.dsn_owner, REVISION)
    assert _asked(there, SHAPE) == after
    assert _asked(there, "select id, event_type from public.events") == told


def _asked(cluster: Cluster, statement: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(cluster.dsn_superuser) as db:
        return db.execute(statement.encode()).fetchall()
