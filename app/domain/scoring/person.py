"""What a profile brings to the ranking: skills with strength and proof, rows with vectors, level."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from math import log, sqrt

import numpy as np

from app.domain.enums import Seniority
from app.domain.profile import EducationFact, ProfileFacts, SkillFact
from app.domain.scoring.demands import Demand, Kind
from app.domain.scoring.prepared import WORD_SLOTS, damped, word_slot
from app.domain.scoring.standing import ABOUT, Ref, experience_ref, headline_ref, level_of, roles_held
from app.domain.scoring.tokens import telling_words
from app.domain.scoring.types import Embed
from app.domain.scoring.vectors import apart, title_vectors, told_role
from app.domain.skills import canonical, find_skills, is_known, related

LISTED, HEADLINE, WORKED, DONE, TOLD = 3.0, 4.0, 2.0, 1.5, 1.0
"""How much one mention of a skill says, by where it stands in the profile."""

BEGINNER = ("beginner", "basic", "learning", "novice", "elementary")

FIRST_MENTION, EACH_DOUBLING = 0.3, 0.25
"""The strength of a skill that is mentioned once in prose, and what twice the mentions add."""

LINE_WORDS = 25
"""An "about" text is cut into rows of about so many words."""

PERMITTED = re.compile(r"\bclearance\b|\bcleared\b|\bcitizen")

COVERED, MUST_MISSED, YEARS_MISSED = 0.55, 0.3, 0.6
"""From which cover, beside the person's usual one, a skill counts as had; and how well a must is met without it, and
with fewer years of it than are asked for."""

PERHAPS_PERMITTED, ELSEWHERE = 0.5, 0.2
"""How well a demand is met that a profile does not speak of: a permit, and being in a place not one's own."""

NO_REF: Ref = {"kind": "profile", "id": "", "label": "your profile"}


@dataclass(frozen=True, slots=True)
class Person:
    """A profile as the ranking sees it."""

    facts: ProfileFacts
    told: str
    years: dict[str, float]
    """How long each skill has been used, where the profile says so."""
    covered: dict[str, tuple[float, str]]
    proofs: dict[str, Ref]
    usual_strength: float
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

    def cover(self, asked: str) -> tuple[float, str]:
        """How well the person covers a skill, and by which of their own."""
        return self.covered.get(asked) or self.covered.get(asked.casefold(), (0.0, ""))

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
        if not self.names(demand.name) and self.cover(demand.name)[0] < COVERED * self.usual_strength:
            return MUST_MISSED
        years = self.years.get(demand.name)
        return 1.0 if years is None or years >= demand.years else YEARS_MISSED

    def names(self, asked: str) -> bool:
        """Whether the profile itself names this skill."""
        return asked in self.proofs or asked.casefold() in self.proofs


def read_person(profile: ProfileFacts, embed: Embed, now: datetime) -> Person:
    strengths, proofs = _strengths(profile)
    texts = list(_rows(profile))
    told = [text for _, text in texts]
    vectors = apart(embed([*told, " ".join(told)]), embed) if texts else np.zeros((1, 1), dtype=np.float32)
    roles = roles_held(profile)
    level, level_ref = level_of(profile, now)
    return Person(
        facts=profile,
        told=" ".join(told),
        years={canonical(skill.name): float(skill.years) for skill in profile.skills if skill.years},
        covered=_covered(strengths),
        proofs=proofs,
        usual_strength=_usual(strengths),
        refs=tuple(ref for ref, _ in texts),
        rows=vectors[:-1],
        whole=vectors[-1],
        words=_word_weights(" ".join(told)),
        role_refs=tuple(ref for ref, _, _ in roles),
        roles=title_vectors([told_role(title) for _, title, _ in roles], embed),
        role_shares=np.array([[share] for _, _, share in roles]),
        level=level,
        level_ref=level_ref,
        has_skills=bool(strengths),
        has_text=bool(texts),
    )


