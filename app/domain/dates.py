"""Moments as files write them: ISO, RFC 822, epoch, "6/6/2024 4:55am", "3 days ago". `now` is an argument."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any

from dateutil import parser as dateutil_parser
from dateutil.relativedelta import relativedelta

EARLIEST = datetime(1998, 1, 1, tzinfo=UTC)
"""No job board is older; an earlier date is a slip or a default."""

PRECISIONS = ("second", "minute", "hour", "day", "week", "month", "year")


@dataclass(frozen=True)
class Moment:
    """A point in time, in UTC, and how exactly the text names it (one of PRECISIONS)."""

    at: datetime
    precision: str
    is_relative: bool = False


_UNITS = {
    "s": "second", "sec": "second", "second": "second", "m": "minute", "min": "minute", "minute": "minute",
    "h": "hour", "hr": "hour", "hour": "hour", "d": "day", "day": "day", "w": "week", "wk": "week",
    "week": "week",
    "mo": "month", "mth": "month", "month": "month", "y": "year", "yr": "year", "year": "year",
}  # fmt: skip
_AGO = re.compile(
    r"\b(?P<count>[0-9]{1,5}|an?|one|last|few)\s*\+?\s*(?P<unit>[a-z]{1,6}?)s?\b\.?(?:\s+ago\b)?", re.I
)
_SHORT_AGO = re.compile(r"^(?P<count>[0-9]{1,4})\s*(?P<unit>s|m|min|h|hr|d|w|wk|mo|y|yr)$", re.IGNORECASE)
_LEAD = re.compile(
    r"^\s*(?:re-?posted|posted|published|renewed|updated|created|listed)?\s*(?:on|at|date)?\s*:?\s*", re.I
)
_SLASHED = re.compile(
    r"^(?P<a>[0-9]{1,2})(?P<sep>[/.\-])(?P<b>[0-9]{1,2})(?P=sep)(?P<year>[0-9]{4}|[0-9]{2})"
    r"(?:[,\s]+(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?\s*(?P<half>[ap])?\.?(?:m\.?)?)?$",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    r"^(?P<year>[0-9]{4})[/.](?P<month>[0-9]{1,2})[/.](?P<day>[0-9]{1,2})(?P<rest>.*)$", re.S
)
_EPOCH = re.compile(r"^[0-9]{9,16}(?:\.[0-9]+)?$")
_WORDED = re.compile(r"[A-Za-z]{3,9}")


def read_moment(value: Any, *, now: datetime, day_first: bool = False) -> Moment | None:
    """What a cell says about time, or None when it says nothing that makes sense. No zone means UTC."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _sane(_epoch(float(value)), now)
    text = _LEAD.sub("", str(value)[:120].strip()).strip()
    if not text or not re.search(r"[0-9a-zA-Z]", text):
        return None
    if _EPOCH.fullmatch(text):
        return _sane(_epoch(float(text)), now)
    moment = _iso(text) or _slashed(text, day_first=day_first) or _relative(text, now) or _worded(text)
    return _sane(moment, now)


def says_day_first(values: Iterable[Any]) -> bool:
    """Whether dates such as "13/6/2024" in this column put the day first; month first when nothing tells."""
    for value in values:
        match = _SLASHED.match(_LEAD.sub("", str(value or "")[:60]).strip())
        if match and match["sep"] != "-" and int(match["a"]) > 12:
            return True
        if match and int(match["b"]) > 12:
            return False
    return False


def _sane(moment: Moment | None, now: datetime) -> Moment | None:
    """Only between the first job boards and tomorrow: job ads do not come from the future."""
    if moment is None or not EARLIEST <= moment.at <= now + timedelta(days=2):
        return None
    return moment


def _epoch(number: float) -> Moment | None:
    for scale in (1, 1000, 1_000_000):
        if 9e8 <= number / scale < 4.2e9:
            return Moment(datetime.fromtimestamp(number / scale, tz=UTC), "second")
    return None


