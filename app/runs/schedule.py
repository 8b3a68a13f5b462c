"""What is due by somebody's schedule is queued, once, by whichever worker sees it first."""

from datetime import datetime
from typing import Any

from sqlalchemy import text

from app.actions.agent_settings import next_of
from app.actions.runs import queue_run
from app.actions.usage import LimitMet
from app.db.session import service_session, team_session
from app.domain.enums import AgentType, TeamRole
from app.domain.identity import Identity

DUE = text(
    """
    select s.team_id, s.user_id, s.agent_type::text as agent_type, s.next_at, m.role::text as role,
           coalesce(p.email, '') as email, p.timezone, u.agents
      from private.schedules s
      join public.team_members m on m.team_id = s.team_id and m.user_id = s.user_id and m.role <> 'viewer'
      join public.profiles p on p.team_id = s.team_id and p.user_id = s.user_id
      join public.user_agent_settings u on u.team_id = s.team_id and u.user_id = s.user_id
     where s.next_at <= :now order by s.next_at limit 200
    """
)
MOVE_ON = text(
    "update private.schedules set next_at = :next where team_id = :team and user_id = :person"
    " and agent_type = cast(:agent as agent_type) and next_at = :seen"
)
SWITCH_OFF = text(
    "delete from private.schedules where team_id = :team and user_id = :person"
    " and agent_type = cast(:agent as agent_type) and next_at = :seen"
)


async def queue_due_runs(*, now: datetime) -> int:
    """Queue every run whose time has come; however late it is, once. How many."""
    async with service_session("schedules of every team are looked at") as db:
        due = (await db.execute(DUE, {"now": now})).mappings().all()
    return sum([await _queue(row, now) for row in due])


async def _queue(row: Any, now: datetime) -> bool:
    who = Identity(row["user_id"], row["team_id"], TeamRole(row["role"]), row["email"])
    agent = AgentType(row["agent_type"])
    coming = next_of(agent, row["agents"], row["timezone"], after=now)
    values = {
        "team": who.team_id,
        "person": who.user_id,
        "agent": agent,
        "seen": row["next_at"],
        "next": coming,
    }
    async with team_session(who) as db:
        moved = await db.execute(MOVE_ON if coming else SWITCH_OFF, values)
        if moved.rowcount == 0:  # type: ignore[attr-defined]
            return False
        if coming is None:
            return False
        try:
            await queue_run(
                db, agent, trigger="your schedule", origin="schedule", subject=f"schedule:{who.user_id}"
            )
        except LimitMet:
            return False
    return True
