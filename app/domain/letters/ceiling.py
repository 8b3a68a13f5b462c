"""A rate that an ad rules out in words: "Don't apply if you need more than 40 EUR per hour"."""

import re
from dataclasses import replace
from decimal import Decimal

from app.domain.enums import BudgetType
from app.domain.letters.checks import Check, check
from app.domain.money import read_money
from app.domain.posting import JobPosting

_MONEY = (
    r"(?P<money>[$€£]\s?\d{1,4}(?:\.\d{1,2})?|\d{1,4}(?:\.\d{1,2})?\s?(?:usd|eur|gbp|euros?|dollars?|[$€£]))"
)
_HOUR = r"\s*(?:an|per|/|a)\s*(?:h|hr|hour)\b"
_CEILING = re.compile(
    rf"\b(?:more than|no more than|above|over|exceed(?:s|ing)?|max(?:imum)?(?: of)?|at most|up to|pay)\s+(?:of\s+)?{_MONEY}{_HOUR}",
    re.I,
)
_RULES_OUT = re.compile(
    r"\b(?:do not|don't|not|can't|cannot|never|no|max(?:imum)?|at most|ignored|rejected|declined|if you (?:need|charge|want|ask))\b",
    re.I,
)
_SPELLED = (("euros", "EUR"), ("euro", "EUR"), ("dollars", "USD"), ("dollar", "USD"))
_RATE = re.compile(rf"{_MONEY}{_HOUR}", re.I)


def ceiling_of(ad: str) -> tuple[Decimal, str, str] | None:
    """(amount, currency, the ad's sentence) of the lowest hourly rate that the ad calls too high; None without one."""
    found = []
    for sentence in re.split(r"(?<=[.!?])\s+|\n", ad):
        flat = sentence.replace("’", "'")
        if _RULES_OUT.search(flat):
            found += [(*_money(m), sentence.strip()) for m in _CEILING.finditer(flat)]
    return min(found, default=None, key=lambda each: each[0])


def capped(job: JobPosting) -> JobPosting:
    """The ad with the most that it pays an hour by its own words, where its fields say nothing, or more."""
    ceiling = None if job.budget_type is BudgetType.FIXED else ceiling_of(job.description)
    if ceiling is None or (job.currency or ceiling[1]) != ceiling[1]:
        return job
    most = min(ceiling[0], job.hourly_max or ceiling[0])
    least = min(job.hourly_min, most) if job.hourly_min else None
    return replace(job, hourly_min=least, hourly_max=most, currency=ceiling[1])


def within_ceiling(letter: str, ad: str) -> Check | None:
    """Whether the rate in the letter is one that the ad allows; None where either says nothing, or in another currency."""
    ceiling = ceiling_of(ad)
    rates = [_money(m) for m in _RATE.finditer(letter)]
    if ceiling is None or all(currency != ceiling[1] for _, currency in rates):
        return None
    highest = max(amount for amount, currency in rates if currency == ceiling[1])
    return check(
        "ceiling", highest <= ceiling[0], "Your rate is within what the ad allows",
        bad="Your rate is above what the ad allows",
        detail=f"The ad says: “{ceiling[2]}” Name another rate, or let the job pass.",
        severity="block",
    )  # fmt: skip


def _money(m: re.Match[str]) -> tuple[Decimal, str]:
    said = m["money"].casefold()
    for word, code in _SPELLED:
        said = said.replace(word, code)
    money = read_money(said.upper())
    return (money and money.low) or Decimal(0), (money and money.currency) or ""
