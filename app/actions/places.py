"""The places that job search reads for a person: chosen in the settings, and remembered between visits."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.agent_settings import options_of, set_option
from app.db.session import identity_in
from app.db.sql import load
from app.domain.enums import AgentType
from app.domain.errors import BadInput
from app.models.agent_run import SourceMark
from app.models.profile import UserAgentSettings
from app.settings import settings
from app.sources.place_kinds import PLACES
from app.sources.places import Ground, inbox_of

MOST_PLACES = 30
LONGEST = 2_000
AGENT = AgentType.JOB_SEARCH


async def add_place(db: AsyncSession, kind: str, where: str) -> dict[str, str]:
    """Read this address or folder from now on; BadInput where that cannot be."""
    if kind not in PLACES:
        raise BadInput("Choose what kind of source it is.")
    if not where.strip() or len(where) > LONGEST:
        raise BadInput("Type the address.")
    place = {"kind": kind, "where": PLACES[kind].check(where.strip(), ground_of(db))}
    known = await chosen_places(db)
    if place in known:
        raise BadInput("This source is on the list already.")
    if len(known) >= MOST_PLACES:
        raise BadInput(f"At most {MOST_PLACES} sources. Take one off first.")
    await set_option(db, AGENT, "places", [*known, place])
    return place


async def remove_place(db: AsyncSession, kind: str, where: str) -> None:
    """Read it no more; the jobs that came from it stay."""
    known = await chosen_places(db)
    await set_option(db, AGENT, "places", [one for one in known if one != {"kind": kind, "where": where}])


async def chosen_places(db: AsyncSession) -> list[dict[str, str]]:
    """What the person has put on the list."""
    identity = identity_in(db)
    agents = await db.scalar(
        select(col(UserAgentSettings.agents)).where(
            col(UserAgentSettings.team_id) == identity.team_id,
            col(UserAgentSettings.user_id) == identity.user_id,
        )
    )
    places = options_of(agents or {}, AGENT).get("places", [])
    return [
        {"kind": str(one["kind"]), "where": str(one["where"])} for one in places if one.get("kind") in PLACES
    ]


async def places_to_read(db: AsyncSession) -> list[dict[str, str]]:
    """The team's inbox folder, and what the person has put on the list."""
    folder = inbox_of(ground_of(db))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # named to the person: so it is there to be filled
    inbox = {"kind": "folder", "where": str(folder), "name": "inbox"}
    chosen = await chosen_places(db)
    return [inbox, *(one for one in chosen if one["where"] != inbox["where"])]


async def mark_of(db: AsyncSession, place: Mapping[str, str]) -> dict[str, Any]:
    """What is remembered of the last visit."""
    found = await db.scalar(select(col(SourceMark.mark)).where(*_this(db, place)))
    return found or {}


async def read_by_parent(db: AsyncSession, run_id: UUID, step: str) -> set[str]:
    """The marks of what this step has read in the run that this one repeats."""
    values = {"team": identity_in(db).team_id, "run": run_id, "step": step}
    return set((await db.scalars(load("read_by_parent"), values)).all())


async def remember_place(
    db: AsyncSession,
    place: Mapping[str, str],
    *,
    now: datetime,
    mark: Mapping[str, Any] | None,
    problem: str = "",
) -> None:
    """Keep what the next visit has to know; without a mark the old one stays."""
    identity = identity_in(db)
    known: dict[str, Any] = {"read_at": now, "problem": problem}
    if mark is not None:
        known["mark"] = dict(mark)
    added = insert(SourceMark).values(
        team_id=identity.team_id, user_id=identity.user_id, kind=place["kind"], place=place["where"],
        **{"mark": {}, **known},
    )  # fmt: skip
    await db.execute(
        added.on_conflict_do_update(index_elements=["team_id", "user_id", "kind", "place"], set_=known)
    )


def ground_of(db: AsyncSession) -> Ground:
    return Ground(identity_in(db).team_id, settings())


def _this(db: AsyncSession, place: Mapping[str, str]) -> tuple[Any, ...]:
    identity = identity_in(db)
    return (
        col(SourceMark.team_id) == identity.team_id,
        col(SourceMark.user_id) == identity.user_id,
        col(SourceMark.kind) == place["kind"],
        col(SourceMark.place) == place["where"],
    )
