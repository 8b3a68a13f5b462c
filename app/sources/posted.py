"""When a job was posted: the best of its dates, relative ones counted from when the row was collected."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from app.domain.dates import Moment, read_moment
from app.sources.cells import as_count, as_text
from app.sources.facts import Facts

_CLOCK = re.compile(r"^[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4},?\s+[0-9]{1,2}:[0-9]{2}(?:\s?[ap]m)?$", re.I)
_IN_UTC = re.compile(r"Posted On(?:</b>)?\s*:\s*([A-Z][a-z]+ [0-9]{1,2}, [0-9]{4} [0-9]{1,2}:[0-9]{2} UTC)")
_NO_ZONE = re.compile(r"^[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}\b")


def read_posted(
    facts: Facts, *, now: datetime, collected: Any, day_first: bool, clock_offset: timedelta
) -> tuple[datetime | None, dict[str, Any]]:
    """The time in UTC, and beside it how exact it is and what a relative one was counted from."""
    scraped = _first(facts.all("scraped_at"), now=now, day_first=day_first) or read_moment(collected, now=now)
    anchor = scraped.at if scraped else now
    moment = _best(facts, anchor=anchor, now=now, day_first=day_first, offset=clock_offset) or _minutes_ago(
        facts, anchor
    )
    extras: dict[str, Any] = {}
    renewed = _first(facts.all("renewed_at"), now=anchor, day_first=day_first)
    if renewed:
        extras["renewed_at"] = renewed.at.isoformat(timespec="seconds")
    if moment is None:
        return None, extras
    extras["posted_precision"] = as_text(facts.get("posted_source")) or moment.precision
    if moment.is_relative:
        extras["posted_relative_to"] = "collected" if scraped else "import"
    return moment.at, extras


def clock_offset(records: Iterable[dict[str, Any]], *, now: datetime, day_first: bool) -> timedelta:
    """How far this file's clock is from UTC, when its own texts prove it.

    A sheet of an Upwork feed has "6/5/2024 10:11am" in a column and "Posted On: June 05, 2024 16:11 UTC" in
    some of the descriptions: all of those must tell the same difference.
    """
    found: set[timedelta] = set()
    sightings = 0
    for fields in records:
        column = next((v for v in fields.values() if isinstance(v, str) and _CLOCK.match(v.strip())), None)
        label = column and next(
            (m for v in fields.values() if isinstance(v, str) and (m := _IN_UTC.search(v))), None
        )
        if not column or not label:
            continue
        local, utc = (read_moment(text, now=now, day_first=day_first) for text in (column, label[1]))
        if local and utc:
            found.add(utc.at - local.at)
            sightings += 1
    return found.pop() if len(found) == 1 and sightings > 2 else timedelta()


def _best(
    facts: Facts, *, anchor: datetime, now: datetime, day_first: bool, offset: timedelta
) -> Moment | None:
    labelled = read_moment(facts.found("posted_at"), now=anchor, day_first=day_first)
    for _, value in facts.record.all("posted_at"):
        absolute_or_relative = read_moment(value, now=anchor, day_first=day_first)
        moment = absolute_or_relative or read_moment(value, now=now, day_first=day_first)
        if moment is None:
            continue
        if _NO_ZONE.match(str(value).strip()) and labelled and not labelled.is_relative:
            return labelled
        if _CLOCK.match(str(value).strip()):
            return Moment(moment.at + offset, moment.precision)
        return moment
    return labelled


def _first(values: Any, *, now: datetime, day_first: bool) -> Moment | None:
    moments = (read_moment(value, now=now, day_first=day_first) for _, value in values)
    return next((moment for moment in moments if moment), None)


def _minutes_ago(facts: Facts, anchor: datetime) -> Moment | None:
    minutes = as_count(facts.get("posted_minutes"))
    if minutes is None or minutes > 60 * 24 * 3650:
        return None
    return Moment(anchor - timedelta(minutes=minutes), "minute", is_relative=True)
