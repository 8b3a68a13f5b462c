"""The hourly rate to name: the best of one's own that the job still pays."""

from decimal import Decimal

from app.domain.enums import BudgetType
from app.domain.posting import JobPosting
from app.domain.profile import SearchWish


def rate_to_bid(wish: SearchWish, job: JobPosting) -> Decimal | None:
    """None for a fixed price, and where every rate of the wish is above what the ad pays."""
    if job.budget_type is BudgetType.FIXED:
        return None
    rates = (wish.hourly_max, wish.hourly_min, wish.current_hourly_max, wish.current_hourly_min)
    return next((rate for rate in rates if rate and (job.hourly_max is None or rate <= job.hourly_max)), None)
