"""What a profile brings to the ranking: skills with their strength and proof, rows with their vectors, seniority."""

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from app.domain.enums import Seniority
from app.domain.profile import ExperienceFact, ProfileFacts
from app.domain.scoring.features import WORD, exact
from app.domain.scoring.types import Embed
from app.domain.skills import canonical, find_skills, related

LISTED, HEADLINE, WORKED, TOLD = 1.0, 1.0, 0.95, 0.9
"""How sure it is that the person has a skill, by where the profile names it."""

YEARS = ((2.0, Seniority.ENTRY), (6.0, Seniority.INTERMEDIATE))
"""Below so many years of work a person counts as this; above the last as expert."""

LEVEL_WORDS = (
    (("junior", "entry", "trainee", "intern", "student", "graduate"), Seniority.ENTRY),
    (("senior", "lead", "principal", "expert", "head", "director", "architect", "staff"), Seniority.EXPERT),
)

Ref = dict[str, str]


@dataclass(frozen=True, slots=True)
class ProfileRow:
    ref: Ref
    text: str


@dataclass(frozen=True, slots=True)
class Person:
    """A profile as the ranking sees it."""

    strengths: dict[str, float]
    proofs: dict[str, Ref]
    rows: tuple[ProfileRow, ...]
    vectors: np.ndarray
    seniority: Seniority | None
    is_empty: bool


def read_person(profile: ProfileFacts, embed: Embed, now: datetime) -> Person:
    rows = tuple(_rows(profile))
    vectors = (
        exact(np.asarray(embed([row.text for row in rows]), dtype=np.float32)) if rows else np.zeros((0, 1))
    )
    strengths, proofs = _skills(profile)
    return Person(strengths, proofs, rows, vectors, _seniority(profile, now), profile.is_empty)


def covering(person: Person) -> dict[str, tuple[float, str]]:
    """Every skill that the person covers at least in part: how well, and by which of their own skills."""
    best = {name: (strength, name) for name, strength in person.strengths.items()}
    for own, strength in person.strengths.items():
        for other, closeness in related(own).items():
            value = strength * closeness
            if value > best.get(other, (0.0, ""))[0]:
                best[other] = (value, own)
    return best


def _rows(profile: ProfileFacts) -> list[ProfileRow]:
    rows = []
    for fact in profile.experiences:
        text = " ".join([fact.title, fact.title, *fact.skills, fact.description, *fact.results])
        rows.append(_row("experience", str(fact.id), _label(fact), text))
    skills = " ".join(skill.name for skill in profile.skills)
    rows.append(_row("headline", "", profile.headline, f"{profile.headline} {profile.headline} {skills}"))
    rows.append(_row("about", "", "About you", profile.about))
    return [row for row in rows if row.text]


def _row(kind: str, id: str, label: str, text: str) -> ProfileRow:
    return ProfileRow({"kind": kind, "id": id, "label": label}, " ".join(WORD.findall(text)).lower())


def _label(fact: ExperienceFact) -> str:
    return f"{fact.title}, {fact.company}" if fact.company else fact.title


def _skills(profile: ProfileFacts) -> tuple[dict[str, float], dict[str, Ref]]:
    strengths: dict[str, float] = {}
    proofs: dict[str, Ref] = {}

    def note(name: str, strength: float, ref: Ref) -> None:
        if strength > strengths.get(name, 0.0):
            strengths[name] = strength
            proofs[name] = ref

    for skill in profile.skills:
        note(canonical(skill.name), LISTED, {"kind": "skill", "id": str(skill.id), "label": skill.name})
    for span in find_skills(profile.headline):
        note(span.name, HEADLINE, {"kind": "headline", "id": "", "label": profile.headline})
    for fact in profile.experiences:
        ref = {"kind": "experience", "id": str(fact.id), "label": _label(fact)}
        for name in fact.skills:
            note(canonical(name), WORKED, ref)
        for span in find_skills("\n".join([fact.title, fact.description, *fact.results])):
            note(span.name, WORKED, ref)
    for span in find_skills(profile.about):
        note(span.name, TOLD, {"kind": "about", "id": "", "label": "About you"})
    return strengths, proofs


def _seniority(profile: ProfileFacts, now: datetime) -> Seniority | None:
    words = set(profile.headline.lower().split())
    for names, level in LEVEL_WORDS:
        if words & set(names):
            return level
    years = _years_worked(profile, now.date())
    if years is None:
        return None
    return next((level for limit, level in YEARS if years < limit), Seniority.EXPERT)


def _years_worked(profile: ProfileFacts, today: date) -> float | None:
    starts = [fact.started_on for fact in profile.experiences if fact.started_on]
    ends = [fact.ended_on or today for fact in profile.experiences if fact.started_on]
    return (max(ends) - min(starts)).days / 365.25 if starts else None
