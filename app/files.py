"""Files that are kept for good (CVs), in the data folder, each under the hash of its bytes."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from uuid import UUID

from app.settings import settings

CHUNK = 1024 * 1024


@dataclass(frozen=True)
class KeptFile:
    """`storage_key` is what the file is found by; it never holds a name from outside."""

    storage_key: str
    sha256: str
    size: int


def keep_file(path: Path, team_id: UUID, user_id: UUID) -> KeptFile:
    """Copy a file to where it stays, for this person. The same bytes twice are one file."""
    sha = fingerprint(path)
    key = f"{team_id}/{user_id}/{sha}"
    target = settings().files_dir / key
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = target.with_name(f".{sha}.{token_hex(6)}")
        shutil.copyfile(path, draft)
        os.chmod(draft, 0o600)
        draft.replace(target)
    os.utime(target)  # it is wanted from now on, whatever it was before
    return KeptFile(key, sha, path.stat().st_size)


def drop_file(key: str) -> None:
    """Take a kept file away, once nothing names it any more; after the transaction that forgot it."""
    root = settings().files_dir.resolve()
    target = (root / key).resolve()
    if key and target.is_relative_to(root) and target != root:
        target.unlink(missing_ok=True)


def fingerprint(path: Path) -> str:
    """SHA-256 of the bytes."""
    known = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            known.update(piece)
    return known.hexdigest()
