"""What a team uses in a day is counted before it is used, so that fifty at once get exactly what there is."""

from datetime import date, datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.clock import utc_now
from app.db.session import NOT_YOURS, identity_in
from app.domain.errors import NotAllowed, UserFacingError
from app.domain.plans import Allowance, allowance_of, limit_sentence

PLAN = text(
    "select p.plan, p.plan_ends_at, private.team_day(t.id) as today from teams t"
    " join profiles p on p.team_id = t.id and p.user_id = t.owner_user_id where t.id = :team"
)
RESERVE = text("select private.reserve_usage(:team, :metric, 1, :limit)")


class LimitMet(UserFacingError):
    """The plan's limit for today is met."""


async def reserve(db: AsyncSession, metric: str) -> date:
    """Count one against today's limit, with this transaction; LimitMet if there is none left. The day."""
    team = identity_in(db).team_id
    allowance, today = await team_allowance(db, now=utc_now())
    values = {"team": team, "metric": metric, "limit": allowance.limits[metric]}
    if (await db.execute(RESERVE, values)).scalar_one() is None:
        raise LimitMet(limit_sentence(metric, allowance))
    return today


async def team_allowance(db: AsyncSession, *, now: datetime) -> tuple[Allowance, date]:
    """The plan of the team is its owner's; and which day it is there."""
    row = (await db.execute(PLAN, {"team": identity_in(db).team_id})).one_or_none()
    if row is None:  # whoever sees no plan is not of this team, or no longer
        raise NotAllowed(NOT_YOURS)
    return allowance_of(row.plan, row.plan_ends_at, now=now), row.today
