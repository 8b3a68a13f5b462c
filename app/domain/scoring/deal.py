"""The facts of a deal as numbers: the pay, the client, how many have answered. NaN is "not said"."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.domain.enums import BudgetType, ProjectType
from app.domain.posting import JobPosting
from app.domain.scoring.money import hourly_in_dollars, in_dollars, most_an_hour

SMALL_BUDGET, LARGE_BUDGET = 500.0, 5_000.0
"""Below, a fixed price is a short gig; from there, a long project."""

KINDS = tuple(ProjectType)

FACTS = (
    "hourly", "most_hourly", "fixed", "rating", "verified", "spent", "hires", "hire_rate", "posted", "proposals", "connects",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deals:
    """One number per job and fact. Money in rough dollars; kinds as bits in the order of KINDS."""

    hourly: np.ndarray
    most_hourly: np.ndarray
    """The most that an hourly rate may be; `hourly` is what is expected, also of a salary."""
    fixed: np.ndarray
    rating: np.ndarray
    verified: np.ndarray
    spent: np.ndarray
    hires: np.ndarray
    hire_rate: np.ndarray
    posted: np.ndarray
    proposals: np.ndarray
    connects: np.ndarray
    kinds: np.ndarray


def read_deals(jobs: Sequence[JobPosting]) -> Deals:
    rows = np.array([_facts(job) for job in jobs], dtype=np.float64).reshape(len(jobs), len(FACTS))
    kinds = np.array([_bits(kinds_of(job)) for job in jobs], dtype=np.int64)
    return Deals(**dict(zip(FACTS, rows.T, strict=True)), kinds=kinds)


def kinds_wanted(types: Sequence[ProjectType]) -> int:
    return _bits(set(types))


def fixed_offer(job: JobPosting) -> float | None:
    """The most that a fixed price may be."""
    most = job.fixed_budget_max if job.fixed_budget_max is not None else job.fixed_budget_min
    return None if most is None or job.budget_type is not BudgetType.FIXED else float(most)


def proposals_of(job: JobPosting) -> float | None:
    """How many have answered: the middle of the range that the site shows."""
    known = [
        number
        for key in ("proposals_min", "proposals_max")
        if (number := _number(job.extras.get(key))) is not None
    ]
    return sum(known) / len(known) if known else None


def kinds_of(job: JobPosting) -> set[ProjectType]:
    """What kind of work it is: by its duration, weekly load and employment type, else by its budget."""
    said = {
        key: str(job.extras.get(key) or "").lower() for key in ("duration", "workload", "employment_type")
    }
    kinds: set[ProjectType] = set()
    duration, load = said["duration"], f"{said['workload']} {said['employment_type']}"
    if "less than 1 month" in duration or "less than a month" in duration or "week" in duration:
        kinds.add(ProjectType.SHORT_GIG)
    elif "more than 6" in duration or "ongoing" in duration or "over 6" in duration:
        kinds.add(ProjectType.LONG_PROJECT)
    elif "month" in duration:
        kinds.add(ProjectType.MEDIUM_PROJECT)
    if "more than 30" in load or "full" in load:
        kinds.add(ProjectType.FULL_TIME)
    elif "part" in load or "less than 30" in load or "less than 10" in load:
        kinds.add(ProjectType.PART_TIME)
    return kinds or _kinds_by_budget(fixed_offer(job))


def _kinds_by_budget(budget: float | None) -> set[ProjectType]:
    if budget is None:
        return set()
    if budget < SMALL_BUDGET:
        return {ProjectType.SHORT_GIG}
    return {ProjectType.MEDIUM_PROJECT if budget < LARGE_BUDGET else ProjectType.LONG_PROJECT}


def _facts(job: JobPosting) -> list[float | None]:
    """In the order of FACTS. A rating of 0 is a client nobody has rated yet."""
    extras = job.extras
    fixed = fixed_offer(job)
    return [
        hourly_in_dollars(job),
        most_an_hour(job),
        None if fixed is None else in_dollars(fixed, job.currency),
        float(job.client_rating) if job.client_rating else None,
        None if job.client_payment_verified is None else float(job.client_payment_verified),
        _number(extras.get("client_spent")),
        _number(job.client_hires),
        _number(extras.get("client_hire_rate")),
        None if job.posted_at is None else job.posted_at.timestamp(),
        proposals_of(job),
        _number(extras.get("connects")),
    ]


def _number(value: object) -> float | None:
    """A number from a source's own words; None when it is none, or not finite."""
    try:
        number = float(str(value))
    except ValueError:
        return None
    return number if np.isfinite(number) else None


def _bits(kinds: set[ProjectType]) -> int:
    return sum(1 << place for place, kind in enumerate(KINDS) if kind in kinds)
