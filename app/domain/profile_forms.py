"""What a person types about themself, made into what is kept. Every sentence about a field is here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import available_timezones

from app.domain.countries import country_codes
from app.domain.forms import FormReader

LONGEST_NAME = 120
LONGEST_HEADLINE = 200
LONGEST_ABOUT = 8_000
LONGEST_SKILL = 80

LEVELS = {
    "beginner": "Beginner",
    "intermediate": "Solid",
    "advanced": "Advanced",
    "expert": "Expert",
}
LEVEL_WORDS = {
    "beginner": ("beginner", "basic", "basics", "novice", "elementary", "junior"),
    "intermediate": ("intermediate", "solid", "competent", "medium"),
    "advanced": ("advanced", "proficient", "fluent", "senior"),
    "expert": ("expert", "master", "native"),
}
"""By which other programs call the levels."""
KINDS = {"project": "Freelance project", "work": "Job", "volunteer": "Volunteer work"}

DATES_SWAPPED = "This is before the beginning. Swap the two, or mend one."


def read_basics(form: Mapping[str, Any]) -> dict[str, str | None]:
    """Columns of the profile for the fields that the form brings; raises BadForm."""
    reader = FormReader(form)
    read = {
        "display_name": lambda name: reader.line(name, longest=LONGEST_NAME),
        "headline": lambda name: reader.line(name, longest=LONGEST_HEADLINE),
        "about": lambda name: reader.text(name, longest=LONGEST_ABOUT),
        "location": reader.line,
        "country_code": lambda name: (
            reader.choice(name, ("", *country_codes()), "Choose a country of the list.") or None
        ),
        "timezone": lambda name: reader.choice(
            name, available_timezones(), "Choose a time zone of the list."
        ),
    }
    found = {name: read[name](name) for name in read if name in reader}
    reader.finish()
    return found


@dataclass(frozen=True)
class SkillDetails:
    """How well, and for how long; both may stay unsaid."""

    level: str | None
    years: Decimal | None

    @classmethod
    def parse(cls, form: Mapping[str, Any]) -> "SkillDetails":
        reader = FormReader(form)
        level = reader.choice("level", ("", *LEVELS), "Choose a level of the list.")
        years = reader.number("years", most=60)
        reader.finish()
        return cls(level or None, years)


def level_named(words: str) -> str:
    """The level that these words of another program mean: "Master" is "expert"; "" where nobody can tell."""
    said = words.strip().casefold()
    return next((level for level, names in LEVEL_WORDS.items() if said in names), "")


@dataclass(frozen=True)
class ExperienceForm:
    """One piece of past work: what, for whom, when, with what result."""

    kind: str
    title: str
    company: str
    started_on: date | None
    ended_on: date | None
    description: str
    results: list[str]
    skills: list[str]
    url: str | None

    @classmethod
    def parse(cls, form: Mapping[str, Any], *, today: date) -> "ExperienceForm":
        reader = FormReader(form)
        parsed = cls(
            kind=reader.choice("kind", KINDS, "Choose what kind of work it was."),
            title=reader.line("title", missing="Say in a few words what you did or were."),
            company=reader.line("company"),
            started_on=reader.month("started_on", today=today),
            ended_on=reader.month("ended_on", today=today, last_day=True),
            description=reader.text("description").strip(),
            results=reader.lines("results"),
            skills=reader.words("skills"),
            url=reader.web_address("url"),
        )
        _refuse_swapped(reader, parsed.started_on, parsed.ended_on)
        reader.finish()
        return parsed


@dataclass(frozen=True)
class EducationForm:
    """Where something was learned."""

    institution: str
    degree: str
    field: str
    started_on: date | None
    ended_on: date | None
    description: str

    @classmethod
    def parse(cls, form: Mapping[str, Any], *, today: date) -> "EducationForm":
        reader = FormReader(form)
        parsed = cls(
            institution=reader.line("institution", missing="Say where: a school, a course, a teacher."),
            degree=reader.line("degree"),
            field=reader.line("field"),
            started_on=reader.month("started_on", today=today),
            ended_on=reader.month("ended_on", today=today, last_day=True),
            description=reader.text("description").strip(),
        )
        _refuse_swapped(reader, parsed.started_on, parsed.ended_on)
        reader.finish()
        return parsed


def _refuse_swapped(reader: FormReader, started_on: date | None, ended_on: date | None) -> None:
    if started_on and ended_on and ended_on < started_on:
        reader.refuse("ended_on", DATES_SWAPPED)
