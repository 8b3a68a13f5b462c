"""From values to rankings: points that add up, with the words, the ad's own words and the profile row."""

from collections.abc import Sequence
from datetime import datetime
from math import isnan

from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.scoring import words, worth
from app.domain.scoring.features import JobFeatures, Mention, PreparedJobs
from app.domain.scoring.fit import FitValues, fit_values, seniority_value
from app.domain.scoring.person import Person, read_person
from app.domain.scoring.types import Embed, Part, Ranking
from app.domain.scoring.weights import FIT, LABELS, WEIGHTS, WORTH, group_of

NEUTRAL = 0.5
"""The value of a part about which nothing is known."""

ENOUGH = 0.6
"""Completeness below which a score is provisional."""

MATCHED = 0.5
"""From which coverage on a skill counts as matched in words."""

QUOTE_LENGTH = 180


def rank_prepared(
    prepared: PreparedJobs, profile: ProfileFacts, wish: SearchWish, *, now: datetime, embed: Embed
) -> list[Ranking]:
    """Rank jobs that were read before: no text is scanned again."""
    person = read_person(profile, embed, now)
    fit = fit_values(prepared, person)
    return [_rank(prepared, row, person, fit, wish, now) for row in range(len(prepared))]


def _rank(
    prepared: PreparedJobs, row: int, person: Person, fit: FitValues, wish: SearchWish, now: datetime
) -> Ranking:
    job = prepared.jobs[row]
    parts = (
        _skills(job, prepared.features[row], fit, float(fit.skills[row])),
        _experience(job, person, int(fit.nearest[row]), float(fit.experience[row])),
        _part("seniority", seniority_value(job, person), words.seniority_words(job, person.seniority)),
        _part("rate", rate := worth.rate_value(job, wish), words.rate_words(job, wish, rate)),
        _part("client", client := worth.client_value(job), words.client_words(job, client)),
        _part("freshness", worth.freshness_value(job, now), words.freshness_words(job, now)),
        _part("competition", worth.competition_value(job), words.competition_words(job)),
        _part(
            "project_type", kind := worth.project_type_value(job, wish), words.project_type_words(job, kind)
        ),
    )
    complete = sum(part.of for part in parts if part.known) / 100
    return Ranking(
        score=_total(parts),
        fit=_share(parts, FIT),
        worth=_share(parts, WORTH),
        completeness=round(complete, 4),
        provisional=complete < ENOUGH or not (parts[0].known and parts[1].known),
        headline=_headline(parts),
        parts=parts,
    )


def _total(parts: Sequence[Part]) -> float:
    return round(sum(part.points for part in parts), 2)


def _share(parts: Sequence[Part], group: dict[str, float]) -> float:
    return round(100 * sum(part.points for part in parts if part.name in group) / sum(group.values()), 2)


def _part(name: str, value: float | None, reason: str, **more: object) -> Part:
    known = value is not None and not isnan(value)
    points = round(WEIGHTS[name] * (value if known and value is not None else NEUTRAL), 2)
    return Part(name, LABELS[name], group_of(name), points, WEIGHTS[name], known, reason, **more)  # type: ignore[arg-type]


def _skills(job: JobPosting, features: JobFeatures, fit: FitValues, value: float) -> Part:
    asked = sorted(features.centrality, key=lambda name: -features.centrality[name])
    matched = tuple(name for name in asked if fit.covered.get(name, (0.0, ""))[0] >= MATCHED)
    missing = tuple(name for name in asked if name not in matched)
    quote, marks = _quote(job, features, set(matched))
    return _part(
        "skills", value, words.skills_words(len(matched), len(asked), not isnan(value)),
        matched=matched, missing=missing, quote=quote, marks=marks,
    )  # fmt: skip


def _experience(job: JobPosting, person: Person, row: int, value: float) -> Part:
    if isnan(value):
        return _part(
            "experience",
            None,
            "your profile tells of no experience yet" if not person.rows else "the ad says too little",
        )
    ref = person.rows[row].ref
    close = (
        "very like"
        if value > 0.75
        else "like"
        if value > 0.45
        else "a little like"
        if value > 0.2
        else "unlike"
    )
    return _part("experience", value, f"{close} {ref['label']}", profile_ref=ref, quote=job.title)


def _quote(
    job: JobPosting, features: JobFeatures, names: set[str]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The stretch of the ad around the first matched skill, with the places of the matched skills in it."""
    found = [m for m in features.mentions if m.place == "text" and m.name in names]
    if not found:
        return _quote_title(job, features, names)
    start = max(0, job.description.rfind("\n", 0, found[0].start) + 1, found[0].start - 60)
    end = min(len(job.description), start + QUOTE_LENGTH)
    return job.description[start:end], _marks(found, start, end)


def _quote_title(
    job: JobPosting, features: JobFeatures, names: set[str]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    found = [m for m in features.mentions if m.place == "title" and m.name in names]
    return (job.title, _marks(found, 0, len(job.title))) if found else ("", ())


def _marks(found: Sequence[Mention], start: int, end: int) -> tuple[tuple[int, int], ...]:
    return tuple((m.start - start, m.end - start) for m in found if m.start >= start and m.end <= end)


def _headline(parts: Sequence[Part]) -> str:
    said = [part.reason for part in parts if part.name in ("skills", "rate", "freshness") and part.known]
    return " · ".join(said) or "not enough is known yet"
