"""Following up by the cadence, and dates that were wrong put right, each with a trace."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.board import hold_card
from app.actions.events import record
from app.db.session import identity_in
from app.domain.errors import BadInput, Conflict
from app.domain.follow_up import CADENCE, suggested_follow_up
from app.models.activity import Event
from app.models.application import Application


async def followed_up(db: AsyncSession, application_id: UUID, *, now: datetime) -> datetime | None:
    """The person has asked again: the next date comes by the cadence, None where it is used up."""
    card = await hold_card(db, application_id)
    if card.status not in CADENCE:
        raise Conflict("There is nothing to follow up at this stage.")
    was = card.next_follow_up_at
    record(db, "followed_up", entity_type="application", entity_id=card.id, stage=card.status.value)
    await db.flush()
    card.next_follow_up_at = suggested_follow_up(card.status, now=now, asked=await times_asked(db, card))
    await db.flush()
    at = card.next_follow_up_at
    record(
        db, "follow_up_set", entity_type="application", entity_id=card.id, by_plan=True, **_changed(was, at)
    )
    return at


async def times_asked(db: AsyncSession, card: Application) -> int:
    """How often it was followed up since it came to its stage."""
    asked = select(func.count()).where(
        col(Event.team_id) == identity_in(db).team_id,
        col(Event.entity_type) == "application",
        col(Event.entity_id) == card.id,
        col(Event.event_type) == "followed_up",
        col(Event.created_at) >= card.stage_entered_at,
    )
    return await db.scalar(asked) or 0


async def correct_applied_at(db: AsyncSession, application_id: UUID, at: datetime, *, now: datetime) -> None:
    """It was sent on another day than the card was moved; what was there before stays in the history.

    The day is that of the clock `at` is told by.
    """
    card = await hold_card(db, application_id)
    if card.applied_at is None:
        raise Conflict("It has not been sent yet, so there is no date to correct.")
    if at > now or (now - at).days > 3 * 365:
        raise BadInput("Choose a day within the last three years, and not one to come.")
    was = card.applied_at
    if was.astimezone(at.tzinfo).date() == at.date():
        return
    card.applied_at = at
    await db.flush()
    record(db, "applied_date_corrected", entity_type="application", entity_id=card.id, **_changed(was, at))


def _changed(was: datetime | None, is_now: datetime | None) -> dict[str, Any]:
    return {"from": was and was.isoformat(), "to": is_now and is_now.isoformat()}
