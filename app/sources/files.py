"""A file of job ads, from the disk to rows: the one door to everything in this package."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from app.domain.dates import says_day_first
from app.domain.enums import BudgetType, Platform
from app.domain.posting import JobPosting
from app.sources.aliases import FIELDS, squash
from app.sources.base import Document, Limits, ParsedFile, RawRecord, Rejected, Row
from app.sources.detect import read_document
from app.sources.intake import read_text
from app.sources.layouts import Layout, recognise
from app.sources.mapping import Context, to_posting
from app.sources.platforms import platform_in_name
from app.sources.posted import clock_offset
from app.sources.record import Record

SAMPLE = 50
FIELD_NAMES = (
    "platform_job_id", "title", "description", "apply_url", "posted_at", "currency", "client_country",
    "client_rating", "client_hires", "client_payment_verified", "skills", "seniority", "category",
    "company_name",
)  # fmt: skip
HOUSEKEEPING = frozenset(
    {"posted_precision", "posted_relative_to", "seniority_label", "currency_assumed", "hidden_text"}
)


def read_jobs(
    path: Path,
    file_name: str,
    *,
    now: datetime,
    limits: Limits | None = None,
    platform: Platform | None = None,
) -> ParsedFile:
    """Every job in a CSV, JSON, JSON Lines, RSS or Atom file, gzipped or not, and every row that is none.

    `platform` is the person's word for rows that do not tell themselves. Raises BadInput or TooLarge,
    with a sentence, when the file as a whole cannot be used.
    """
    limits = limits or Limits()
    text, notes = read_text(path, file_name, limits)
    document = read_document(text, file_name, limits)
    del text
    columns = _columns(document.records)
    layout = recognise(columns)
    day_first = says_day_first(_dates(document.records))
    context = Context(
        now=now,
        limits=limits,
        layout=layout,
        implied=(layout.platform if layout else None) or platform or platform_in_name(file_name),
        day_first=day_first,
        clock_offset=clock_offset((raw.fields for raw in document.records), now=now, day_first=day_first),
        collected=next(iter(document.shared.values()), None),
    )
    rows, rejected = _read_rows(document, context)
    return ParsedFile(
        layout=_label(layout, document, rows),
        rows=rows,
        rejected=sorted(rejected, key=lambda r: r.number),
        coverage=_coverage([row.posting for row in rows]),
        ignored_columns=tuple(column for column in columns if column not in context.used),
        notes=tuple(notes + document.notes),
    )


def _read_rows(document: Document, context: Context) -> tuple[list[Row], list[Rejected]]:
    rows: list[Row] = []
    rejected = list(document.rejected)
    for raw in document.records:
        try:
            posting = to_posting(raw, context)
        except (ValueError, ArithmeticError, LookupError, TypeError, AttributeError, RecursionError):
            # One odd row must not cost the person the other ten thousand.
            reason = "This row could not be understood. Check its cells, or leave it out."
            posting = Rejected(raw.number, "unreadable", reason)
        if isinstance(posting, Rejected):
            rejected.append(posting)
        else:
            rows.append(Row(raw.number, posting))
    return rows, rejected


def _columns(records: list[RawRecord]) -> list[str]:
    """The columns of the first records and of a few others, in order."""
    step = max(len(records) // SAMPLE, 1)
    sample = [*records[:SAMPLE], *records[SAMPLE::step]]
    return list(dict.fromkeys(column for raw in sample for column in Record(raw.fields).columns))


def _dates(records: list[RawRecord]) -> Iterable[Any]:
    names = set(FIELDS["posted_at"])
    for raw in records:
        for key, value in raw.fields.items():
            if isinstance(value, str) and "/" in value[:6] and key and squash(key) in names:
                yield value


def _label(layout: Layout | None, document: Document, rows: list[Row]) -> str:
    if layout is not None:
        return f"{layout.label} {document.kind}" if layout.platform is None else layout.label
    found = {row.posting.platform for row in rows}
    if found == {Platform.UPWORK} and document.kind in ("RSS", "Atom"):
        return f"Upwork {document.kind}"
    if found == {Platform.UPWORK} and document.records and "item" in document.records[0].fields:
        return "Upwork RSS items"
    return f"generic {document.kind}"


def _coverage(postings: list[JobPosting]) -> dict[str, float]:
    """Which share of the rows says each thing; extras under "x.", housekeeping left out."""
    counts: Counter[str] = Counter()
    for posting in postings:
        counts.update(name for name in FIELD_NAMES if getattr(posting, name) not in (None, "", ()))
        counts["budget"] += posting.budget_type is not BudgetType.UNKNOWN
        counts.update(f"x.{name}" for name in posting.extras if name not in HOUSEKEEPING)
    names = [*FIELD_NAMES, "budget", *sorted(name for name in counts if name.startswith("x."))]
    return {name: round(counts[name] / len(postings), 4) for name in names} if postings else {}
