"""Saved searches: what a person keeps, what is new in each, and what waits to be told."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.saved_search import Alerts, QuietHours, Waiting
from app.models.profile import UserAgentSettings


@dataclass(frozen=True)
class SearchView:
    """One saved search beside the filters."""

    id: str
    name: str
    href: str
    address: dict[str, str]
    alerts: str
    unseen: int


@dataclass(frozen=True)
class Listener:
    """A person with news that wait, and when they do not want to be told."""

    user_id: UUID
    timezone: str
    quiet: QuietHours
    waiting: tuple[Waiting, ...]


async def saved_searches(db: AsyncSession) -> list[SearchView]:
    """In the order in which they were saved."""
    identity = identity_in(db)
    values = {"team": identity.team_id, "person": identity.user_id}
    return [_view(dict(row)) for row in (await db.execute(load("searches"), values)).mappings()]


async def quiet_hours(db: AsyncSession) -> QuietHours:
    """When this person does not want to be told."""
    identity = identity_in(db)
    mine = {"team_id": identity.team_id, "user_id": identity.user_id}
    agents = await db.scalar(select(UserAgentSettings.agents).filter_by(**mine))  # type: ignore[call-overload]
    return QuietHours.parse((agents or {}).get("alerts"))


async def listeners(db: AsyncSession) -> list[Listener]:
    """Everybody in the team with news that wait."""
    rows = (await db.execute(load("waiting_alerts"), {"team": identity_in(db).team_id})).mappings().all()
    by_person: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        by_person[row["user_id"]].append(row)
    return [
        Listener(
            person,
            theirs[0]["timezone"],
            QuietHours.parse(theirs[0]["quiet"]),
            tuple(_waiting(row) for row in theirs),
        )
        for person, theirs in by_person.items()
    ]


def _view(row: dict[str, Any]) -> SearchView:
    address = {str(name): str(value) for name, value in row["address"].items()}
    return SearchView(
        id=str(row["id"]),
        name=row["name"],
        href=f"/feed?{urlencode(address)}".rstrip("?"),
        address=address,
        alerts=row["alerts"],
        unseen=row["unseen"],
    )


def _waiting(row: Any) -> Waiting:
    return Waiting(str(row["id"]), row["name"], Alerts(row["alerts"]), tuple(row["jobs"]), row["since"])
