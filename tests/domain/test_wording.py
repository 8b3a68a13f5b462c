"""What the screen says about pay, age and counts."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from app.domain.enums import BudgetType
from app.domain.wording import age_text, amount_text, counted, range_text, rate_text, salary_text, span_text

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_a_rate_is_worded_by_its_kind() -> None:
    fifty, seventy = Decimal(50), Decimal(70)
    assert rate_text(BudgetType.HOURLY, hourly_min=fifty, hourly_max=seventy, currency="USD") == "$50–70/h"
    assert rate_text("hourly", hourly_min=fifty, hourly_max=fifty, currency="EUR") == "€50/h"
    assert rate_text(BudgetType.FIXED, fixed_min=fifty, fixed_max=fifty, currency="USD") == "$50 fixed"
    assert rate_text(BudgetType.UNKNOWN) == "Rate not said"
    assert rate_text(BudgetType.HOURLY) == "Rate not said"


@pytest.mark.parametrize(
    ("low", "high", "currency", "words"),
    [
        ("50", None, "USD", "from $50"),
        (None, "70.5", "CHF", "up to 70.50 CHF"),
        ("1500.00", "1500", "GBP", "£1,500"),
        ("10", "20", None, "10–20"),
        (None, None, "USD", "unknown"),
    ],
)
def test_a_range_says_only_what_is_known(
    low: str | None, high: str | None, currency: str | None, words: str
) -> None:
    assert range_text(Decimal(low) if low else None, Decimal(high) if high else None, currency) == words


def test_a_salary_keeps_its_own_period() -> None:
    salary = {"salary_min": 90_000, "salary_max": 110_000, "salary_period": "year"}
    assert salary_text(salary, "USD") == "$90,000–110,000/year"
    assert salary_text({}) == ""
    assert amount_text(None) == "unknown"


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(hours=19), "19 hours ago"),
        (timedelta(days=3), "3 days ago"),
        (timedelta(days=20), "2 weeks ago"),
        (timedelta(days=70), "2 months ago"),
        (timedelta(days=800), "2 years ago"),
    ],
)
def test_an_age_is_in_the_largest_unit_that_fits(ago: timedelta, words: str) -> None:
    assert age_text(NOW - ago, now=NOW) == words


def test_an_age_is_no_finer_than_its_source() -> None:
    assert age_text(NOW - timedelta(hours=5), now=NOW, precision="day") == "today"
    assert age_text(NOW - timedelta(hours=20), now=NOW, precision="day") == "yesterday"
    assert age_text(None, now=NOW) == "unknown"


def test_spans_and_counts_read_naturally() -> None:
    assert span_text(5, 10) == "5–10"
    assert span_text(0, 4) == "under 5"
    assert span_text(50, None) == "50+"
    assert span_text(0, 0) == "0"
    assert span_text(7, 7) == "7"
    assert span_text(None, None) == "unknown"
    assert (counted(1, "job"), counted(1200, "job")) == ("1 job", "1,200 jobs")
