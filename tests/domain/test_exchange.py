"""Currencies: the newest rate of the day or before, in either direction; never a guess."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import BadInput
from app.domain.exchange import Rate, Rates, cents, read_rate

MARCH = date(2026, 3, 2)


def rate(day: int, worth: str, currency: str = "EUR", into: str = "USD") -> Rate:
    return Rate(currency, into, date(2026, 3, day), Decimal(worth))


def test_the_newest_rate_on_or_before_the_day_counts() -> None:
    rates = Rates([rate(9, "1.2"), rate(2, "1.1"), rate(1, "1.0")])
    at = {day: rates.convert(Decimal(100), "EUR", "USD", date(2026, 3, day)) for day in (1, 5, 9, 30)}
    assert {day: found.amount if found else None for day, found in at.items()} == {
        1: 100,
        5: 110,
        9: 120,
        30: 120,
    }


def test_before_the_first_rate_nothing_is_known() -> None:
    assert Rates([rate(2, "1.1")]).convert(Decimal(100), "EUR", "USD", date(2026, 3, 1)) is None


def test_a_rate_is_read_in_both_directions_and_never_by_way_of_a_third() -> None:
    rates = Rates([rate(1, "1.25"), rate(1, "0.8", "GBP", "EUR")])
    back = rates.convert(Decimal(125), "USD", "EUR", MARCH)
    assert back is not None
    assert back.amount == 100
    assert rates.convert(Decimal(1), "GBP", "USD", MARCH) is None


def test_of_two_directions_the_newer_one_counts() -> None:
    rates = Rates([rate(1, "2"), rate(2, "0.25", "USD", "EUR")])
    found = rates.convert(Decimal(1), "EUR", "USD", MARCH)
    assert found is not None
    assert found.amount == 4


def test_the_same_currency_needs_no_rate() -> None:
    found = Rates([]).convert(Decimal("1.239"), "USD", "USD", MARCH)
    assert found is not None
    assert (found.amount, found.rate) == (Decimal("1.239"), None)


@given(st.decimals("-1e9", "1e9", places=2), st.decimals("0.0001", "9999", places=4))
def test_a_converted_amount_is_off_by_half_a_cent_at_most(amount: Decimal, worth: Decimal) -> None:
    found = Rates([Rate("EUR", "USD", MARCH, worth)]).convert(amount, "EUR", "USD", MARCH)
    assert found is not None
    assert abs(found.amount - amount * worth) <= Decimal("0.005")
    assert found.amount == cents(found.amount)


@pytest.mark.parametrize(
    ("currency", "into", "worth"),
    [("EUR", "EUR", "1"), ("EUR", "", "1"), ("???", "USD", "1"), ("EUR", "USD", "0"), ("EUR", "USD", "-2"), ("EUR", "USD", "1e12")],
)  # fmt: skip
def test_what_is_no_rate_is_a_sentence(currency: str, into: str, worth: str) -> None:
    with pytest.raises(BadInput):
        read_rate(currency, into, MARCH, Decimal(worth))
    with pytest.raises(BadInput):
        read_rate("EUR", "USD", MARCH, None)
