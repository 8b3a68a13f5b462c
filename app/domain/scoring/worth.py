"""Is it a good deal? Rate, client, freshness, competition and kind of work, each as 0..1 or None if not said."""

from collections.abc import Sequence
from datetime import datetime

import numpy as np

from app.domain.enums import BudgetType, ProjectType
from app.domain.posting import JobPosting
from app.domain.profile import SearchWish
from app.domain.scoring.money import hourly_offer, in_currency

Points = Sequence[tuple[float, float]]

HALF_LIFE_DAYS = 6.0

PROPOSALS: Points = (
    (0, 1.0),
    (5, 0.9),
    (10, 0.75),
    (15, 0.65),
    (20, 0.55),
    (35, 0.35),
    (50, 0.15),
    (100, 0.0),
)

RATING: Points = ((3.0, 0.0), (4.0, 0.4), (4.5, 0.75), (4.9, 1.0))

SPENT: Points = ((0, 0.2), (1_000, 0.5), (10_000, 0.75), (100_000, 1.0))

HIRES: Points = ((0, 0.25), (1, 0.5), (10, 0.8), (50, 1.0))

HIRE_RATE: Points = ((0.0, 0.0), (0.3, 0.3), (0.6, 0.7), (0.9, 1.0))

CLIENT_PRIOR = 1.0
"""The weight of "nothing known" beside what is known of a client: one good sign alone is not yet trust."""

SMALL_BUDGET, LARGE_BUDGET = 500.0, 5_000.0

OTHER_KIND = 0.25


def rate_value(job: JobPosting, wish: SearchWish) -> float | None:
    """Where the offer stands between half the current rate (0) and the dream (1). Never falls as the offer rises."""
    if job.budget_type is BudgetType.FIXED:
        return _fixed_value(job, wish)
    offer = hourly_offer(job, wish.currency)
    scale = _rate_scale(wish)
    if offer is None or not scale:
        return None
    return _interpolate(offer, scale)


def _rate_scale(wish: SearchWish) -> Points:
    now = [float(x) for x in (wish.current_hourly_min, wish.current_hourly_max) if x is not None]
    dream = [float(x) for x in (wish.hourly_min, wish.hourly_max) if x is not None]
    if not now and not dream:
        return ()
    low = min(now) if now else min(dream) * 0.7
    high = max(now) if now else min(dream) * 0.85
    first, last = (min(dream), max(dream)) if dream else (high * 1.25, high * 1.6)
    knots = [(low * 0.4, 0.0), (low * 0.8, 0.25), (low, 0.5), (high, 0.65), (first, 0.9), (last, 1.0)]
    rates = np.maximum.accumulate([rate for rate, _ in knots])
    return [(float(rate), value) for rate, (_, value) in zip(rates, knots, strict=True)]


def _fixed_value(job: JobPosting, wish: SearchWish) -> float | None:
    most = job.fixed_budget_max if job.fixed_budget_max is not None else job.fixed_budget_min
    if most is None or not wish.fixed_budget_min:
        return None
    offer = in_currency(float(most), job.currency, wish.currency)
    floor = float(wish.fixed_budget_min)
    if offer is None:
        return None
    return _interpolate(offer / floor, ((0.2, 0.0), (0.8, 0.3), (1.0, 0.55), (3.0, 0.85), (8.0, 1.0)))


def client_value(job: JobPosting) -> float | None:
    """How far the client can be trusted: the mean of what is known, pulled towards the middle by what is not."""
    extras = job.extras
    known: list[tuple[float, float]] = []
    if job.client_rating:
        known.append((2.0, _interpolate(float(job.client_rating), RATING)))
    if job.client_payment_verified is not None:
        known.append((1.5, 0.9 if job.client_payment_verified else 0.1))
    if extras.get("client_spent") is not None:
        known.append((1.5, _interpolate(float(extras["client_spent"]), SPENT)))
    if job.client_hires is not None:
        known.append((1.0, _interpolate(job.client_hires, HIRES)))
    if extras.get("client_hire_rate") is not None:
        known.append((1.0, _interpolate(float(extras["client_hire_rate"]), HIRE_RATE)))
    if not known:
        return None
    weight = sum(w for w, _ in known)
    return (sum(w * value for w, value in known) + CLIENT_PRIOR * 0.5) / (weight + CLIENT_PRIOR)


def freshness_value(job: JobPosting, now: datetime) -> float | None:
    """Halves every six days: early proposals are read."""
    if job.posted_at is None:
        return None
    age = max(0.0, (now - job.posted_at).total_seconds() / 86_400)
    return float(0.5 ** (age / HALF_LIFE_DAYS))


def competition_value(job: JobPosting) -> float | None:
    """Falls with the number of proposals that are in."""
    proposals = proposals_of(job)
    return None if proposals is None else _interpolate(proposals, PROPOSALS)


def proposals_of(job: JobPosting) -> float | None:
    numbers = [job.extras.get("proposals_min"), job.extras.get("proposals_max")]
    known = [float(n) for n in numbers if n is not None]
    return sum(known) / len(known) if known else None


def project_type_value(job: JobPosting, wish: SearchWish) -> float | None:
    kinds = kinds_of(job)
    if not kinds or not wish.project_types:
        return None
    return 1.0 if kinds & set(wish.project_types) else OTHER_KIND


def kinds_of(job: JobPosting) -> set[ProjectType]:
    """What kind of work the ad offers, by its duration, its weekly load, its employment type or its budget."""
    said = {
        key: str(job.extras.get(key) or "").lower() for key in ("duration", "workload", "employment_type")
    }
    kinds: set[ProjectType] = set()
    duration, load = said["duration"], said["workload"] + " " + said["employment_type"]
    if "less than 1 month" in duration or "week" in duration:
        kinds.add(ProjectType.SHORT_GIG)
    elif "more than 6" in duration or "ongoing" in duration or "over 6" in duration:
        kinds.add(ProjectType.LONG_PROJECT)
    elif "month" in duration:
        kinds.add(ProjectType.MEDIUM_PROJECT)
    if "more than 30" in load or "full" in load:
        kinds.add(ProjectType.FULL_TIME)
    elif "part" in load:
        kinds.add(ProjectType.PART_TIME)
    return kinds or _kinds_by_budget(job)


def _kinds_by_budget(job: JobPosting) -> set[ProjectType]:
    most = job.fixed_budget_max if job.fixed_budget_max is not None else job.fixed_budget_min
    if job.budget_type is not BudgetType.FIXED or most is None:
        return set()
    if most < SMALL_BUDGET:
        return {ProjectType.SHORT_GIG}
    return {ProjectType.MEDIUM_PROJECT if most < LARGE_BUDGET else ProjectType.LONG_PROJECT}


def _interpolate(x: float, points: Points) -> float:
    """The value at x on the line through the points, level beyond its ends."""
    if x <= points[0][0]:
        return points[0][1]
    for (left, low), (right, high) in zip(points, points[1:], strict=False):
        if x <= right:
            return low + (high - low) * (x - left) / (right - left) if right > left else high
    return points[-1][1]
