"""What the catalogue says about the tables that hold a team's rows, and one such row of each for the probes."""

from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

from app.domain.identity import Identity

Db = psycopg.Connection[tuple[Any, ...]]
VERBS = ("select", "insert", "update", "delete")
TEAM_TABLES = """
  select c.oid::regclass::text, case when c.relname = 'teams' then 'id' else 'team_id' end
    from pg_class c
   where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p')
     and (c.relname = 'teams' or exists (select from pg_attribute a
       where a.attrelid = c.oid and a.attname = 'team_id' and not a.attisdropped))
   order by 1"""
COLUMNS = """
  select a.attname, a.attidentity <> '',
         coalesce(a.attnum = any (k.conkey), false) or a.attname in ('team_id', 'user_id')
           or exists (select from pg_constraint f where f.conrelid = a.attrelid and f.contype in ('f', 'u')
             and a.attnum = any (f.conkey)),
         has_column_privilege('authenticated', a.attrelid, a.attnum, 'update')
    from pg_attribute a left join pg_constraint k on k.conrelid = a.attrelid and k.contype = 'p'
   where a.attrelid = %s::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
   order by a.attname <> 'created_at', a.attnum"""
KEYS = """
  select a.attname from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
   where k.conrelid = %s::regclass and k.contype = 'p' order by array_position(k.conkey, a.attnum)"""
REFERENCES = """
  select f.conname, f.conrelid::regclass::text, f.confrelid::regclass::text,
         (select array_agg(a.attname order by o.n) from unnest(f.conkey) with ordinality o (num, n)
            join pg_attribute a on a.attrelid = f.conrelid and a.attnum = o.num),
         (select array_agg(a.attname order by o.n) from unnest(f.confkey) with ordinality o (num, n)
            join pg_attribute a on a.attrelid = f.confrelid and a.attnum = o.num)
    from pg_constraint f
   where f.contype = 'f' and f.connamespace in ('public'::regnamespace, 'private'::regnamespace)
     and cardinality(f.conkey) > 1 order by 1, 2"""


@dataclass(frozen=True)
class TeamTable:
    """One table: its key, what people may do to it by the grants, and a row of the team that is probed."""

    name: str
    team: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    spare: tuple[str, ...]
    """Columns that a change of leaves everything else as it is: no key, no reference."""
    changed: str | None
    """The one of them that people may change."""
    grants: frozenset[str]
    row: dict[str, Any]

    @property
    def is_ones_own(self) -> bool:
        """Are its rows one person's?"""
        return "user_id" in self.columns


@dataclass(frozen=True)
class Reference:
    """A foreign key from a team's row to another row of a team."""

    name: str
    child: str
    parent: str
    columns: tuple[str, ...]
    parents: tuple[str, ...]


def team_tables(db: Db, owner: Identity) -> dict[str, TeamTable]:
    """Every table with rows of teams, read from the catalogue, and this person's row in each."""
    return {name: _table(db, name, team, owner) for name, team in db.execute(TEAM_TABLES).fetchall()}


def references(db: Db) -> list[Reference]:
    """Every foreign key by which a row names another row of a team."""
    return [
        Reference(name, child, parent, tuple(columns), tuple(parents))
        for name, child, parent, columns, parents in db.execute(REFERENCES).fetchall()
    ]


def values_of(db: Db, table: str, columns: tuple[str, ...], team: str, owner: Identity) -> dict[str, Any]:
    """These columns of this person's row."""
    row = _row(db, table, team, columns, owner)
    return {column: row[column] for column in columns}


def _table(db: Db, name: str, team: str, owner: Identity) -> TeamTable:
    found = db.execute(COLUMNS, [name]).fetchall()
    columns = tuple(column for column, identity, _, _ in found if not identity)
    spare = tuple(column for column, identity, bound, _ in found if not identity and not bound)
    changed = [column for column, identity, bound, granted in found if granted and not identity and not bound]
    granted = {
        verb for verb in VERBS if db.execute(_privilege(verb), [name]).fetchone() == (True,)
    }  # fmt: skip
    key = tuple(row[0] for row in db.execute(KEYS, [name]))
    row = _row(db, name, team, tuple(column for column, *_ in found), owner)
    return TeamTable(
        name, team, key, columns, spare, changed[0] if changed else None, frozenset(granted), row
    )


def _privilege(verb: str) -> str:
    check = "has_table_privilege" if verb == "delete" else "has_any_column_privilege"
    return f"select {check}('authenticated', %s::regclass, '{verb}')"


def _row(db: Db, name: str, team: str, columns: tuple[str, ...], owner: Identity) -> dict[str, Any]:
    whose = next((column for column in ("user_id", "actor_user_id") if column in columns), None)
    mine = f" and {whose} = '{owner.user_id}'" if whose else ""
    found = db.execute(f"select to_jsonb(t) from {name} t where {team} = '{owner.team_id}'{mine}".encode())
    row = found.fetchone()
    assert row is not None, f"a row of {name} is missing in tests/policies/world.py"
    kept: dict[str, Any] = row[0]
    return kept


def as_record(table: TeamTable, **other: Any) -> Jsonb:
    """The row, as a parameter for jsonb_populate_record."""
    return Jsonb({**table.row, **other})
