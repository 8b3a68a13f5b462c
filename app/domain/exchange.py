"""Amounts of several currencies: what one was worth in another on a day. Nothing is ever guessed."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from app.domain.errors import BadInput
from app.domain.money import LARGEST, read_currency

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Rate:
    """One of `currency` was worth `rate` of `into` on that day."""

    currency: str
    into: str
    day: date
    rate: Decimal

    @property
    def words(self) -> str:
        return f"1 {self.currency} = {plain_rate(self.rate)} {self.into} on {self.day:%-d %b %Y}"


@dataclass(frozen=True)
class Converted:
    """`rate` is None where nothing had to be converted."""

    amount: Decimal
    rate: Rate | None = None


class Rates:
    """The rates of a team. The newest on or before the day counts, read in either direction, never by way of a third."""

    def __init__(self, rates: Iterable[Rate]) -> None:
        found: dict[tuple[str, str], list[Rate]] = defaultdict(list)
        for rate in rates:
            found[rate.currency, rate.into].append(rate)
        self._by_pair = {pair: sorted(each, key=lambda rate: rate.day) for pair, each in found.items()}

    def convert(self, amount: Decimal, currency: str, into: str, on: date) -> Converted | None:
        """To the cent; None where no rate is known for that day or an earlier one."""
        if currency == into:
            return Converted(amount)
        direct, back = self._newest(currency, into, on), self._newest(into, currency, on)
        if direct is not None and (back is None or direct.day >= back.day):
            return Converted(cents(amount * direct.rate), direct)
        return None if back is None else Converted(cents(amount / back.rate), back)

    def _newest(self, currency: str, into: str, on: date) -> Rate | None:
        known = self._by_pair.get((currency, into), [])
        at = bisect_right(known, on, key=lambda rate: rate.day)
        return known[at - 1] if at else None


def read_rate(currency: object, into: object, day: date, rate: Decimal | None) -> Rate:
    """A rate as somebody typed it."""
    here, there = read_currency(currency), read_currency(into)
    if here is None or there is None:
        raise BadInput("Choose two currencies.")
    if here == there:
        raise BadInput("A currency is always worth one of itself. Choose two different ones.")
    if rate is None or not 0 < rate < LARGEST:
        raise BadInput("Write what one is worth as a number above 0, such as 1.0842.")
    return Rate(here, there, day, rate)


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def plain_rate(rate: Decimal) -> str:
    """Without the zeros that a database adds: "1.0842"."""
    return f"{rate.normalize():f}"
