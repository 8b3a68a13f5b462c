"""Which facts of a profile answer an ad best."""

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from app.domain.letters.facts import Fact
from app.domain.letters.lexicon import words
from app.domain.letters.skill_words import skill_key, skill_spans
from app.domain.letters.words import content, stem, stems
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SkillFact

_COMMON = frozenset(map(stem, words("ad_words")))
_KINDS = {"result": 1.0, "description": 0.8, "about": 0.7, "education": 0.4}
_PER_WORK = 2

CHANCE, ALIKE = 0.24, 0.4
"""Cosines between the vectors of a fact and of an ad: below the first likeness is chance, from the second on it is none."""
BY_MEANING = 6.0
"""What a cosine above chance counts beside shared words: "brought the cloud costs down" for "reduce our AWS bill"."""

YEARS_OF = re.compile(r"(?:\w+|\d+\+?) years of\b", re.I)


@dataclass(frozen=True)
class Match:
    fact: Fact
    score: float
    shares: bool = True
    """Whether more than one chance word links it to the ad."""

    @property
    def is_close(self) -> bool:
        return self.score >= 1.5

    @property
    def is_near(self) -> bool:
        return self.score >= 0.6


class AdWords:
    """An ad as weighted words and skills, to hold facts against.

    `near` says by the ids of facts how near they are to the ad in meaning: cosines, -1 to 1.
    """

    def __init__(self, job: JobPosting, near: Mapping[str, float] | None = None) -> None:
        self.near = near or {}
        counted = Counter(t.stem for t in content(job.description) if t.stem not in _COMMON)
        self.weights = {s: 1 + 0.4 * min(n - 1, 3) for s, n in counted.items()}
        named = [
            *job.skills,
            *(s.name for s in skill_spans(f"{job.title}\n{job.description}", names=job.skills)),
        ]
        self.skills = dict.fromkeys(skill_key(n) for n in named if n.strip())
        for word in stems(f"{job.title} {' '.join(job.skills)}") - _COMMON:
            self.weights[word] = self.weights.get(word, 0) + 2

    def shares(self, fact: Fact) -> bool:
        """Two words or a skill in common, or the meaning: "features" alone makes no health article fit an app."""
        if self.near.get(fact.id, 0.0) >= ALIKE:
            return True
        named = {skill_key(s.name) for s in skill_spans(fact.text, names=fact.skills)} | {
            skill_key(s) for s in fact.skills
        }
        return bool(named & self.skills.keys()) or len((stems(fact.text) - _COMMON) & self.weights.keys()) > 1

    def score(self, fact: Fact) -> float:
        """Shared words, skills and meaning; a little more for a fact with figures."""
        own = stems(fact.text) - _COMMON
        shared = sum(self.weights.get(s, 0.0) for s in own) / math.sqrt(3 + len(own))
        named = {skill_key(s.name) for s in skill_spans(fact.text)}
        beside = {skill_key(s) for s in fact.skills} - named
        skills = 1.2 * len(named & self.skills.keys()) + 0.5 * min(2, len(beside & self.skills.keys()))
        meaning = BY_MEANING * max(0.0, self.near.get(fact.id, 0.0) - CHANCE)
        total = (shared + skills + meaning) * _KINDS.get(fact.kind, 0.5)
        return total * (1.15 if fact.numbers else 1.0)


def best_facts(
    facts: list[Fact], ad: AdWords, most: int, can_be_told: Callable[[Fact], object] = bool
) -> list[Match]:
    """The facts nearest to the ad that can be told, at most two of one piece of work; those of one work together."""
    ranked = sorted(
        (Match(f, ad.score(f), ad.shares(f)) for f in facts if f.kind in _KINDS and f.kind != "education"),
        key=lambda m: -m.score,
    )
    chosen: list[Match] = []
    works: Counter[UUID | None] = Counter()
    for match in ranked:
        if len(chosen) == most or (chosen and match.score < 0.35 * chosen[0].score):
            break
        if works[match.fact.ref_id] < _PER_WORK and not _repeats(match, chosen) and can_be_told(match.fact):
            works[match.fact.ref_id] += 1
            chosen.append(match)
    order = list(dict.fromkeys(m.fact.ref_id for m in chosen))
    return sorted(chosen, key=lambda m: order.index(m.fact.ref_id))


def fits(match: Match, *, own: bool) -> bool:
    """In another trade a fact has to come close: no article on finance is near a kitchen."""
    return _is_work(match) and match.shares and (match.is_near if own else match.is_close)


def _is_work(match: Match) -> bool:
    """Past work, or something the writer says of himself that truly comes near."""
    return match.fact.ref_id is not None or match.is_close or YEARS_OF.match(match.fact.text) is not None


def other_results(
    facts: list[Fact], told: list[Match], ad: AdWords, can_be_told: Callable[[Fact], object] = bool
) -> list[Match]:
    """Results of the person's other works, the nearest first: of the same trade, if not of the same kind."""
    works = {m.fact.ref_id for m in told}
    results = [
        Match(f, ad.score(f))
        for f in facts
        if f.kind == "result" and f.ref_id not in works and can_be_told(f)
    ]
    ranked = sorted(results, key=lambda m: -m.score)
    return list({m.fact.ref_id: m for m in reversed(ranked)}.values())[::-1]


def _repeats(match: Match, chosen: list[Match]) -> bool:
    own = stems(match.fact.text)
    return any(len(own & stems(c.fact.text)) > 0.7 * max(1, len(own)) for c in chosen)


def shared_skills(profile: ProfileFacts, ad: AdWords) -> list[SkillFact]:
    """The person's skills that the ad names, in the ad's order."""
    mine = {skill_key(s.name): s for s in reversed(profile.skills)}
    return [mine[key] for key in ad.skills if key in mine]
