"""What a person does with an application: shortlist, move, put in order, undo, take off the board, note.

Every change takes the board first and the card second, so that nobody waits for each other in a ring.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.bids import take_back_submission
from app.actions.board import UNDONE, hold_board, hold_card, last_move, part_from_others, room_for
from app.actions.events import record
from app.actions.follow_ups import chose_date, moment
from app.actions.letters_ready import require_letter
from app.db.session import identity_in
from app.domain.board import GONE
from app.domain.card import REASONS
from app.domain.enums import ApplicationStatus
from app.domain.errors import BadInput, Conflict, NotFound, UserFacingError
from app.domain.follow_up import suggested_follow_up
from app.domain.notes import joined
from app.domain.pipeline import LABELS, move
from app.domain.wording import age_text
from app.models.application import Application
from app.models.job import Job
from app.models.profile import Profile

Status = ApplicationStatus
LONGEST_NOTES = 20_000
LONGEST_REASON = 300
UNDO = text("select version from private.undo_last_move(:id, :version)")
CHANGED = "This card has changed since. Look at it again, then decide."
NOT_UNDONE: dict[str | None, UserFacingError] = {
    "P0002": NotFound(GONE),
    "40001": Conflict(CHANGED),
    "55000": Conflict("There is no move to undo: it was undone already, or is more than a day old."),
}
"""What the database says no with → what is said to the person."""


@dataclass(frozen=True)
class Moved:
    """A move that was made. `version` is what an undo has to name."""

    came_from: Status
    to: Status
    version: int
    follow_up_at: datetime | None = None


async def shortlist_job(db: AsyncSession, job_id: UUID, *, now: datetime, run_id: UUID | None = None) -> UUID:
    """Put a job on the board, on top of Shortlisted; one that was taken off comes back where it was.

    `run_id` is the run that does so by itself.
    """
    identity = identity_in(db)
    mine = {"team_id": identity.team_id, "job_id": job_id, "user_id": identity.user_id}
    await _require_job(db, job_id)
    await hold_board(db)
    position = await room_for(db, None, Status.SHORTLISTED)
    added = insert(Application).values(**mine, status=Status.SHORTLISTED, position=position)
    new = (await db.execute(added.on_conflict_do_nothing().returning(Application.id))).one_or_none()  # type: ignore[call-overload]
    if new is None:
        known: UUID = (await db.scalars(select(Application.id).filter_by(**mine))).one()  # type: ignore[call-overload]
        await restore_application(db, known)
        return known
    record(
        db, "application_shortlisted", entity_type="application", entity_id=new.id, run_id=run_id,
        **{"from": None, "to": Status.SHORTLISTED, "job_id": str(job_id)},
    )  # fmt: skip
    return new.id


async def move_application(
    db: AsyncSession,
    application_id: UUID,
    *,
    to: Status,
    now: datetime,
    index: int | None = None,
    under: UUID | None = None,
    came_from: Status | None = None,
    expected_version: int | None = None,
    closed_reason: str | None = None,
    letter_elsewhere: bool = False,
) -> Moved:
    """Move a card to another column: under a card, so many from the top, or on top.

    `came_from` and `expected_version` say what the person saw; if that is past, Conflict says what is true.
    """
    await hold_board(db)
    card = await hold_card(db, application_id)
    was = card.status
    if (came_from not in (None, was)) or (expected_version not in (None, card.version)):
        raise Conflict(await _who_was_quicker(db, card, now=now))
    move(was, to)
    if to is Status.APPLIED and not letter_elsewhere:
        await require_letter(db, card)
    card.position = await room_for(db, card.id, to, index=index, under=under)
    card.status = to
    card.letter_elsewhere = card.letter_elsewhere or (letter_elsewhere and to is Status.APPLIED)
    card.closed_reason = (_reason(closed_reason) if to in REASONS else None) or card.closed_reason
    before, suggested = card.next_follow_up_at, None
    if not await chose_date(db, card, now=now):
        suggested = suggested_follow_up(to, now=now)
        card.next_follow_up_at = suggested
    await db.flush()
    _changed(
        db, "application_moved", card.id, was, to, closed_reason=card.closed_reason,
        letter_elsewhere=card.letter_elsewhere, suggested=suggested and suggested.isoformat(),
        instead_of=before and before != card.next_follow_up_at and before.isoformat(),
    )  # fmt: skip
    return Moved(was, to, card.version, card.next_follow_up_at)


async def reorder_application(
    db: AsyncSession, application_id: UUID, *, index: int | None = None, under: UUID | None = None
) -> int:
    """Another place in the same column; the card's new version."""
    await hold_board(db)
    card = await hold_card(db, application_id)
    was = card.position
    card.position = await room_for(db, card.id, card.status, index=index, under=under)
    await db.flush()
    _changed(db, "application_reordered", card.id, str(was), str(card.position), status=card.status)
    return card.version


