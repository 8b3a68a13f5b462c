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
from app.domain.scoring.floor import floor_part, held_back, pay_shares
from app.domain.scoring.learned import BASE, Weights
from app.domain.scoring.offers import read_offers
from app.domain.scoring.said import part_of, worth_said
from app.domain.scoring.types import Part, Ranking
from app.domain.scoring.weights import ENOUGH, FIT, NEUTRAL, SHORT_AD, WORTH
from app.domain.scoring.worth import worth_values

CLIENT = list(WORTH).index("client")

EDITION = 3
"""Raised whenever fit is judged by other rules than before: then nothing that was kept is used again."""


@dataclass(frozen=True, slots=True)
class KeptFit:
    """A job without its text, the breakdown that was kept of it, and how long its text is."""

    job: JobPosting
    breakdown: Mapping[str, Any]
    text_length: int


def fit_key(profile: ProfileFacts, now: datetime, weights: Weights = BASE) -> str:
    """Equal where fit would come out equal: the same profile, weights and rules, the same month."""
    said = f"{EDITION} {weights.fit_words()} {profile!r} {now:%Y-%m}"
    return sha256(said.encode()).hexdigest()[:16]


def rank_again(
    kept: Sequence[KeptFit],
    profile: ProfileFacts,
    wish: SearchWish,
    *,
    now: datetime,
    weights: Weights = BASE,
) -> list[Ranking]:
    """What ranking these jobs anew would say, from their fields and the kept fit alone."""
    jobs = [one.job for one in kept]
    offers = read_offers(jobs)
    found = worth_values(offers, profile, wish, now)
    columns = np.array([getattr(found, name) for name in WORTH]).reshape(len(WORTH), len(jobs))
    known = ~np.isnan(columns)
    values = np.where(known, columns, NEUTRAL)
    values[CLIENT] = weights.lower_trust(offers.deals, values[CLIENT])
    points = {name: weights.points[name] for name in WORTH}
    most = np.array(list(points.values()))
    cents = np.rint(values * (most * 100)[:, None]).astype(np.int32)
    pay, fits = pay_shares(offers.deals, wish), np.array([_fit_cents(one) for one in kept])
    left, held = held_back(pay, fits, cents.sum(axis=0), float(most.sum() * 100))
    worths = np.round(left / most.sum(), 2)
    rankings = []
    for row, one in enumerate(kept):
        value = dict(zip(WORTH, values[:, row].tolist(), strict=True))
        sure = dict(zip(WORTH, known[:, row].tolist(), strict=True))
        said = worth_said(one.job, profile, wish, value, sure, now)
        worth = [
            part_of(name, said[name], points=int(cents[place, row]) / 100, of=points[name], known=sure[name])
            for place, name in enumerate(WORTH)
        ]
        floor = floor_part(one.job, wish, float(pay[row]), int(held[row]) / 100)
        rankings.append(_ranking(one, [*worth, floor] if floor else worth, float(worths[row])))
    return rankings


def _fit_cents(one: KeptFit) -> int:
    return sum(round(part["points"] * 100) for part in one.breakdown["parts"] if part["name"] in FIT)


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
