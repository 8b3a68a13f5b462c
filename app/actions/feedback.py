"""What a client said in the end: in their words, with a rating, hired or not, and why."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.board import hold_card
from app.actions.events import record
from app.db.session import identity_in
from app.domain.errors import NotFound
from app.domain.feedback import Said
from app.models.application import Feedback
from app.models.message import Message


async def add_feedback(
    db: AsyncSession,
    application_id: UUID,
    form: Mapping[str, Any],
    *,
    now: datetime,
    message_id: UUID | None = None,
) -> UUID:
    """Keep what the client said with the application, and with the message it stands in."""
    said = Said.parse(form)
    card = await hold_card(db, application_id)
    if message_id is not None:
        await _require_message(db, application_id, message_id)
    kept = Feedback(
        team_id=card.team_id, application_id=card.id, message_id=message_id, outcome=said.outcome or None,
        rating=said.rating, client_words=said.words, reason=said.reason or None, received_at=now,
    )  # fmt: skip
    db.add(kept)
    await db.flush()
    _tell(db, "feedback_added", card.id, kept)
    return kept.id


async def remove_feedback(db: AsyncSession, feedback_id: UUID) -> dict[str, Any]:
    """Take it away again; what it said is returned, so that it can be put back."""
    kept = await _the(db, feedback_id)
    _tell(db, "feedback_removed", kept.application_id, kept)
    was = {"application_id": str(kept.application_id), "message_id": str(kept.message_id or ""),
           "outcome": kept.outcome or "", "rating": "" if kept.rating is None else str(kept.rating),
           "words": kept.client_words, "reason": kept.reason or ""}  # fmt: skip
    await db.delete(kept)
    await db.flush()
    return was


async def _the(db: AsyncSession, feedback_id: UUID) -> Feedback:
    question = select(Feedback).where(
        col(Feedback.team_id) == identity_in(db).team_id, col(Feedback.id) == feedback_id
    )
    kept = (await db.scalars(question)).one_or_none()
    if kept is None:
        raise NotFound("This is not there any more.")
    return kept


async def _require_message(db: AsyncSession, application_id: UUID, message_id: UUID) -> None:
    question = select(Message.id).where(  # type: ignore[call-overload]
        col(Message.team_id) == identity_in(db).team_id,
        col(Message.id) == message_id,
        col(Message.application_id) == application_id,
    )
    if await db.scalar(question) is None:
        raise NotFound("This message does not belong to this application.")


def _tell(db: AsyncSession, event_type: str, application_id: UUID, kept: Feedback) -> None:
    record(
        db, event_type, entity_type="application", entity_id=application_id, outcome=kept.outcome,
        rating=None if kept.rating is None else str(kept.rating),
    )  # fmt: skip
