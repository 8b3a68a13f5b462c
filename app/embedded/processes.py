"""Which Postgres processes belong to a data folder: pid files lie, working directories do not."""

import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil


def live_postmaster(folder: Path) -> psutil.Process | None:
    """The server that the pid file names, if it is one and works in this folder; else the file goes."""
    pid_file = folder / "postmaster.pid"
    try:
        process = psutil.Process(int(pid_file.read_text().split("\n", 1)[0]))
        if _is_postgres(process) and _works_in(process, folder, when_hidden=True):
            return process
    except FileNotFoundError:
        return None
    except (ValueError, psutil.NoSuchProcess):
        pass
    pid_file.unlink(missing_ok=True)  # torn, dead, or the number belongs to some other process by now
    return None


def end_leftovers(folder: Path) -> None:
    """End every Postgres process of this folder: orphans keep its shared memory and block a new start."""
    postmaster = live_postmaster(folder)
    if postmaster is not None:
        with suppress(psutil.NoSuchProcess):
            if sys.platform == "win32":
                postmaster.terminate()
            else:
                postmaster.send_signal(signal.SIGINT)  # a fast, clean shutdown
            psutil.wait_procs([postmaster], timeout=10)
    left = list(_processes_in(folder))
    for process in left:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(left, timeout=10)


def recorded_port(folder: Path) -> int:
    """The port in the pid file (its fourth line); 5432 where there is none."""
    with suppress(FileNotFoundError, ValueError, IndexError):
        return int((folder / "postmaster.pid").read_text().split("\n")[3])
    return 5432


def _processes_in(folder: Path) -> Iterator[psutil.Process]:
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if _is_postgres(process) and _works_in(process, folder, when_hidden=False):
                yield process


def _is_postgres(process: psutil.Process) -> bool:
    return process.status() != psutil.STATUS_ZOMBIE and process.name().startswith("postgres")


def _works_in(process: psutil.Process, folder: Path, *, when_hidden: bool) -> bool:
    """Does it work in this folder? `when_hidden` is the answer about somebody else's process."""
    try:
        return Path(process.cwd()).samefile(folder)
    except psutil.AccessDenied:
        return when_hidden
    except OSError:
        return False
