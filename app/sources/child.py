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
from app.sources.base import MEGABYTE, ParsedFile

SECONDS = 30
"""Of processor time, and four times that by the clock: ten thousand long ads take less than ten."""
MEMORY = 512 * MEGABYTE
"""Address space, libraries included; a file at the size limits stays below it."""
ROOT = Path(__file__).resolve().parents[2]
ANSWER: TypeAdapter[ParsedFile | tuple[str, str]] = TypeAdapter(ParsedFile | tuple[str, str])
"""What comes back, as JSON: whatever the child became, it can hand over nothing but plain values."""


async def read_jobs_safely(
    path: Path, file_name: str, *, now: datetime, platform: Platform | None = None, seconds: int = SECONDS
) -> ParsedFile:
    """`read_jobs` in a child process. Raises BadInput or TooLarge with a sentence, and nothing else."""
    child = _start()
    request = {"path": _absolute(path), "file_name": file_name, "now": now.isoformat(), "seconds": seconds}
    request["platform"] = platform.value if platform else None
    try:
        answer = await asyncio.to_thread(_talk, child, request, seconds)
    finally:
        child.kill()
    return _understood(answer, child.returncode, file_name)


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
        return ANSWER.validate_json(answer)
    except ValidationError:
        return None


def _understood(answer: Any, returncode: int | None, file_name: str) -> ParsedFile:
    match answer:
        case ParsedFile():
            return answer
        case ("TooLarge", str(sentence)):
            raise TooLarge(sentence)
        case (str(), str(sentence)):
            raise BadInput(sentence)
    if returncode is not None and returncode < 0:
        raise TooLarge(f"{file_name} takes too long or too much memory to read. Split it into smaller files.")
    raise BadInput(f"{file_name} could not be read. Export it again as CSV or JSON Lines.")


def answer_one() -> None:
    """The child's whole life: one request in, one answer out."""
    request = json.loads(sys.stdin.buffer.read())
    _limit_itself(request["seconds"])
    answer = _read(request)
    sys.stdout.buffer.write(ANSWER.dump_json(answer))
    sys.stdout.buffer.flush()


def _read(request: dict[str, Any]) -> ParsedFile | tuple[str, str]:
    from app.sources.files import read_jobs

    file_name = request["file_name"]
    try:
        return read_jobs(
            Path(request["path"]),
            file_name,
            now=datetime.fromisoformat(request["now"]),
            platform=Platform(request["platform"]) if request["platform"] else None,
        )
    except UserFacingError as error:
        return type(error).__name__, error.sentence
    except MemoryError:
        return "TooLarge", f"{file_name} takes too much memory to read. Split it into smaller files."
    except Exception:
        # Parsers of foreign bytes raise anything at all; here is the one place that may catch it all.
        return "BadInput", f"{file_name} could not be read. Export it again as CSV or JSON Lines."


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
