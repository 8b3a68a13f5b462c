"""Money as people write it; zero and silence are the same, and nothing makes it fail."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import LARGEST, read_amount, read_currency, read_money, read_period


@pytest.mark.parametrize(
    ("text", "low", "high", "currency", "period"),
    [
        ("$500", "500", "500", "USD", None),
        ("$10K+", "10000", None, "USD", None),
        ("$1.2M", "1200000", "1200000", "USD", None),
        ("500.0", "500", "500", None, None),
        ("$35.00-$75.00", "35", "75", "USD", None),
        ("$50–$70/hour", "50", "70", "USD", "hour"),
        ("['$1,000.00']", "1000", "1000", "USD", None),
        ("['$55.00', '']", "55", "55", "USD", None),
        ("$91.2K/yr - $185K/yr", "91200", "185000", "USD", "year"),
        ("$150-175k", "150000", "175000", "USD", None),
        ("€1.500,00", "1500", "1500", "EUR", None),
        ("45,50 €", "45.5", "45.5", "EUR", None),
        ("1 500 €", "1500", "1500", "EUR", None),
        ("₹1,00,000", "100000", "100000", "INR", None),
        ("CA$40 - CA$50 an hour", "40", "50", "CAD", "hour"),
        ("50 - 50 USD", "50", "50", "USD", None),
        ("Up to $70/hr", None, "70", "USD", "hour"),
        ("From $50", "50", None, "USD", None),
        ("Hourly: $15-$35", "15", "35", "USD", "hour"),
        ("$4,000/month", "4000", "4000", "USD", "month"),
    ],
)
def test_a_text_says_what_it_says_about_money(
    text: str, low: str | None, high: str | None, currency: str | None, period: str | None
) -> None:
    money = read_money(text)
    assert money is not None
    assert money.low == (Decimal(low) if low else None)
    assert money.high == (Decimal(high) if high else None)
    assert (money.currency, money.period) == (currency, period)


@pytest.mark.parametrize(
    "nothing",
    ["0", "0.0", "$0.00 - $0.00", "N/A", "", "NOT_PROVIDED", "negotiable", "-5", "1e9999", None, 0, True],
)
def test_zero_nonsense_and_silence_are_no_money(nothing: object) -> None:
    assert read_money(nothing) is None


def test_a_range_the_wrong_way_round_is_not_sensible_and_not_swapped() -> None:
    money = read_money("$75 - $35")
    assert money is not None
    assert (money.low, money.high) == (Decimal(75), Decimal(35))
    assert not money.is_sensible


@pytest.mark.parametrize(
    ("text", "period"),
    [("hourly", "hour"), ("PER_HOUR", "hour"), ("/hr", "hour"), ("p.a.", "year"), ("annual", "year"),
     ("YEARLY", "year"), ("weekly", "week"), ("per day", "day"), ("", None), ("30 hrs", None)],
)  # fmt: skip
def test_pay_periods_have_one_name(text: str, period: str | None) -> None:
    assert read_period(text) == period


@pytest.mark.parametrize(
    ("text", "code"), [("usd", "USD"), ("US$", "USD"), ("€", "EUR"), ("xyz", None), (None, None)]
)
def test_currencies_are_iso_codes_or_nothing(text: str | None, code: str | None) -> None:
    assert read_currency(text) == code


@given(st.text() | st.floats() | st.integers() | st.none() | st.binary())
def test_whatever_is_read_is_positive_and_finite_or_nothing(value: object) -> None:
    amount = read_amount(value)
    assert amount is None or (amount.is_finite() and 0 < amount < LARGEST)


@given(st.decimals(min_value="0.01", max_value="999999", places=2))
def test_an_amount_written_in_dollars_is_read_back(amount: Decimal) -> None:
    assert read_amount(f"${amount:,.2f}") == amount
