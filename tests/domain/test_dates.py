"""Dates as files write them, relative ones counted from the moment given."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import EARLIEST, PRECISIONS, read_moment, says_day_first

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "at", "precision"),
    [
        ("2025-10-16T06:06:47+0000", "2025-10-16T06:06:47", "second"),
        ("2025-10-16T06:06:47+05:30", "2025-10-16T00:36:47", "second"),
        ("2025-11-09T11:43:04.29+00:00", "2025-11-09T11:43:04.290000", "second"),
        ("2025-06-27 22:20:49", "2025-06-27T22:20:49", "second"),
        ("2026-02-15 00:04:28 UTC", "2026-02-15T00:04:28", "second"),
        ("Tue, 14 May 2024 11:31:15 +0000", "2024-05-14T11:31:15", "second"),
        ("June 05, 2024 00:08 UTC", "2024-06-05T00:08:00", "minute"),
        ("6/6/2024 4:55am", "2024-06-06T04:55:00", "minute"),
        ("8/15/25, 3:04 PM", "2025-08-15T15:04:00", "minute"),
        ("2025/09/09", "2025-09-09T00:00:00", "day"),
        ("14.05.2024", "2024-05-14T00:00:00", "day"),
        ("13/6/2024", "2024-06-13T00:00:00", "day"),
        ("Jan 2, 2024", "2024-01-02T00:00:00", "day"),
        ("2024-08", "2024-08-01T00:00:00", "month"),
        ("1672532189666", "2023-01-01T00:16:29.666000", "second"),
        (1672532189, "2023-01-01T00:16:29", "second"),
    ],
)
def test_a_date_is_read_in_utc_and_as_exactly_as_it_is_written(text: object, at: str, precision: str) -> None:
    moment = read_moment(text, now=NOW)
    assert moment is not None
    assert moment.at == datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert (moment.precision, moment.is_relative) == (precision, False)


@pytest.mark.parametrize(
    ("text", "ago", "precision"),
    [
        ("3 days ago", timedelta(days=3), "day"),
        ("Posted 19 hours ago", timedelta(hours=19), "hour"),
        ("Posted 55 minutes ago", timedelta(minutes=55), "minute"),
        ("an hour ago", timedelta(hours=1), "hour"),
        ("Reposted 2 weeks ago", timedelta(weeks=2), "week"),
        ("30+ days ago", timedelta(days=30), "day"),
        ("1 month ago", timedelta(days=28), "month"),
        ("yesterday", timedelta(days=1), "day"),
        ("last week", timedelta(weeks=1), "week"),
        ("2w", timedelta(weeks=2), "week"),
        ("just now", timedelta(), "minute"),
    ],
)
def test_an_age_is_counted_back_from_now(text: str, ago: timedelta, precision: str) -> None:
    moment = read_moment(text, now=NOW)
    assert moment is not None
    assert (NOW - moment.at, moment.precision, moment.is_relative) == (ago, precision, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nan",
        "soon",
        "10",
        "May",
        "Thursday",
        "2 hours",
        "1970-01-01",
        "2031-01-01",
        "0",
        None,
        True,
        "99999 years ago",
    ],
)
def test_what_names_no_day_is_no_date(text: object) -> None:
    assert read_moment(text, now=NOW) is None


def test_a_column_tells_whether_its_days_come_first() -> None:
    assert says_day_first(["3/6/2024", "13/6/2024"])
    assert not says_day_first(["3/6/2024", "6/13/2024"])
    assert not says_day_first(["3/6/2024"])
    moment = read_moment("3/6/2024", now=NOW, day_first=True)
    assert moment is not None
    assert moment.at == datetime(2024, 6, 3, tzinfo=UTC)


@given(st.text() | st.floats() | st.integers() | st.none())
def test_any_value_is_a_possible_time_or_none(value: object) -> None:
    moment = read_moment(value, now=NOW)
    assert moment is None or (
        EARLIEST <= moment.at <= NOW + timedelta(days=2) and moment.precision in PRECISIONS
    )


@given(st.datetimes(datetime(1999, 1, 1), datetime(2026, 2, 28)))  # noqa: DTZ001 - as files write it
def test_an_iso_time_is_read_back(at: datetime) -> None:
    moment = read_moment(at.isoformat(), now=NOW)
    assert moment is not None
    assert moment.at == at.replace(tzinfo=UTC)
