"""The score of all jobs at once: points per part, in hundredths, so that they add up to the score exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from app.domain.profile import ProfileFacts, SearchWish
from app.domain.scoring.fit import fit_values
from app.domain.scoring.floor import held_back, pay_shares
from app.domain.scoring.learned import BASE, Weights
from app.domain.scoring.person import Person, read_person
from app.domain.scoring.prepared import PreparedJobs
from app.domain.scoring.types import Embed
from app.domain.scoring.weights import FIT, NEUTRAL, WEIGHTS
from app.domain.scoring.worth import worth_values

NAMES = tuple(WEIGHTS)

IS_FIT = np.array([name in FIT for name in NAMES])

SKILLS, EXPERIENCE = NAMES.index("skills"), NAMES.index("experience")


@dataclass(frozen=True, slots=True)
class Scores:
    """Columns in the order of WEIGHTS. `cents` are hundredths of points, of at most `weight` points a part."""

    person: Person
    values: np.ndarray
    known: np.ndarray
    cents: np.ndarray
    nearest: np.ndarray
    nearest_role: np.ndarray
    pay: np.ndarray
    """The share of the person's floor that each job pays; NaN where that is not known."""
    weights: Weights

    @property
    def weight(self) -> np.ndarray:
        """The points each part can bring."""
        return self.weights.column()

    @property
    def score(self) -> np.ndarray:
        """0..100, to a hundredth."""
        return np.asarray((self.cents.sum(axis=1) - self.held) / 100)

    @property
    def held(self) -> np.ndarray:
        """Hundredths of points that are taken away for pay far below the person's floor."""
        return self._left()[1]

    @property
    def fit(self) -> np.ndarray:
        return self._share(IS_FIT)

    @property
    def worth(self) -> np.ndarray:
        most = self.weight[~IS_FIT].sum()
        return np.asarray(np.round(self._left()[0] / most, 2))

    @property
    def completeness(self) -> np.ndarray:
        """The share of the weights whose parts are known."""
        return np.asarray(np.round(self.known @ self.weight / self.weight.sum(), 4))

    def of(self, rows: Sequence[int]) -> "Scores":
        """Only these jobs, in this order."""
        picked = np.asarray(rows, dtype=np.int64)
        columns = (self.values, self.known, self.cents, self.nearest, self.nearest_role, self.pay)
        values, known, cents, nearest, nearest_role, pay = (column[picked] for column in columns)
        return Scores(self.person, values, known, cents, nearest, nearest_role, pay, self.weights)

    def _left(self) -> tuple[np.ndarray, np.ndarray]:
        fit, worth = self.cents[:, IS_FIT].sum(axis=1), self.cents[:, ~IS_FIT].sum(axis=1)
        return held_back(self.pay, fit, worth, float(self.weight[~IS_FIT].sum() * 100))

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
    worth = worth_values(prepared.offers, profile, wish, now)
    columns = [getattr(fit if name in FIT else worth, name) for name in NAMES]
    values = np.stack(columns).reshape(len(NAMES), len(prepared))
    unknown = np.isnan(values)
    values[unknown] = NEUTRAL
    judged_by_words = unknown[SKILLS] & ~unknown[EXPERIENCE]
    values[SKILLS, judged_by_words] = values[EXPERIENCE, judged_by_words]
    values = weights.lower(prepared, values)
    cents = np.rint(values * (weights.column() * 100)[:, None]).astype(np.int32)
    pay = pay_shares(prepared.deals, wish)
    return Scores(person, values.T, ~unknown.T, cents.T, fit.nearest, fit.nearest_role, pay, weights)
