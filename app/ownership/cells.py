"""Rows as a spreadsheet reads them: no cell is ever a formula."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
"""What a spreadsheet begins to calculate at, in either width."""


def csv_line(values: Sequence[Any]) -> str:
    """One line, with its end."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([cell(value) for value in values])
    return out.getvalue()


def cell(value: Any) -> str:
    """A value as text; numbers stay numbers, also negative ones."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Number):
        return str(value)
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{words}" if words.lstrip(" \u00a0\ufeff\u200b\x00").startswith(TRIGGERS) else words


class Number(str):
    """A number as JSON wrote it: not a digit is lost."""


def row_of(line: str) -> dict[str, Any]:
    """A row of the JSON file, its numbers kept as they are written."""
    row: dict[str, Any] = json.loads(line, parse_float=Number, parse_int=Number)
    return row
