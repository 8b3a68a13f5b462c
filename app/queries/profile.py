"""What the person said about themself, as the plain values that ranking and letters work with."""

from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.domain.enums import Platform, ProjectType
from app.domain.profile import EducationFact, ExperienceFact, ProfileFacts, SearchWish, SkillFact
from app.models.profile import Profile, UserEducation, UserExperience, UserPreferences, UserSkill

MOST_ROWS = 200


async def my_profile(db: AsyncSession) -> Profile | None:
    """The row itself, of whoever asks in the team they act in."""
    identity = identity_in(db)
    return await db.get(Profile, (identity.user_id, identity.team_id))


async def my_skills(db: AsyncSession) -> list[UserSkill]:
    """In the order in which they were added."""
    identity = identity_in(db)
    question = (
        select(UserSkill)
        .where(UserSkill.team_id == identity.team_id, UserSkill.user_id == identity.user_id)  # type: ignore[arg-type]
        .order_by(UserSkill.position, UserSkill.created_at, UserSkill.id)  # type: ignore[arg-type]
        .limit(MOST_ROWS)
    )
    return list((await db.scalars(question)).all())


async def my_experiences(db: AsyncSession) -> list[UserExperience]:
    """What goes on now first, then by when it ended."""
    identity = identity_in(db)
    question = (
        select(UserExperience)
        .where(UserExperience.team_id == identity.team_id, UserExperience.user_id == identity.user_id)  # type: ignore[arg-type]
        .order_by(*_latest_first(UserExperience))
        .limit(MOST_ROWS)
    )
    return list((await db.scalars(question)).all())


async def my_educations(db: AsyncSession) -> list[UserEducation]:
    """The latest first."""
    identity = identity_in(db)
    question = (
        select(UserEducation)
        .where(UserEducation.team_id == identity.team_id, UserEducation.user_id == identity.user_id)  # type: ignore[arg-type]
        .order_by(*_latest_first(UserEducation))
        .limit(MOST_ROWS)
    )
    return list((await db.scalars(question)).all())


async def profile_facts(db: AsyncSession) -> ProfileFacts:
    """Everything a letter may claim and a ranking may compare with."""
    profile = await my_profile(db) or Profile(
        user_id=identity_in(db).user_id, team_id=identity_in(db).team_id
    )
    return ProfileFacts(
        display_name=profile.display_name,
        headline=profile.headline,
        about=profile.about,
        location=profile.location,
        country_code=profile.country_code or "",
        timezone=profile.timezone,
        skills=tuple(SkillFact(s.id, s.name, s.level, s.years) for s in await my_skills(db)),
        experiences=tuple(map(_experience, await my_experiences(db))),
        educations=tuple(map(_education, await my_educations(db))),
    )


async def search_wish(db: AsyncSession) -> SearchWish:
    """What the person wants to be found for."""
    identity = identity_in(db)
    row = await db.get(UserPreferences, (identity.user_id, identity.team_id))
    if row is None:
        return SearchWish()
    return SearchWish(
        platforms=tuple(Platform(name) for name in row.platforms),
        currency=row.currency,
        current_hourly_min=row.current_hourly_min,
        current_hourly_max=row.current_hourly_max,
        hourly_min=row.hourly_min,
        hourly_max=row.hourly_max,
        fixed_budget_min=row.fixed_budget_min,
        project_types=tuple(ProjectType(name) for name in row.project_types),
        tightness=row.tightness,
    )


def _latest_first(table: Any) -> tuple[Any, ...]:
    undated = and_(table.started_on.is_(None), table.ended_on.is_(None))
    ended, started = table.ended_on.desc().nulls_first(), table.started_on.desc().nulls_last()
    return undated, ended, started, table.created_at, table.id


def _experience(row: UserExperience) -> ExperienceFact:
    return ExperienceFact(
        id=row.id,
        title=row.title,
        company=row.company,
        kind=row.kind,
        started_on=row.started_on,
        ended_on=row.ended_on,
        description=row.description,
        results=tuple(row.results),
        skills=tuple(row.skills),
    )


def _education(row: UserEducation) -> EducationFact:
    return EducationFact(
        id=row.id,
        institution=row.institution,
        degree=row.degree,
        field=row.field,
        started_on=row.started_on,
        ended_on=row.ended_on,
        description=row.description,
    )
