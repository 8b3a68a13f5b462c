"""What a job pays, out of the many columns that may say so. Zero, nonsense and silence are all "unknown"."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from app.domain.enums import BudgetType, Platform
from app.domain.money import Money, read_amount, read_currency, read_money, read_period
from app.sources.cells import as_bool, json_number
from app.sources.facts import Facts

HIGHEST_HOURLY = 2_000
"""Above this an "hourly" rate in a strong currency is a salary in the wrong column."""
STRONG = frozenset({"USD", "EUR", "GBP", "CAD", "AUD", "CHF", None})
DOLLAR_COUNTRIES = frozenset(
    {"Canada", "Australia", "New Zealand", "Singapore", "Hong Kong", "Taiwan", "Mexico"}
)


@dataclass
class Budget:
    """The money fields of a posting, and what belongs beside them."""

    kind: BudgetType = BudgetType.UNKNOWN
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None
    extras: dict[str, Any] = field(default_factory=dict)


def read_budget(facts: Facts, platform: Platform, country: str | None) -> Budget:
    """The one reading of all money columns that the row itself supports."""
    declared = _declared_kind(facts)
    kind, money = _best_reading(facts, declared, platform)
    budget = Budget()
    if money is not None and not _is_sensible(kind, money):
        budget.extras["budget_note"] = f"Said {money.low}–{money.high}, which cannot be."
        kind, money = BudgetType.UNKNOWN, None
    salary = _salary(facts)
    if money is None and _is_hourly_pay(salary) and declared is not BudgetType.FIXED:
        kind, money, salary = BudgetType.HOURLY, salary, None
    if money is not None:
        budget.kind, budget.low, budget.high = kind, money.low, money.high
    elif declared is not None:
        budget.extras["contract_type"] = declared.value
    if money is None and salary is None:
        salary = _in_title(facts.get("title"))
        if salary is not None and _is_hourly_pay(salary) and declared is not BudgetType.FIXED:
            budget.kind, budget.low, budget.high = BudgetType.HOURLY, salary.low, salary.high
            money, salary = salary, None
    if salary is not None:
        budget.extras.update(_salary_extras(salary))
    average = read_amount(facts.get("budget_average"))
    if average is not None and money is None:
        budget.extras["budget_average"] = json_number(average)
    _add_currency(budget, facts, money or salary, platform, country)
    return budget


def _declared_kind(facts: Facts) -> BudgetType | None:
    for _, value in facts.all("budget_kind"):
        kind = _kind_in(value)
        if kind is not None:
            return kind
    is_hourly = as_bool(facts.get("is_hourly"))
    if is_hourly is None:
        return _kind_in(facts.get("budget"))
    return BudgetType.HOURLY if is_hourly else BudgetType.FIXED


def _kind_in(value: Any) -> BudgetType | None:
    text = str(value).lower()[:200] if isinstance(value, str) else ""
    if re.search(r"hour|/\s?hr\b|per hr\b", text):
        return BudgetType.HOURLY
    return BudgetType.FIXED if "fixed" in text else None


def _best_reading(
    facts: Facts, declared: BudgetType | None, platform: Platform
) -> tuple[BudgetType, Money | None]:
    hourly = _between(facts, "hourly_min", "hourly_max") or _per_hour(facts.get("hourly"))
    fixed = _whole(_between(facts, "fixed_min", "fixed_max")) or read_money(facts.get("fixed"))
    span, plain = _between(facts, "budget_min", "budget_max"), _per_hour(facts.get("budget"))
    if hourly and declared is not BudgetType.FIXED:
        return BudgetType.HOURLY, hourly
    if declared is BudgetType.HOURLY:
        is_range = fixed is not None and fixed.low != fixed.high
        return BudgetType.HOURLY, span or plain or (fixed if is_range else None)
    if fixed:
        return BudgetType.FIXED, fixed
    plain = _whole(span) or plain
    if plain and plain.period == "hour":
        return BudgetType.HOURLY, plain
    if plain and (declared is BudgetType.FIXED or platform is Platform.UPWORK):
        return BudgetType.FIXED, plain
    return BudgetType.UNKNOWN, None


def _per_hour(value: Any) -> Money | None:
    """An amount that is not said to be per day, month or year."""
    money = read_money(value)
    return money if money and money.period in (None, "hour") else None


def _between(facts: Facts, lowest: str, highest: str) -> Money | None:
    low, high = read_money(facts.get(lowest)), read_money(facts.get(highest))
    money = low or high
    if money is None:
        return None
    lower = (low.low or low.high) if low else None
    upper = (high.high or high.low) if high else None
    return Money(lower, upper, money.currency, money.period)


def _whole(money: Money | None) -> Money | None:
    """A fixed price with a lower side only is that price."""
    if money is None or money.high is not None:
        return money
    return Money(money.low, money.low, money.currency, money.period)


def _salary(facts: Facts) -> Money | None:
    text = facts.get("salary")
    money = _between(facts, "salary_min", "salary_max") or read_money(text)
    for target in ("budget", "hourly"):
        other = read_money(facts.get(target)) if money is None else None
        money = other if other and other.period not in (None, "hour") else money
    if money is None or not money.is_sensible:
        return None
    period = read_period(facts.get("salary_period")) or money.period or read_period(text)
    return Money(money.low, money.high, money.currency, period)


_TITLE_PAY = re.compile(
    r"[$€£]\s?\d[\d.,]*\s?k?(?:\s?(?:-|–|—|to)\s?[$€£]?\s?\d[\d.,]*\s?k?)?"
    r"(?:\s?(?:/|per|an?|p\.?)\s?(?:hour|hr|h|day|d|week|month|year|yr|annum|a)\b)?", re.I,
)  # fmt: skip
YEARLY = (Decimal(15_000), Decimal(500_000))
"""An amount in a title without a period is a year's pay where it lies between these, else it may be anything."""


