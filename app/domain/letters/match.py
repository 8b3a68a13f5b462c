"""Which facts of a profile answer an ad best."""

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from app.domain.letters.facts import Fact
from app.domain.letters.kinds import kinds_done
from app.domain.letters.lexicon import words
from app.domain.letters.skill_words import skill_key, skill_spans
from app.domain.letters.words import content, stem, stems
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SkillFact

_COMMON = frozenset(map(stem, words("ad_words")))
_KINDS = {"result": 1.0, "description": 0.8, "about": 0.5, "education": 0.4}
_PER_WORK = 2

CHANCE, ALIKE = 0.24, 0.4
"""Cosines between the vectors of a fact and of an ad: below the first likeness is chance, from the second on it is none."""
BY_MEANING = 6.0
"""What a cosine above chance counts beside shared words: "brought the cloud costs down" for "reduce our AWS bill"."""

SAME_KIND = 1.5
"""What it counts that a fact tells of the very kind of work the ad asks for: "trained 30 colleagues" for a training."""

MOST_KINDS = 2.0

_BESIDE = frozenset({"teach", "document"})
BESIDE_THE_WORK = 0.7
"""What a fact keeps that tells of teaching or writing down, where the ad wants the work itself."""

SOMETHING = 0.3
"""Below this score a fact has nothing to do with the ad: one fact less says more."""

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

    `near` says by the ids of facts how near they are to the ad in meaning: cosines, -1 to 1; `kinds` which kinds of
    work the ad asks for, 0 to 1 each.
    """

    def __init__(
        self,
        job: JobPosting,
        near: Mapping[str, float] | None = None,
        kinds: Mapping[str, float] | None = None,
    ) -> None:
        self.near, self.kinds = near or {}, kinds or {}
        counted = Counter(t.stem for t in content(job.description) if t.stem not in _COMMON)
        self.weights = {s: 1 + 0.4 * min(n - 1, 3) for s, n in counted.items()}
        told = [s.name for s in skill_spans(f"{job.title}\n{job.description}", names=job.skills)]
        named = [*told, *job.skills]  # the title's first; a tag that no word of the ad repeats comes last
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
        in_common = len((stems(fact.text) - _COMMON) & self.weights.keys())
        return bool(named & self.skills.keys()) or in_common + (self._kind(fact) >= 1.0) > 1

    def score(self, fact: Fact) -> float:
        """Shared words, skills, meaning and the kind of work; a little more for a fact with figures."""
        own = stems(fact.text) - _COMMON
        shared = sum(self.weights.get(s, 0.0) for s in own) / math.sqrt(3 + len(own))
        named = {skill_key(s.name) for s in skill_spans(fact.text)}
        beside = {skill_key(s) for s in fact.skills} - named
        skills = 1.2 * len(named & self.skills.keys()) + 0.5 * min(2, len(beside & self.skills.keys()))
        meaning = BY_MEANING * max(0.0, self.near.get(fact.id, 0.0) - CHANCE)
        total = (shared + skills + meaning + SAME_KIND * self._kind(fact)) * _KINDS.get(fact.kind, 0.5)
        total *= BESIDE_THE_WORK if kinds_done(fact.text) & _BESIDE - self.kinds.keys() else 1.0
        return total * (1.15 if fact.numbers else 1.0)

    def _kind(self, fact: Fact) -> float:
        """How much of the kinds of work that the ad asks for a fact tells: 0 to 2."""
        return min(MOST_KINDS, sum(self.kinds.get(kind, 0.0) for kind in kinds_done(fact.text)))


def best_facts(
    facts: list[Fact], ad: AdWords, most: int, can_be_told: Callable[[Fact], object] = bool
) -> list[Match]:
    """The facts nearest to the ad that can be told, the nearest first; at most two of one piece of work, side by side."""
    ranked = sorted(
        (Match(f, ad.score(f), ad.shares(f)) for f in facts if f.kind in _KINDS and f.kind != "education"),
        key=lambda m: -m.score,
    )
    chosen: list[Match] = []
    works: Counter[UUID | None] = Counter()
    for match in ranked:
        work = match.fact.ref_id
        if len(chosen) == most or (chosen and match.score < 0.35 * chosen[0].score):
            break
        is_apart = works[work] > 0 and chosen[-1].fact.ref_id != work
        if (
            works[work] < _PER_WORK
            and not is_apart
            and not _repeats(match, chosen)
            and can_be_told(match.fact)
        ):
            works[work] += 1
            chosen.append(match)
    return chosen


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
    ranked = sorted((m for m in results if not told or m.score >= SOMETHING), key=lambda m: -m.score)
    return list({m.fact.ref_id: m for m in reversed(ranked)}.values())[::-1]


def _repeats(match: Match, chosen: list[Match]) -> bool:
    own = stems(match.fact.text)
    return any(len(own & stems(c.fact.text)) > 0.7 * max(1, len(own)) for c in chosen)


def shared_skills(profile: ProfileFacts, ad: AdWords) -> list[SkillFact]:
    """The person's skills that the ad names, in the ad's order."""
    mine = {skill_key(s.name): s for s in reversed(profile.skills)}
    return [mine[key] for key in ad.skills if key in mine]
