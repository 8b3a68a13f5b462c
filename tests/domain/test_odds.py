"""The chance of an answer is an interval, or it is not said."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.enums import ApplicationStatus as Status
from app.domain.odds import ENOUGH, SILENCE, Sent, reply_odds, wilson

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
LONG_AGO = NOW - SILENCE - timedelta(days=1)


def sent(n: int, *, answered: bool = False, score: float | None = None) -> list[Sent]:
    return [Sent(Status.APPLIED, LONG_AGO, answered, score)] * n


def test_too_few_are_not_made_into_a_number() -> None:
    odds = reply_odds(sent(6), score=80, now=NOW)
    assert odds.words.startswith("Not enough data (n = 6).")
    assert (odds.low, odds.high) == (None, None)


def test_enough_give_an_interval_that_holds_the_share_seen() -> None:
    odds = reply_odds([*sent(15), *sent(5, answered=True)], score=None, now=NOW)
    assert odds.low is not None
    assert odds.low < 0.25 < odds.high
    assert odds.words == "11–47 %, by your 20 decided applications for jobs: 5 were answered."


def test_an_application_that_may_still_be_answered_is_not_counted() -> None:
    fresh = [Sent(Status.APPLIED, NOW - timedelta(days=1), False)] * 30
    assert reply_odds([*fresh, *sent(3)], score=None, now=NOW).n == 3


def test_jobs_of_about_this_score_are_compared_first() -> None:
    good, bad = sent(ENOUGH, answered=True, score=82), sent(ENOUGH, score=50)
    assert reply_odds([*good, *bad], score=85, now=NOW).replies == ENOUGH
    assert reply_odds([*good, *bad], score=95, now=NOW).n == 2 * ENOUGH


@pytest.mark.parametrize(
    ("k", "n", "low", "high"), [(0, 10, 0.0, 0.278), (5, 10, 0.237, 0.763), (81, 263, 0.255, 0.366)]
)
def test_the_interval_is_wilsons(k: int, n: int, low: float, high: float) -> None:
    assert wilson(k, n) == (pytest.approx(low, abs=1e-3), pytest.approx(high, abs=1e-3))


@given(st.integers(0, 400), st.integers(1, 400))
def test_an_interval_lies_in_0_to_1_and_around_the_share(k: int, n: int) -> None:
    k = min(k, n)
    low, high = wilson(k, n)
    assert -1e-9 <= low <= k / n + 1e-9
    assert k / n - 1e-9 <= high <= 1 + 1e-9
