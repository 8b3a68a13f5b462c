"""A ZIP from outside, read in memory under caps. Names in it are only compared, never used on a disk."""

import stat
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from app.domain.errors import BadInput, TooLarge
from app.sources.base import MEGABYTE

LOCAL_HEADER = struct.Struct("<4s22xHH")
CHUNK = 64 * 1024


@dataclass(frozen=True)
class ArchiveLimits:
    """Counted while unpacking: what a ZIP says about itself is not believed."""

    entries: int = 2_000
    entry_bytes: int = 12 * MEGABYTE
    total_bytes: int = 40 * MEGABYTE
    ratio: int = 100
    ratio_from: int = MEGABYTE
    """Small tables of blanks pack well and do no harm; beyond so many bytes the ratio counts."""


def read_archive(
    path: Path, file_name: str, wanted: Callable[[str], bool], limits: ArchiveLimits | None = None
) -> dict[str, bytes]:
    """The entries whose names are wanted, by name. BadInput or TooLarge for anything that is not right."""
    limits = limits or ArchiveLimits()
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse_oddities(entries, file_name, limits)
            _refuse_overlaps(file, entries, file_name)
            return _unpack(archive, [e for e in entries if wanted(e.filename)], file_name, limits)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as error:
        raise BadInput(f"{file_name} is a damaged ZIP file. Download it again, then try again.") from error


def _refuse_oddities(entries: list[zipfile.ZipInfo], file_name: str, limits: ArchiveLimits) -> None:
    if len(entries) > limits.entries:
        raise TooLarge(
            f"{file_name} holds more than {limits.entries:,} files. That is no export of a profile."
        )
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise BadInput(f"{file_name} is locked with a password. Unpack it and pack it again without one.")
        way = PurePosixPath(entry.filename.replace("\\", "/"))
        is_drive = entry.filename[1:2] == ":"
        if way.is_absolute() or ".." in way.parts or is_drive or stat.S_ISLNK(entry.external_attr >> 16):
            raise BadInput(f"{file_name} points outside of itself, which no export does. It was not read.")


def _refuse_overlaps(file: object, entries: list[zipfile.ZipInfo], file_name: str) -> None:
    """Entries that share their bytes are how a small file becomes a huge one."""
    end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        start = entry.header_offset
        if start < end:
            raise BadInput(f"{file_name} is not a proper ZIP file: parts of it overlap. It was not read.")
        file.seek(start)  # type: ignore[attr-defined]
        head = file.read(LOCAL_HEADER.size)  # type: ignore[attr-defined]
        if len(head) < LOCAL_HEADER.size or not head.startswith(b"PK\x03\x04"):
            raise zipfile.BadZipFile
        _, name_length, extra_length = LOCAL_HEADER.unpack(head)
        end = start + LOCAL_HEADER.size + name_length + extra_length + entry.compress_size


def _unpack(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], file_name: str, limits: ArchiveLimits
) -> dict[str, bytes]:
    unpacked: dict[str, bytes] = {}
    room = limits.total_bytes
    for entry in entries:
        cap = min(room, limits.entry_bytes, max(limits.ratio_from, entry.compress_size * limits.ratio))
        data = _read_capped(archive, entry, cap)
        if data is None:
            raise TooLarge(f"{file_name} unpacks to far more than it should. It was not read.")
        room -= len(data)
        unpacked[entry.filename] = data
    return unpacked


def _read_capped(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, cap: int) -> bytes | None:
    pieces: list[bytes] = []
    size = 0
    with archive.open(entry) as packed:
        while piece := packed.read(CHUNK):
            size += len(piece)
            if size > cap:
                return None
            pieces.append(piece)
    return b"".join(pieces)
