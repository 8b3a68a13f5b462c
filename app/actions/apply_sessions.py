"""The apply session: a link for one person's phone, good once and for a while, that ends in the move of a card.

Only the hash of a link is kept. What a link may do is decided again each time it is used.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.applications import Moved, move_application, remove_application
from app.actions.bids import enter_bid
from app.actions.board import hold_board, hold_card
from app.actions.events import record
from app.actions.letters_ready import require_letter
from app.db.session import identity_in
from app.domain.apply_link import GOOD_FOR
from app.domain.bids import BidKind
from app.domain.enums import ApplicationStatus as Status
from app.domain.errors import Conflict, NotAllowed, NotFound
from app.models.application import ApplySession

MOST_AN_HOUR = 30
"""Links that one person may make in an hour."""
DEAD = "This link does not open anything."


@dataclass(frozen=True)
class Sent:
    """What was said with “I submitted it”."""

    connects: int = 0
    boost: int = 0
    rate: Decimal | None = None
    currency: str = ""
    """Of the rate."""


def new_token() -> str:
    """256 random bits: what the link holds, and only the link."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> bytes:
    """What the database knows of a link."""
    return sha256(token.encode()).digest()


async def make_apply_link(
    db: AsyncSession, application_id: UUID, *, now: datetime, good_for: timedelta = GOOD_FOR
) -> tuple[str, ApplySession]:
    """A new link for one's own card in Ready to apply; the one before it no longer opens."""
    identity = identity_in(db)
    card = await hold_card(db, application_id)
    if card.user_id != identity.user_id:
        raise NotAllowed("Only whose application it is can make its link.")
    if card.status is not Status.READY_TO_APPLY:
        raise Conflict("A link can be made while the card is in Ready to apply.")
    if not card.letter_elsewhere:
        await require_letter(db, card)
    await _not_too_many(db, now)
    await revoke_apply_links(db, application_id, now=now)
    token = new_token()
    session = ApplySession(
        team_id=card.team_id, job_id=card.job_id, application_id=card.id, user_id=card.user_id,
        token_hash=hash_of(token), expires_at=now + good_for,
    )  # fmt: skip
    db.add(session)
    await db.flush()
    _tell(db, "apply_link_made", session, expires=session.expires_at.isoformat())
    return token, session


async def revoke_apply_links(db: AsyncSession, application_id: UUID, *, now: datetime) -> int:
    """Shut whatever link of this application is open; how many there were."""
    revoked = await db.execute(
        update(ApplySession)
        .where(
            col(ApplySession.team_id) == identity_in(db).team_id,
            col(ApplySession.application_id) == application_id,
            col(ApplySession.submitted_at).is_(None),
            col(ApplySession.declined_at).is_(None),
            col(ApplySession.revoked_at).is_(None),
        )
        .values(revoked_at=now)
        .returning(col(ApplySession.id))
    )
    count = len(revoked.all())
    if count:
        record(db, "apply_link_revoked", entity_type="application", entity_id=application_id)
    return count


async def submit_application(db: AsyncSession, session_id: UUID, sent: Sent, *, now: datetime) -> Moved:
    """“I submitted it”: the card goes to Applied, what it cost goes to the ledger, the link is spent."""
    session = await _held(db, session_id, now)
    assert session.application_id is not None
    moved = await move_application(db, session.application_id, to=Status.APPLIED, now=now,
                                   came_from=Status.READY_TO_APPLY)  # fmt: skip
    session.opened_at = session.opened_at or now
    session.submitted_at, session.connects_spent, session.rate_bid = (
        now,
        sent.connects + sent.boost,
        sent.rate,
    )
    for kind, amount in ((BidKind.BID, sent.connects), (BidKind.BOOST, sent.boost)):
        if amount:
            await enter_bid(db, kind, amount, application_id=session.application_id, session_id=session.id)
    await db.flush()
    _tell(db, "apply_submitted", session, connects=session.connects_spent,
          rate=None if sent.rate is None else str(sent.rate),
          currency=None if sent.rate is None else sent.currency)  # fmt: skip
    return moved


async def decline_application(db: AsyncSession, session_id: UUID, *, now: datetime) -> None:
    """“I decided not to”: the card goes to the trash, from where it can be put back; the link is spent."""
    session = await _held(db, session_id, now)
    assert session.application_id is not None
    session.opened_at = session.opened_at or now
    session.declined_at = now
    await db.flush()
    _tell(db, "apply_declined", session)
    await remove_application(db, session.application_id, now=now)


async def _held(db: AsyncSession, session_id: UUID, now: datetime) -> ApplySession:
    """The session, locked and still open; of two answers at once the second finds it spent."""
    await hold_board(db)
    question = (
        select(ApplySession)
        .where(col(ApplySession.team_id) == identity_in(db).team_id, col(ApplySession.id) == session_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    session = (await db.scalars(question)).one_or_none()
    over = session is None or session.submitted_at or session.declined_at or session.revoked_at
    if session is None or over or session.expires_at <= now or session.application_id is None:
        raise NotFound(DEAD)
    return session


async def _not_too_many(db: AsyncSession, now: datetime) -> None:
    identity = identity_in(db)
    made = select(func.count()).where(
        col(ApplySession.team_id) == identity.team_id,
        col(ApplySession.user_id) == identity.user_id,
        col(ApplySession.created_at) > now - timedelta(hours=1),
    )
    if (await db.scalar(made) or 0) >= MOST_AN_HOUR:
        raise Conflict(
            f"You have made {MOST_AN_HOUR} links within an hour. Use one of them, or wait a little."
        )


def _tell(db: AsyncSession, event_type: str, session: ApplySession, **more: Any) -> None:
    record(
        db, event_type, entity_type="application", entity_id=session.application_id,
        apply_session_id=str(session.id), **_said(more),
    )  # fmt: skip


def _said(more: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in more.items() if value is not None}