async def undo_last_move(db: AsyncSession, application_id: UUID, expected_version: int) -> Moved:
    """Back to the column and position before, if nothing else has happened to the card since."""
    await hold_board(db)
    card = await hold_card(db, application_id)
    was, last = card.status, await last_move(db, card)
    try:
        await db.execute(UNDO, {"id": card.id, "version": expected_version})
    except DBAPIError as refusal:
        sentence = NOT_UNDONE.get(getattr(refusal.orig, "sqlstate", None))
        raise sentence or refusal from refusal
    await db.refresh(card)
    await part_from_others(db, card)
    if was is Status.APPLIED:
        await take_back_submission(db, card.id, now=card.moved_at or card.updated_at)
    came_along = card.next_follow_up_at == moment(last.get("suggested"))
    if came_along and ("suggested" in last or "instead_of" in last):
        card.next_follow_up_at = moment(last.get("instead_of"))
        await db.flush()
    _changed(db, UNDONE, card.id, was, card.status)
    return Moved(was, card.status, card.version, card.next_follow_up_at)


async def remove_application(db: AsyncSession, application_id: UUID, *, now: datetime) -> None:
    """Take the card off the board. Nothing is lost: restoring puts it back where it was."""
    await hold_board(db)
    card = await hold_card(db, application_id, removed=True)
    if card.removed_at is None:
        card.removed_at = now
        await db.flush()
        _changed(db, "application_removed", card.id, card.status, None)


async def restore_application(db: AsyncSession, application_id: UUID) -> None:
    """Put a card that was taken off back; one that is there stays as it is."""
    await hold_board(db)
    card = await hold_card(db, application_id, removed=True)
    if card.removed_at is not None:
        card.removed_at = None
        await db.flush()
        await part_from_others(db, card)
        _changed(db, "application_restored", card.id, None, card.status)


async def save_notes(db: AsyncSession, application_id: UUID, notes: str, *, before: str | None = None) -> str:
    """What the person wrote about it, as it is stored.

    Where `before`, the text it was made from, is no longer what is stored, somebody else wrote too: both are kept.
    """
    card = await hold_card(db, application_id)
    notes = notes.replace("\x00", "")
    if before is not None:
        notes = joined(before, notes, card.notes)
    if len(notes) > LONGEST_NOTES:
        raise BadInput(f"Notes may have {LONGEST_NOTES:,} characters. Shorten them a little.")
    was, card.notes = len(card.notes), notes
    await db.flush()
    _changed(db, "application_noted", card.id, was, len(card.notes))
    return card.notes


async def set_follow_up(
    db: AsyncSession, application_id: UUID, at: datetime | None, *, by_plan: bool = False
) -> None:
    """When to ask again; None takes the date away. `by_plan`: by the cadence, and not by somebody's choice."""
    card = await hold_card(db, application_id)
    was, card.next_follow_up_at = card.next_follow_up_at, at
    await db.flush()
    _changed(db, "follow_up_set", card.id, was and was.isoformat(), at and at.isoformat(), by_plan=by_plan)


async def set_closed_reason(db: AsyncSession, application_id: UUID, reason: str) -> None:
    """Why it was archived or lost, said afterwards."""
    card = await hold_card(db, application_id)
    if card.status not in (Status.ARCHIVED, Status.LOST):
        raise Conflict(f"It is in {LABELS[card.status]} now, which needs no reason.")
    was, card.closed_reason = card.closed_reason, _reason(reason)
    await db.flush()
    _changed(db, "closed_reason_set", card.id, was, card.closed_reason)


def _changed(
    db: AsyncSession, event_type: str, application_id: UUID, was: Any, is_now: Any, **more: Any
) -> None:
    said = {"from": was, "to": is_now} | {key: value for key, value in more.items() if value}
    record(db, event_type, entity_type="application", entity_id=application_id, **said)


def _reason(words: str | None) -> str | None:
    return " ".join((words or "").replace("\x00", "").split())[:LONGEST_REASON] or None


async def _require_job(db: AsyncSession, job_id: UUID) -> None:
    question = select(Job.id).filter_by(team_id=identity_in(db).team_id, id=job_id)  # type: ignore[call-overload]
    if await db.scalar(question) is None:
        raise NotFound("This job is not there any more.")


async def _who_was_quicker(db: AsyncSession, card: Application, *, now: datetime) -> str:
    """ "Ana moved this to Applied just now." """
    identity = identity_in(db)
    if card.moved_at is None:
        return CHANGED
    name = await db.scalar(
        select(Profile.display_name).filter_by(team_id=identity.team_id, user_id=card.moved_by)  # type: ignore[call-overload]
    )
    who = "You" if card.moved_by == identity.user_id else name or "Somebody"
    return f"{who} moved this to {LABELS[card.status]} {age_text(card.moved_at, now=now)}."
