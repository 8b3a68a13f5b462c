"""How a person wants each agent to work: on or off, how often, when to be quiet, and its own options."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.domain.agents import AGENT_WORDS
from app.domain.enums import AgentType
from app.domain.errors import BadInput, NotFound
from app.domain.schedule import Cadence, next_run
from app.models.profile import Profile, UserAgentSettings

PLAN_IT = text(
    "insert into private.schedules (team_id, user_id, agent_type, next_at)"
    " values (:team, :person, cast(:agent as agent_type), :next)"
    " on conflict (team_id, user_id, agent_type) do update set next_at = excluded.next_at"
)
UNPLAN_IT = text(
    "delete from private.schedules where team_id = :team and user_id = :person"
    " and agent_type = cast(:agent as agent_type)"
)
CADENCE = ("every", "at", "quiet_from", "quiet_to")


async def set_schedule(
    db: AsyncSession, agent: AgentType, said: Mapping[str, Any], *, now: datetime
) -> datetime | None:
    """Let an agent run by itself, or not; when it runs next."""
    if not AGENT_WORDS[agent].may_be_scheduled:
        raise BadInput("This agent works when it is asked to.")
    kept: dict[str, object] = {"on": said.get("on") in (True, "true", "on", "1")}
    kept |= {name: str(said.get(name) or "") for name in CADENCE}
    Cadence.parse(kept)
    row = await _settings(db)
    row.agents = row.agents | {agent: row.agents.get(agent, {}) | kept}
    await db.flush()
    return await plan(db, agent, now=now)


async def set_option(db: AsyncSession, agent: AgentType, name: str, value: Any) -> None:
    """Keep one option of an agent, e.g. the addresses that job search reads."""
    row = await _settings(db)
    row.agents = row.agents | {agent: row.agents.get(agent, {}) | {name: value}}
    await db.flush()


async def plan(db: AsyncSession, agent: AgentType, *, now: datetime) -> datetime | None:
    """Set the agent's clock by its settings and the person's time zone."""
    identity = identity_in(db)
    row = await _settings(db)
    zone = await db.scalar(
        select(col(Profile.timezone)).where(
            col(Profile.team_id) == identity.team_id, col(Profile.user_id) == identity.user_id
        )
    )
    coming = next_of(agent, row.agents, zone or "UTC", after=now)
    values = {"team": identity.team_id, "person": identity.user_id, "agent": agent, "next": coming}
    await db.execute(PLAN_IT if coming else UNPLAN_IT, values)
    return coming


async def plan_anew(db: AsyncSession, *, now: datetime) -> None:
    """The clock on the person's wall has changed: whatever runs by itself follows it."""
    for agent, words in AGENT_WORDS.items():
        if words.may_be_scheduled:
            await plan(db, agent, now=now)


def next_of(agent: AgentType, agents: Mapping[str, Any], zone: str, *, after: datetime) -> datetime | None:
    """When these settings let the agent run next; None for never."""
    kept = agents.get(agent)
    if not isinstance(kept, dict) or not kept.get("on"):
        return None
    try:
        cadence = Cadence.parse(kept)
    except BadInput:  # kept by an older Bidwell, or written by hand
        return None
    return next_run(cadence, zone, after=after)


def options_of(agents: Mapping[str, Any], agent: AgentType) -> dict[str, Any]:
    """What was kept for an agent."""
    kept = agents.get(agent)
    return dict(kept) if isinstance(kept, dict) else {}


async def read_options(db: AsyncSession, agent: AgentType) -> dict[str, Any]:
    """What the person who asks has set for an agent."""
    return options_of((await _settings(db)).agents, agent)


async def _settings(db: AsyncSession) -> UserAgentSettings:
    identity = identity_in(db)
    wanted = select(UserAgentSettings).where(
        col(UserAgentSettings.team_id) == identity.team_id, col(UserAgentSettings.user_id) == identity.user_id
    )
    row = (await db.execute(wanted.with_for_update())).scalar_one_or_none()
    if row is None:
        raise NotFound("You have no settings in this team.")
    return row
