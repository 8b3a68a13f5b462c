"""What a parsed file of job ads is: rows, refusals with reasons, what was found and what was left aside."""

from dataclasses import dataclass, field
from typing import Any

from app.domain.posting import JobPosting

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """How much a file may hold. The sentences that refuse more name these numbers."""

    file_bytes: int = 32 * MEGABYTE
    inflated_bytes: int = 64 * MEGABYTE
    rows: int = 20_000
    columns: int = 2_000
    text_length: int = 100_000
    depth: int = 40


@dataclass(frozen=True)
class Row:
    """A job that was understood. `number` is the row of the sheet, line of the file or item of the list."""

    number: int
    posting: JobPosting


@dataclass(frozen=True)
class Rejected:
    """A row that was not taken: a stable code, and a sentence that says what to do."""

    number: int
    code: str
    reason: str


@dataclass(frozen=True)
class RawRecord:
    """A row as the file holds it, before anybody knows what its columns mean."""

    number: int
    fields: dict[str, Any]


@dataclass(frozen=True)
class ParsedFile:
    """All that a file says about jobs, and all that could not be used."""

    layout: str
    rows: list[Row] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    coverage: dict[str, float] = field(default_factory=dict)
    """Field of JobPosting (or "x.name" of its extras) -> share of the rows in which the file says it."""
    ignored_columns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def row_count(self) -> int:
        return len(self.rows) + len(self.rejected)


@dataclass
class Document:
    """A file taken apart: its records in order, and what happened on the way."""

    kind: str
    records: list[RawRecord] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    shared: dict[str, Any] = field(default_factory=dict)
    """What the file says once for all its records, such as the time at which it was made."""
    notes: list[str] = field(default_factory=list)


def unreadable(number: int, why: str) -> Rejected:
    return Rejected(number, "unreadable", why)
