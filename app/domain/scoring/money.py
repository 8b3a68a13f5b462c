"""What a job offers per hour, and money across currencies as nearly as a ranking needs it."""

from app.domain.enums import BudgetType
from app.domain.posting import JobPosting

HOURS = {"hourly": 1.0, "daily": 8.0, "weekly": 40.0, "monthly": 173.0, "yearly": 2_080.0}
"""Working hours in the period of a salary."""

PER_DOLLAR = {
    "USD": 1.0, "EUR": 0.9, "GBP": 0.78, "CAD": 1.37, "AUD": 1.52, "NZD": 1.66, "CHF": 0.86, "SEK": 10.2, "NOK": 10.6,
    "DKK": 6.7, "PLN": 3.9, "CZK": 22.5, "HUF": 355.0, "RON": 4.5, "INR": 84.0, "PKR": 280.0, "BDT": 119.0, "PHP": 57.0,
    "IDR": 16_000.0, "VND": 25_300.0, "THB": 34.0, "MYR": 4.4, "SGD": 1.33, "HKD": 7.8, "JPY": 148.0, "KRW": 1_370.0,
    "CNY": 7.2, "TWD": 32.0, "AED": 3.67, "SAR": 3.75, "ILS": 3.6, "TRY": 38.0, "EGP": 50.0, "KES": 129.0, "NGN": 1_550.0,
    "ZAR": 18.0, "BRL": 5.5, "MXN": 19.0, "ARS": 1_200.0, "COP": 4_200.0, "CLP": 950.0, "UAH": 41.5,
}  # fmt: skip
"""Rough worth of a US dollar: good enough to compare an offer with a wish, never shown as money."""


def in_currency(amount: float, given: str | None, wanted: str) -> float | None:
    """The amount in the wanted currency; None where one of the two is unknown. Unsaid currency is taken as wanted."""
    if not given or given == wanted:
        return amount
    if given not in PER_DOLLAR or wanted not in PER_DOLLAR:
        return None
    return amount / PER_DOLLAR[given] * PER_DOLLAR[wanted]


def hourly_offer(job: JobPosting, currency: str) -> float | None:
    """What the job pays an hour: nearer to the top of its range, or its salary over its hours."""
    if job.budget_type is BudgetType.FIXED:
        return None
    known = [float(x) for x in (job.hourly_min, job.hourly_max) if x is not None]
    if not known:
        known = _salary_per_hour(job)
    if not known:
        return None
    return in_currency(0.4 * known[0] + 0.6 * known[-1], job.currency, currency)


def _salary_per_hour(job: JobPosting) -> list[float]:
    hours = HOURS.get(str(job.extras.get("salary_period") or "").lower())
    amounts = [job.extras.get("salary_min"), job.extras.get("salary_max")]
    return [float(x) / hours for x in amounts if x] if hours else []
