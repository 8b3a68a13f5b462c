"""CSV and its relatives: any delimiter, newlines in cells, backslash escapes, notes before the header."""

import csv
import io
import re
from collections.abc import Iterator
from functools import cache

from app.domain.errors import BadInput, TooLarge
from app.sources.aliases import FIELDS, KNOWN_NAMES, squash
from app.sources.base import Document, Limits, RawRecord, unreadable

DELIMITERS = (",", "\t", ";", "|")
SAMPLE = 64 * 1024
LONGEST_CELL = 1024 * 1024
HEADER_WITHIN = 12
"""Records in which the header is looked for: some exports begin with notes."""

OTHER_FILES: tuple[tuple[str, str, str], ...] = (
    ("firstname lastname connectedon", "a LinkedIn export's Connections", "They are not read."),
    ("firstname lastname headline", "a LinkedIn export's Profile", "Import it under Profile."),
    ("companyname startedon finishedon", "a LinkedIn export's Positions", "Import it under Profile."),
    ("schoolname degreename", "a LinkedIn export's Education", "Import it under Profile."),
    ("name url authority licensenumber", "a LinkedIn export's Certifications", "Import it under Profile."),
    ("name proficiency", "a LinkedIn export's Languages", "Import it under Profile."),
    ("conversationid senderprofileurl", "a LinkedIn export's messages", "Import it under Inbox."),
    ("refid balance amount", "an Upwork transaction history", "Import it under Earnings."),
)
"""Columns by which other known exports are told, and where those belong."""

OPEN_QUOTES = "From here on the quotes do not close. Export the file again, or mend this row."
WEAK_TITLES = frozenset({"name", "role", "position"})
"""Columns that may hold a job's title, but mostly hold something else."""


def read_table(text: str, file_name: str, limits: Limits) -> Document:
    """The rows of a delimited text, numbered as a spreadsheet numbers them (the header is row 1)."""
    document = Document("CSV")
    text, delimiter = _declared_delimiter(text)
    delimiter = delimiter or _best_delimiter(text)
    if delimiter is None:
        raise BadInput(_no_table(file_name, text))
    if delimiter == "\t":
        document.kind = "TSV"
    escaped = _is_backslash_escaped(text, delimiter)
    rows = _rows(text, delimiter, escaped=escaped)
    header, skipped = _find_header(rows, file_name, limits, text)
    if skipped:
        document.notes.append(f"The header was found in row {skipped + 1}.")
    if escaped:
        document.notes.append("Quotes in this file are escaped with backslashes.")
    number = skipped + 1
    cells: list[str] = []
    try:
        for number, cells in enumerate(rows, start=skipped + 2):
            if len(document.records) > limits.rows:
                raise TooLarge(f"{file_name} has over {limits.rows:,} rows. Split it and import the parts.")
            _add(document, number, header, cells)
    except csv.Error:
        document.rejected.append(unreadable(number + 1, OPEN_QUOTES))
    else:
        if _swallowed_rows(cells, text, delimiter) and document.records:
            document.rejected.append(unreadable(document.records.pop().number, OPEN_QUOTES))
    return document


def _add(document: Document, number: int, header: list[str], cells: list[str]) -> None:
    while len(cells) > len(header) and not cells[-1].strip():
        cells.pop()
    if len(cells) > len(header):
        why = (
            f"This row has {len(cells)} cells and the header {len(header)}:"
            " probably a text in it holds the delimiter and is not quoted. Put that text in quotes."
        )
        document.rejected.append(unreadable(number, why))
        return
    if any(cell.strip() for cell in cells):
        document.records.append(RawRecord(number, dict(zip(header, cells, strict=False))))


def _swallowed_rows(last: list[str], text: str, delimiter: str) -> bool:
    """Whether the last row opened a quote that never closes, and so took the rows after it into its cell."""
    cell = next((cell for cell in reversed(last) if cell), "")
    following = cell.split("\n")[1:]
    looks_like_rows = sum(line.count(delimiter) >= len(last) - 1 for line in following) > 2
    return (
        looks_like_rows and not text.rstrip().endswith('"') and text.rstrip().endswith(following[-1].rstrip())
    )


def _rows(text: str, delimiter: str, *, escaped: bool = False) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    lines = io.StringIO(text, newline="")
    return csv.reader(lines, delimiter=delimiter, escapechar="\\" if escaped else None)


