"""Months as exports write them: "Jan 2020", "1988", "2019-03", "2019-03-14", "8/15/26", "Jan 1, 1970"."""

import re
from calendar import month_name
from datetime import UTC, datetime

from dateutil import parser

_BARE_YEAR = re.compile(r"\d{4}")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-\d{1,2})?(?:[T ].*)?")


def month_of(written: str, *, is_end: bool) -> tuple[str, bool]:
    """ "March 2019" as a form takes it ("" for nothing), and whether the month was written."""
    text = written.strip()
    if not text or len(text) > 40:
        return "", True
    if _BARE_YEAR.fullmatch(text):
        return (
            (f"{'December' if is_end else 'January'} {text}", False)
            if 1940 <= int(text) <= 2100
            else ("", True)
        )
    if iso := _ISO.fullmatch(text):
        month = int(iso[2])
        return (f"{month_name[month]} {iso[1]}", True) if 1 <= month <= 12 else ("", True)
    try:
        found = parser.parse(text, default=datetime(2000, 1, 1, tzinfo=UTC))
    except (ValueError, OverflowError):
        return "", True
    return f"{month_name[found.month]} {found.year}", True
