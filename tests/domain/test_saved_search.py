"""Alerts wait for the right hour of the person they are for, and speak of the difference only."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.domain.errors import BadInput
from app.domain.hiding import LONGEST_WORD, read_word
from app.domain.job_filter import JobFilter, View
from app.domain.saved_search import (
    Alerts,
    QuietHours,
    Waiting,
    alert_sentence,
    is_due,
    read_alerts,
    read_hour,
    read_name,
    search_of,
    suggested_name,
)

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
NIGHT = QuietHours(22, 7)


def waiting(alerts: Alerts = Alerts.NOW, *jobs: str, since: datetime = NOON, name: str = "React") -> Waiting:
    return Waiting("id", name, alerts, jobs or ("1",), since)


def due(each: Waiting, now: datetime = NOON, timezone: str = "UTC", quiet: QuietHours = NIGHT) -> bool:
    return is_due(each, now=now, timezone=timezone, quiet=quiet)


def test_an_alert_speaks_at_once_by_day_and_waits_by_night() -> None:
    assert due(waiting())
    assert not due(waiting(), NOON.replace(hour=23))
    assert not due(waiting(), NOON.replace(hour=6, minute=59))
    assert due(waiting(), NOON.replace(hour=7))


def test_night_is_where_the_person_is() -> None:
    assert not due(waiting(), timezone="Pacific/Auckland")
    assert due(waiting(), NOON.replace(hour=23), timezone="America/New_York")
    assert due(waiting(), timezone="Nowhere/Land")


def test_a_muted_search_never_speaks() -> None:
    assert not due(waiting(Alerts.OFF))


def test_a_digest_comes_once_in_the_morning_with_what_came_before_it() -> None:
    came = NOON - timedelta(hours=1)
    assert not due(waiting(Alerts.DIGEST, since=came), NOON)
    assert not due(waiting(Alerts.DIGEST, since=came), NOON.replace(hour=21))
    morning = NOON.replace(day=3, hour=8)
    assert not due(waiting(Alerts.DIGEST, since=came), morning - timedelta(minutes=1))
    assert due(waiting(Alerts.DIGEST, since=came), morning)
    assert due(waiting(Alerts.DIGEST, since=came), morning + timedelta(hours=5))


def test_quiet_hours_run_over_midnight_or_not_or_not_at_all() -> None:
    def hours(quiet: QuietHours) -> list[int]:
        return [hour for hour in range(24) if quiet.covers(NOON.replace(hour=hour))]

    assert hours(QuietHours(22, 2)) == [0, 1, 22, 23]
    assert hours(QuietHours(9, 12)) == [9, 10, 11]
    assert hours(QuietHours(5, 5)) == []


@pytest.mark.parametrize("kept", [None, {}, {"quiet_from": "x"}, {"quiet_from": 25, "quiet_to": 1}, [], {"quiet_from": True, "quiet_to": 1}])  # fmt: skip
def test_settings_that_cannot_be_read_are_the_usual_night(kept: Any) -> None:
    assert QuietHours.parse(kept) == QuietHours()


def test_a_job_that_two_searches_found_counts_once() -> None:
    both = [waiting(Alerts.NOW, "1", "2", "3"), waiting(Alerts.NOW, "3", "4", name="Go")]
    assert alert_sentence(both) == "4 new jobs: 3 in “React”, 2 in “Go”."
    assert alert_sentence([waiting()]) == "1 new job: 1 in “React”."


def test_a_search_is_what_it_looks_for_not_where_one_stands_in_it() -> None:
    wanted = JobFilter(q="react", hourly=50, page=3, view=View.BOARD)
    assert search_of(wanted) == {"q": "react", "hourly": "50"}
    assert suggested_name(wanted, "USD") == "react, ≥ $50/h"
    assert suggested_name(JobFilter(), "USD") == "Everything"


@pytest.mark.parametrize("bad", ["", "   ", None, 7, [], "\x00", "--!"])
def test_a_word_to_hide_has_letters(bad: Any) -> None:
    with pytest.raises(BadInput):
        read_word(bad)


def test_what_a_person_types_is_one_line_and_short() -> None:
    assert read_word("  Crypto\n Casino ") == "crypto casino"
    with pytest.raises(BadInput):
        read_word("x" * (LONGEST_WORD + 1))
    assert read_name(" My \n search ") == "My search"
    assert len(read_name("x" * 500)) == 60


@pytest.mark.parametrize("bad", ["", "24", "-1", "²", None, "9" * 40, "x", 7.5])
def test_an_hour_is_an_hour_of_the_day(bad: Any) -> None:
    with pytest.raises(BadInput):
        read_hour(bad)


def test_alerts_are_one_of_three() -> None:
    assert read_alerts("digest") is Alerts.DIGEST
    with pytest.raises(BadInput):
        read_alerts("loud")
