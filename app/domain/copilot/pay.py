"""Pay that a question names: "more than $50", "between 30 and 60 €/h", "fixed price under 2k", "the best paid"."""

import re
from dataclasses import dataclass, replace

from app.domain.enums import BudgetType
from app.domain.profile import SearchWish
from app.domain.scoring.floor import hourly_floor
from app.domain.wording import SIGNS, amount_text


@dataclass(frozen=True)
class PayAsked:
    """`strict` excludes the bounds themselves; `currency` is "" where none is said; `budget` is "" for either kind."""

    low: float | None = None
    high: float | None = None
    strict: bool = False
    currency: str = ""
    budget: str = ""
    best_first: bool = False
    mine: str = ""
    """BELOW or ABOVE what the person charges, where the question says so; the amount is looked up."""

    def __bool__(self) -> bool:
        return (
            self.low is not None or self.high is not None or bool(self.budget or self.mine) or self.best_first
        )


BELOW, ABOVE = "below", "above"


LIKELY_HOURLY = 250
"""A number up to here, with nothing beside it, is meant by the hour."""

_MONEY = (
    r"(?P<sign{n}>US\$|CA\$|A\$|NZ\$|[$€£₹])?\s?(?P<amount{n}>\d[\d,]{{0,9}}(?:\.\d{{1,2}})?)\s?(?P<kilo{n}>k\b)?\s?"
    r"(?P<code{n}>(?:dollars?|bucks|euros?|pounds?|USD|EUR|GBP|CHF|CAD|AUD)\b|[$€£])?"
)
_PER = r"(?P<per>\s?(?:/|per|an|a|the)\s?(?:h|hr|hour)s?\b|\s?hourly)?"
_BETWEEN = re.compile(
    rf"\b(?:between\s+|from\s+)?{_MONEY.format(n=1)}\s?(?:-|–|and|to)\s?{_MONEY.format(n=2)}{_PER}", re.I
)
_MORE = r"(?P<strict>more than|over|above|greater than|better than|higher than|beyond|>(?!=))"
_LEAST = r"at least|minimum(?: of)?|min\.?|from|starting at|>="
_LESS = r"(?P<under>less than|under|below|lower than|cheaper than|<(?!=))"
_MOST = r"at most|up to|maximum(?: of)?|max\.?|no more than|<="
_ONE = re.compile(
    rf"(?:\b|(?<=\s)|^)(?:(?P<up>{_MORE}|{_LEAST})|(?P<down>{_LESS}|{_MOST}))\s*{_MONEY.format(n=1)}{_PER}",
    re.I,
)
_OR_MORE = re.compile(rf"{_MONEY.format(n=1)}{_PER}\s?(?:\+|plus\b|or more\b|and up\b|and above\b)", re.I)
_ABOUT_PAY = re.compile(
    r"\bpay|\bpaid\b|\brates?\b|\bbudgets?\b|\bhour|\bfixed\b|\bprice|\boffer|\bsalar", re.I
)
_BEST = re.compile(
    r"\b(?:highest|best|top|most|better)[ -](?:pay|paid|paying)\b|\bpays? (?:the )?(?:most|best)\b", re.I
)
_FIXED = re.compile(r"\bfixed(?:[ -]prices?)?\b|\bflat\b|\bmilestones?\b", re.I)
_HOURLY = re.compile(r"\bhourly\b|\b(?:per|an|/)\s?hour\b|/h\b", re.I)
_CODES = {"dollar": "USD", "buck": "USD", "euro": "EUR", "pound": "GBP"} | {
    sign: code for code, sign in SIGNS.items()
}
_CODES |= {"US$": "USD", "$": "USD"}
_THAN_MINE = re.compile(
    r"\b(?:(?P<below>below|under|beneath|less than|lower than|worse than|cheaper than)|above|over|beyond|more than|higher than|better than)\s+"
    r"(?:what |(?:my|the) (?:own )?(?:\w+ )?(?:floor|minimum|min|rates?|price)\b|i (?:charge|ask|take)\b)"
    r"(?:i (?:charge|ask|take|want)\b)?(?: rate)?", re.I,
)  # fmt: skip
_NO_MONEY = re.compile(
    r"^\s*(?:days?|weeks?|months?|years?|proposals?|bids?|applicants?|points?|%|percent)\b", re.I
)


