"""One row for every change that a person or an agent makes: who, what, from which to which."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.models.activity import Event


def record(
    db: AsyncSession,
    event_type: str,
    *,
    entity_type: str,
    entity_id: UUID | None = None,
    run_id: UUID | None = None,
    **payload: Any,
) -> Event:
    """Add the event to this transaction: it is kept if, and only if, the change is."""
    identity = identity_in(db)
    event = Event(
        team_id=identity.team_id,
        actor_user_id=identity.user_id,
        agent_run_id=run_id,
        event_type=event_type,
        entity_type=entity_type,
        entity_id=entity_id,
        payload=payload,
    )
    db.add(event)
    return event
