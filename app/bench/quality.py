"""How well the score orders the labelled set that the project ships, beside what any program could do."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from app.bench.baselines import BASELINES
from app.bench.figure import Figure
from app.bench.ground import Ground
from app.bench.labelled import GradedProfile, graded_profiles
from app.bench.measures import MEASURES, Measured, measured_mean
from app.bench.rank_eval import NAMES, NOW, our_scores
from app.bench.size import Size
from app.domain.plain_cv.read import read_cv
from app.domain.ranking import LABELS, WEIGHTS, prepare_jobs, score_prepared
from app.llm.embeddings import embed

LEAST = {"auc": 0.945, "ap": 0.89, "ndcg": 0.95}
"""Below these the test suite fails: a change that lowers the quality has to say so here."""

LEAST_BY_CV = 0.945
"""The same for the ROC-AUC where all that is known of the person is a plain CV."""

ROUNDS = 300

SAID = {"auc": "ROC-AUC", "ap": "  average precision", "ndcg": "  nDCG by grade"}


@dataclass(frozen=True)
class Order:
    """The scores of one person's ads, and the same without each part."""

    person: GradedProfile
    scores: np.ndarray
    without: dict[str, np.ndarray]


Scored = Callable[[Order], np.ndarray]


async def measure(ground: Ground, size: Size) -> list[Figure]:
    """Nothing here depends on the machine: the same code gives the same figures."""
    return await asyncio.to_thread(figures)


def figures() -> list[Figure]:
    orders = [order_for(person) for person in graded_profiles()]
    return [*_beside_baselines(orders), _by_cv(orders), *_ablations(orders)]


def order_for(person: GradedProfile) -> Order:
    prepared = prepare_jobs(person.jobs, embed)
    scores = score_prepared(prepared, person.profile, person.wish, now=NOW, embed=embed)
    whole = scores.cents.sum(axis=1) - scores.held
    without = {name: (whole - scores.cents[:, column]) / 100 for column, name in enumerate(WEIGHTS)}
    return Order(person, scores.score, without)


def quality(what: str, orders: Sequence[Order], scored: Scored, rounds: int = ROUNDS) -> Measured:
    """One measure over all people; yes and no where it knows no grades."""
    pairs = [
        (scored(order), order.person.grades if what == "ndcg" else order.person.relevant) for order in orders
    ]
    return measured_mean(MEASURES[what], pairs, rounds)


def ours(order: Order) -> np.ndarray:
    return order.scores


def by_cv(order: Order) -> np.ndarray:
    return our_scores(order.person.jobs, read_cv(order.person.cv))


def _beside_baselines(orders: Sequence[Order]) -> list[Figure]:
    given = {
        name: {order.person.name: baseline(order.person.jobs, order.person.cv) for order in orders}
        for name, baseline in BASELINES.items()
    }
    ads = sum(len(order.person.jobs) for order in orders)
    made = []
    for what, words in SAID.items():
        one = quality(what, orders, ours)
        others = {
            name: quality(what, orders, partial(_given, by_name), rounds=1).value
            for name, by_name in given.items()
        }
        best = max(others, key=lambda name: others[name])
        rest = ", ".join(f"{NAMES[name]} {value:.3f}" for name, value in others.items() if name != best)
        made.append(
            Figure(
                f"{words} on {ads} labelled ads" if what == "auc" else words, one.value, "share",
                NAMES[best], others[best], least=LEAST[what], note=f"{_between(one)}; {rest}",
            )
        )  # fmt: skip
    return made


def _by_cv(orders: Sequence[Order]) -> Figure:
    one = quality("auc", orders, by_cv)
    return Figure("  ROC-AUC by plain CVs", one.value, "share", least=LEAST_BY_CV, note=_between(one))


def _ablations(orders: Sequence[Order]) -> list[Figure]:
    """What each part brings: the ROC-AUC without it, beside the whole. Parts of which no ad speaks are left out."""
    whole = quality("auc", orders, ours, rounds=1).value
    made = []
    for name in WEIGHTS:
        value = quality("auc", orders, partial(_without, name), rounds=1).value
        if value != whole:
            made.append(Figure(f"  without {LABELS[name].lower()}", value, "share", "the whole", whole))
    return made


def _given(by_name: dict[str, np.ndarray], order: Order) -> np.ndarray:
    return by_name[order.person.name]


def _without(part: str, order: Order) -> np.ndarray:
    return order.without[part]


def _between(one: Measured) -> str:
    return f"95 %: {one.low:.3f} to {one.high:.3f}"
