"""The file that a backup is: a zip with a manifest, each table as COPY writes it, and the files of the data folder."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import BadZipFile, ZipFile

import psycopg

from app.domain.errors import UserFacingError

FORMAT = 1
MANIFEST = "manifest.json"
CHUNK = 1024 * 1024
STAYS = frozenset({"postgres", "postgres.new", "bidwell.lock"})
"""What of the data folder is not a file to copy: Postgres is asked for its rows instead."""
OWN_KEY = PurePosixPath("keys/postgres.json")
"""Passwords of one Postgres's roles; another one has others."""

Db = psycopg.Connection[tuple[Any, ...]]

TABLES = """
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname),
           (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'extensions')
       and c.oid <> 'private.alembic_version'::regclass and not c.relispartition
     order by 1"""
SEQUENCES = """
    select quote_ident(schemaname) || '.' || quote_ident(sequencename), last_value from pg_sequences
     where schemaname !~ '^pg_' order by 1"""
SUM = """
    select count(*), coalesce(sum(('x' || left(md5(row({columns})::text), 15))::bit(60)::bigint), 0)::text
      from {table}"""


class BadBackup(UserFacingError):
    """The file is no backup, or not a whole one."""


@dataclass(frozen=True)
class Table:
    """One table: which columns, how many rows, and a sum over all of them that does not mind their order."""

    columns: list[str]
    rows: int
    sum: str


@dataclass(frozen=True)
class Manifest:
    """What is in a backup. It is written last, so a file without it was not finished."""

    bidwell: str
    revision: str
    made_at: str
    tables: dict[str, Table]
    sequences: dict[str, int | None]
    files: dict[str, str]
    """Path in the data folder: SHA-256."""
    format: int = FORMAT
    notes: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())

    def to_json(self) -> str:
        return json.dumps(asdict(self), indent=1, sort_keys=True)


def read_manifest(archive: ZipFile) -> Manifest:
    """What the file says it holds; BadBackup where it says nothing that can be believed."""
    try:
        said = json.loads(archive.read(MANIFEST))
        if said["format"] != FORMAT:
            raise BadBackup("This backup was made by a newer Bidwell. Update Bidwell first.")
        tables = {name: Table(**table) for name, table in said.pop("tables").items()}
        return Manifest(tables=tables, **said)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadBackup(
            "This file is not a whole backup of Bidwell: its list of contents is missing."
        ) from error


def open_backup(path: Path) -> ZipFile:
    try:
        return ZipFile(path)
    except FileNotFoundError as error:
        raise BadBackup(f"There is no file {path}.") from error
    except (BadZipFile, OSError) as error:
        raise BadBackup(f"{path} is not a backup of Bidwell, or not a whole one.") from error


def tables_in(db: Db) -> dict[str, list[str]]:
    """Every table of ours and of the auth server, with the columns that hold something of their own."""
    return dict(db.execute(TABLES).fetchall())


def measured(db: Db, table: str, columns: list[str]) -> Table:
    """How many rows there are, and their sum."""
    row = db.execute(SUM.format(columns=", ".join(columns), table=table).encode()).fetchone()
    assert row is not None
    return Table(columns, row[0], row[1])


def files_of(data: Path) -> Iterator[tuple[PurePosixPath, Path]]:
    """Every regular file of the data folder that a backup takes along."""
    for path in sorted(data.rglob("*")):
        name = PurePosixPath(path.relative_to(data).as_posix())
        if name.parts[0] not in STAYS and name != OWN_KEY and path.is_file() and not path.is_symlink():
            yield name, path


def member_of(table: str) -> str:
    return f"tables/{table}.copy"
