"""Numbers and times in the words of the screen: "$50–70/h", "3 days ago", "unknown"."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from app.domain.enums import BudgetType

UNKNOWN = "unknown"
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥", "CAD": "CA$", "AUD": "A$", "NZD": "NZ$"}
PERIOD_MARKS = {"hour": "/h", "day": "/day", "week": "/week", "month": "/month", "year": "/year"}
NO_CLOCK = frozenset({"day", "week", "month", "year"})
"""Precisions at which hours and minutes would be made up."""

_AGES = (
    (365 * 86400, "year"),
    (30 * 86400, "month"),
    (7 * 86400, "week"),
    (86400, "day"),
    (3600, "hour"),
    (60, "minute"),
)


def amount_text(amount: Decimal | float | None, currency: str | None = None) -> str:
    """ "$1,500", "€49.50", "12 CHF"; "unknown" for None. Cents only where there are some."""
    if amount is None:
        return UNKNOWN
    return _with_currency(_digits(Decimal(str(amount))), currency)


def range_text(low: Decimal | float | None, high: Decimal | float | None, currency: str | None = None) -> str:
    """ "$50–70", "from $50", "up to $70", "$50"; "unknown" when both sides are open."""
    if low is None and high is None:
        return UNKNOWN
    if high is None:
        return f"from {amount_text(low, currency)}"
    if low is None:
        return f"up to {amount_text(high, currency)}"
    if low == high:
        return amount_text(low, currency)
    return _with_currency(f"{_digits(Decimal(str(low)))}–{_digits(Decimal(str(high)))}", currency)


def rate_text(
    budget_type: BudgetType | str,
    *,
    hourly_min: Decimal | None = None,
    hourly_max: Decimal | None = None,
    fixed_min: Decimal | None = None,
    fixed_max: Decimal | None = None,
    currency: str | None = None,
) -> str:
    """A job's pay in one piece: "$50–70/h", "$500 fixed", "Rate not said"."""
    if budget_type == BudgetType.HOURLY and (hourly_min is not None or hourly_max is not None):
        return range_text(hourly_min, hourly_max, currency) + PERIOD_MARKS["hour"]
    if budget_type == BudgetType.FIXED and (fixed_min is not None or fixed_max is not None):
        return range_text(fixed_min, fixed_max, currency) + " fixed"
    return "Rate not said"


def salary_text(extras: Mapping[str, Any], currency: str | None = None) -> str:
    """A salary kept beside the job ("$90,000–110,000/year"), or "" when there is none."""
    low, high = extras.get("salary_min"), extras.get("salary_max")
    if low is None and high is None:
        return ""
    return range_text(low, high, currency) + PERIOD_MARKS.get(str(extras.get("salary_period")), "")


def age_text(then: datetime | None, *, now: datetime, precision: str | None = None) -> str:
    """ "just now", "19 hours ago", "3 days ago", no finer than the source knew; "unknown" for None."""
    if then is None:
        return UNKNOWN
    seconds = max((now - then) / timedelta(seconds=1), 0)
    if precision in NO_CLOCK and seconds < 86400:
        return "today" if then.date() == now.date() else "yesterday"
    for size, unit in _AGES:
        if seconds >= size:
            return f"{counted(int(seconds // size), unit)} ago"
    return "just now"


def span_text(low: int | None, high: int | None) -> str:
    """A count that is known as a span: "5–10", "under 5", "50+"; "unknown" when neither side is said."""
    if low is None and high is None:
        return UNKNOWN
    if high is None:
        return f"{low:,}+"
    if not low:
        return f"under {high + 1:,}" if high else "0"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def ended(text: str) -> str:
    """A sentence with one end: "at Kestrel s.r.o." stays as it is, "at Kestrel" gets its full stop."""
    plain = text.rstrip(" ,;:")
    return plain if not plain or plain.rstrip("”\"'’)»")[-1:] in (".", "!", "?", "…") else f"{plain}."


def counted(count: int, noun: str) -> str:
    """ "1 job", "3 jobs"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _with_currency(digits: str, currency: str | None) -> str:
    if currency is None:
        return digits
    sign = SIGNS.get(currency)
    return f"{sign}{digits}" if sign else f"{digits} {currency}"


def _digits(amount: Decimal) -> str:
    cents = amount.quantize(Decimal("0.01"))
    return f"{cents:,.0f}" if cents == cents.to_integral_value() else f"{cents:,.2f}"
