"""What is due by somebody's schedule is queued, once, by whichever worker sees it first."""

import logging
from datetime import datetime
from typing import Any

from sqlalchemy import text

from app.actions.agent_settings import next_of
from app.actions.runs import queue_run
from app.actions.usage import LimitMet
from app.db.session import service_session, team_session
from app.db.sql import load
from app.domain.enums import AgentType, TeamRole
from app.domain.errors import Conflict
from app.domain.identity import Identity

logger = logging.getLogger(__name__)

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
        due = (await db.execute(load("due_schedules"), {"now": now})).mappings().all()
    queued = 0
    for row in due:
        try:
            queued += await _queue(row, now)
        except Exception:
            logger.exception("The schedule of one person could not be kept; the others are.")
    return queued


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
            subject = f"{agent}:{who.user_id}"
            await queue_run(db, agent, trigger="the schedule", origin="schedule", subject=subject)
        except (LimitMet, Conflict):
            return False
    return True
