"""Saved searches: what they are called, and when they may speak up.

An alert is for the difference only. It waits while it is night for the person, a digest waits for the morning,
and a muted search never speaks; what waits is not lost, it is told in the next one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.errors import BadInput
from app.domain.job_filter import JobFilter
from app.domain.wording import counted

LONGEST_NAME = 60
MOST_SEARCHES = 20
DIGEST_HOUR = 8
NOT_PART_OF_IT = ("page", "sort", "view")
"""What a search is not about: where one stands in it, its order, and jobs already decided about."""


class Alerts(StrEnum):
    """When a search speaks up."""

    NOW = "now"
    DIGEST = "digest"
    OFF = "off"


ALERT_WORDS = {
    Alerts.NOW: "At once",
    Alerts.DIGEST: f"Once a day, at {DIGEST_HOUR}:00",
    Alerts.OFF: "Muted",
}


@dataclass(frozen=True)
class QuietHours:
    """From one full hour to another, over midnight where need be; none when both are the same."""

    start: int = 22
    end: int = 7

    @classmethod
    def parse(cls, kept: Any) -> Self:
        """From the settings; what cannot be read is the default."""
        kept = kept if isinstance(kept, Mapping) else {}
        hours = (kept.get("quiet_from"), kept.get("quiet_to"))
        fine = all(isinstance(hour, int) and not isinstance(hour, bool) and 0 <= hour < 24 for hour in hours)
        return cls(*hours) if fine else cls()

    def covers(self, local: datetime) -> bool:
        if self.start <= self.end:
            return self.start <= local.hour < self.end
        return local.hour >= self.start or local.hour < self.end


@dataclass(frozen=True)
class Waiting:
    """New jobs of one search that nobody has been told of, and when the oldest of them came."""

    search_id: str
    name: str
    alerts: Alerts
    jobs: tuple[str, ...]
    since: datetime


def read_name(given: object) -> str:
    """What a person calls a search."""
    typed = " ".join(str(given).replace("\x00", "").encode("utf-8", "ignore").decode().split()) if isinstance(given, str) else ""  # fmt: skip
    if not typed:
        raise BadInput("Give the search a name.")
    return typed[:LONGEST_NAME]


def read_alerts(given: object) -> Alerts:
    try:
        return Alerts(str(given))
    except ValueError:
        raise BadInput("Alerts come at once, once a day, or not at all.") from None


def read_hour(given: object) -> int:
    """A full hour of the day."""
    typed = str(given)
    if not (typed.isascii() and typed.isdigit() and int(typed[:3]) < 24):
        raise BadInput("Choose a full hour, 0 to 23.")
    return int(typed)


def search_of(wanted: JobFilter) -> dict[str, str]:
    """The part of an address that makes the search: equal searches are equal here."""
    return {name: value for name, value in wanted.address().items() if name not in NOT_PART_OF_IT}


def suggested_name(wanted: JobFilter, currency: str) -> str:
    """From what the filters say: "react, ≥ $50/h, payment verified"."""
    return (
        ", ".join(words.strip("“”") for words in wanted.active(currency).values())[:LONGEST_NAME]
        or "Everything"
    )


def is_due(waiting: Waiting, *, now: datetime, timezone: str, quiet: QuietHours) -> bool:
    """Whether this search may speak up now."""
    local, since = local_time(now, timezone), local_time(waiting.since, timezone)
    if waiting.alerts is Alerts.OFF or quiet.covers(local):
        return False
    if waiting.alerts is Alerts.NOW:
        return True
    morning = local.replace(hour=DIGEST_HOUR, minute=0, second=0, microsecond=0)
    if local < morning:
        morning -= timedelta(days=1)
    return since < morning


def local_time(moment: datetime, timezone: str) -> datetime:
    try:
        return moment.astimezone(ZoneInfo(timezone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return moment


def alert_sentence(due: Sequence[Waiting]) -> str:
    """ "5 new jobs: 3 in React, 2 in Python." A job that two searches found counts once."""
    jobs = {job for each in due for job in each.jobs}
    parts = ", ".join(f"{len(each.jobs):,} in “{each.name}”" for each in due)
    return f"{counted(len(jobs), 'new job')}: {parts}."
