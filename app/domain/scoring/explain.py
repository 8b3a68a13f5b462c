"""Why a job has its score: words for each part, the ad's own words with marks, and the profile row."""

from collections.abc import Sequence
from datetime import datetime

from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.scoring import words
from app.domain.scoring.again import fit_key
from app.domain.scoring.demands import demand_words
from app.domain.scoring.features import JobFeatures
from app.domain.scoring.floor import floor_part
from app.domain.scoring.learned import BASE, Weights
from app.domain.scoring.prepared import PreparedJobs
from app.domain.scoring.quotes import NO_QUOTE, Quote, skills_quote, title_quote
from app.domain.scoring.said import Said, part_of, worth_said
from app.domain.scoring.score import NAMES, Scores, score_prepared
from app.domain.scoring.standing import Ref
from app.domain.scoring.types import Embed, Part, Ranking
from app.domain.scoring.weights import ENOUGH, SHORT_AD

ASKED = 12
"""At most so many asked skills are listed: the most central first."""


def rank_prepared(
    prepared: PreparedJobs,
    profile: ProfileFacts,
    wish: SearchWish,
    *,
    now: datetime,
    embed: Embed,
    weights: Weights = BASE,
) -> list[Ranking]:
    """Rank jobs that were read before: no text is scanned again."""
    scores = score_prepared(prepared, profile, wish, now=now, embed=embed, weights=weights)
    return explain(prepared, scores, wish, now=now, rows=range(len(prepared)))


def explain(
    prepared: PreparedJobs, scores: Scores, wish: SearchWish, *, now: datetime, rows: Sequence[int]
) -> list[Ranking]:
    """The rankings of some of the scored jobs, with their reasons."""
    picked = scores.of(rows)
    columns = (picked.score, picked.fit, picked.worth, picked.completeness)
    numbers = zip(*(column.tolist() for column in columns), strict=True)
    jobs = [prepared.jobs[row] for row in rows]
    writer = _Writer(jobs, [prepared.features[row] for row in rows], picked, wish, now)
    key = fit_key(scores.person.facts, now, scores.weights)
    rankings = []
    for row, (score, fit, worth, completeness) in enumerate(numbers):
        parts = writer.parts(row)
        said = parts[0].known and parts[1].known and len(jobs[row].description) >= SHORT_AD
        provisional = completeness < ENOUGH or not said
        rankings.append(
            Ranking(score, fit, worth, completeness, provisional, words.headline(parts), parts, key)
        )
    return rankings


class _Writer:
    """Words the parts of one job after another."""

    def __init__(
        self,
        jobs: Sequence[JobPosting],
        features: Sequence[JobFeatures],
        scores: Scores,
        wish: SearchWish,
        now: datetime,
    ) -> None:
        self.jobs, self.features, self.person = jobs, features, scores.person
        self.wish, self.now = wish, now
        self.points = (scores.cents / 100).tolist()
        self.values = scores.values.tolist()
        self.known = scores.known.tolist()
        self.nearest = scores.nearest.tolist()
        self.nearest_role = scores.nearest_role.tolist()
        self.weight = scores.weights.points
        self.pay, self.held = scores.pay.tolist(), (scores.held / 100).tolist()

    def parts(self, row: int) -> tuple[Part, ...]:
        job = self.jobs[row]
        value = dict(zip(NAMES, self.values[row], strict=True))
        known = dict(zip(NAMES, self.known[row], strict=True))
        said = {
            "skills": self._skills(row),
            "experience": self._experience(row, value["experience"]),
            "role": self._role(row, value["role"], known["role"]),
            "seniority": self._seniority(row),
            "demands": self._demands(row),
            **worth_said(job, self.person.facts, self.wish, value, known, self.now),
        }
        parts = [
            part_of(
                name, said[name], points=self.points[row][column], of=self.weight[name], known=known[name]
            )
            for column, name in enumerate(NAMES)
        ]
        floor = floor_part(job, self.wish, self.pay[row], self.held[row])
        return tuple([*parts, floor] if floor else parts)

    def _skills(self, row: int) -> Said:
        feature, person = self.features[row], self.person
        asked = sorted(feature.centrality, key=lambda name: -feature.centrality[name])[:ASKED]
        matched = tuple(name for name in asked if self.person.has(name))
        missing = tuple(name for name in asked if name not in matched)
        reason = words.skills_words(len(matched), len(asked), person.has_skills)
        quote = skills_quote(self.jobs[row], feature, matched)
        return Said(reason, quote, self._proof(matched), matched, missing)

    def _proof(self, matched: Sequence[str]) -> Ref | None:
        """The profile row behind the first matched skill: its own, or that of the skill that covers it."""
        person = self.person
        return next((ref for name in matched if (ref := person.proofs.get(person.cover(name)[1]))), None)

    def _experience(self, row: int, value: float) -> Said:
        if not self.person.has_text:
            return Said("your profile tells of no work yet")
        ref = self.person.refs[self.nearest[row]]
        return Said(words.experience_words(value, ref), title_quote(self.jobs[row], self.features[row]), ref)

    def _role(self, row: int, value: float, known: bool) -> Said:
        if not known:
            return Said("names no role" if len(self.person.roles) else "your profile names no role yet")
        ref = self.person.role_refs[self.nearest_role[row]]
        is_named = self.person.has_text and self.person.refs[self.nearest[row]] == ref
        return Said(words.role_words(value, ref, is_named=is_named), Quote(self.jobs[row].title), ref)

    def _seniority(self, row: int) -> Said:
        feature, person = self.features[row], self.person
        reason = words.seniority_words(feature.level, person.level)
        return Said(reason, Quote(feature.level_quote), person.level_ref if feature.level else None)

    def _demands(self, row: int) -> Said:
        if not self.person.has_text:
            return Said("your profile says too little to compare")
        demands = self.features[row].demands
        met = [self.person.meets(demand) for demand in demands]
        worst = min(zip(met, demands, strict=True), key=lambda pair: pair[0], default=None)
        quote = Quote(worst[1].quote) if worst else NO_QUOTE
        return Said(demand_words(demands, met, self.person.years), quote)
