"""What an ad offers and how contested it is, as single numbers by which a list can be put in order."""

from collections.abc import Mapping
from typing import Any

from app.domain.scoring.money import HOURS, in_dollars

FIXED_HOURS = 40
"""A fixed price is taken as the pay of a week, so that it can stand in one list with hourly rates."""
MOST = 10**9
LIMITED = ("contract", "temporary", "freelance", "part_time", "per_diem")
"""Kinds of employment that end, or leave time for other clients."""
YEARLY = ("year", "yearly", "annual")


def offer_an_hour(row: Mapping[str, Any]) -> float | None:
    """The most that is offered, in rough dollars an hour; None where the ad does not say."""
    extras = row["extras"] or {}
    pairs = {
        "hourly": (row["hourly_max"], row["hourly_min"], 1.0),
        "fixed": (row["fixed_budget_max"], row["fixed_budget_min"], float(FIXED_HOURS)),
    }
    period = HOURS.get(str(extras.get("salary_period") or "").lower())
    high, low, hours = pairs.get(
        row["budget_type"], (extras.get("salary_max"), extras.get("salary_min"), period)
    )
    amount = _amount(high) or _amount(low)
    return in_dollars(amount / hours, row["currency"]) if amount and hours else None


def is_employment(extras: Mapping[str, Any]) -> bool:
    """Whether it is a place on a payroll rather than a project: full time and no contract, or paid by the year."""
    kinds = str(extras.get("employment_type") or "").lower()
    if any(kind in kinds for kind in LIMITED):
        return False
    return "full_time" in kinds or str(extras.get("salary_period") or "").lower() in YEARLY


def proposals_so_far(extras: Mapping[str, Any]) -> int | None:
    """The least number of rivals that the ad tells of."""
    known = [extras.get("proposals_min"), extras.get("proposals_max")]
    numbers = [int(each) for each in known if isinstance(each, int | float) and 0 <= each < MOST]
    return min(numbers) if numbers else None


def spent_so_far(extras: Mapping[str, Any]) -> float | None:
    """What the client has spent on the platform, in dollars."""
    return 0.0 if extras.get("client_spent") == 0 else _amount(extras.get("client_spent"))


def _amount(given: Any) -> float | None:
    try:
        amount = float(given)
    except (TypeError, ValueError):
        return None
    return amount if 0 < amount < MOST else None
