"""Reads a file in a process of its own, with limits: a hostile file can cost at most that process."""

import asyncio
import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from app.domain.enums import Platform
from app.domain.errors import BadInput, TooLarge, UserFacingError
from app.domain.mail import ParsedMailbox
from app.domain.profile_import.facts import ParsedProfile
from app.sources.base import MEGABYTE, ParsedFile

SECONDS = 30
"""Of processor time, and four times that by the clock: ten thousand long ads take less than ten."""
MEMORY = 512 * MEGABYTE
"""Address space, libraries included; a file at the size limits stays below it."""
ROOT = Path(__file__).resolve().parents[2]
Refusal = tuple[str, str]
ANSWERS: dict[str, TypeAdapter[Any]] = {
    "jobs": TypeAdapter(ParsedFile | Refusal),
    "profile": TypeAdapter(ParsedProfile | Refusal),
    "mail": TypeAdapter(ParsedMailbox | Refusal),
}
"""What comes back, as JSON: whatever the child became, it can hand over nothing but plain values."""
ADVICE = {
    "jobs": "Export it again as CSV or JSON Lines.",
    "profile": "Save it again as PDF or DOCX, or download the export once more.",
    "mail": "Save the messages again as .eml or .mbox.",
}


async def read_jobs_safely(
    path: Path, file_name: str, *, now: datetime, platform: Platform | None = None, seconds: int = SECONDS
) -> ParsedFile:
    """`read_jobs` in a child process. Raises BadInput or TooLarge with a sentence, and nothing else."""
    extra = {"platform": platform.value if platform else None}
    parsed: ParsedFile = await _read_safely("jobs", path, file_name, now=now, seconds=seconds, extra=extra)
    return parsed


async def read_profile_safely(
    path: Path, file_name: str, *, now: datetime, seconds: int = SECONDS
) -> ParsedProfile:
    """A CV or an export of a profile, read in a child process."""
    parsed: ParsedProfile = await _read_safely("profile", path, file_name, now=now, seconds=seconds)
    return parsed


async def read_mail_safely(
    path: Path, file_name: str, *, now: datetime, seconds: int = SECONDS
) -> ParsedMailbox:
    """A mail or a mailbox, read in a child process."""
    parsed: ParsedMailbox = await _read_safely("mail", path, file_name, now=now, seconds=seconds)
    return parsed


async def _read_safely(
    kind: str, path: Path, file_name: str, *, now: datetime, seconds: int, extra: dict[str, Any] | None = None
) -> Any:
    """The child is killed when the one who waits for it is, and when it is done with."""
    child = _start()
    request: dict[str, Any] = {
        "kind": kind,
        "path": _absolute(path),
        "file_name": file_name,
        "now": now.isoformat(),
    }
    request |= {"seconds": seconds, **(extra or {})}
    try:
        answer = await asyncio.to_thread(_talk, child, request, seconds)
    finally:
        child.kill()
    return _understood(answer, child.returncode, kind, file_name)


def _absolute(path: Path) -> str:
    return os.path.abspath(path)


def _start() -> subprocess.Popen[bytes]:
    """A fresh interpreter that inherits no secrets from this one's environment."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR", "LANG") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "app.sources.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=kept | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )


def _talk(child: subprocess.Popen[bytes], request: dict[str, Any], seconds: int) -> Any:
    """The child's answer, or None when it died or ran out of time."""
    try:
        answer, _ = child.communicate(json.dumps(request).encode(), timeout=seconds * 4)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        return None
    try:
        return ANSWERS[request["kind"]].validate_json(answer)
    except ValidationError:
        return None


def _understood(answer: Any, returncode: int | None, kind: str, file_name: str) -> Any:
    match answer:
        case ("TooLarge", str(sentence)):
            raise TooLarge(sentence)
        case (str(), str(sentence)):
            raise BadInput(sentence)
        case None:
            pass
        case _:
            return answer
    if returncode is not None and returncode < 0:
        raise TooLarge(f"{file_name} takes too long or too much memory to read. Split it into smaller files.")
    raise BadInput(f"{file_name} could not be read. {ADVICE[kind]}")


def answer_one() -> None:
    """The child's whole life: one request in, one answer out."""
    request = json.loads(sys.stdin.buffer.read())
    _limit_itself(request["seconds"])
    answer = _read(request)
    sys.stdout.buffer.write(ANSWERS[request["kind"]].dump_json(answer))
    sys.stdout.buffer.flush()


def _read(request: dict[str, Any]) -> Any:
    file_name = request["file_name"]
    try:
        return READERS[request["kind"]](
            request, Path(request["path"]), datetime.fromisoformat(request["now"])
        )
    except UserFacingError as error:
        return type(error).__name__, error.sentence
    except MemoryError:
        return "TooLarge", f"{file_name} takes too much memory to read. Split it into smaller files."
    except Exception:
        # Parsers of foreign bytes raise anything at all; here is the one place that may catch it all.
        return "BadInput", f"{file_name} could not be read. {ADVICE[request['kind']]}"


def _read_jobs(request: dict[str, Any], path: Path, now: datetime) -> Any:
    from app.sources.files import read_jobs

    platform = Platform(request["platform"]) if request["platform"] else None
    return read_jobs(path, request["file_name"], now=now, platform=platform)


def _read_profile(request: dict[str, Any], path: Path, now: datetime) -> Any:
    from app.sources.profiles.files import read_profile

    return read_profile(path, request["file_name"])


def _read_mail(request: dict[str, Any], path: Path, now: datetime) -> Any:
    from app.sources.email import read_mail

    return read_mail(path, request["file_name"], now=now)


READERS = {"jobs": _read_jobs, "profile": _read_profile, "mail": _read_mail}


def _limit_itself(seconds: int) -> None:
    try:
        import resource
    except ImportError:
        return
    wanted = ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, 0))
    for limit, value in (*wanted, (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(limit)
        top = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(limit, (top, top))
        except (ValueError, OSError):
            continue


if __name__ == "__main__":
    answer_one()