def _in_title(title: Any) -> Money | None:
    """The pay that a title names, where no column does: "Python Developer - £85,000"; it stands there once."""
    found = [match[0] for match in _TITLE_PAY.finditer(str(title or "")[:300])]
    money = read_money(found[0]) if len(found) == 1 else None
    if money is None or not money.is_sensible:
        return None
    if money.period is not None:
        return money
    amounts = [amount for amount in (money.low, money.high) if amount is not None]
    is_yearly = all(YEARLY[0] <= amount <= YEARLY[1] for amount in amounts)
    return Money(money.low, money.high, money.currency, "year") if is_yearly else None


def _salary_extras(salary: Money) -> dict[str, Any]:
    values = {"salary_min": salary.low, "salary_max": salary.high}
    extras: dict[str, Any] = {
        name: json_number(amount) for name, amount in values.items() if amount is not None
    }
    return extras | ({"salary_period": salary.period} if salary.period else {})


def _is_hourly_pay(salary: Money | None) -> bool:
    return salary is not None and salary.period == "hour" and _is_sensible(BudgetType.HOURLY, salary)


def _is_sensible(kind: BudgetType, money: Money) -> bool:
    top = money.high or money.low or 0
    too_high = kind is BudgetType.HOURLY and money.currency in STRONG and top > HIGHEST_HOURLY
    return money.is_sensible and not too_high


def _add_currency(
    budget: Budget, facts: Facts, money: Money | None, platform: Platform, country: str | None
) -> None:
    """What the file says; the dollar of a US site only where an amount needs one, and then flagged."""
    own = "hourly_currency" if budget.kind is BudgetType.HOURLY else "fixed_currency"
    codes = (read_currency(value) for _, value in facts.all(own, "currency", "fixed_currency"))
    said = next(filter(None, codes), None)
    if said or money is None:
        budget.currency = said
        return
    budget.currency = money.currency
    if platform is Platform.UPWORK and money.currency is None:
        budget.currency, budget.extras["currency_assumed"] = "USD", True
    elif platform is Platform.LINKEDIN and money.currency == "USD" and country != "United States":
        budget.currency = None if country in DOLLAR_COUNTRIES else "USD"
        budget.extras["currency_assumed"] = True
