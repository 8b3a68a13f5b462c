"""Builds the front end, and only when something it is made from has changed."""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from app.domain.errors import UserFacingError

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / ".web"
CLIENT = WEB / "build" / "client"
MARKS = ROOT / ".build"
STAMP = MARKS / "front-end"
LOG = MARKS / "front-end.log"


class BuildFailed(UserFacingError):
    """The front end could not be built; the log's last lines follow the sentence."""


def is_current() -> bool:
    """Is there a finished build of exactly these sources?"""
    return STAMP.exists() and (CLIENT / "index.html").exists() and STAMP.read_text() == _fingerprint()


def build_front_end() -> float:
    """Build, whether needed or not; returns the seconds it took. Raises BuildFailed."""
    started = time.monotonic()
    MARKS.mkdir(exist_ok=True)
    STAMP.unlink(missing_ok=True)
    with LOG.open("w") as log:
        done = subprocess.run(
            [sys.executable, "-m", "reflex", "export", "--frontend-only", "--no-zip"],
            cwd=ROOT,
            env=_build_environment(),
            stdout=log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    if done.returncode != 0 or not (CLIENT / "index.html").exists():
        tail = "\n".join(LOG.read_text().splitlines()[-25:])
        raise BuildFailed(f"The front end could not be built. The last lines of {LOG}:\n{tail}")
    STAMP.write_text(_fingerprint())
    return time.monotonic() - started


def _build_environment() -> dict[str, str]:
    """Node from our own wheel first, npm instead of bun, no telemetry, no look-ups of newer versions."""
    bin_dir = str(Path(sys.executable).parent)
    return os.environ | {
        "PATH": os.pathsep.join([bin_dir, os.environ.get("PATH", "")]),
        "REFLEX_USE_NPM": "1",
        "NPM_CONFIG_OMIT_LOCKFILE_REGISTRY_RESOLVED": "true",  # the lock names versions and hashes, no hosts
        "REFLEX_TELEMETRY_ENABLED": "false",
        "REFLEX_CHECK_LATEST_VERSION": "false",
        "PYTHONPATH": str(ROOT),
    }


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for path in sorted(_sources()):
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    for folder in ("app/pages", "app/components", "app/state", "app/domain", "assets"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix not in (".pyc",) and "external" not in path.parts:
                yield path
    for name in (
        "app/app.py",
        "app/build_plugins.py",
        "rxconfig.py",
        "requirements.txt",
        "reflex.lock/package.json",
    ):
        if (ROOT / name).exists():
            yield ROOT / name
