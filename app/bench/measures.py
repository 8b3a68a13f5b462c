"""How good an order is: ROC-AUC, average precision, nDCG, each with an interval by seeded resampling."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

SEED = 20_260_105
ROUNDS = 1_000
BETWEEN = (2.5, 97.5)
"""The percentiles of a 95 % interval."""

Measure = Callable[[np.ndarray, np.ndarray], float]
"""Scores and grades in; a grade above 0 is a good job."""


@dataclass(frozen=True)
class Measured:
    value: float
    low: float
    high: float


def roc_auc(scores: np.ndarray, grades: np.ndarray) -> float:
    """How often a good job stands above a bad one; a tie counts half. NaN where there is only one kind."""
    good = grades > 0
    count = int(good.sum())
    if count in (0, len(good)):
        return float("nan")
    _, place, sizes = np.unique(scores, return_inverse=True, return_counts=True)
    rank = (np.cumsum(sizes) - (sizes - 1) / 2)[place]
    return float((rank[good].sum() - count * (count + 1) / 2) / (count * (len(good) - count)))


def average_precision(scores: np.ndarray, grades: np.ndarray) -> float:
    """The mean share of good jobs down to each good one; jobs of one score stand together."""
    order = np.argsort(-scores, kind="stable")
    ordered, good = scores[order], grades[order] > 0
    last_of_score = np.append(np.flatnonzero(np.diff(ordered)), len(ordered) - 1)
    found = np.cumsum(good)[last_of_score]
    if not found[-1]:
        return float("nan")
    precision = found / (last_of_score + 1)
    return float((np.diff(found, prepend=0) * precision).sum() / found[-1])


def ndcg(scores: np.ndarray, grades: np.ndarray) -> float:
    """The gain of the order, grades discounted by place, as a share of the best order's."""
    gains = np.exp2(grades) - 1.0
    discounts = 1.0 / np.log2(np.arange(len(gains)) + 2.0)
    best = float(np.sort(gains)[::-1] @ discounts)
    return float(_tied(gains, scores) @ discounts) / best if best else float("nan")


def _tied(gains: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """The gains in the order of the scores; jobs of one score share theirs."""
    _, place = np.unique(-scores, return_inverse=True)
    mean = np.bincount(place, gains) / np.bincount(place)
    return np.asarray(mean[np.sort(place)])


MEASURES: dict[str, Measure] = {"auc": roc_auc, "ap": average_precision, "ndcg": ndcg}


def measured(measure: Measure, scores: np.ndarray, grades: np.ndarray, rounds: int = ROUNDS) -> Measured:
    """The value, and where it lies for 95 % of as many jobs drawn anew from these."""
    return measured_mean(measure, [(scores, grades)], rounds)


def measured_mean(
    measure: Measure, orders: Sequence[tuple[np.ndarray, np.ndarray]], rounds: int = ROUNDS
) -> Measured:
    """The mean over several people's orders, and its interval: each round draws each one's jobs anew."""
    draw = np.random.default_rng(SEED)
    values = np.full((rounds, len(orders)), np.nan)
    for row in range(rounds):
        for column, (scores, grades) in enumerate(orders):
            picked = draw.integers(0, len(scores), len(scores))
            values[row, column] = measure(scores[picked], grades[picked])
    whole = values[~np.isnan(values).any(axis=1)].mean(axis=1)
    low, high = np.percentile(whole, BETWEEN) if len(whole) else (np.nan, np.nan)
    mean = float(np.mean([measure(scores, grades) for scores, grades in orders]))
    return Measured(mean, float(low), float(high))
