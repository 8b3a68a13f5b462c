"""The first letter for a job: asked for, never made by looking; and taken back while it is untouched."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.applications import remove_application
from app.actions.cover_letters import draft_letter
from app.actions.events import record
from app.actions.letter_versions import hold_letter, latest_version, the_letter
from app.db.session import identity_in
from app.domain.enums import ApplicationStatus, LetterStatus
from app.domain.errors import Conflict, NotFound
from app.models.application import Application

TOUCHED = "The letter has changed since. It stays; nothing was taken back."


@dataclass(frozen=True)
class FirstDraft:
    """A letter that was not there before. `card` is set where the job came onto the board with it."""

    version: int
    card: UUID | None


async def first_draft(db: AsyncSession, job_id: UUID, *, now: datetime) -> FirstDraft | None:
    """A letter where there is none yet; None where there is one. Of two tabs that ask at once, one drafts."""
    await hold_letter(db, job_id)
    if await latest_version(db, job_id) is not None:
        return None
    was_there = await _card_on_board(db, job_id)
    made = await draft_letter(db, job_id, now=now)
    return FirstDraft(made.version, None if was_there else await _card_on_board(db, job_id))


async def take_back_first_draft(
    db: AsyncSession, job_id: UUID, *, card: UUID | None = None, now: datetime
) -> None:
    """As if the letter had never been asked for; the card that came with it leaves the board again."""
    last = await the_letter(db, job_id)
    if last.version != 1 or last.origin != "composed" or last.status != LetterStatus.DRAFT:
        raise Conflict(TOUCHED)
    await db.delete(last)
    await db.flush()
    record(db, "letter_removed", entity_type="cover_letter", entity_id=last.id, job_id=str(job_id))
    if card is not None and card == await _card_on_board(db, job_id):
        with suppress(NotFound):
            await remove_application(db, card, now=now)


async def _card_on_board(db: AsyncSession, job_id: UUID) -> UUID | None:
    """This person's card of the job, where it stands in Shortlisted."""
    identity = identity_in(db)
    mine = select(Application.id).where(  # type: ignore[call-overload]
        col(Application.team_id) == identity.team_id,
        col(Application.user_id) == identity.user_id,
        col(Application.job_id) == job_id,
        col(Application.status) == ApplicationStatus.SHORTLISTED,
        col(Application.removed_at).is_(None),
    )
    found: UUID | None = (await db.execute(mine)).scalar()
    return found
