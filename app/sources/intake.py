"""From a file on disk to its text: gzip undone under a cap, other kinds named, encodings understood."""

import codecs
import gzip
import re
import zlib
from pathlib import Path
from typing import IO

from app.domain.errors import BadInput, TooLarge
from app.sources.base import MEGABYTE, Limits

ACCEPTED = "Drop a CSV, JSON, JSON Lines, RSS or Atom file of job ads."
CHUNK = 256 * 1024

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "is a PDF"),
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
    (b"GIF8", "is a picture"),
    (b"\xd0\xcf\x11\xe0", "is an old Office document; save it as CSV first"),
    (b"SQLite format 3", "is a SQLite database; export the table as CSV first"),
    (b"PAR1", "is a Parquet file; export it as CSV or JSON Lines first"),
    (b"7z\xbc\xaf", "is a 7-Zip archive; unpack it first"),
    (b"Rar!", "is a RAR archive; unpack it first"),
    (b"BZh", "is packed with bzip2; unpack it first"),
    (b"\xfd7zXZ", "is packed with xz; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "is packed with Zstandard; unpack it first"),
    (b"\x7fELF", "is a program"),
    (b"MZ\x90", "is a program"),
)


def read_text(path: Path, file_name: str, limits: Limits) -> tuple[str, list[str]]:
    """The file's text and notes on how it was read; BadInput or TooLarge when it is no text of job ads."""
    data = _read_bytes(path, file_name, limits)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise BadInput(f"{file_name} is empty. {ACCEPTED}")
    _refuse_other_kinds(data, file_name)
    text, notes = decode(data)
    if "\x00" in text:
        if text.count("\x00") > max(20, len(text) // 1000):
            raise BadInput(f"{file_name} is not a text file. {ACCEPTED}")
        text = text.replace("\x00", "")
        notes.append("Some NUL characters were taken out.")
    return text, notes


def _read_bytes(path: Path, file_name: str, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(2)
            file.seek(0)
            if head == b"\x1f\x8b":
                return _inflate(file, file_name, limits)
            return _read_capped(file, file_name, limits.file_bytes)
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise BadInput(f"{file_name} cannot be opened. Check that it is there, and try again.") from error


def _inflate(file: IO[bytes], file_name: str, limits: Limits) -> bytes:
    packed = file.seek(0, 2)
    file.seek(0)
    if packed > limits.file_bytes:
        raise _too_large(file_name, limits.file_bytes)
    try:
        with gzip.open(file) as unpacked:
            data = _read_capped(unpacked, file_name, limits.inflated_bytes, verb="unpacks to more than")
    except (OSError, EOFError, zlib.error) as error:
        raise BadInput(f"{file_name} is a damaged gzip file. Download or pack it again.") from error
    if data[:2] == b"\x1f\x8b":
        raise BadInput(f"{file_name} is packed twice. Unpack it once and drop it again.")
    return data


def _read_capped(
    file: IO[bytes] | gzip.GzipFile, file_name: str, cap: int, *, verb: str = "is over"
) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while chunk := file.read(CHUNK):
        size += len(chunk)
        if size > cap:
            raise _too_large(file_name, cap, verb=verb)
        chunks.append(chunk)
    return b"".join(chunks)


def _too_large(file_name: str, cap: int, *, verb: str = "is over") -> TooLarge:
    size = f"{max(cap // MEGABYTE, 1)} MB" if cap >= MEGABYTE else f"{cap:,} bytes"
    return TooLarge(f"{file_name} {verb} the limit of {size}. Split it into smaller files.")


def _refuse_other_kinds(data: bytes, file_name: str) -> None:
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        if b"xl/" in data[:4096] or b"xl/workbook" in data[-65536:]:
            raise BadInput(f"{file_name} is an Excel workbook. Save the sheet as CSV and drop that.")
        raise BadInput(f"{file_name} is a ZIP archive. Unpack it and drop the files in it one by one.")
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise BadInput(f"{file_name} {what}. {ACCEPTED}")
    head = data[:2048]
    if re.match(
        rb"(?:Return-Path|Received|Delivered-To|From|MIME-Version|Message-ID): .*\n|From \S+@\S+ ", head, re.I
    ):
        raise BadInput(f"{file_name} is an e-mail. {ACCEPTED}")
    if re.match(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html)", head, re.I):
        raise BadInput(f"{file_name} is a web page. {ACCEPTED}")


def decode(data: bytes) -> tuple[str, list[str]]:
    for mark, name in ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
                       (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):  # fmt: skip
        if data.startswith(mark):
            return data.decode(name, "replace").lstrip("\ufeff"), [f"Read as {name.upper()}."]
    wide = _utf16_without_mark(data)
    if wide:
        return data.decode(wide, "replace"), ["Read as UTF-16."]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        pass
    declared = re.match(rb"""\s*<\?xml[^>]{0,100}encoding=["']([A-Za-z0-9_.:-]{2,30})["']""", data[:200])
    if declared:
        text = _decode_as(data, declared[1].decode("ascii"))
        if text is not None:
            return text, [f"Read as {declared[1].decode('ascii')}, as the file says."]
    return _decode_mostly_utf8(data) or _decode_western(data)


def _utf16_without_mark(data: bytes) -> str | None:
    head = data[:400]
    if len(head) < 20 or len(data) % 2:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) * 0.4 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) * 0.4 and not odd else None


def _decode_as(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _decode_mostly_utf8(data: bytes) -> tuple[str, list[str]] | None:
    """UTF-8 with a few damaged bytes stays UTF-8; text whose special letters are all single bytes is not."""
    text = data.decode("utf-8-sig", "replace")
    damaged = text.count("\ufffd")
    special = sum(len(run) for run in re.findall(r"[^\x00-\x7f\ufffd]+", text))
    if special <= damaged:
        return None
    return text, [f"{damaged} characters could not be read and show as �."]


def _decode_western(data: bytes) -> tuple[str, list[str]]:
    note = "Not UTF-8: read as Western European (Windows-1252)."
    try:
        return data.decode("cp1252"), [note]
    except UnicodeDecodeError:
        return data.decode("latin-1"), [note]
