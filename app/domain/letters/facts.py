"""Every statement a letter may make about its writer, each with the profile row that it comes from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from app.domain.countries import country_name
from app.domain.letters.clock import zone_names
from app.domain.letters.numbers import find_numbers
from app.domain.letters.words import sentences
from app.domain.profile import EducationFact, ExperienceFact, ProfileFacts, SkillFact


@dataclass(frozen=True)
class Fact:
    """One claimable statement; `ref_id` is its row (None: the profile itself), `label` that row on screen."""

    id: str
    kind: str  # experience | result | description | skill | education | about | headline | place
    ref_id: UUID | None
    label: str
    text: str
    skills: tuple[str, ...] = ()
    numbers: tuple[Decimal, ...] = ()


def facts_of(profile: ProfileFacts) -> list[Fact]:
    """Every claimable statement of the profile, in the order in which the profile shows them."""
    return [
        *(f for e in profile.experiences for f in _of_experience(e)),
        *(_of_skill(s) for s in profile.skills),
        *(f for e in profile.educations for f in _of_education(e)),
        *_of_person(profile),
    ]


def years(start: date | None, end: date | None) -> str:
    """ "2023–2025", "since 2023", "2025" or nothing."""
    if start and end:
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start:
        return f"since {start.year}"
    return str(end.year) if end else ""


def _of_experience(work: ExperienceFact) -> Iterator[Fact]:
    when = years(work.started_on, work.ended_on)
    label = " · ".join(
        p for p in ("Experience", ", ".join(p for p in (work.company or work.title, when) if p)) if p
    )
    header = ", ".join(p for p in (work.title, work.company, when) if p)
    yield _fact("experience", work.id, 0, label, header, work.skills)
    for n, line in enumerate(work.results):
        if line.strip():
            yield _fact("result", work.id, n, label, line.strip(), work.skills)
    for n, line in enumerate(_sentences(work.description)):
        yield _fact("description", work.id, n, label, line, work.skills)


def _of_skill(skill: SkillFact) -> Fact:
    extent = [f"{skill.years.normalize():f} years"] if skill.years else []
    extent += [skill.level] if skill.level else []
    return _fact("skill", skill.id, 0, "Skill", ", ".join([skill.name, *extent]), (skill.name,))


def _of_education(study: EducationFact) -> Iterator[Fact]:
    label = f"Education · {study.institution}"
    parts = (study.degree, study.field, study.institution, years(study.started_on, study.ended_on))
    yield _fact("education", study.id, 0, label, ", ".join(p for p in parts if p))
    for n, line in enumerate(_sentences(study.description), start=1):
        yield _fact("education", study.id, n, label, line)


def _of_person(profile: ProfileFacts) -> Iterator[Fact]:
    if profile.headline.strip():
        yield _fact("headline", None, 0, "Headline", profile.headline.strip())
    for n, line in enumerate(_sentences(profile.about)):
        yield _fact("about", None, n, "About", line)
    if profile.location.strip():
        yield _fact("place", None, 0, "Location", profile.location.strip())
    if profile.country_code:
        yield _fact("place", None, 1, "Country", country_name(profile.country_code) or profile.country_code)
    if names := zone_names(profile.timezone):
        yield _fact("place", None, 2, "Time zone", names)


def _fact(kind: str, ref: UUID | None, n: int, label: str, text: str, skills: tuple[str, ...] = ()) -> Fact:
    numbers = tuple(dict.fromkeys(number.value for number in find_numbers(text)))
    return Fact(f"{kind}:{ref or 'profile'}:{n}", kind, ref, label, text, skills, numbers)


def _sentences(text: str) -> list[str]:
    return [s.text for s in sentences(text) if re.search(r"\w", s.text)]
