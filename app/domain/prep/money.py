"""The rate talk: their range, one's own rates, and the arithmetic between them. Every number is given, none is guessed."""

from decimal import Decimal

from app.domain.enums import BudgetType
from app.domain.posting import JobPosting
from app.domain.profile import SearchWish
from app.domain.wording import amount_text, range_text

NOT_SAID = "The ad names no pay: ask for their range before you name yours."
NO_RATES = (
    "Your profile names no rates: say there what you charge and what you want, and this page can compare."
)


def rate_lines(job: JobPosting, wish: SearchWish) -> list[str]:
    """What to say, and down to where."""
    low, high = _theirs(job)
    mine, dream = _mine(wish)
    said: list[str] = []
    if job.budget_type is BudgetType.HOURLY and (low or high):
        said.append(f"Their range: {range_text(low, high, job.currency)} an hour.")
    elif job.budget_type is BudgetType.FIXED and (low or high):
        said.append(f"Their budget: {range_text(low, high, job.currency)} in all.")
    else:
        said.append(NOT_SAID)
    if mine is None and dream is None:
        return [*said, NO_RATES]
    if mine is not None:
        said.append(f"You charge {amount_text(mine, wish.currency)} an hour now: not less than that.")
    if dream is not None:
        said.append(
            f"You want {amount_text(dream, wish.currency)}: name this first, with the result it buys."
        )
    if job.currency not in (None, wish.currency):
        said.append(f"Their pay is in {job.currency}, yours in {wish.currency}: convert before you compare.")
        return said
    return said + _compared(job, low, high, mine, dream, wish.currency)


def _compared(
    job: JobPosting,
    low: Decimal | None,
    high: Decimal | None,
    mine: Decimal | None,
    dream: Decimal | None,
    currency: str,
) -> list[str]:
    top = high or low
    if top is None:
        return []
    if job.budget_type is BudgetType.FIXED:
        asked = dream or mine
        assert asked is not None
        hours = int(top / asked) if asked else 0
        return [
            f"At {amount_text(asked, currency)} an hour their budget buys {hours} hours: agree on what fits into them."
        ]
    if mine is not None and top < mine:
        return ["Even their upper end is below what you charge: offer less scope, or let it go."]
    if dream is not None and top < dream:
        return [f"Their upper end is {amount_text(dream - top, currency)} an hour below what you want."]
    return ["Their range leaves room for what you want."] if dream is not None else []


def _theirs(job: JobPosting) -> tuple[Decimal | None, Decimal | None]:
    if job.budget_type is BudgetType.FIXED:
        return job.fixed_budget_min, job.fixed_budget_max
    return job.hourly_min, job.hourly_max


def _mine(wish: SearchWish) -> tuple[Decimal | None, Decimal | None]:
    return wish.current_hourly_min or wish.current_hourly_max, wish.hourly_min or wish.hourly_max
