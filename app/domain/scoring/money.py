"""What a job offers per hour, and money across currencies as nearly as a ranking needs it."""

from app.domain.enums import BudgetType
from app.domain.posting import JobPosting

HOURS = {
    "hourly": 1.0, "hour": 1.0, "daily": 8.0, "day": 8.0, "weekly": 40.0, "week": 40.0,
    "monthly": 173.0, "month": 173.0, "yearly": 2_080.0, "year": 2_080.0, "annual": 2_080.0,
}  # fmt: skip
"""Working hours in the period of a salary."""

UPPER_SHARE = 0.6
"""Where in an offered range the pay is expected: a little above the middle."""

PER_DOLLAR = {
    "USD": 1.0, "EUR": 0.9, "GBP": 0.78, "CAD": 1.37, "AUD": 1.52, "NZD": 1.66, "CHF": 0.86, "SEK": 10.2,
    "NOK": 10.6, "DKK": 6.7, "PLN": 3.9, "CZK": 22.5, "HUF": 355.0, "RON": 4.5, "INR": 84.0, "PKR": 280.0,
    "BDT": 119.0, "PHP": 57.0, "IDR": 16_000.0, "VND": 25_300.0, "THB": 34.0, "MYR": 4.4, "SGD": 1.33,
    "HKD": 7.8, "JPY": 148.0, "KRW": 1_370.0, "CNY": 7.2, "TWD": 32.0, "AED": 3.67, "SAR": 3.75, "ILS": 3.6,
    "TRY": 38.0, "EGP": 50.0, "KES": 129.0, "NGN": 1_550.0, "ZAR": 18.0, "BRL": 5.5, "MXN": 19.0,
    "ARS": 1_200.0, "COP": 4_200.0, "CLP": 950.0, "UAH": 41.5,
}  # fmt: skip
"""Rough worth of a US dollar: good enough to compare an offer with a wish, never shown as money."""


def in_dollars(amount: float, currency: str | None) -> float | None:
    """Rough dollars; None for a currency that is not in the table. Unsaid is taken as dollars."""
    per_dollar = PER_DOLLAR.get((currency or "USD").upper())
    return amount / per_dollar if per_dollar else None


def hourly_in_dollars(job: JobPosting) -> float | None:
    """What the job pays an hour: its rate, or its salary over its hours."""
    if job.budget_type is BudgetType.FIXED:
        return None
    known = [float(x) for x in (job.hourly_min, job.hourly_max) if x is not None] or _salary_per_hour(job)
    if not known:
        return None
    return in_dollars(known[0] + UPPER_SHARE * (known[-1] - known[0]), job.currency)


def most_an_hour(job: JobPosting) -> float | None:
    """The upper end of an hourly rate. A salary is no rate: it pays for more than hours."""
    known = [float(x) for x in (job.hourly_min, job.hourly_max) if x is not None]
    return None if job.budget_type is BudgetType.FIXED or not known else in_dollars(max(known), job.currency)


def _salary_per_hour(job: JobPosting) -> list[float]:
    hours = HOURS.get(str(job.extras.get("salary_period") or "").lower())
    if not hours:
        return []
    amounts = [job.extras.get("salary_min"), job.extras.get("salary_max")]
    return [float(amount) / hours for amount in amounts if isinstance(amount, int | float) and amount > 0]
