"""Files for the parser: recorded shapes with invented content, or a few bytes written for one test."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.domain.posting import JobPosting
from app.sources.base import ParsedFile
from app.sources.files import read_jobs

PAYLOADS = Path(__file__).parent / "payloads"
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def read_payload(name: str) -> ParsedFile:
    return read_jobs(PAYLOADS / name, name, now=NOW)


def read_content(folder: Path, content: str | bytes, name: str = "jobs.csv", **options: Any) -> ParsedFile:
    """The jobs in a file of this content and name."""
    path = folder / "content"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_jobs(path, name, now=NOW, **options)


def jobs(parsed: ParsedFile) -> list[JobPosting]:
    return [row.posting for row in parsed.rows]


def found_in(name: str, index: int, fields: dict[str, Any]) -> dict[str, Any]:
    """What the job at this index says in these fields; extras are named "x.…"."""
    job = jobs(read_payload(name))[index]
    return {
        field: job.extras.get(field[2:]) if field.startswith("x.") else getattr(job, field)
        for field in fields
    }
