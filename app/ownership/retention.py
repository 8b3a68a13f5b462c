"""How long what is kept is kept: days for each kind, chosen by the team, and a daily task that keeps to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.events import record
from app.db.session import identity_in, service_session
from app.db.sql import load
from app.domain.enums import TeamRole
from app.domain.errors import BadInput, NotAllowed
from app.models.team import TeamSettings

KEY = "retention"
FOR_EVER = 0


@dataclass(frozen=True)
class Kind:
    """Something that is kept for a while; `choices` in days."""

    label: str
    help: str
    days: int
    choices: tuple[int, ...]
    statement: str


KINDS: dict[str, Kind] = {
    "dismissed_jobs": Kind(
        "Jobs that are not for you", "Put aside, and no application or letter was ever made of them.",
        180, (30, 90, 180, 365, FOR_EVER), "forget_dismissed_jobs",
    ),
    "snapshots": Kind(
        "Raw data of imports", "What a file or feed said word for word; the jobs and your profile stay.",
        365, (30, 90, 180, 365, FOR_EVER), "forget_snapshots",
    ),
    "trash": Kind(
        "The trash of the board", "From there a card can be put back.", 30, (7, 14, 30), "forget_trash"
    ),
    "notifications": Kind(
        "Notifications", "Read or not, with what is known of their delivery.",
        90, (14, 30, 90, 365, FOR_EVER), "forget_notifications",
    ),
}  # fmt: skip
"""What runs of agents leave behind has a keeper of its own."""

ALL_SETTINGS = text(
    "select team_id, settings_json -> 'retention' as kept from public.team_settings order by team_id"
)


def days_of(settings_json: Mapping[str, Any] | None) -> dict[str, int]:
    """What a team has chosen, or the defaults; what cannot be read is the default."""
    kept = (settings_json or {}).get(KEY)
    kept = kept if isinstance(kept, Mapping) else {}
    return {name: kept[name] if kept.get(name) in kind.choices else kind.days for name, kind in KINDS.items()}


async def retention(db: AsyncSession) -> dict[str, int]:
    """Days for each kind, in this team."""
    kept = await db.get(TeamSettings, identity_in(db).team_id)
    return days_of(kept.settings_json if kept else None)


async def keep_for(db: AsyncSession, kind: str, days: int) -> None:
    """From the next day on, this kind is kept for so long (0: for ever)."""
    identity = identity_in(db)
    if identity.role not in (TeamRole.OWNER, TeamRole.ADMIN):
        raise NotAllowed("The team's owner or an admin decides how long things are kept.")
    if kind not in KINDS or isinstance(days, bool) or days not in KINDS[kind].choices:
        raise BadInput("Choose one of the times in the list.")
    kept = await db.get(TeamSettings, identity.team_id, with_for_update=True)
    known = dict(kept.settings_json) if kept else {}
    chosen = known.get(KEY) if isinstance(known.get(KEY), dict) else {}
    new = {**known, KEY: {**(chosen or {}), kind: days}}
    mine = col(TeamSettings.team_id) == identity.team_id
    await db.execute(update(TeamSettings).where(mine).values(settings_json=new))
    record(db, "retention_changed", entity_type="team", entity_id=identity.team_id, kind=kind, days=days)


async def forget_what_is_old(*, now: datetime) -> dict[str, int]:
    """For every team, by its own settings; returns how many rows of each kind went."""
    async with service_session("what teams keep for a while only") as db:
        teams = (await db.execute(ALL_SETTINGS)).all()
    gone: dict[str, int] = dict.fromkeys(KINDS, 0)
    for team_id, kept in teams:
        for name, count in (await _forget_of(team_id, days_of({KEY: kept}), now)).items():
            gone[name] += count
    return gone


async def _forget_of(team_id: UUID, days: dict[str, int], now: datetime) -> dict[str, int]:
    counts = {}
    async with service_session("a team's old rows", time_limit="2min") as db:
        for name, kind in KINDS.items():
            if days[name] != FOR_EVER:
                values = {"team": team_id, "before": now - timedelta(days=days[name])}
                counts[name] = int(await db.scalar(load(kind.statement), values) or 0)
    return counts
