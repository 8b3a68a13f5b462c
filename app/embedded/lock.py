"""Only one Bidwell may use a data folder: a lock that the system drops when its holder dies."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO

from app.domain.errors import UserFacingError
from app.settings import Settings


class AlreadyRunning(UserFacingError):
    """A second copy was started on the same data."""


class UnusableFolder(UserFacingError):
    """The data folder cannot be made or written to."""


class DataDirLock:
    """Held until `release()`, the end of a `with`, or the death of this process."""

    def __init__(self, path: Path, held: IO[str]) -> None:
        self.path = path
        self._held = held

    def release(self) -> None:
        self._held.close()

    def __enter__(self) -> "DataDirLock":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def lock_data_dir(settings: Settings) -> DataDirLock:
    """The lock on this data folder, or AlreadyRunning with a sentence that says who has it."""
    path = settings.data / "bidwell.lock"
    try:
        settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        held = path.open("a+", encoding="ascii")
    except OSError as error:
        raise UnusableFolder(
            f"{settings.data} cannot be used as the data folder ({(error.strerror or 'no access').lower()}). "
            "Name one that can be written to: BIDWELL_DATA=/some/folder make run"
        ) from error
    if not _try_lock(held):
        held.seek(0)
        holder = held.read().strip()
        held.close()
        who = f" (process {holder})" if holder.isdigit() else ""
        raise AlreadyRunning(
            f"Another Bidwell{who} is already using {settings.data}. "
            "Stop it first, or give this one a folder of its own with BIDWELL_DATA."
        )
    held.truncate(0)
    held.write(str(os.getpid()))
    held.flush()
    return DataDirLock(path, held)


def _try_lock(held: IO[str]) -> bool:
    with suppress(OSError):
        if sys.platform == "win32":
            import msvcrt

            held.seek(1024)  # a byte beyond the text, so that others can still read who holds it
            msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False
