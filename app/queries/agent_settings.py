"""How a person's agents are set, what they read, and how much of today's limits is used: for the settings."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.domain.agents import AGENT_WORDS
from app.domain.enums import AgentType
from app.domain.plans import METRICS, allowance_of
from app.domain.schedule import Cadence, when_words
from app.domain.wording import age_text
from app.models.activity import UsageCounter
from app.models.agent_run import Schedule, SourceMark
from app.models.profile import Profile, UserAgentSettings
from app.queries.retention import runs_are_kept_for

PLAN = text(
    "select p.plan, p.plan_ends_at, private.team_day(t.id) as today from teams t"
    " join profiles p on p.team_id = t.id and p.user_id = t.owner_user_id where t.id = :team"
)


@dataclass(frozen=True)
class AgentCard:
    """One agent that may run by itself. Times are "07:30" by the person's clock; `next_at` is worded."""

    agent: str
    name: str
    sentence: str
    on: bool
    every: str
    at: str
    quiet_from: str
    quiet_to: str
    next_at: str


@dataclass(frozen=True)
class SourceRow:
    """A place that job search reads. `visited` is empty before the first time."""

    kind: str
    where: str
    visited: str
    problem: str


@dataclass(frozen=True)
class Meter:
    """How much of a day's limit is used."""

    name: str
    words: str
    percent: int


@dataclass(frozen=True)
class AgentSettings:
    """`keep_days` is empty for those who may not choose it."""

    agents: list[AgentCard]
    sources: list[SourceRow]
    shortlists: bool
    plan: str
    plan_end: str
    meters: list[Meter]
    keep_days: str


async def agent_settings(
    db: AsyncSession, *, now: datetime, places: list[dict[str, str]]
) -> AgentSettings | None:
    """For the person who asks; None for somebody without settings in this team."""
    mine = identity_in(db)
    row = (
        await db.execute(
            select(UserAgentSettings, col(Profile.timezone))
            .join(
                Profile,
                (col(Profile.team_id) == col(UserAgentSettings.team_id))
                & (col(Profile.user_id) == col(UserAgentSettings.user_id)),
            )
            .where(
                col(UserAgentSettings.team_id) == mine.team_id, col(UserAgentSettings.user_id) == mine.user_id
            )
        )
    ).one_or_none()
    if row is None:
        return None
    agents, zone = row[0].agents, row[1]
    plan, plan_end, meters = await _usage(db, now)
    return AgentSettings(
        agents=await _cards(db, agents, zone, now),
        sources=await _sources(db, places, now),
        shortlists=bool(agents.get(AgentType.JOB_SEARCH, {}).get("shortlists", True)),
        plan=plan,
        plan_end=plan_end,
        meters=meters,
        keep_days=str(days) if (days := await runs_are_kept_for(db)) is not None else "",
    )


async def _cards(db: AsyncSession, agents: dict[str, Any], zone: str, now: datetime) -> list[AgentCard]:
    mine = identity_in(db)
    found = await db.execute(
        select(Schedule).where(col(Schedule.team_id) == mine.team_id, col(Schedule.user_id) == mine.user_id)
    )
    coming = {each.agent_type: each.next_at for each in found.scalars()}
    cards = []
    for agent, words in AGENT_WORDS.items():
        if not words.may_be_scheduled:
            continue
        kept = agents.get(agent) or {}
        cadence = Cadence.parse(kept)
        next_at = coming.get(agent)
        cards.append(
            AgentCard(
                agent=agent.value, name=words.name, sentence=words.sentence, on=bool(kept.get("on")),
                every=cadence.every, at=f"{cadence.at:%H:%M}",
                quiet_from=f"{cadence.quiet_from:%H:%M}" if cadence.quiet_from else "",
                quiet_to=f"{cadence.quiet_to:%H:%M}" if cadence.quiet_to else "",
                next_at=when_words(next_at, zone, now=now) if next_at else "",
            )
        )  # fmt: skip
    return cards


async def _sources(db: AsyncSession, places: list[dict[str, str]], now: datetime) -> list[SourceRow]:
    mine = identity_in(db)
    found = await db.execute(
        select(SourceMark).where(
            col(SourceMark.team_id) == mine.team_id, col(SourceMark.user_id) == mine.user_id
        )
    )
    known = {(each.kind, each.place): each for each in found.scalars()}
    rows = []
    for place in places:
        mark = known.get((place["kind"], place["where"]))
        visited = f"read {age_text(mark.read_at, now=now)}" if mark and mark.read_at else ""
        rows.append(SourceRow(place["kind"], place["where"], visited, mark.problem if mark else ""))
    return rows


async def _usage(db: AsyncSession, now: datetime) -> tuple[str, str, list[Meter]]:
    team = identity_in(db).team_id
    plan = (await db.execute(PLAN, {"team": team})).one()
    allowance = allowance_of(plan.plan, plan.plan_ends_at, now=now)
    used = await db.execute(
        select(UsageCounter).where(col(UsageCounter.team_id) == team, col(UsageCounter.day) == plan.today)
    )
    counts = {each.metric: each.count for each in used.scalars()}
    meters = [
        Meter(
            METRICS[name],
            f"{counts.get(name, 0):,} of {limit:,} today",
            min(100, 100 * counts.get(name, 0) // limit),
        )
        for name, limit in allowance.limits.items()
    ]
    ends = plan.plan_ends_at
    return allowance.name, f"until {ends:%d %B %Y}" if ends else "", meters
