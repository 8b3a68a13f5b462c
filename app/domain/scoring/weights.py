"""How much each part counts, in points of a hundred, and the bars of each tightness. All of it is data."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from app.domain.scoring.types import Group

FIT = {"skills": 27.0, "experience": 25.0, "role": 7.0, "seniority": 4.0, "demands": 6.0}
"""Can I do it?"""

WORTH = {
    "rate": 11.0, "client": 7.0, "freshness": 4.0, "competition": 3.0, "project_type": 3.0, "place": 3.0,
}  # fmt: skip
"""Is it a good deal?"""

WEIGHTS: Mapping[str, float] = MappingProxyType(FIT | WORTH)

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "skills": "Skills",
        "experience": "Experience",
        "role": "Role",
        "seniority": "Seniority",
        "demands": "Must-haves",
        "rate": "Rate",
        "client": "Client",
        "freshness": "Freshness",
        "competition": "Competition",
        "project_type": "Kind of work",
        "place": "Place",
        "floor": "Pay floor",
    }
)

NEUTRAL = 0.5
"""The value of a part of which nothing is known."""

ENOUGH = 0.6
"""Completeness below which a score is provisional."""

SHORT_AD = 80
"""Characters of description below which an ad is little more than its title."""

SHOW_BAR: Mapping[int, float] = MappingProxyType({1: 40.0, 2: 50.0, 3: 60.0, 4: 69.0, 5: 79.0})
"""From which score a job is shown in the feed, by tightness: a stricter level shows a subset."""

SHORTLIST_BAR: Mapping[int, float] = MappingProxyType({1: 60.0, 2: 67.0, 3: 74.0, 4: 80.0, 5: 87.0})
"""From which score a job is shortlisted by itself."""


def group_of(name: str) -> Group:
    return "fit" if name in FIT else "worth"


def passes(score: float, tightness: int) -> bool:
    """Whether a job of this score is shown at this tightness."""
    return score >= SHOW_BAR[tightness]


def count_passing(scores: Iterable[float]) -> dict[int, int]:
    """How many of these scores each tightness would show."""
    known = list(scores)
    return {level: sum(1 for score in known if score >= bar) for level, bar in SHOW_BAR.items()}
