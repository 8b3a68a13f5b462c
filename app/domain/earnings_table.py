"""A table of earnings as text: its columns by the names that they go by, its cells without what no database stores."""

import csv
import re
from collections.abc import Mapping
from io import StringIO

from app.domain.errors import BadInput, TooLarge

MOST_BYTES = 5_000_000
MOST_ROWS = 20_000
LONGEST = 300
NO_TABLE = (
    "This is no table of earnings: there is no column for the day and the amount. Upwork’s transaction history"
    " as CSV is read, and any CSV with the columns Date and Amount."
)
ALIASES: dict[str, tuple[str, ...]] = {
    "day": ("date", "day", "paid on", "payment date", "transaction date", "occurred at"),
    "amount": ("amount", "gross", "gross amount", "paid", "total"),
    "currency": ("currency", "amount currency"),
    "kind": ("type", "kind", "payment type", "transaction type"),
    "client": ("team", "client", "client team", "contract", "company", "customer"),
    "fee": ("fee", "fees", "platform fee", "service fee"),
    "hours": ("hours", "hours worked"),
    "reference": ("ref id", "reference", "transaction id", "id"),
    "note": ("description", "note", "notes", "memo"),
    "rate": ("exchangerate", "exchange rate"),
}
_UNSTORABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def columns_of(header: list[str]) -> dict[str, int]:
    """Where each thing stands: of several names that would do, the first of the aliases."""
    return {
        name: header.index(next(alias for alias in aliases if alias in header))
        for name, aliases in ALIASES.items()
        if set(aliases) & set(header)
    }


def cell_of(row: list[str], columns: Mapping[str, int], name: str) -> str:
    at = columns[name]
    cell = " ".join(_UNSTORABLE.sub(" ", row[at]).split())[:LONGEST] if at < len(row) else ""
    return cell[1:] if cell[:2] in ("'=", "'+", "'-", "'@") else cell


def table_of(text: str) -> tuple[list[str], list[list[str]]]:
    first = text.split("\n", 1)[0]
    mark = max((",", ";", "\t"), key=first.count)
    csv.field_size_limit(MOST_BYTES)
    try:
        rows = [
            row
            for row, _ in zip(csv.reader(StringIO(text), delimiter=mark), range(MOST_ROWS + 2), strict=False)
        ]
    except csv.Error:
        raise BadInput(NO_TABLE) from None
    if len(rows) > MOST_ROWS + 1:
        raise TooLarge(f"A file of earnings may hold {MOST_ROWS:,} rows. Cut this one in two.")
    if len(rows) < 2:
        raise BadInput(NO_TABLE)
    return [" ".join(cell.casefold().split()) for cell in rows[0]], rows[1:]


def decoded(data: bytes) -> str:
    if b"\x00" in data[:1000]:
        raise BadInput("This is no text. Save the table as CSV and drop it again.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
