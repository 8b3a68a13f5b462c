"""The time that a question speaks of, and when that begins and ends by the person's own clock."""

import re
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Period(StrEnum):
    TODAY = "today"
    SINCE_YESTERDAY = "since_yesterday"
    YESTERDAY = "yesterday"
    WEEK = "week"
    LAST_WEEK = "last_week"
    MONTH = "month"
    LAST_MONTH = "last_month"
    YEAR = "year"
    LAST_YEAR = "last_year"
    ALL = "all"


PERIOD_WORDS = {
    Period.TODAY: "today", Period.SINCE_YESTERDAY: "since yesterday", Period.YESTERDAY: "yesterday",
    Period.WEEK: "in the last 7 days", Period.LAST_WEEK: "last week", Period.MONTH: "this month",
    Period.LAST_MONTH: "last month", Period.YEAR: "this year", Period.LAST_YEAR: "last year", Period.ALL: "so far",
}  # fmt: skip
"""Answers of the copilot speak of it so."""

AHEAD_WORDS = {Period.TODAY: "today", Period.WEEK: "in the next 7 days", Period.MONTH: "this month"}

_SAID = (
    (Period.SINCE_YESTERDAY, r"\bsince yesterday\b|\b(?:last|past) (?:two|2) days\b|\b48 hours\b"),
    (Period.YESTERDAY, r"\byesterday\b"),
    (Period.TODAY, r"\btoday\b|\bthis morning\b|\btonight\b|\b24 hours\b"),
    (Period.LAST_WEEK, r"\b(?:last|previous) week\b"),
    (Period.WEEK, r"\bweek(?:ly)?\b|\b(?:7|seven) days\b"),
    (Period.LAST_MONTH, r"\b(?:last|previous) month\b"),
    (Period.MONTH, r"\bmonth(?:ly)?\b|\b30 days\b"),
    (Period.LAST_YEAR, r"\b(?:last|previous) year\b"),
    (Period.YEAR, r"\byear(?:ly)?\b|\b12 months\b"),
)
_PATTERNS = [(period, re.compile(words, re.IGNORECASE)) for period, words in _SAID]
PERIODS = tuple(pattern for _, pattern in _PATTERNS)


def period_in(text: str) -> Period:
    """What the text says; ALL where it says nothing."""
    return next((period for period, pattern in _PATTERNS if pattern.search(text)), Period.ALL)


def span(period: Period, now: datetime, here: ZoneInfo) -> tuple[datetime | None, datetime | None]:
    """From when, and until before when; None for an open end."""
    midnight = now.astimezone(here).replace(hour=0, minute=0, second=0, microsecond=0)
    monday, month = midnight - timedelta(days=midnight.weekday()), midnight.replace(day=1)
    year = month.replace(month=1)
    return {
        Period.TODAY: (midnight, None),
        Period.SINCE_YESTERDAY: (midnight - timedelta(days=1), None),
        Period.YESTERDAY: (midnight - timedelta(days=1), midnight),
        Period.WEEK: (midnight - timedelta(days=6), None),
        Period.LAST_WEEK: (monday - timedelta(days=7), monday),
        Period.MONTH: (month, None),
        Period.LAST_MONTH: ((month - timedelta(days=1)).replace(day=1), month),
        Period.YEAR: (year, None),
        Period.LAST_YEAR: (year.replace(year=year.year - 1), year),
        Period.ALL: (None, None),
    }[period]


def ahead(period: Period, now: datetime, here: ZoneInfo) -> datetime | None:
    """Until when, for what is yet to come; None for ever."""
    midnight = now.astimezone(here).replace(hour=0, minute=0, second=0, microsecond=0)
    return {
        Period.TODAY: midnight + timedelta(days=1),
        Period.WEEK: midnight + timedelta(days=8),
        Period.MONTH: (midnight.replace(day=1) + timedelta(days=32)).replace(day=1),
    }.get(period)
