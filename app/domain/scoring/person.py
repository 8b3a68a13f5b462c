"""What a profile brings to the ranking: skills with strength and proof, rows with vectors, level."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from math import sqrt

import numpy as np

from app.domain.enums import Seniority
from app.domain.profile import ProfileFacts
from app.domain.scoring.demands import Demand, Kind
from app.domain.scoring.own_skills import OwnSkills, own_skills, told_rows
from app.domain.scoring.prepared import WORD_SLOTS, damped, word_slot
from app.domain.scoring.standing import Ref, level_of, roles_held
from app.domain.scoring.tokens import telling_words
from app.domain.scoring.types import Embed
from app.domain.scoring.vectors import apart, title_vectors, told_role
from app.domain.skills import canonical

PERMITTED = re.compile(r"\bclearance\b|\bcleared\b|\bcitizen")

MUST_MISSED, YEARS_MISSED = 0.3, 0.6
"""How well a must is met without the skill, and with fewer years of it than are asked for."""

PERHAPS_PERMITTED, ELSEWHERE = 0.5, 0.2
"""How well a demand is met that a profile does not speak of: a permit, and being in a place not one's own."""


@dataclass(frozen=True, slots=True)
class Person(OwnSkills):
    """A profile as the ranking sees it."""

    facts: ProfileFacts
    years: dict[str, float]
    """How long each skill has been used, where the profile says so."""
    refs: tuple[Ref, ...]
    rows: np.ndarray
    whole: np.ndarray
    words: np.ndarray
    role_refs: tuple[Ref, ...]
    roles: np.ndarray
    role_shares: np.ndarray
    """A vector per title that the person has or had, and what it counts: those of before a little less."""
    level: Seniority | None
    level_ref: Ref | None
    has_skills: bool
    has_text: bool

    def meets(self, demand: Demand) -> float:
        """1 where the profile has what is demanded, 0 where it has not, between where it cannot be known."""
        if demand.kind is Kind.SKILL:
            return self._has_must(demand)
        if demand.kind is Kind.LANGUAGE:
            return 1.0 if self.names(demand.name) else 0.0
        if demand.kind is Kind.PRESENCE:
            town = self.facts.location.partition(",")[0].strip().lower()
            return 1.0 if town and town in demand.name else ELSEWHERE
        return 1.0 if PERMITTED.search(self.told) else PERHAPS_PERMITTED

    def _has_must(self, demand: Demand) -> float:
        """A skill that the profile names, or covers well by another; for as long as it is asked, where both say so."""
        if not self.has(demand.name):
            return MUST_MISSED
        years = self.years.get(demand.name)
        return 1.0 if years is None or years >= demand.years else YEARS_MISSED


def read_person(profile: ProfileFacts, embed: Embed, now: datetime) -> Person:
    own = own_skills(profile)
    texts = told_rows(profile)
    told = [text for _, text in texts]
    vectors = apart(embed([*told, " ".join(told)]), embed) if texts else np.zeros((1, 1), dtype=np.float32)
    roles = roles_held(profile)
    level, level_ref = level_of(profile, now)
    return Person(
        facts=profile,
        told=own.told,
        years={canonical(skill.name): float(skill.years) for skill in profile.skills if skill.years},
        covered=own.covered,
        proofs=own.proofs,
        usual_strength=own.usual_strength,
        refs=tuple(ref for ref, _ in texts),
        rows=vectors[:-1],
        whole=vectors[-1],
        words=_word_weights(" ".join(told)),
        role_refs=tuple(ref for ref, _, _ in roles),
        roles=title_vectors([told_role(title) for _, title, _ in roles], embed),
        role_shares=np.array([[share] for _, _, share in roles]),
        level=level,
        level_ref=level_ref,
        has_skills=bool(own.covered),
        has_text=bool(texts),
    )


def _word_weights(text: str) -> np.ndarray:
    """The profile's telling words by slot, with damped counts, of length one."""
    counts = {word: damped(count) for word, count in Counter(telling_words(text)).items()}
    length = sqrt(sum(weight * weight for weight in counts.values()))
    weights = np.zeros(WORD_SLOTS, dtype=np.float64)
    for word, weight in counts.items():
        weights[word_slot(word)] = weight / length
    return weights
