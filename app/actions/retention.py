"""For how long a team keeps the trail of its agents' runs: chosen by its owner and admins."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.domain.enums import TeamRole
from app.domain.errors import NotAllowed
from app.domain.retention import KEY, read_days
from app.models.team import TeamSettings

NOT_YOURS = "For how long runs are kept is the business of the team's owner and admins."


async def keep_runs_for(db: AsyncSession, days: object) -> int:
    """From now on ended runs are kept for so many days; 0 for ever. The database tells the change in the log."""
    mine, wanted = identity_in(db), read_days(days)
    if mine.role not in (TeamRole.OWNER, TeamRole.ADMIN):
        raise NotAllowed(NOT_YOURS)
    found = select(TeamSettings).where(col(TeamSettings.team_id) == mine.team_id).with_for_update()
    row = (await db.execute(found)).scalar_one()
    row.settings_json = {**row.settings_json, KEY: wanted}
    await db.flush()
    return wanted