def _strengths(profile: ProfileFacts) -> tuple[dict[str, float], dict[str, Ref]]:
    """How strong each skill is by all its mentions together, and the row that proves it best."""
    mentions: Counter[str] = Counter()
    best: dict[str, tuple[float, Ref]] = {}
    for written, weight, ref in _mentions(profile):
        name = written if is_known(written) else written.casefold()
        mentions[name] += weight  # type: ignore[assignment]  # weights are fractions
        if weight > best.get(name, (0.0, NO_REF))[0]:
            best[name] = (weight, ref)
    strengths = {
        name: min(1.0, FIRST_MENTION + EACH_DOUBLING * log(max(weight, 1.0), 2))
        for name, weight in mentions.items()
    }
    return strengths, {name: ref for name, (_, ref) in best.items()}


def _mentions(profile: ProfileFacts) -> list[tuple[str, float, Ref]]:
    headline = headline_ref(profile)
    found = [
        (canonical(skill.name), _listed(skill), {"kind": "skill", "id": str(skill.id), "label": skill.name})
        for skill in profile.skills
    ]
    found += [(span.name, HEADLINE, headline) for span in find_skills(profile.headline, title=True)]
    for fact in profile.experiences:
        ref = experience_ref(fact)
        found += [(canonical(name), WORKED, ref) for name in fact.skills]
        found += [(span.name, WORKED, ref) for span in find_skills(fact.title, title=True)]
        found += [
            (span.name, TOLD, ref) for span in find_skills("\n".join([fact.description, *fact.results]))
        ]
    for degree in profile.educations:
        ref = {"kind": "education", "id": str(degree.id), "label": degree.degree or degree.institution}
        found += [(span.name, TOLD, ref) for span in find_skills(_schooling(degree))]
    first, _, rest = profile.about.partition("\n")
    found += [(span.name, TOLD * 2, ABOUT) for span in find_skills(first)]
    found += [(span.name, TOLD, ABOUT) for span in find_skills(rest)]
    return found


def _listed(skill: SkillFact) -> float:
    return TOLD if (skill.level or "").lower() in BEGINNER else LISTED


def _covered(strengths: dict[str, float]) -> dict[str, tuple[float, str]]:
    """Every skill that the person covers at least in part: how well, and by which of their own."""
    best = {name: (strength, name) for name, strength in strengths.items()}
    for own, strength in sorted(strengths.items()):
        for other, closeness in related(own).items():
            if strength * closeness > best.get(other, (0.0, ""))[0]:
                best[other] = (strength * closeness, own)
    return best


def _usual(strengths: dict[str, float]) -> float:
    """How strong the person's main skills are: a plain CV names each but once or twice."""
    main = sorted(strengths.values(), reverse=True)[:8]
    return max(0.6, sum(main) / len(main)) if main else 1.0


def _rows(profile: ProfileFacts) -> list[tuple[Ref, str]]:
    """The rows an ad is compared with, in lower case: headline, each piece of work, the lines of "about"."""
    skills = " ".join(skill.name for skill in profile.skills)
    rows = [
        (
            {"kind": "headline", "id": "", "label": profile.headline or "Your skills"},
            f"{profile.headline} {skills}",
        )
    ]
    for fact in profile.experiences:
        text = " ".join([fact.title, *fact.skills, fact.description, *fact.results])
        rows.append((experience_ref(fact), text))
    rows += [(ABOUT, line) for line in _lines(profile.about)]
    rows += [
        (
            {"kind": "education", "id": str(fact.id), "label": fact.degree or fact.institution},
            _schooling(fact),
        )
        for fact in profile.educations
    ]
    return [(ref, " ".join(text.lower().split())) for ref, text in rows if text.strip()]


def _schooling(fact: EducationFact) -> str:
    return f"{fact.degree} {fact.field} {fact.description}".strip()


def _lines(text: str) -> list[str]:
    rows: list[str] = []
    for line in text.replace(". ", ".\n").splitlines():
        if rows and len(rows[-1].split()) + len(line.split()) <= LINE_WORDS:
            rows[-1] = f"{rows[-1]} {line}"
        else:
            rows.append(line)
    return rows


def _word_weights(text: str) -> np.ndarray:
    """The profile's telling words by slot, with damped counts, of length one."""
    counts = {word: damped(count) for word, count in Counter(telling_words(text)).items()}
    length = sqrt(sum(weight * weight for weight in counts.values()))
    weights = np.zeros(WORD_SLOTS, dtype=np.float64)
    for word, weight in counts.items():
        weights[word_slot(word)] = weight / length
    return weights
