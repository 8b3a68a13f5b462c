"""The weights as one person's verdicts have moved them, and what that person wants to see less of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from app.domain.scoring.deal import Deals
from app.domain.scoring.prepared import PreparedJobs
from app.domain.scoring.weights import WEIGHTS

LOWERS = {"skill": "skills", "category": "experience", "client": "client"}
"""Which part of the score falls when somebody wants less of a skill, a category, a kind of client."""

LOW_RATING = 4.0


@dataclass(frozen=True, slots=True)
class Weights:
    """Points a part can bring, and for ("skill", "WordPress") the share of its part that is taken away."""

    points: Mapping[str, float] = field(default_factory=lambda: WEIGHTS)
    fewer: Mapping[tuple[str, str], float] = field(default_factory=dict)

    def column(self) -> np.ndarray:
        """The points in the order of WEIGHTS."""
        return np.array([self.points[name] for name in WEIGHTS])

    def lower(self, prepared: PreparedJobs, values: np.ndarray) -> np.ndarray:
        """The values of all parts, less what the person wants less of; never more than before."""
        if not self.fewer:
            return values
        lowered = values.copy()
        for (kind, name), share in self.fewer.items():
            place = list(WEIGHTS).index(LOWERS[kind])
            lowered[:, place] *= np.where(_has(prepared, kind, name), 1.0 - share, 1.0)
        return lowered


BASE = Weights()


def client_kinds(deals: Deals) -> dict[str, np.ndarray]:
    """Which jobs come from a new client, from one whose payment is not verified, from a badly rated one."""
    return {
        "new": (deals.hires == 0) | (np.isnan(deals.hires) & (deals.spent == 0)),
        "unverified": deals.verified == 0,
        "low_rated": deals.rating < LOW_RATING,
    }


def _has(prepared: PreparedJobs, kind: str, name: str) -> np.ndarray:
    if kind == "client":
        return client_kinds(prepared.deals).get(name, np.zeros(len(prepared), dtype=bool))
    if kind == "category":
        return np.array([job.category == name for job in prepared.jobs], dtype=bool)
    asking = np.zeros(len(prepared), dtype=bool)
    if name in prepared.skills:
        place = prepared.skills.index(name)
        asking[prepared.asked.jobs[prepared.asked.columns == place]] = True
    return asking
