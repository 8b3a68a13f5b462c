"""Where a rate stands in the market, and the market is the person's own jobs: those that ask for the same."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

FEWEST = 12
"""Below so many rates nothing is said but how many there are."""
MARKS = (10, 25, 50, 75, 90)


@dataclass(frozen=True)
class Offer:
    """One job of the corpus: what it pays an hour (or in all), and how many skills it shares with the one in question."""

    amount: float
    shared: int


@dataclass(frozen=True)
class Market:
    """Percentiles of what comparable jobs pay. `percentile` is of the rate in question; None where it is unknown."""

    count: int
    shared: int
    marks: dict[int, float]
    percentile: int | None

    @property
    def is_enough(self) -> bool:
        return self.count >= FEWEST


def market(offers: Sequence[Offer], amount: float | None) -> Market:
    """Of the jobs that share most skills, as long as they are enough; else of those that share at least one."""
    shared, rates = 1, [offer.amount for offer in offers if offer.shared >= 1]
    for least in (3, 2):
        close = [offer.amount for offer in offers if offer.shared >= least]
        if len(close) >= FEWEST:
            shared, rates = least, close
            break
    if len(rates) < FEWEST:
        return Market(len(rates), shared, {}, None)
    marks = {mark: float(np.percentile(rates, mark)) for mark in MARKS}
    return Market(len(rates), shared, marks, None if amount is None else percentile_of(amount, rates))


def percentile_of(amount: float, rates: Sequence[float]) -> int:
    """How many of a hundred pay less; those that pay the same count half. 1 to 99: the ends are not known."""
    below = sum(rate < amount for rate in rates)
    equal = sum(rate == amount for rate in rates)
    return min(99, max(1, round(100 * (below + equal / 2) / len(rates))))


def place_sentence(found: Market, kind: str) -> str:
    """ "Pays more than 72 of 100 comparable hourly jobs."; "not enough data (n = 6)" where they are few."""
    if not found.is_enough:
        return f"Not enough data to compare the rate (n = {found.count})."
    alike = f"{found.count} {kind} jobs here that share {'a skill' if found.shared == 1 else f'{found.shared} skills or more'} with it"  # fmt: skip
    if found.percentile is None:
        return f"It does not say what it pays; {alike} do."
    if found.percentile >= 50:
        return f"Pays more than {found.percentile} of 100: of {alike}."
    return f"Pays less than {100 - found.percentile} of 100: of {alike}."
