"""Models and database are one: neither has a column, type, key or null that the other lacks."""

import importlib
import pkgutil
from typing import Any

import psycopg
import pytest
from sqlalchemy import Column, Table
from sqlalchemy.dialects import postgresql
from sqlmodel import SQLModel

import app.models
from app.domain import enums
from app.embedded.cluster import Cluster

for module in pkgutil.iter_modules(app.models.__path__, "app.models."):
    importlib.import_module(module.name)

TABLES = sorted(SQLModel.metadata.tables)
COLUMNS = """
  select a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
         coalesce(a.attnum = any (k.conkey), false), a.atthasdef or a.attidentity <> ''
    from pg_attribute a
    left join pg_constraint k on k.conrelid = a.attrelid and k.contype = 'p'
   where a.attrelid = %s::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
"""


def test_every_table_has_a_model(cluster: Cluster) -> None:
    with psycopg.connect(cluster.dsn_superuser) as db:
        known = db.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
    assert {name for (name,) in known} == {name for name in TABLES if "." not in name}


@pytest.mark.parametrize("name", TABLES)
def test_a_model_has_the_columns_of_its_table(cluster: Cluster, name: str) -> None:
    with psycopg.connect(cluster.dsn_superuser) as db:
        rows = db.execute(COLUMNS.encode(), [name]).fetchall()
    stored = {column: (kind, not_null, key) for column, kind, not_null, key, _ in rows}
    assert stored == _described(SQLModel.metadata.tables[name])


@pytest.mark.parametrize("name", TABLES)
def test_what_a_model_leaves_to_postgres_has_a_default_there(cluster: Cluster, name: str) -> None:
    with psycopg.connect(cluster.dsn_superuser) as db:
        defaults = {row[0] for row in db.execute(COLUMNS.encode(), [name]) if row[4]}
    left = {c.name for c in SQLModel.metadata.tables[name].columns if c.server_default is not None}
    assert left <= defaults


@pytest.mark.parametrize(
    ("kind", "members"),
    [
        ("job_platform", enums.Platform),
        ("application_status", enums.ApplicationStatus),
        ("agent_type", enums.AgentType),
        ("run_status", enums.RunStatus),
        ("team_role", enums.TeamRole),
    ],
)
def test_enums_have_the_same_members_in_the_same_order(cluster: Cluster, kind: str, members: Any) -> None:
    with psycopg.connect(cluster.dsn_superuser) as db:
        row = db.execute(f"select enum_range(null::public.{kind})::text[]".encode()).fetchone()
    assert row == ([member.value for member in members],)


def _described(table: Table) -> dict[str, tuple[str, bool, bool]]:
    return {c.name: (_type_name(c), not c.nullable, c.primary_key) for c in table.columns}


def _type_name(column: Column[Any]) -> str:
    name = column.type.compile(dialect=postgresql.dialect()).lower()
    return {"vector": "extensions.vector"}.get(name, name.removeprefix("public."))
