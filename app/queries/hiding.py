"""What a person hides, and how many jobs each entry keeps out of the feed."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.wording import counted
from app.models.feed import HiddenThing


@dataclass(frozen=True)
class HiddenEntry:
    """One line of the hide list."""

    id: str
    kind: str
    label: str
    count: str


@dataclass(frozen=True)
class Unhidden:
    """What an entry was, to put it back."""

    kind: str
    value: str
    label: str


async def hide_list(db: AsyncSession) -> list[HiddenEntry]:
    """Clients and words, the newest first."""
    identity = identity_in(db)
    values = {"team": identity.team_id, "person": identity.user_id}
    rows = (await db.execute(load("hide_list"), values)).mappings().all()
    return [_entry(dict(row)) for row in rows]


async def hidden_id(db: AsyncSession, kind: str, value: str) -> UUID | None:
    """The entry for this client or word, if there is one."""
    identity = identity_in(db)
    mine = {"team_id": identity.team_id, "user_id": identity.user_id, "kind": kind, "value": value}
    found: UUID | None = await db.scalar(select(HiddenThing.id).filter_by(**mine))  # type: ignore[call-overload]
    return found


def _entry(row: dict[str, Any]) -> HiddenEntry:
    count = f"{counted(row['n'], 'job')} hidden" if row["n"] else "hides nothing now"
    return HiddenEntry(str(row["id"]), row["kind"], row["label"], count)
