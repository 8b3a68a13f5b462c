"""Everything of a team as one ZIP, made while it is sent: rows as of one moment, and the stored files."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from datetime import datetime
from importlib.metadata import version
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import service_session
from app.domain.enums import TeamRole
from app.domain.errors import NotAllowed
from app.domain.identity import Identity
from app.models.profile import UserCvFile
from app.ownership.catalogue import TeamTable, exported_tables, revision_here
from app.ownership.cells import csv_line, row_of
from app.ownership.manifest import MANIFEST, README, Table, TeamManifest, readme
from app.ownership.tables import member_of
from app.settings import settings

PATIENCE = "10min"
PIECE = 256 * 1024
ONE_MOMENT = {"isolation_level": "REPEATABLE READ"}
NOT_YOURS = "The whole team can be exported by its owner or an admin. Ask one of them."


async def export_team(identity: Identity, *, now: datetime) -> AsyncIterator[bytes]:
    """The bytes of the ZIP, piece by piece."""
    require_may_export(identity)
    sink = _Sink()
    archive = ZipFile(sink, "w", ZIP_DEFLATED, compresslevel=6)  # type: ignore[call-overload]
    async with service_session("a team's owner takes everything along", time_limit=PATIENCE) as db:
        await db.connection(execution_options=ONE_MOMENT)
        await db.execute(text("select set_config('timezone', 'UTC', true)"))
        archive.writestr(_member(README), readme())
        tables: dict[str, Table] = {}
        for table in await exported_tables(db):
            async for piece in _table_files(db, archive, sink, table, identity, tables):
                yield piece
        files: list[str] = []
        async for piece in _stored_files(db, archive, sink, identity, files):
            yield piece
    manifest = TeamManifest(
        version("bidwell"), revision_here(), now.isoformat(), str(identity.team_id), str(identity.user_id),
        tables, files,
    )  # fmt: skip
    archive.writestr(_member(MANIFEST), manifest.to_json())
    archive.close()
    yield sink.take()


def require_may_export(identity: Identity) -> None:
    if identity.role not in (TeamRole.OWNER, TeamRole.ADMIN):
        raise NotAllowed(NOT_YOURS)


async def _table_files(
    db: AsyncSession, archive: ZipFile, sink: "_Sink", table: TeamTable, identity: Identity,
    tables: dict[str, Table],
) -> AsyncIterator[bytes]:  # fmt: skip
    """The table as JSON, then the same rows as CSV."""
    rows, digest = 0, hashlib.sha256()
    with archive.open(_member(member_of(table.name, "json")), "w", force_zip64=True) as into:
        async for line in _lines(db, table, identity):
            written = f"{',' if rows else '['}\n{line}".encode()
            into.write(written)
            digest.update(written)
            rows += 1
            if sink.is_full:
                yield sink.take()
        end = b"\n]\n" if rows else b"[]\n"
        into.write(end)
        digest.update(end)
    tables[table.name] = Table(rows, digest.hexdigest())
    with archive.open(_member(member_of(table.name, "csv")), "w", force_zip64=True) as into:
        into.write(csv_line(table.columns).encode())
        async for line in _lines(db, table, identity):
            row = row_of(line)
            into.write(csv_line([row[name] for name in table.columns]).encode())
            if sink.is_full:
                yield sink.take()
    yield sink.take()


async def _lines(db: AsyncSession, table: TeamTable, identity: Identity) -> AsyncIterator[str]:
    columns, keys = (", ".join(f'"{name}"' for name in names) for names in (table.columns, table.keys))
    question = text(
        f"select row_to_json(r)::text from (select {columns} from {table.name}"  # noqa: S608 (the catalogue's own names)
        f" where {table.team_column} = :team order by {keys}) r"
    )
    async for (line,) in await db.stream(question, {"team": identity.team_id}):
        yield line


async def _stored_files(
    db: AsyncSession, archive: ZipFile, sink: "_Sink", identity: Identity, files: list[str]
) -> AsyncIterator[bytes]:
    known = select(col(UserCvFile.storage_key), col(UserCvFile.sha256)).distinct()
    mine = known.where(col(UserCvFile.team_id) == identity.team_id).order_by(col(UserCvFile.sha256))
    for storage_key, sha in (await db.execute(mine)).all():
        path = settings().files_dir / storage_key
        if sha in files or not await asyncio.to_thread(path.is_file):
            continue
        files.append(sha)
        with (
            await asyncio.to_thread(path.open, "rb") as source,
            archive.open(_member(f"files/{sha}"), "w", force_zip64=True) as into,
        ):
            while part := await asyncio.to_thread(source.read, PIECE):
                into.write(part)
                if sink.is_full:
                    yield sink.take()


def _member(name: str) -> ZipInfo:
    """The same rows make the same bytes, whenever they are exported."""
    made = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    made.compress_type, made.external_attr = ZIP_DEFLATED, 0o600 << 16
    return made


class _Sink:
    """Where the archive is written to, and taken from while it is being written."""

    def __init__(self) -> None:
        self._held = bytearray()

    def write(self, part: bytes) -> int:
        self._held += part
        return len(part)

    def flush(self) -> None:
        """There is nothing behind it."""

    @property
    def is_full(self) -> bool:
        return len(self._held) >= PIECE

    def take(self) -> bytes:
        held, self._held = bytes(self._held), bytearray()
        return held
