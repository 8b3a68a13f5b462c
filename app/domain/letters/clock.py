"""A person's time zone in words: its names, its distance from UTC, and what of a letter only says these."""

import re
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ASKS_ZONE = re.compile(r"\btime ?zones?\b", re.I)
_NO_ZONE = frozenset({"", "UTC", "Etc/UTC"})
"""What stands there as long as nobody has said one."""
_IN_WINTER, _IN_SUMMER = datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC)
_LONG = {
    "GMT": "Greenwich Mean Time",
    "CET": "Central European Time",
    "EET": "Eastern European Time",
    "WET": "Western European Time",
    "EST": "Eastern Standard Time, US Eastern",
    "CST": "Central Standard Time, US Central",
    "MST": "Mountain Standard Time, US Mountain",
    "PST": "Pacific Standard Time, US Pacific",
    "IST": "Indian Standard Time",
}
_OFFSET = re.compile(
    r"\(?\b(?:UTC|GMT)\s?(?P<sign>[+−–-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?\b\)?", re.I
)


def zone_names(zone: str) -> str:
    """A time zone under the names by which people know it: "Berlin time zone: CET, CEST, Central European Time"."""
    names = _short(zone)
    if names is None:
        return ""
    long = [_LONG[name] for name in names if name in _LONG]
    place = zone.rpartition("/")[2].replace("_", " ")
    return ": ".join(part for part in (f"{place} time zone", ", ".join([*names, *long])) if part)


def zone_words(zone: str) -> str:
    """ "CET, UTC+1" in winter; "" where nobody has said a zone."""
    names, minutes = _short(zone), _minutes(zone)
    if names is None or not minutes:
        return ""
    return ", ".join([*names[:1], _offset_words(minutes[0])])


def without_offset(text: str, zone: str) -> str:
    """The text without the zone's own distance from UTC: it is as true as the zone."""
    own = _minutes(zone)
    return _OFFSET.sub(lambda m: " " if _told(m) in own else m[0], text) if own else text


def _told(m: re.Match[str]) -> int:
    minutes = 60 * int(m["hours"]) + int(m["minutes"] or 0)
    return minutes if m["sign"] == "+" else -minutes


def _offset_words(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"


@lru_cache(maxsize=256)
def _short(zone: str) -> list[str] | None:
    """Its short names, winter first ("CET", "CEST"); None where there is no such zone or nobody has said one."""
    days = _days(zone)
    return (
        [name for name in dict.fromkeys(d.tzname() or "" for d in days) if name.isalpha()] if days else None
    )


@lru_cache(maxsize=256)
def _minutes(zone: str) -> tuple[int, ...]:
    """Its distances from UTC in minutes, winter first."""
    return tuple(dict.fromkeys(int((d.utcoffset() or d - d).total_seconds() // 60) for d in _days(zone)))


def _days(zone: str) -> tuple[datetime, ...]:
    if zone in _NO_ZONE:
        return ()
    try:
        return tuple(day.astimezone(ZoneInfo(zone)) for day in (_IN_WINTER, _IN_SUMMER))
    except (ZoneInfoNotFoundError, ValueError):
        return ()
