"""The rows of one's own profile, in the order in which they are shown."""

from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.models.profile import Profile, UserEducation, UserExperience, UserSkill

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


def _latest_first(table: Any) -> tuple[Any, ...]:
    undated = and_(table.started_on.is_(None), table.ended_on.is_(None))
    ended, started = table.ended_on.desc().nulls_first(), table.started_on.desc().nulls_last()
    return undated, ended, started, table.created_at, table.id
