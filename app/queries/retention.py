"""For how long a team keeps the trail of its agents' runs."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.domain.enums import TeamRole
from app.domain.retention import days_of
from app.models.team import TeamSettings


async def runs_are_kept_for(db: AsyncSession) -> int | None:
    """The days, for the owner and admins, who may change them; None for others."""
    mine = identity_in(db)
    if mine.role not in (TeamRole.OWNER, TeamRole.ADMIN):
        return None
    kept = await db.scalar(
        select(col(TeamSettings.settings_json)).where(col(TeamSettings.team_id) == mine.team_id)
    )
    return days_of(kept) if kept is not None else None
