"""Everything in one file, while Bidwell goes on working: rows as they were at one moment, files, keys."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import psycopg

from app.clock import utc_now
from app.domain.errors import UserFacingError
from app.embedded.archive import (
    CHUNK,
    MANIFEST,
    SEQUENCES,
    Db,
    Manifest,
    Table,
    files_of,
    measured,
    member_of,
    tables_in,
)
from app.embedded.cluster import Cluster


def back_up(cluster: Cluster, data: Path, target: Path) -> Manifest:
    """Write the backup beside its name first: what bears the name is whole. Never over another file."""
    if target.exists():
        raise UserFacingError(f"{target} is there already. Choose another name.")
    draft = target.with_name(f".{target.name}.part")
    try:
        with _only_ours(draft) as file, ZipFile(file, "w", ZIP_DEFLATED, compresslevel=3) as archive:
            manifest = _write(cluster, data, archive)
        draft.rename(target)
    except OSError as error:
        raise UserFacingError(f"{target} could not be written: {error.strerror or error}.") from error
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def _write(cluster: Cluster, data: Path, archive: ZipFile) -> Manifest:
    with psycopg.connect(cluster.dsn_superuser) as db:
        db.execute("set transaction isolation level repeatable read, read only")
        revision = _revision(db)
        tables = {name: _copy_out(db, archive, name, columns) for name, columns in tables_in(db).items()}
        sequences: dict[str, int | None] = dict(db.execute(SEQUENCES).fetchall())
    files = dict(_copy_files(data, archive))
    manifest = Manifest(version("bidwell"), revision, utc_now().isoformat(), tables, sequences, files)
    archive.writestr(MANIFEST, manifest.to_json())
    return manifest


def _revision(db: Db) -> str:
    known = db.execute("select to_regclass('private.alembic_version') is not null").fetchone()
    row = (
        db.execute("select version_num from private.alembic_version").fetchone() if known == (True,) else None
    )
    if row is None:
        raise UserFacingError("There is nothing to back up yet: this Bidwell has never been started.")
    revision: str = row[0]
    return revision


def _copy_out(db: Db, archive: ZipFile, table: str, columns: list[str]) -> Table:
    statement = f"copy {table} ({', '.join(columns)}) to stdout"
    with (
        archive.open(member_of(table), "w", force_zip64=True) as into,
        db.cursor().copy(statement.encode()) as out,
    ):
        for part in out:
            into.write(part)
    return measured(db, table, columns)


def _copy_files(data: Path, archive: ZipFile) -> Iterator[tuple[str, str]]:
    """After the rows: a file that a row of them names is there, unless it was taken away meanwhile."""
    for name, path in files_of(data):
        digest = sha256()
        try:
            source = path.open("rb")
        except FileNotFoundError:
            continue
        with source, archive.open(f"files/{name}", "w", force_zip64=True) as into:
            while part := source.read(CHUNK):
                digest.update(part)
                into.write(part)
        yield str(name), digest.hexdigest()


@contextmanager
def _only_ours(path: Path) -> Iterator["os.PathLike[str]"]:
    """A new file that nobody else may read: everything is in it, also keys."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    yield path
