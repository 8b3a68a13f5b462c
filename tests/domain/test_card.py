"""What a card says of the time it has lain there."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from app.domain.card import CLOSED, STALE_AFTER, is_stale, short_age, sum_words
from app.domain.enums import ApplicationStatus as S
from app.domain.pipeline import possible_targets

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)


@pytest.mark.parametrize("status", STALE_AFTER)
def test_a_card_is_stale_from_the_stated_day_on(status: S) -> None:
    days = timedelta(days=STALE_AFTER[status])
    assert is_stale(status, NOW - days, now=NOW)
    assert not is_stale(status, NOW - days + timedelta(seconds=1), now=NOW)


def test_every_open_column_has_its_days_and_what_has_ended_is_never_stale() -> None:
    assert set(STALE_AFTER) == set(S) - CLOSED
    assert not any(is_stale(status, NOW - timedelta(days=999), now=NOW) for status in CLOSED)


def test_the_age_of_a_clock_that_is_ahead_is_now() -> None:
    ages = [short_age(NOW - timedelta(hours=hours), now=NOW) for hours in (-5, 0, 5, 24, 300)]
    assert ages == ["now", "now", "5 h", "1 d", "12 d"]


def test_several_cards_go_only_where_each_may_go() -> None:
    assert possible_targets([S.APPLIED, S.APPLIED]) == [S.IN_CONVERSATION, S.ARCHIVED]
    assert possible_targets([S.SHORTLISTED, S.APPLIED]) == [S.READY_TO_APPLY, S.IN_CONVERSATION, S.ARCHIVED]
    assert possible_targets([S.WON, S.SHORTLISTED]) == [S.READY_TO_APPLY]
    assert possible_targets([]) == possible_targets([S.WON]) == []


def test_currencies_are_never_added_to_each_other_and_a_third_one_is_not_kept_silent() -> None:
    of = [(Decimal(900), "USD"), (Decimal(3600), "USD"), (Decimal(2000), "EUR")]
    assert sum_words(of) == "$4.5 k + €2 k"
    assert sum_words([*of, (Decimal(10), "CHF")]) == "$4.5 k + €2 k + …"
    assert sum_words([]) == ""