def _iso(text: str) -> Moment | None:
    year_first = _YEAR_FIRST.match(text)
    if year_first:
        year, month, day, rest = year_first.groups()
        text = f"{year}-{int(month):02}-{int(day):02}{rest}"
    text = re.sub(r"([+-][0-9]{4})\s+(?:UTC|GMT)$", r"\1", text)
    text = re.sub(r"\s+(?:UTC|GMT|Z)$", "+00:00", text)
    text = re.sub(r"\s+([+-][0-9]{2}:?[0-9]{2})$", r"\1", text)
    if not re.match(r"^[0-9]{4}-?[0-9]{2}", text):
        return None
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}", text):
        text, precision = f"{text}-01", "month"
    else:
        precision = _precision_of_clock(text)
    try:
        return Moment(_utc(datetime.fromisoformat(text)), precision)
    except (ValueError, OverflowError):
        return None


def _slashed(text: str, *, day_first: bool) -> Moment | None:
    match = _SLASHED.match(text)
    if not match:
        return None
    month, day = int(match["a"]), int(match["b"])
    if month > 12 or (day_first and day <= 12) or (match["sep"] == "." and day <= 12):
        month, day = day, month
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    hour = int(match["hour"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    clock = (hour, int(match["minute"] or 0), int(match["second"] or 0))
    try:
        return Moment(datetime(year, month, day, *clock, tzinfo=UTC), _precision_of_clock(text))
    except ValueError:
        return None


def _relative(text: str, now: datetime) -> Moment | None:
    lowered = text.lower()
    if lowered in ("now", "just now", "moments ago", "a moment ago", "seconds ago"):
        return Moment(now, "minute", is_relative=True)
    if lowered in ("today", "yesterday"):
        return Moment(now - timedelta(days=lowered == "yesterday"), "day", is_relative=True)
    match = _SHORT_AGO.match(lowered)
    if match is None:
        match = _AGO.search(lowered) if "ago" in lowered or lowered.startswith("last ") else None
    unit = _UNITS.get(match["unit"].lower()) if match else None
    if match is None or unit is None or match["count"] == "few":
        return None
    count = int(match["count"]) if match["count"].isdigit() else 1
    try:
        then = now - relativedelta(**{f"{unit}s": count})  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        return None
    return Moment(then, unit if unit != "second" else "minute", is_relative=True)


@lru_cache(maxsize=4096)
def _worded(text: str) -> Moment | None:
    """Dates with the month in words, by dateutil: only if the text itself names year, month and day."""
    if not re.search(r"(?:19|20)[0-9]{2}", text) or not _WORDED.search(text):
        return None
    if quick := _rfc822(text) or _month_day_year(text):
        return quick
    readings = []
    for default in (datetime(2000, 1, 1), datetime(2004, 2, 2)):  # noqa: DTZ001 - only a default for missing parts
        try:
            readings.append(dateutil_parser.parse(text, default=default, tzinfos=_ZONES))
        except (ValueError, OverflowError, TypeError, AttributeError):
            return None
    first, second = readings
    if (first.year, first.month) != (second.year, second.month):
        return None
    if first.day != second.day:
        return Moment(_utc(first.replace(day=1)), "month")
    return Moment(_utc(first), _precision_of_clock(text))


def _rfc822(text: str) -> Moment | None:
    """ "Tue, 14 May 2024 11:31:15 +0000", as feeds have it."""
    if not re.match(r"[A-Z][a-z]{2}, [0-9]", text):
        return None
    try:
        return Moment(_utc(parsedate_to_datetime(text)), _precision_of_clock(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _month_day_year(text: str) -> Moment | None:
    """ "May 14, 2024 11:31 UTC", as Upwork has it."""
    try:
        return Moment(datetime.strptime(text, "%B %d, %Y %H:%M UTC").replace(tzinfo=UTC), "minute")
    except ValueError:
        return None


_ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "EST": -18000, "EDT": -14400, "CST": -21600, "CDT": -18000,
    "MST": -25200, "MDT": -21600, "PST": -28800, "PDT": -25200, "CET": 3600, "CEST": 7200,
}  # fmt: skip


def _precision_of_clock(text: str) -> str:
    if re.search(r"[0-9]{1,2}:[0-9]{2}:[0-9]{2}|T[0-9]{6}", text):
        return "second"
    return "minute" if re.search(r"[0-9]{1,2}:[0-9]{2}", text) else "day"


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
