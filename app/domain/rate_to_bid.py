"""The hourly rate to name for a job: one rule, for the letter, the apply page and the pre-flight."""

from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal

from app.domain.enums import BudgetType
from app.domain.letters.ceiling import capped
from app.domain.money import currency_name
from app.domain.posting import JobPosting
from app.domain.profile import SearchWish
from app.domain.scoring.money import PER_DOLLAR
from app.domain.wording import amount_text

UPPER_PART = Decimal("0.75")
"""How far up in what the ad pays and the person takes the rate lies."""
CENT = Decimal("0.01")

TOP_OF_NOW = "The top of your rate now, because the ad names no hourly pay."
LEAST_OF_DREAM = "The lower end of the rate you wish for, because the ad names no hourly pay."
PAYS_LESS = "Your floor: the ad pays less than you take."
PAYS_FROM = "The top of your rate now, or the least that the ad pays."
WITHIN = "Three quarters up in what the ad pays and you take."
TOP_OF_DREAM = "The top of your rates: the ad pays even more."
FIGURE_NOW = "The top of your rate now"
FIGURE_OF_DREAM = "The lower end of the rate you wish for"


@dataclass(frozen=True)
class Bid:
    """An hourly rate in the person's own currency, and which figure it is."""

    amount: Decimal
    currency: str
    why: str

    @property
    def words(self) -> str:
        return f"{amount_text(self.amount, self.currency)}/h"

    @property
    def number(self) -> str:
        """The amount as one types it: "85"."""
        return f"{self.amount.normalize():f}"


@dataclass(frozen=True)
class Offered:
    """What an ad pays an hour, in the person's currency. A side that it leaves open is None."""

    low: Decimal | None
    high: Decimal | None
    is_rough: bool
    """The ad names another currency."""

    @property
    def most(self) -> Decimal:
        return self.high or self.low or Decimal(0)


def rate_to_bid(wish: SearchWish, job: JobPosting) -> Bid | None:
    """What to ask an hour; None for a fixed price, and while the person has named no rate.

    Never below the floor, which is the least of the rate now (of the dream, where there is no rate now), and never
    above the top of the dream. Within the range of the ad, as far as the person takes it: three quarters up, in whole
    units. An ad that names no pay gets the top of the rate now: the dream is a wish, and nothing says that this client
    shares it. An ad that pays less than the floor gets the floor. It never falls as the ad pays more.
    """
    floor = floor_of(wish)
    if job.budget_type is BudgetType.FIXED or floor is None:
        return None
    now, dream = _sides(wish)
    usual = max(now) if now else min(dream)
    offered = offered_hourly(wish, capped(job))
    if offered is None:
        return Bid(usual, wish.currency, _unmeasured(wish, capped(job), is_now=bool(now)))
    bid = _within(offered, floor=floor, usual=usual, cap=max(now + dream), currency=wish.currency)
    return replace(bid, why=f"{bid.why} {_currencies(wish, capped(job))}") if offered.is_rough else bid


def _unmeasured(wish: SearchWish, job: JobPosting, *, is_now: bool) -> str:
    """Which figure it is where the pay is not said, or in a currency of which nothing is known."""
    if not (job.hourly_min or job.hourly_max):
        return TOP_OF_NOW if is_now else LEAST_OF_DREAM
    figure = FIGURE_NOW if is_now else FIGURE_OF_DREAM
    return f"{figure}. {_currencies(wish, job, known=False)}"


def _currencies(wish: SearchWish, job: JobPosting, *, known: bool = True) -> str:
    """Both currencies beside each other, and how one was made into the other."""
    mine = currency_name(wish.currency)
    theirs = (
        f"pays in {currency_name(job.currency)}"
        if job.currency
        else "names no currency, so US dollars are meant"
    )
    reckoned = "reckoned at a rough exchange rate" if known else "and no exchange rate is known"
    return f"The ad {theirs}; your rate is in {mine}, {reckoned}."


def _within(offered: Offered, *, floor: Decimal, usual: Decimal, cap: Decimal, currency: str) -> Bid:
    low = max(offered.low or floor, floor)
    if offered.high is None:
        return Bid(min(max(usual, low), cap), currency, PAYS_FROM)
    if offered.high < floor:
        return Bid(floor, currency, PAYS_LESS)
    high = min(offered.high, cap)
    if low >= high:
        is_more = offered.high > cap
        return Bid(high, currency, TOP_OF_DREAM if is_more else WITHIN)
    aim = (low + UPPER_PART * (high - low)).to_integral_value(ROUND_FLOOR)
    return Bid(max(aim, floor), currency, WITHIN)


def floor_of(wish: SearchWish) -> Decimal | None:
    """The least of what the person charges now; of what they dream of, where they do not say."""
    now, dream = _sides(wish)
    return min(now or dream, default=None)


def offered_hourly(wish: SearchWish, job: JobPosting) -> Offered | None:
    """What the ad pays an hour; None where it does not say, or in a currency of which nothing is known."""
    return (
        None if job.budget_type is BudgetType.FIXED else _offered(wish, job, job.hourly_min, job.hourly_max)
    )


def offered_price(wish: SearchWish, job: JobPosting) -> Offered | None:
    """The same of a fixed price."""
    is_fixed = job.budget_type is BudgetType.FIXED
    return _offered(wish, job, job.fixed_budget_min, job.fixed_budget_max) if is_fixed else None


def pay_text(job: JobPosting) -> str:
    """The most that the ad names, in its own currency: "$47"."""
    is_fixed = job.budget_type is BudgetType.FIXED
    low, high = (job.fixed_budget_min, job.fixed_budget_max) if is_fixed else (job.hourly_min, job.hourly_max)
    return amount_text(high or low, job.currency)


def _offered(wish: SearchWish, job: JobPosting, low: Decimal | None, high: Decimal | None) -> Offered | None:
    """As in the score, an amount without a currency is one in dollars."""
    if not (low or high):
        return None
    theirs, mine = (job.currency or "USD").upper(), wish.currency.upper()
    if theirs == mine:
        return Offered(low or None, high or None, False)
    if theirs not in PER_DOLLAR or mine not in PER_DOLLAR:
        return None
    worth = Decimal(str(PER_DOLLAR[mine])) / Decimal(str(PER_DOLLAR[theirs]))
    converted = [(side * worth).quantize(CENT) if side else None for side in (low, high)]
    return Offered(converted[0], converted[1], True)


def _sides(wish: SearchWish) -> tuple[list[Decimal], list[Decimal]]:
    """The rates now, and those of the dream, as far as they are said."""
    now = [rate for rate in (wish.current_hourly_min, wish.current_hourly_max) if rate]
    return now, [rate for rate in (wish.hourly_min, wish.hourly_max) if rate]
