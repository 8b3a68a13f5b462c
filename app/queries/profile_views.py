"""The profile as its forms show it: plain texts, dates and money in words."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.domain.errors import NotFound
from app.domain.profile import SearchWish
from app.domain.profile_forms import KINDS, LEVELS
from app.models.profile import UserEducation, UserExperience
from app.queries.profile import my_educations, my_experiences, my_profile, my_skills


@dataclass(frozen=True)
class SkillRow:
    id: str
    name: str
    level: str
    years: str
    said: str
    """Level and years in words; "" when neither is said."""


@dataclass(frozen=True)
class EntryCard:
    """A piece of past work, or something learned."""

    id: str
    title: str
    line: str
    description: str
    results: list[str]
    skills: list[str]
    url: str = ""


async def basics_form(db: AsyncSession) -> dict[str, str]:
    """Who the person is, field by field."""
    profile = await my_profile(db)
    if profile is None:
        return {}
    names = ("display_name", "headline", "about", "location", "country_code", "timezone", "email")
    return {name: getattr(profile, name) or "" for name in names}


async def skill_rows(db: AsyncSession) -> list[SkillRow]:
    return [
        SkillRow(str(s.id), s.name, s.level or "", _number(s.years), _said(s.level, s.years))
        for s in await my_skills(db)
    ]


async def entry_cards(db: AsyncSession) -> dict[str, list[dict[str, Any]]]:
    """Past work ("experience") and "education", as cards."""
    return {
        "experience": [asdict(_experience_card(row)) for row in await my_experiences(db)],
        "education": [asdict(_education_card(row)) for row in await my_educations(db)],
    }


async def entry_form(db: AsyncSession, noun: str, entry_id: UUID) -> dict[str, str]:
    """A saved entry as the texts of its form, to be edited."""
    if noun == "experience":
        forms = [_experience_form(row) for row in await my_experiences(db) if row.id == entry_id]
    else:
        forms = [_education_form(row) for row in await my_educations(db) if row.id == entry_id]
    if not forms:
        raise NotFound("This entry is not there any more. Reload the page to see what is.")
    return forms[0]


def _experience_card(row: UserExperience) -> EntryCard:
    line = _joined(row.company, _period(row.started_on, row.ended_on), KINDS.get(row.kind, ""))
    return EntryCard(
        str(row.id), row.title, line, row.description, list(row.results), list(row.skills), row.url or ""
    )


def _education_card(row: UserEducation) -> EntryCard:
    what = _joined(row.degree, row.field, by=", ")
    line = _joined(row.institution if what else "", _period(row.started_on, row.ended_on))
    return EntryCard(str(row.id), what or row.institution, line, row.description, [], [])


def _experience_form(row: UserExperience) -> dict[str, str]:
    return {
        "id": str(row.id),
        "kind": row.kind,
        "title": row.title,
        "company": row.company,
        "started_on": month_text(row.started_on),
        "ended_on": month_text(row.ended_on),
        "description": row.description,
        "results": "\n".join(row.results),
        "skills": ", ".join(row.skills),
        "url": row.url or "",
    }


def _education_form(row: UserEducation) -> dict[str, str]:
    return {
        "id": str(row.id),
        "institution": row.institution,
        "degree": row.degree,
        "field": row.field,
        "started_on": month_text(row.started_on),
        "ended_on": month_text(row.ended_on),
        "description": row.description,
    }


def wish_form(wish: SearchWish) -> dict[str, str]:
    """Rates, floor and currency as texts."""
    names = ("current_hourly_min", "current_hourly_max", "hourly_min", "hourly_max", "fixed_budget_min")
    return {name: _number(getattr(wish, name)) for name in names} | {"currency": wish.currency}


def month_text(day: date | None) -> str:
    return f"{day:%B %Y}" if day else ""


def _period(started_on: date | None, ended_on: date | None) -> str:
    if started_on is None:
        return f"until {ended_on:%b %Y}" if ended_on else ""
    return f"{started_on:%b %Y} – {ended_on:%b %Y}" if ended_on else f"since {started_on:%b %Y}"


def _joined(*parts: str, by: str = " · ") -> str:
    return by.join(part for part in parts if part)


def _said(level: str | None, years: Decimal | None) -> str:
    word = LEVELS.get(level or "", level or "")
    spell = "" if not years else "1 year" if years == 1 else f"{_number(years)} years"
    return _joined(word, spell, by=", ")


def _number(value: Decimal | None) -> str:
    """60, 62.5: as it would be typed."""
    return "" if value is None else f"{value.normalize():f}"
