"""From a backup to a Bidwell as it was, in an empty data folder; an older backup is brought up to date."""

import os
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile

import psycopg
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from app.db.migrate import alembic_config, migrate
from app.domain.errors import UserFacingError
from app.embedded.archive import (
    CHUNK,
    OWN_KEY,
    STAYS,
    BadBackup,
    Db,
    Manifest,
    files_of,
    measured,
    member_of,
    open_backup,
    read_manifest,
    tables_in,
)
from app.embedded.baseline import lay_baseline
from app.embedded.cluster import Cluster

DAMAGED = "This backup is damaged: {} is not what was written. Nothing was restored."


class NotEmpty(UserFacingError):
    """There is something here that a restore would mix with, or write over."""


def restore(cluster: Cluster, data: Path, source: Path) -> Manifest:
    """All or nothing: rows are loaded and counted at the backup's own revision, files follow, then it is upgraded."""
    with open_backup(source) as archive:
        manifest = read_manifest(archive)
        _require_known(manifest)
        _require_empty(cluster, data)
        try:
            _check_files(archive, manifest)
            begin_anew(cluster)
            migrate(cluster.dsn_owner, manifest.revision)
            _load(cluster, archive, manifest)
            _lay_files(archive, data, manifest)
        except BaseException as error:
            begin_anew(cluster)
            if isinstance(error, BadZipFile | EOFError | psycopg.DataError | psycopg.IntegrityError):
                raise BadBackup(DAMAGED.format("its content")) from error
            raise
    migrate(cluster.dsn_owner)
    return manifest


def _require_known(manifest: Manifest) -> None:
    scripts = ScriptDirectory.from_config(alembic_config(""))
    try:
        known = scripts.get_revision(manifest.revision)
    except CommandError:
        known = None
    if known is None:
        raise BadBackup(
            f"This backup was made by a newer Bidwell ({manifest.bidwell}). Update Bidwell first."
        )
    for name in manifest.files:
        path = PurePosixPath(name)
        if (
            path.is_absolute()
            or ".." in path.parts
            or "\\" in name
            or path.parts[0] in STAYS
            or path == OWN_KEY
        ):
            raise BadBackup(f"This backup holds a file that belongs elsewhere: {name}.")


def _require_empty(cluster: Cluster, data: Path) -> None:
    """Nobody has signed up here, and nothing was uploaded; keys of a first start may be replaced."""
    with psycopg.connect(cluster.dsn_superuser) as db:
        anybody = db.execute("select exists (select from auth.users)").fetchone()
    uploads = [name for name, _ in files_of(data) if name.parts[0] != "keys"]
    if anybody != (False,) or uploads:
        raise NotEmpty(
            f"{data} is in use already. A backup is restored into an empty folder: name one with BIDWELL_DATA."
        )


def begin_anew(cluster: Cluster) -> None:
    """The database again as it is before the first migration."""
    with psycopg.connect(cluster.with_database("postgres").dsn_superuser, autocommit=True) as db:
        db.execute(f"drop database if exists {cluster.database} with (force)".encode())
    lay_baseline(cluster)


def _load(cluster: Cluster, archive: ZipFile, manifest: Manifest) -> None:
    """Without triggers, which did their work when the rows were made, and in one transaction."""
    with psycopg.connect(cluster.dsn_superuser) as db:
        db.execute("set session_replication_role = replica")
        here = tables_in(db)
        if unknown := sorted(set(manifest.tables) - set(here)):
            raise BadBackup(f"This backup has a table that its version of Bidwell had not: {unknown[0]}.")
        db.execute(f"truncate {', '.join(here)}".encode())
        for name, table in manifest.tables.items():
            _copy_in(db, archive, name, table.columns)
            if measured(db, name, table.columns) != table:
                raise BadBackup(DAMAGED.format(name))
        for name, last in manifest.sequences.items():
            if last is not None:
                db.execute("select setval(%s::regclass, %s)", [name, last])


def _copy_in(db: Db, archive: ZipFile, table: str, columns: list[str]) -> None:
    if not set(columns) <= set(tables_in(db)[table]):
        raise BadBackup(f"This backup has a column of {table} that its version of Bidwell had not.")
    statement = f"copy {table} ({', '.join(columns)}) from stdin"
    with _member(archive, member_of(table)) as out, db.cursor().copy(statement.encode()) as into:
        while part := out.read(CHUNK):
            into.write(part)


def _check_files(archive: ZipFile, manifest: Manifest) -> None:
    for name, wanted in manifest.files.items():
        digest = sha256()
        with _member(archive, f"files/{name}") as source:
            while part := source.read(CHUNK):
                digest.update(part)
        if digest.hexdigest() != wanted:
            raise BadBackup(DAMAGED.format(name))


def _lay_files(archive: ZipFile, data: Path, manifest: Manifest) -> None:
    for name in manifest.files:
        path = data / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.part")
        mode = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        with (
            os.fdopen(os.open(draft, mode, 0o600), "wb") as into,
            _member(archive, f"files/{name}") as source,
        ):
            while part := source.read(CHUNK):
                into.write(part)
        draft.replace(path)


def _member(archive: ZipFile, name: str) -> IO[bytes]:
    try:
        return archive.open(name)
    except KeyError as error:
        raise BadBackup(DAMAGED.format(name)) from error
