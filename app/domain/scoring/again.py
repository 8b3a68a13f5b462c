"""Scores after a change of wishes alone: fit stays as it was, worth is judged anew, and no text is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

import numpy as np

from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.scoring import words
from app.domain.scoring.offers import read_offers
from app.domain.scoring.said import part_of, worth_said
from app.domain.scoring.types import Part, Ranking
from app.domain.scoring.weights import ENOUGH, FIT, NEUTRAL, SHORT_AD, WEIGHTS, WORTH
from app.domain.scoring.worth import worth_values

EDITION = 2
"""Raised whenever fit is judged by other rules than before: then nothing that was kept is used again."""


@dataclass(frozen=True, slots=True)
class KeptFit:
    """A job without its text, the breakdown that was kept of it, and how long its text is."""

    job: JobPosting
    breakdown: Mapping[str, Any]
    text_length: int


def fit_key(profile: ProfileFacts, now: datetime, points: Mapping[str, float] = WEIGHTS) -> str:
    """Equal where fit would come out equal: the same profile, rules and points, in the same month."""
    fit = [(name, points[name]) for name in FIT]
    return sha256(f"{EDITION} {fit} {profile!r} {now:%Y-%m}".encode()).hexdigest()[:16]


def rank_again(
    kept: Sequence[KeptFit],
    profile: ProfileFacts,
    wish: SearchWish,
    *,
    now: datetime,
    points: Mapping[str, float] = WEIGHTS,
) -> list[Ranking]:
    """What ranking these jobs anew would say, from their fields and the kept fit alone."""
    jobs = [one.job for one in kept]
    found = worth_values(read_offers(jobs), profile, wish, now)
    columns = np.array([getattr(found, name) for name in WORTH]).reshape(len(WORTH), len(jobs))
    known = ~np.isnan(columns)
    values = np.where(known, columns, NEUTRAL)
    weights = np.array([points[name] for name in WORTH])
    cents = np.rint(values * (weights * 100)[:, None]).astype(np.int32)
    worths = np.round(cents.sum(axis=0) / weights.sum(), 2)
    rankings = []
    for row, one in enumerate(kept):
        value = dict(zip(WORTH, values[:, row].tolist(), strict=True))
        sure = dict(zip(WORTH, known[:, row].tolist(), strict=True))
        said = worth_said(one.job, profile, wish, value, sure, now)
        worth = [
            part_of(name, said[name], points=int(cents[place, row]) / 100, of=points[name], known=sure[name])
            for place, name in enumerate(WORTH)
        ]
        rankings.append(_ranking(one, worth, float(worths[row])))
    return rankings


def _ranking(one: KeptFit, worth: Sequence[Part], worth_share: float) -> Ranking:
    fit = [Part.from_dict(part) for part in one.breakdown["parts"] if part["name"] in FIT]
    parts = (*fit, *worth)
    completeness = round(sum(part.of for part in parts if part.known) / sum(part.of for part in parts), 4)
    told = parts[0].known and parts[1].known and one.text_length >= SHORT_AD
    return Ranking(
        score=round(sum(part.points for part in parts), 2),
        fit=one.breakdown["fit"],
        worth=worth_share,
        completeness=completeness,
        provisional=completeness < ENOUGH or not told,
        headline=words.headline(parts),
        parts=parts,
        fit_key=one.breakdown["fit_key"],
    )
