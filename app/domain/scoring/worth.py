"""Is it a good deal? Rate, client, freshness, competition, kind, place: 0..1, NaN if not known."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from app.domain.profile import ProfileFacts, SearchWish
from app.domain.scoring.deal import Deals, kinds_wanted
from app.domain.scoring.money import in_dollars
from app.domain.scoring.offers import Offers
from app.domain.scoring.place import place_values

Curve = tuple[tuple[float, ...], tuple[float, ...]]
"""Where a line bends, and its heights there; level beyond its ends."""

FIXED_CURVE: Curve = ((0.2, 0.8, 1.0, 3.0, 8.0), (0.0, 0.3, 0.55, 0.85, 1.0))
"""By how many times a fixed price is the person's floor."""

HALF_LIFE_DAYS = 6.0

PROPOSALS_CURVE: Curve = ((0, 5, 10, 15, 20, 35, 50, 100), (1.0, 0.9, 0.75, 0.65, 0.55, 0.35, 0.15, 0.0))

CONNECTS_SHARE, MANY_CONNECTS = 0.2, 24.0
"""How much of the competition part a proposal's price may take away, and the price that takes it all."""

OTHER_KIND = 0.25


@dataclass(frozen=True, slots=True)
class WorthValues:
    rate: np.ndarray
    client: np.ndarray
    freshness: np.ndarray
    competition: np.ndarray
    project_type: np.ndarray
    place: np.ndarray


def worth_values(offers: Offers, profile: ProfileFacts, wish: SearchWish, now: datetime) -> WorthValues:
    deals = offers.deals
    return WorthValues(
        rate=_rate(deals, wish),
        client=offers.trust,
        freshness=_freshness(deals, now),
        competition=_competition(deals),
        project_type=_project_type(deals, wish),
        place=place_values(offers.places, profile, now),
    )


def _rate(deals: Deals, wish: SearchWish) -> np.ndarray:
    """Between well below the current rate (0) and the dream (1). It never falls as the offer rises."""
    hourly = np.full(len(deals.hourly), np.nan)
    if scale := rate_scale(wish):
        hourly = np.interp(deals.hourly, *scale)
    floor = in_dollars(float(wish.fixed_budget_min or 0), wish.currency)
    if not floor:
        return hourly
    return np.where(np.isnan(deals.fixed), hourly, np.interp(deals.fixed / floor, *FIXED_CURVE))


def rate_scale(wish: SearchWish) -> Curve | None:
    """The curve over hourly dollars that the person's rates bend: now the middle, the dream the top."""
    now = _dollars([wish.current_hourly_min, wish.current_hourly_max], wish.currency)
    dream = _dollars([wish.hourly_min, wish.hourly_max], wish.currency)
    if not now and not dream:
        return None
    low = min(now) if now else min(dream) * 0.7
    high = max(now) if now else min(dream) * 0.85
    first, last = (min(dream), max(dream)) if dream else (high * 1.25, high * 1.6)
    rates = np.maximum.accumulate([low * 0.4, low * 0.8, low, high, first, last])
    rates = rates + np.arange(len(rates)) * 1e-6
    return tuple(float(rate) for rate in rates), (0.0, 0.25, 0.5, 0.65, 0.9, 1.0)


def _dollars(rates: list[object], currency: str) -> list[float]:
    amounts = (in_dollars(float(str(rate)), currency) for rate in rates if rate is not None)
    return [amount for amount in amounts if amount]


def _freshness(deals: Deals, now: datetime) -> np.ndarray:
    """Halves every six days: early proposals are read."""
    days = np.maximum(0.0, (now.timestamp() - deals.posted) / 86_400)
    return np.exp2(-days / HALF_LIFE_DAYS)


def _competition(deals: Deals) -> np.ndarray:
    """Falls with the proposals that are in; a dear proposal takes a little more."""
    crowd = np.interp(deals.proposals, *PROPOSALS_CURVE)
    price = np.clip(np.nan_to_num(deals.connects) / MANY_CONNECTS, 0.0, 1.0) * CONNECTS_SHARE
    return crowd * (1.0 - price)


def _project_type(deals: Deals, wish: SearchWish) -> np.ndarray:
    wanted = kinds_wanted(wish.project_types)
    values = np.where(deals.kinds & wanted, 1.0, OTHER_KIND)
    return np.where((deals.kinds > 0) & (wanted > 0), values, np.nan)
