"""Why a job has its score: words for each part, the ad's own words with marks, and the profile row."""

from collections.abc import Sequence
from datetime import datetime

from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.scoring import words
from app.domain.scoring.features import JobFeatures
from app.domain.scoring.learned import BASE, Weights
from app.domain.scoring.person import Person, Ref
from app.domain.scoring.prepared import PreparedJobs
from app.domain.scoring.quotes import Quote, skills_quote, title_quote
from app.domain.scoring.score import NAMES, Scores, score_prepared
from app.domain.scoring.types import Embed, Part, Ranking
from app.domain.scoring.weights import LABELS, group_of

ENOUGH = 0.6
"""Completeness below which a score is provisional."""

SHORT_AD = 80
"""Characters of description below which an ad is little more than its title."""

MATCHED = 0.55
"""From which cover, beside the person's usual one, a skill that the profile does not name is matched."""

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
    rankings = []
    for row, (score, fit, worth, completeness) in enumerate(numbers):
        parts = writer.parts(row)
        said = parts[0].known and parts[1].known and len(jobs[row].description) >= SHORT_AD
        provisional = completeness < ENOUGH or not said
        rankings.append(Ranking(score, fit, worth, completeness, provisional, words.headline(parts), parts))
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
        self.jobs, self.features, self.scores, self.wish, self.now = jobs, features, scores, wish, now
        self.points = (scores.cents / 100).tolist()
        self.values = scores.values.tolist()
        self.known = scores.known.tolist()
        self.nearest = scores.nearest.tolist()
        self.weight = scores.weight.tolist()

    def parts(self, row: int) -> tuple[Part, ...]:
        job, person = self.jobs[row], self.scores.person
        value = dict(zip(NAMES, self.values[row], strict=True))
        known = dict(zip(NAMES, self.known[row], strict=True))
        level = self.features[row].level
        level_quote = self.features[row].level_quote
        return (
            self._skills(row, job, person),
            self._experience(row, job, person, value["experience"]),
            self._part(row, 2, words.seniority_words(level, person.level), Quote(level_quote)),
            self._part(
                row, 3, words.rate_words(job, self.wish, value["rate"], known["rate"]), words.pay_quote(job)
            ),
            self._part(row, 4, words.client_words(job)),
            self._part(row, 5, words.freshness_words(job, self.now)),
            self._part(row, 6, words.competition_words(job)),
            self._part(row, 7, words.project_type_words(job, value["project_type"], known["project_type"])),
        )

    def _skills(self, row: int, job: JobPosting, person: Person) -> Part:
        feature = self.features[row]
        asked = sorted(feature.centrality, key=lambda name: -feature.centrality[name])[:ASKED]
        matched = tuple(name for name in asked if self._is_matched(person, name))
        missing = tuple(name for name in asked if name not in matched)
        reason = words.skills_words(len(matched), len(asked), person.has_skills)
        ref = self._proof(person, matched)
        return self._part(row, 0, reason, skills_quote(job, feature, matched), matched, missing, ref)

    def _is_matched(self, person: Person, name: str) -> bool:
        """Whether the person's profile names the skill, or one that covers it well."""
        return person.names(name) or person.cover(name)[0] >= MATCHED * person.usual_strength

    def _proof(self, person: Person, matched: Sequence[str]) -> Ref | None:
        """The profile row behind the first matched skill: its own, or that of the skill that covers it."""
        return next((ref for name in matched if (ref := person.proofs.get(person.cover(name)[1]))), None)

    def _experience(self, row: int, job: JobPosting, person: Person, value: float) -> Part:
        if not person.has_text:
            return self._part(row, 1, "your profile tells of no work yet")
        ref = person.refs[self.nearest[row]]
        quote = title_quote(job, self.features[row])
        return self._part(row, 1, words.experience_words(value, ref), quote, ref=ref)

    def _part(
        self,
        row: int,
        column: int,
        reason: str,
        quote: Quote = Quote(""),
        matched: tuple[str, ...] = (),
        missing: tuple[str, ...] = (),
        ref: Ref | None = None,
    ) -> Part:
        name = NAMES[column]
        return Part(
            name, LABELS[name], group_of(name), self.points[row][column], self.weight[column],
            self.known[row][column], reason, quote.text, quote.marks, matched, missing, ref,
        )  # fmt: skip
