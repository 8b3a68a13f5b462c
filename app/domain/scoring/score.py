"""The score of all jobs at once: points per part, in hundredths, so that they add up to the score exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from app.domain.profile import ProfileFacts, SearchWish
from app.domain.scoring.fit import fit_values
from app.domain.scoring.learned import BASE, Weights
from app.domain.scoring.person import Person, read_person
from app.domain.scoring.prepared import PreparedJobs
from app.domain.scoring.types import Embed
from app.domain.scoring.weights import FIT, WEIGHTS
from app.domain.scoring.worth import worth_values

NEUTRAL = 0.5
"""The value of a part of which nothing is known."""

NAMES = tuple(WEIGHTS)

IS_FIT = np.array([name in FIT for name in NAMES])


@dataclass(frozen=True, slots=True)
class Scores:
    """Columns in the order of WEIGHTS. `cents` are hundredths of points, of at most `weight` points a part."""

    person: Person
    values: np.ndarray
    known: np.ndarray
    cents: np.ndarray
    nearest: np.ndarray
    weight: np.ndarray

    @property
    def score(self) -> np.ndarray:
        """0..100, to a hundredth."""
        return np.asarray(self.cents.sum(axis=1) / 100)

    @property
    def fit(self) -> np.ndarray:
        return self._share(IS_FIT)

    @property
    def worth(self) -> np.ndarray:
        return self._share(~IS_FIT)

    @property
    def completeness(self) -> np.ndarray:
        """The share of the weights whose parts are known."""
        return np.asarray(np.round(self.known @ self.weight / self.weight.sum(), 4))

    def of(self, rows: Sequence[int]) -> "Scores":
        """Only these jobs, in this order."""
        picked = np.asarray(rows, dtype=np.int64)
        values, known, cents, nearest = (
            column[picked] for column in (self.values, self.known, self.cents, self.nearest)
        )
        return Scores(self.person, values, known, cents, nearest, self.weight)

    def _share(self, columns: np.ndarray) -> np.ndarray:
        return np.asarray(np.round(self.cents[:, columns].sum(axis=1) / self.weight[columns].sum(), 2))


def score_prepared(
    prepared: PreparedJobs,
    profile: ProfileFacts,
    wish: SearchWish,
    *,
    now: datetime,
    embed: Embed,
    weights: Weights = BASE,
) -> Scores:
    """Score jobs that were read before: one pass over arrays, no text scanned."""
    person = read_person(profile, embed, now)
    fit = fit_values(prepared, person)
    worth = worth_values(prepared.deals, wish, now)
    columns = [getattr(fit if name in FIT else worth, name) for name in NAMES]
    values = np.stack(columns, axis=1).reshape(len(prepared), len(NAMES))
    known = ~np.isnan(values)
    values = np.where(known, values, NEUTRAL)
    values[:, 0] = np.where(known[:, 0] | ~known[:, 1], values[:, 0], values[:, 1])
    values, weight = weights.lower(prepared, values), weights.column()
    cents = np.rint(values * weight * 100).astype(np.int64)
    return Scores(person, values, known, cents, fit.nearest, weight)
