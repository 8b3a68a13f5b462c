"""A folder on this machine: whatever is put into it is read once. Files stay where they are."""

import asyncio
import hashlib
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from app.domain.errors import BadInput
from app.sources.places import Fetched, Ground, Payload, PlaceKind, inbox_of

READ = frozenset({".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".xml", ".rss", ".atom", ".gz", ".txt"})
MAIL = frozenset({".eml", ".mbox"})
SETTLED_SECONDS = 2.0
"""A file that changed a moment ago may still be arriving."""
MOST_FILES = 100
LARGEST = 32 * 1024 * 1024
"""As much as the reader of job files takes."""
REMEMBERED = 5_000


def check(where: str, ground: Ground) -> str:
    """Only the team's own inbox and folders that the operator has opened: a server's disk is not a person's."""
    wanted = Path(where).expanduser().resolve()
    roots = [
        inbox_of(ground).resolve(),
        *(root.expanduser().resolve() for root in ground.settings.watched_roots),
    ]
    if not any(wanted.is_relative_to(root) for root in roots):
        raise BadInput(
            f"Only folders inside {', '.join(map(str, roots))} are watched. "
            "Whoever runs this Bidwell may open others (BIDWELL_WATCHED_ROOTS)."
        )
    return str(wanted)


async def fetch_folder(where: str, mark: Mapping[str, Any], ground: Ground) -> Fetched:
    """The files that have not been read yet, the oldest first."""
    folder = Path(check(where, ground))
    known = set(mark.get("read", ()))
    payloads, left = await asyncio.to_thread(_new_files, folder, known)
    note = f"{left} more are read the next time" if left else ("" if payloads else "no new files")
    return Fetched(payloads, dict(mark), note)


def remember(mark: Mapping[str, Any], payload: Payload) -> dict[str, Any]:
    """The mark once this file has been read."""
    return {"read": [*mark.get("read", ()), payload.mark][-REMEMBERED:]}


def _new_files(folder: Path, known: set[str]) -> tuple[list[Payload], int]:
    new: list[Payload] = []
    left = 0
    for file in _settled(folder):
        mark = _hash(file)
        if mark in known:
            continue
        known.add(mark)
        if len(new) == MOST_FILES:
            left += 1
            continue
        new.append(Payload(file.name, mark, path=str(file), is_mail=file.suffix.lower() in MAIL))
    return new, left


def _settled(folder: Path) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    now = time.time()
    files = [one for one in folder.iterdir() if one.suffix.lower() in READ | MAIL and not one.is_symlink()]
    for file in sorted(files, key=lambda one: (one.stat().st_mtime, one.name)):
        about = file.stat()
        if file.is_file() and about.st_size <= LARGEST and now - about.st_mtime >= SETTLED_SECONDS:
            yield file


def _hash(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


FOLDER = PlaceKind("Folder", check, fetch_folder)