def _declared_delimiter(text: str) -> tuple[str, str | None]:
    """Excel's first line "sep=;"."""
    match = re.match(r"\ufeff?sep=(.)\r?\n", text)
    return (text[match.end() :], match[1]) if match else (text.lstrip("\ufeff"), None)


def _best_delimiter(text: str) -> str | None:
    """The delimiter under which most column names are known; then one that gives columns at all."""
    scored = []
    for delimiter in DELIMITERS:
        rows = _sample(text, delimiter)
        best = max(((_known(row), len(row)) for row in rows[:HEADER_WITHIN]), default=(0, 0))
        scored.append((best[0], best[1] > 1, -DELIMITERS.index(delimiter), delimiter))
    known, has_columns, _, delimiter = max(scored)
    return delimiter if known or has_columns else None


def _sample(text: str, delimiter: str, *, escaped: bool = False) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in _rows(text[:SAMPLE], delimiter, escaped=escaped):
            rows.append(row)
    except csv.Error:
        pass
    return rows[:-1] if len(text) > SAMPLE and len(rows) > 1 else rows


def _is_backslash_escaped(text: str, delimiter: str) -> bool:
    """JobSpy writes \\" and \\\\ inside cells. True only if reading it so keeps the rows whole."""
    if "\\" not in text:
        return False
    plain, escaped = (_raggedness(_sample(text, delimiter, escaped=flag)) for flag in (False, True))
    if plain != escaped:
        return escaped < plain
    pairs = re.findall(r"\\(.)", text[: SAMPLE * 4], re.S)
    return bool(pairs) and all(c in ("\\", '"') for c in pairs)


def _raggedness(rows: list[list[str]]) -> int:
    if not rows:
        return 0
    width = len(max(rows[:HEADER_WITHIN], key=_known))
    return sum(len(row) != width for row in rows if row)


def _find_header(
    rows: Iterator[list[str]], file_name: str, limits: Limits, text: str
) -> tuple[list[str], int]:
    first: list[str] = []
    try:
        for skipped, row in zip(range(HEADER_WITHIN), rows, strict=False):
            if len(row) > limits.columns:
                raise TooLarge(
                    f"{file_name} has {len(row):,} columns; the limit is {limits.columns:,}. Leave some out."
                )
            first = first or row
            _refuse_other_files(row, file_name)
            if _names_a_title(row):
                return _unique(row), skipped
    except csv.Error as error:
        raise BadInput(f"{file_name} is damaged: its first quotes do not close. Export it again.") from error
    raise BadInput(_no_title(file_name, first) if len(first) > 1 else _no_table(file_name, text))


def _names_a_title(row: list[str]) -> bool:
    names = {squash(cell.split(".")[-1].split("/")[-1]) for cell in row} | {squash(cell) for cell in row}
    is_named = names & (set(FIELDS["title"]) - WEAK_TITLES) or (names & WEAK_TITLES and names & _company())
    return bool(is_named) and all(len(cell) < 200 for cell in row)


@cache
def _company() -> frozenset[str]:
    """Columns next to which a "name" or a "role" is a job's."""
    targets = ("description", "url", "direct_url", "company_name", "budget", "budget_kind", "posted_at")
    return frozenset(name for target in targets for name in FIELDS[target])


def _known(row: list[str]) -> int:
    return sum(squash(cell) in KNOWN_NAMES for cell in row if len(cell) < 60)


def _unique(header: list[str]) -> list[str]:
    """A name for every column: empty ones get their number, repeated ones a counter."""
    seen: dict[str, int] = {}
    names = []
    for position, cell in enumerate(header, start=1):
        name = cell.strip().replace("\x00", "") or f"column {position}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return names


def _refuse_other_files(row: list[str], file_name: str) -> None:
    names = {squash(cell) for cell in row}
    for columns, what, advice in OTHER_FILES:
        if names.issuperset(columns.split()):
            raise BadInput(f"{file_name} is {what}, and here go job ads. {advice}")


def _no_title(file_name: str, header: list[str]) -> str:
    names = ", ".join(cell.strip()[:30] for cell in header[:8] if cell.strip()) or "none"
    return (
        f"{file_name} has no column for the job's title (its columns: {names})."
        " Name one “title” in the first row and drop it again."
    )


def _no_table(file_name: str, text: str) -> str:
    kind = "a text" if len(text) > 200 else "a short text"
    return (
        f"{file_name} is {kind} without columns. Drop a CSV, JSON, JSON Lines, RSS or Atom file of job ads."
    )
