"""The people of a team by name."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.models.profile import Profile

MOST = 200


async def names_of(db: AsyncSession, people: Collection[str]) -> dict[str, str]:
    """What those of them who are in the team are called, by id."""
    question = (
        select(col(Profile.user_id), col(Profile.display_name), col(Profile.email))
        .where(col(Profile.team_id) == identity_in(db).team_id, col(Profile.user_id).in_(list(people)[:MOST]))
        .order_by(col(Profile.user_id))
        .limit(MOST)
    )
    return {str(row[0]): row[1] or row[2] or "Somebody" for row in (await db.execute(question)).all()}
