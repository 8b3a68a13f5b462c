"""When something runs next: by the wall clock of the person, around quiet hours and changes of the clock."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import BadInput
from app.domain.retry import wait_before
from app.domain.schedule import EVERY, Cadence, next_run, when_words

BERLIN = "Europe/Berlin"
AFTER = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)  # a Friday, 13:00 in Berlin


@pytest.mark.parametrize(
    ("cadence", "local"),
    [
        (Cadence("day", time(7, 30)), "2026-03-07 06:30"),
        (Cadence("day", time(14, 0)), "2026-03-06 13:00"),
        (Cadence("weekday", time(7, 30)), "2026-03-09 06:30"),
        (Cadence("week", time(7, 30)), "2026-03-09 06:30"),
        (Cadence("hour"), "2026-03-06 13:00"),
        (Cadence("6_hours"), "2026-03-06 18:00"),
        (Cadence("6_hours", quiet_from=time(18), quiet_to=time(8)), "2026-03-07 07:00"),
        (Cadence("hour", quiet_from=time(13, 30), quiet_to=time(15)), "2026-03-06 14:00"),
    ],
)
def test_the_next_time_is_the_persons_own(cadence: Cadence, local: str) -> None:
    assert next_run(cadence, BERLIN, after=AFTER) == datetime.fromisoformat(f"{local}:00+00:00")


def test_half_past_seven_stays_half_past_seven_when_clocks_change() -> None:
    before = next_run(Cadence("day", time(7, 30)), BERLIN, after=datetime(2026, 3, 27, 12, tzinfo=UTC))
    after = next_run(Cadence("day", time(7, 30)), BERLIN, after=before)
    assert (before.hour, after.hour) == (6, 5)


def test_an_hour_that_the_clock_skips_is_not_skipped() -> None:
    skipped = next_run(Cadence("day", time(2, 30)), BERLIN, after=datetime(2026, 3, 28, 12, tzinfo=UTC))
    assert skipped == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


moments = st.integers(0, 3_000_000).map(lambda minutes: AFTER + timedelta(minutes=minutes))
clocks = st.times().map(lambda each: each.replace(second=0, microsecond=0))


@given(st.sampled_from(list(EVERY)), clocks, clocks, clocks, moments)
def test_it_is_always_later_never_quiet_and_within_eight_days(
    every: str, at: time, start: time, end: time, after: datetime
) -> None:
    cadence = Cadence(every, at, start, end) if start != end else Cadence(every, at)
    coming = next_run(cadence, "UTC", after=after)
    assert after < coming <= after + timedelta(days=8)
    now = coming.time().replace(tzinfo=None)
    if cadence.quiet_from is not None:
        quiet = start <= now < end if start < end else now >= start or now < end
        assert not quiet


@pytest.mark.parametrize(
    "said",
    [{"every": "minute"}, {"at": "25:00"}, {"at": "soon"}, {"quiet_from": "22:00"},
     {"quiet_from": "07:00", "quiet_to": "07:00"}],
)  # fmt: skip
def test_a_wish_that_makes_no_sense_is_refused(said: dict) -> None:
    with pytest.raises(BadInput):
        Cadence.parse(said)


def test_pauses_between_attempts_grow_and_stay_under_a_minute() -> None:
    waits = [wait_before(attempt, spread=0.5) for attempt in range(1, 8)]
    assert waits == sorted(waits)
    assert max(wait_before(9, spread=1.0) for _ in waits) < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("zone", "then", "said"),
    [
        ("UTC", "2026-03-02T06:40", "today 06:40"),
        ("Europe/Berlin", "2026-03-02T23:30", "tomorrow 00:30"),
        ("America/New_York", "2026-03-03T01:00", "today 20:00"),
        ("UTC", "2026-03-07T18:05", "Saturday 18:05"),
        ("UTC", "2026-03-09T06:40", "9 Mar 06:40"),
        ("Nowhere/Land", "2026-03-03T06:40", "tomorrow 06:40"),
    ],
)
def test_the_next_run_is_told_by_the_clock_on_the_person_s_wall(zone: str, then: str, said: str) -> None:
    now = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
    assert when_words(datetime.fromisoformat(then).replace(tzinfo=UTC), zone, now=now) == said