def pay_in(text: str) -> tuple[PayAsked, list[tuple[int, int]]]:
    """What the text asks of the pay, and where it does."""
    if mine := _THAN_MINE.search(text):
        return PayAsked(strict=True, budget=BudgetType.HOURLY, mine=BELOW if mine["below"] else ABOVE), [
            mine.span()
        ]
    found, spans = _amounts(text)
    for pattern in (_BEST, _FIXED, _HOURLY):
        spans += [match.span() for match in pattern.finditer(text)]
    budget = "fixed" if _FIXED.search(text) else "hourly" if _HOURLY.search(text) else ""
    low, high = found.low, found.high
    if not budget and (low is not None or high is not None):
        budget = BudgetType.HOURLY if max(low or 0, high or 0) <= LIKELY_HOURLY else BudgetType.FIXED
    best = bool(_BEST.search(text))
    return PayAsked(
        low, high, found.strict, found.currency, budget or ("hourly" if best else ""), best
    ), spans


def _amounts(text: str) -> tuple[PayAsked, list[tuple[int, int]]]:
    for pattern, read in ((_BETWEEN, _between), (_ONE, _one), (_OR_MORE, _or_more)):
        for match in pattern.finditer(text):
            is_money = _marked(match) or (
                _ABOUT_PAY.search(text) and not _NO_MONEY.match(text[match.end() :])
            )
            if is_money:
                return read(match), [match.span()]
    return PayAsked(), []


def _between(match: re.Match[str]) -> PayAsked:
    low, high = sorted((_number(match, 1), _number(match, 2)))
    return PayAsked(low, high, currency=_currency(match))


def _one(match: re.Match[str]) -> PayAsked:
    strict = bool(match["strict"] or match["under"])
    amount = _number(match, 1)
    low, high = (amount, None) if match["up"] else (None, amount)
    return PayAsked(low, high, strict, _currency(match))


def _or_more(match: re.Match[str]) -> PayAsked:
    return PayAsked(_number(match, 1), currency=_currency(match))


def _marked(match: re.Match[str]) -> bool:
    """A sign, a currency or "an hour" makes a number money."""
    names = match.groupdict()
    return any(names.get(name) for name in ("sign1", "code1", "sign2", "code2", "per"))


def _number(match: re.Match[str], which: int) -> float:
    amount = float(match[f"amount{which}"].replace(",", ""))
    return amount * 1000 if match[f"kilo{which}"] else amount


def _currency(match: re.Match[str]) -> str:
    names = match.groupdict()
    said = next(
        (each for n in ("1", "2") for each in (names.get(f"sign{n}"), names.get(f"code{n}")) if each), ""
    )
    return _CODES.get(said, _CODES.get(said.lower().rstrip("s"), said.upper()))


def against_own(pay: PayAsked, wish: SearchWish) -> PayAsked:
    """With the person's own amount, in their currency, where the question means it and they have said it.

    Below it is below their floor, as the score knows it; above it is above all that they charge.
    """
    rates = [float(rate) for rate in (wish.current_hourly_min, wish.current_hourly_max) if rate]
    low, high = (max(rates, default=None), None) if pay.mine == ABOVE else (None, hourly_floor(wish))
    if not pay.mine or (low is None and high is None):
        return pay
    return replace(pay, low=low, high=high, currency=wish.currency)


def pay_words(pay: PayAsked, currency: str) -> str:
    """ "paying more than $50 an hour", "at a fixed price", "best paid by the hour first"; "" for nothing."""
    if pay.mine and pay.low is None and pay.high is None:
        return f"paying {'less' if pay.mine == BELOW else 'more'} than you charge"
    an_hour = " an hour" if pay.budget == BudgetType.HOURLY else " in all"
    low, high = (amount_text(each, currency) if each is not None else "" for each in (pay.low, pay.high))
    if low and high:
        return f"paying {low} to {high}{an_hour}"
    if pay.mine:
        whose = "your floor" if high else "the most you charge"
        return f"paying {'less' if high else 'more'} than {high or low} an hour, {whose}"
    if low:
        return f"paying {'more than' if pay.strict else 'at least'} {low}{an_hour}"
    if high:
        return f"paying {'less than' if pay.strict else 'at most'} {high}{an_hour}"
    return {"hourly": "paid by the hour", "fixed": "at a fixed price"}.get(pay.budget, "")
