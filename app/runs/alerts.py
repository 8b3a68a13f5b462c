"""What saved searches have found is told when its hour has come, also where nobody opens a page."""

from datetime import datetime

from sqlalchemy import text

from app.actions.alerts import tell_listeners
from app.db.session import service_session, team_session
from app.domain.enums import TeamRole
from app.domain.identity import Identity

WAITING = text(
    """
    select distinct on (h.team_id) h.team_id, h.user_id, m.role::text as role, p.email
      from private.search_hits h
      join public.team_members m on m.team_id = h.team_id and m.user_id = h.user_id and m.role <> 'viewer'
      join public.profiles p on p.team_id = h.team_id and p.user_id = h.user_id
     where h.told_at is null
     order by h.team_id, h.user_id
    """
)


async def tell_of_new_jobs(*, now: datetime) -> int:
    """Digests that are due and what quiet hours held back, for every team; returns how many were told."""
    async with service_session("searches that have found something nobody was told of yet") as db:
        waiting = (await db.execute(WAITING)).all()
    told = 0
    for row in waiting:
        async with team_session(Identity(row.user_id, row.team_id, TeamRole(row.role), row.email)) as db:
            told += await tell_listeners(db, now=now)
    return told
