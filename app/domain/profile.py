"""Who the freelancer is and what they want, as plain values for ranking and letters."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from app.domain.enums import Platform, ProjectType

DEFAULT_TIGHTNESS = 3


@dataclass(frozen=True)
class SkillFact:
    id: UUID
    name: str
    level: str | None = None
    years: Decimal | None = None


@dataclass(frozen=True)
class ExperienceFact:
    """One piece of past work: what, for whom, when, with what result."""

    id: UUID
    title: str
    company: str = ""
    kind: str = "work"
    started_on: date | None = None
    ended_on: date | None = None
    description: str = ""
    results: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    url: str = ""
    """Where it can be seen: a live page, a repository, a piece of a portfolio."""


@dataclass(frozen=True)
class EducationFact:
    id: UUID
    institution: str
    degree: str = ""
    field: str = ""
    started_on: date | None = None
    ended_on: date | None = None
    description: str = ""


@dataclass(frozen=True)
class ProfileFacts:
    """Everything a letter may claim and a ranking may compare with."""

    display_name: str = ""
    headline: str = ""
    about: str = ""
    location: str = ""
    country_code: str = ""
    timezone: str = "UTC"
    skills: tuple[SkillFact, ...] = ()
    experiences: tuple[ExperienceFact, ...] = ()
    educations: tuple[EducationFact, ...] = ()
    as_of: date | None = None
    """The day on which this was read: work without an end has gone on until then."""

    @property
    def is_empty(self) -> bool:
        return not (self.headline or self.about or self.skills or self.experiences)


@dataclass(frozen=True)
class SearchWish:
    """`user_preferences` as values. Rates are per hour in `currency`; None means "not said"."""

    platforms: tuple[Platform, ...] = (Platform.UPWORK, Platform.LINKEDIN)
    currency: str = "USD"
    current_hourly_min: Decimal | None = None
    current_hourly_max: Decimal | None = None
    hourly_min: Decimal | None = None
    hourly_max: Decimal | None = None
    fixed_budget_min: Decimal | None = None
    project_types: tuple[ProjectType, ...] = (ProjectType.SHORT_GIG, ProjectType.MEDIUM_PROJECT)
    tightness: int = DEFAULT_TIGHTNESS
