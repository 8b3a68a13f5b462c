"""A calendar file of calls and follow-ups: RFC 5545, the same bytes for the same entries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event

REMINDER = timedelta(minutes=30)


@dataclass(frozen=True)
class Entry:
    """`minutes` of a follow-up is 0: it is a moment, not a stretch."""

    uid: str
    title: str
    starts_at: datetime
    minutes: int
    changed_at: datetime
    text: str = ""
    href: str = ""


def calendar_file(entries: Sequence[Entry], *, name: str) -> bytes:
    """Every entry in UTC, calls with an alarm half an hour before."""
    calendar = Calendar()
    calendar.add("prodid", "-//Bidwell//Interviews//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in sorted(entries, key=lambda one: (one.starts_at, one.uid)):
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _event(entry: Entry) -> Event:
    event, starts = Event(), entry.starts_at.astimezone(UTC)
    event.add("uid", f"{entry.uid}@bidwell")
    event.add("summary", " ".join(entry.title.split())[:200])
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(minutes=entry.minutes or 15))
    if entry.text:
        event.add("description", entry.text)
    if entry.href:
        event.add("url", entry.href)
    event.add("transp", "OPAQUE" if entry.minutes else "TRANSPARENT")
    if entry.minutes:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", "The call begins soon.")
        alarm.add("trigger", -REMINDER)
        event.add_component(alarm)
    return event
