"""The freelancer as plain values: what a ranking compares with and a letter may claim."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.domain.enums import Platform, ProjectType
from app.domain.profile import EducationFact, ExperienceFact, ProfileFacts, SearchWish, SkillFact
from app.models.profile import Profile, UserEducation, UserExperience, UserPreferences, UserSkill

MOST_ROWS = 500


async def profile_facts(db: AsyncSession) -> ProfileFacts:
    """Everything that the person who is asking has said about themselves in this team."""
    profile = (await db.execute(_mine(db, Profile))).scalars().one_or_none() or Profile()
    skills = await _rows(db, UserSkill)
    experiences = await _rows(db, UserExperience)
    educations = await _rows(db, UserEducation)
    return ProfileFacts(
        display_name=profile.display_name or "",
        headline=profile.headline or "",
        about=profile.about or "",
        location=profile.location or "",
        country_code=profile.country_code or "",
        timezone=profile.timezone or "UTC",
        skills=tuple(SkillFact(row.id, row.name, row.level, row.years) for row in skills),
        experiences=tuple(_experience(row) for row in experiences),
        educations=tuple(_education(row) for row in educations),
        as_of=await db.scalar(select(func.current_date())),
    )


async def search_wish(db: AsyncSession) -> SearchWish:
    """What the person who is asking wants to find."""
    row = (await db.execute(_mine(db, UserPreferences))).scalars().one_or_none()
    if row is None:
        return SearchWish()
    return SearchWish(
        platforms=tuple(Platform(value) for value in row.platforms),
        currency=row.currency,
        current_hourly_min=row.current_hourly_min,
        current_hourly_max=row.current_hourly_max,
        hourly_min=row.hourly_min,
        hourly_max=row.hourly_max,
        fixed_budget_min=row.fixed_budget_min,
        project_types=tuple(ProjectType(value) for value in row.project_types),
        tightness=row.tightness,
    )


def _experience(row: UserExperience) -> ExperienceFact:
    return ExperienceFact(
        id=row.id,
        title=row.title or "",
        company=row.company or "",
        kind=row.kind,
        started_on=row.started_on,
        ended_on=row.ended_on,
        description=row.description or "",
        results=tuple(row.results),
        skills=tuple(row.skills),
        url=row.url or "",
    )


def _education(row: UserEducation) -> EducationFact:
    return EducationFact(
        id=row.id,
        institution=row.institution or "",
        degree=row.degree or "",
        field=row.field or "",
        started_on=row.started_on,
        ended_on=row.ended_on,
        description=row.description or "",
    )


async def _rows(db: AsyncSession, table: Any) -> list[Any]:
    ordered = _mine(db, table).order_by(table.position, table.created_at, table.id).limit(MOST_ROWS)
    return list((await db.execute(ordered)).scalars().all())


def _mine(db: AsyncSession, table: Any) -> Any:
    identity = identity_in(db)
    return select(table).where(table.team_id == identity.team_id, table.user_id == identity.user_id)
