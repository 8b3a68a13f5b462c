"""Where a follow-up date came from: chosen by somebody, or come along by the plan."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.activity import Event
from app.models.application import Application

MOST_DATES = 20
"""So many dates of a card are looked back at."""


async def chose_date(db: AsyncSession, card: Application, *, now: datetime) -> bool:
    """Is there a date to come that somebody chose? Any other gives way to the plan of the next stage."""
    date = card.next_follow_up_at
    if date is None or date <= now:
        return False
    told = await _last_told(db, card, "follow_up_set", most=MOST_DATES)
    return any(not said.get("by_plan") and moment(said.get("to")) == date for said in told)


def moment(said: str | None) -> datetime | None:
    """A date as an event tells it."""
    return datetime.fromisoformat(said) if said else None


async def _last_told(db: AsyncSession, card: Application, kind: str, *, most: int) -> list[dict[str, Any]]:
    last = (
        select(Event.payload)  # type: ignore[call-overload]
        .filter_by(team_id=card.team_id, entity_type="application", entity_id=card.id)
        .filter_by(event_type=kind)
        .order_by(Event.id.desc())  # type: ignore[union-attr]
        .limit(most)
    )
    return list((await db.scalars(last)).all())
