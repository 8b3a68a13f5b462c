"""Connects spent, given back and bought, each with its reason; nothing is ever rewritten."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.board import hold_card
from app.actions.events import record
from app.db.session import identity_in
from app.domain.bids import BidKind, read_amount
from app.domain.errors import BadInput
from app.models.application import ApplySession
from app.models.bid import BidEntry

LONGEST_REASON = 300


async def enter_bid(
    db: AsyncSession,
    kind: object,
    amount: object,
    *,
    reason: str = "",
    application_id: UUID | None = None,
    session_id: UUID | None = None,
) -> BidEntry:
    """Add a line to the ledger; bids and boosts belong to an application."""
    try:
        known = BidKind(str(kind))
    except ValueError as error:
        raise BadInput("Say what happened: spent, given back or bought.") from error
    if known is not BidKind.BOUGHT and application_id is None:
        raise BadInput("Say which application it was for.")
    if application_id is not None:
        await hold_card(db, application_id, removed=True)
    identity = identity_in(db)
    entry = BidEntry(
        team_id=identity.team_id, user_id=identity.user_id, application_id=application_id,
        apply_session_id=session_id, kind=known.value, amount=read_amount(amount),
        reason=" ".join(reason.replace("\x00", "").split())[:LONGEST_REASON],
    )  # fmt: skip
    db.add(entry)
    await db.flush()
    record(
        db, f"connects_{_verb(known)}", entity_type="application", entity_id=application_id,
        kind=known.value, amount=entry.amount, reason=entry.reason,
    )  # fmt: skip
    return entry


async def take_back_submission(db: AsyncSession, application_id: UUID, *, now: datetime) -> None:
    """The move to Applied was undone: what its session spent no longer counts, and the trace of it stays."""
    last = (
        select(ApplySession)
        .where(
            col(ApplySession.team_id) == identity_in(db).team_id,
            col(ApplySession.application_id) == application_id,
            col(ApplySession.submitted_at).is_not(None),
            col(ApplySession.revoked_at).is_(None),
        )
        .with_for_update()
    )
    for session in (await db.scalars(last)).all():
        session.revoked_at = now
        await _take_back(db, session.id, now=now)
    await db.flush()


async def _take_back(db: AsyncSession, session_id: UUID, *, now: datetime) -> None:
    await db.execute(
        update(BidEntry)
        .where(
            col(BidEntry.team_id) == identity_in(db).team_id,
            col(BidEntry.apply_session_id) == session_id,
            col(BidEntry.taken_back_at).is_(None),
        )
        .values(taken_back_at=now)
    )


def _verb(kind: BidKind) -> str:
    return {BidKind.RETURNED: "returned", BidKind.BOUGHT: "bought"}.get(kind, "spent")
