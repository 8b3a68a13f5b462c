"""Pay far below what the person takes: whatever else speaks for such a job, its score is held down.

How far below, and from which tightness on such a job is not shown, is data. Pay that is not said is never too low.
"""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from app.domain.enums import BudgetType
from app.domain.posting import JobPosting
from app.domain.profile import SearchWish
from app.domain.rate_to_bid import floor_of
from app.domain.scoring.deal import Deals
from app.domain.scoring.money import in_dollars
from app.domain.scoring.types import Part
from app.domain.scoring.weights import LABELS, SHOW_BAR

FLOOR_SHARES: Mapping[int, float] = MappingProxyType({3: 0.5, 4: 0.7, 5: 0.85})
"""By tightness, which share of the person's floor a job that says its pay must reach to be shown."""

HELD_TO = ((0.0, *FLOOR_SHARES.values()), (SHOW_BAR[2], *(SHOW_BAR[level] for level in FLOOR_SHARES)))
"""By the share of the floor that is paid, the score above which a job does not come: it stays below the bar of every
level that asks for more."""

WORTH_HELD_TO = ((0.0, *FLOOR_SHARES.values()), (0.1, 0.4, 0.65, 1.0))
"""The same for worth alone, as a share of all that it can be: no good client makes up for such pay."""

NAME = "floor"


def hourly_floor(wish: SearchWish) -> float | None:
    """The least of what the person charges now; of what they dream of, where they do not say."""
    floor = floor_of(wish)
    return None if floor is None else float(floor)


def pay_shares(deals: Deals, wish: SearchWish) -> np.ndarray:
    """The most that each job may pay as a share of the person's floor; NaN where either is not said."""
    hourly = in_dollars(hourly_floor(wish) or 0.0, wish.currency)
    fixed = in_dollars(float(wish.fixed_budget_min or 0), wish.currency)
    nothing = np.full(len(deals.most_hourly), np.nan)
    by_hour = deals.most_hourly / hourly if hourly else nothing
    return np.where(np.isnan(deals.fixed), by_hour, deals.fixed / fixed if fixed else nothing)


def held_back(
    shares: np.ndarray, fit: np.ndarray, worth: np.ndarray, most: float
) -> tuple[np.ndarray, np.ndarray]:
    """What is left of worth, and what is taken from the whole, in hundredths of points. `most` is what worth can be.

    Neither ever falls as the pay rises.
    """
    low = shares < max(FLOOR_SHARES.values()) - 1e-9
    top = np.where(low, _hundredths(np.interp(shares, *HELD_TO)), 10_000)
    left = np.minimum(worth, np.where(low, np.floor(np.interp(shares, *WORTH_HELD_TO) * most), worth))
    left = left.astype(np.int32)
    return left, (fit + worth - np.minimum(fit + left, top)).astype(np.int32)


def _hundredths(points: np.ndarray) -> np.ndarray:
    """Rounded down, so that what is below a bar stays below it."""
    return np.floor(points * 100 + 1e-6)


def failed_from(share: float) -> int | None:
    """The loosest tightness that does not show a job which pays this share of the floor."""
    return next((level for level, least in FLOOR_SHARES.items() if share < least - 1e-9), None)


def floor_part(job: JobPosting, wish: SearchWish, share: float, held: float) -> Part | None:
    """The line that says so; None for a job that pays enough, or does not say."""
    level = None if np.isnan(share) else failed_from(share)
    if level is None:
        return None
    fixed = job.budget_type is BudgetType.FIXED
    floor = float(wish.fixed_budget_min or 0) if fixed else hourly_floor(wish)
    said = f"{floor:g} {wish.currency}{'' if fixed else '/h'}"
    reason = f"pays {_percent(share)} of your floor, {said}"
    ref = {"kind": "preferences", "id": "", "label": reason, "level": str(level)}
    return Part(NAME, LABELS[NAME], "worth", -held, 0.0, True, reason, profile_ref=ref)


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %" if share >= 0.01 else "under 1 %"
