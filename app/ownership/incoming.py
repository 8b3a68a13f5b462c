"""An archive from outside, read with care: only names that an export has, never more bytes than allowed."""

import hashlib
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile

from app.domain.errors import BadInput, TooLarge
from app.ownership.catalogue import is_known
from app.ownership.manifest import MANIFEST, NOT_OURS, README, TeamManifest, read_manifest
from app.ownership.tables import TABLES, member_of

MEGABYTE = 1024 * 1024
MOST_MANIFEST = MEGABYTE
LONGEST_ROW = 20 * MEGABYTE
MOST_MEMBERS = 5000
PIECE = 256 * 1024
FILE = re.compile(r"files/[0-9a-f]{64}")
DAMAGED = "This export is damaged or was changed: {} is not what was written. Nothing was taken in."
ELSEWHERE = "This archive holds a file that no export has: {}. Nothing was taken in."
TOO_MUCH = "This archive unpacks to more than {} MB, which is not taken in."


class Incoming:
    """An archive whose names and manifest have been looked at."""

    def __init__(self, archive: ZipFile, most_bytes: int) -> None:
        self._archive, self._left, self._most = archive, most_bytes, most_bytes
        self._require_names()
        self.manifest: TeamManifest = read_manifest(self._whole(MANIFEST, MOST_MANIFEST))
        self._require_contents()

    def lines(self, table: str) -> Iterator[str]:
        """The rows of a table, one JSON text each; refuses where they are not those that were exported."""
        said, rows, digest, name = self.manifest.tables[table], 0, hashlib.sha256(), member_of(table, "json")
        for raw in self._raw_lines(name):
            digest.update(raw)
            line = raw.strip()
            if line not in (b"[", b",", b"]", b"[]"):
                rows += 1
                yield self._text(line.removesuffix(b","), name)
        if digest.hexdigest() != said.sha256 or rows != said.rows:
            raise BadInput(DAMAGED.format(name))

    def copy_file(self, sha: str, into: IO[bytes]) -> None:
        digest = hashlib.sha256()
        for part in self._pieces(f"files/{sha}"):
            digest.update(part)
            into.write(part)
        if digest.hexdigest() != sha:
            raise BadInput(DAMAGED.format(f"files/{sha[:12]}…"))

    def _require_names(self) -> None:
        known = {README, MANIFEST} | {member_of(table, kind) for table in TABLES for kind in ("json", "csv")}
        names = [info.filename for info in self._archive.infolist()]
        if MANIFEST not in names:
            raise BadInput(NOT_OURS)
        if len(names) > MOST_MEMBERS or len(set(names)) != len(names):
            raise BadInput(DAMAGED.format("its list of files"))
        for name in names:
            if name not in known and not FILE.fullmatch(name):
                raise BadInput(ELSEWHERE.format(f"“{name[:60]}”".replace("\x00", "")))
        if sum(info.file_size for info in self._archive.infolist()) > self._most:
            raise TooLarge(TOO_MUCH.format(self._most // MEGABYTE))

    def _require_contents(self) -> None:
        if not is_known(self.manifest.revision):
            raise BadInput(
                "This export comes from another schema than this Bidwell knows. Update Bidwell first."
            )
        names = set(self._archive.namelist())
        for table in self.manifest.tables:
            if table not in TABLES or member_of(table, "json") not in names:
                raise BadInput(DAMAGED.format(f"the table “{table[:60]}”"))
        for sha in self.manifest.files:
            if f"files/{sha}" not in names:
                raise BadInput(DAMAGED.format("its list of files"))

    def _raw_lines(self, name: str) -> Iterator[bytes]:
        held = b""
        for part in self._pieces(name):
            *whole, held = (held + part).split(b"\n")
            yield from (line + b"\n" for line in whole)
            if len(held) > LONGEST_ROW:
                raise TooLarge(f"A row of {name} is longer than {LONGEST_ROW // MEGABYTE} MB.")
        if held:
            yield held

    def _whole(self, name: str, most: int) -> bytes:
        read = b""
        for part in self._pieces(name):
            read += part
            if len(read) > most:
                raise BadInput(NOT_OURS)
        return read

    def _pieces(self, name: str) -> Iterator[bytes]:
        """Counted as they come out: what a header says of its size is not believed."""
        try:
            with self._archive.open(name) as source:
                while part := source.read(PIECE):
                    self._left -= len(part)
                    if self._left < 0:
                        raise TooLarge(TOO_MUCH.format(self._most // MEGABYTE))
                    yield part
        except (
            BadZipFile,
            zlib.error,
            EOFError,
            KeyError,
            RuntimeError,
            NotImplementedError,
            OSError,
        ) as error:
            raise BadInput(DAMAGED.format(name)) from error

    def _text(self, line: bytes, name: str) -> str:
        try:
            return line.decode()
        except UnicodeDecodeError as error:
            raise BadInput(DAMAGED.format(name)) from error


@contextmanager
def open_export(path: Path, most_bytes: int) -> Iterator[Incoming]:
    """The archive while it is read; BadInput where it is none."""
    try:
        archive = ZipFile(path)
    except FileNotFoundError as error:
        raise BadInput(f"There is no file {path.name}.") from error
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise BadInput(NOT_OURS) from error
    with archive:
        yield Incoming(archive, most_bytes)
