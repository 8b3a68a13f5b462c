"""Connects spent, given back and bought, each with its reason; what was wrong is struck out, and its trace stays."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.board import hold_card
from app.actions.events import record
from app.db.session import identity_in
from app.domain.bids import SPENDS, BidKind, Entry, read_amount, refuse_impossible, spent_net
from app.domain.enums import ApplicationStatus as Status
from app.domain.errors import BadInput, Conflict, NotFound
from app.models.activity import Event
from app.models.application import ApplySession
from app.models.bid import BidEntry

LONGEST_REASON = 300
NOT_SENT = frozenset({Status.SHORTLISTED, Status.READY_TO_APPLY})


async def enter_bid(
    db: AsyncSession,
    kind: object,
    amount: object,
    *,
    reason: str = "",
    application_id: UUID | None = None,
    session_id: UUID | None = None,
    with_move: bool = False,
) -> BidEntry:
    """Add a line to the ledger; bids and boosts belong to an application.

    `with_move`: it was said with the move to Applied, and goes back with it.
    """
    try:
        known = BidKind(str(kind))
    except ValueError as error:
        raise BadInput("Say what happened: spent, given back or bought.") from error
    if known is not BidKind.BOUGHT and application_id is None:
        raise BadInput("Say which application it was for.")
    if application_id is not None:
        await hold_card(db, application_id, removed=True)
    count, identity = read_amount(amount), identity_in(db)
    if session_id is None:  # what was submitted on the platform is so, whatever the ledger has been told
        await _refuse_impossible(db, Entry(known, count, str(application_id or "")))
    entry = BidEntry(
        team_id=identity.team_id, user_id=identity.user_id, application_id=application_id,
        apply_session_id=session_id, kind=known.value, amount=count,
        reason=" ".join(reason.replace("\x00", "").split())[:LONGEST_REASON],
    )  # fmt: skip
    db.add(entry)
    await db.flush()
    record(
        db, f"connects_{_verb(known)}", entity_type="application", entity_id=application_id,
        kind=known.value, amount=entry.amount, reason=entry.reason,
        entry=str(entry.id), with_move=with_move,
    )  # fmt: skip
    return entry


async def spend_with_move(db: AsyncSession, application_id: UUID, amount: object) -> None:
    """What the bid took, said right after the move to Applied; said twice it counts once."""
    card = await hold_card(db, application_id)
    if card.status in NOT_SENT:
        raise Conflict("It is not in Applied any more, so nothing was entered.")
    counting = [each for each in await _counting(db) if each.application_id == application_id]
    if not any(BidKind(each.kind) in SPENDS for each in counting):
        await enter_bid(db, BidKind.BID, amount, application_id=application_id, with_move=True)


async def strike_out(db: AsyncSession, entry_id: UUID, *, now: datetime) -> None:
    """One's own entry was wrong: it stays to be seen, struck through, and no longer counts."""
    counting = await _counting(db)
    entry = next((each for each in counting if each.id == entry_id), None)
    if entry is None or entry.user_id != identity_in(db).user_id:
        raise NotFound("This entry is not there any more, or was struck out already.")
    rest = [each for each in counting if each is not entry and each.application_id == entry.application_id]
    if BidKind(entry.kind) in SPENDS and spent_net(map(_plain, rest)) < 0:
        raise Conflict("Strike out what was given back for this application first.")
    entry.taken_back_at = now
    await db.flush()
    record(
        db, "connects_struck_out", entity_type="application", entity_id=entry.application_id,
        kind=entry.kind, amount=entry.amount, entry=str(entry.id),
    )  # fmt: skip


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
        await _take_back(db, col(BidEntry.apply_session_id) == session.id, now=now)
    said = (
        select(col(Event.payload)["entry"].astext)
        .filter_by(team_id=identity_in(db).team_id, entity_type="application", entity_id=application_id)
        .filter_by(event_type="connects_spent")
        .where(col(Event.payload)["with_move"].as_boolean())
    )
    entries = [UUID(entry) for entry in (await db.scalars(said)).all() if entry]
    await _take_back(db, col(BidEntry.id).in_(entries), now=now)
    await db.flush()


async def _take_back(db: AsyncSession, which: ColumnElement[bool], *, now: datetime) -> None:
    await db.execute(
        update(BidEntry)
        .where(col(BidEntry.team_id) == identity_in(db).team_id, which, col(BidEntry.taken_back_at).is_(None))
        .values(taken_back_at=now)
    )


async def _refuse_impossible(db: AsyncSession, new: Entry) -> None:
    counting, me = await _counting(db), identity_in(db).user_id
    refuse_impossible(
        new,
        mine=[_plain(each) for each in counting if each.user_id == me],
        of_application=[_plain(each) for each in counting if str(each.application_id) == new.application],
    )


async def _counting(db: AsyncSession) -> Sequence[BidEntry]:
    """The team's entries that count."""
    known = select(BidEntry).where(
        col(BidEntry.team_id) == identity_in(db).team_id, col(BidEntry.taken_back_at).is_(None)
    )
    return (await db.scalars(known)).all()


def _plain(entry: BidEntry) -> Entry:
    return Entry(BidKind(entry.kind), entry.amount, str(entry.application_id or ""))


def _verb(kind: BidKind) -> str:
    return {BidKind.RETURNED: "returned", BidKind.BOUGHT: "bought"}.get(kind, "spent")
