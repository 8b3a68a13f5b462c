"""A letter is marked ready, which holds for exactly its text, and that is taken back."""

from asyncio import to_thread
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.applications import move_application, undo_last_move
from app.actions.cover_letters import restore_version
from app.actions.events import record
from app.actions.letter_versions import answers_in, job_posting, the_letter, vouched_in
from app.db.session import identity_in
from app.domain.cover_letter import Check, blocking, lines_of, review
from app.domain.enums import ApplicationStatus, LetterStatus
from app.domain.errors import Conflict, NotFound, UserFacingError
from app.models.application import Application
from app.models.cover_letter import CoverLetter
from app.queries.facts import profile_facts
from app.queries.letters import revision_of

CHANGED = "The letter has changed since you last saw it. Read it once more, then mark it ready."


LONGEST_REASON = 90
"""Of a reason in a notice; the whole of it stands beside the letter."""


class LetterBlocked(UserFacingError):
    """The letter cannot be marked ready; the sentence says what stands in the way first."""

    def __init__(self, found: Sequence[Check]) -> None:
        found = sorted(found, key=lambda each: each.key != "claims")  # as they stand on the page
        others = sum(each.count for each in found) - 1
        where = " and ".join(dict.fromkeys(f"“{_panel(each)}”" for each in found))
        first = shorten(found[0].detail, LONGEST_REASON, placeholder=" …")
        more = f"And {others} more: see {where}." if others else f"See {where}."
        super().__init__(f"Not ready yet. {first} {more}")


def _panel(found: Check) -> str:
    """What the part of the letter page is called that shows it."""
    return "Where each claim comes from" if found.key == "claims" else "Review"


@dataclass(frozen=True)
class CardMoved:
    """The card that went along when its letter was marked ready; `version` is what an undo has to name."""

    id: UUID
    version: int


async def mark_ready(
    db: AsyncSession, job_id: UUID, *, now: datetime, seen: str = ""
) -> tuple[CoverLetter, CardMoved | None]:
    """Approve this very text, the one of revision `seen`; a shortlisted card moves to Ready to apply."""
    last = await the_letter(db, job_id)
    if seen not in ("", revision_of(last.version, last.content)):
        raise Conflict(CHANGED)
    job, profile, vouched = await job_posting(db, job_id), await profile_facts(db), vouched_in(last)
    lines = lines_of(answers_in(last))
    checks = await to_thread(review, last.content, job, profile, job.platform, accepted=vouched, lines=lines)
    if found := blocking(checks):
        raise LetterBlocked(found)
    last.status, last.ready_at = LetterStatus.READY, now
    await db.flush()
    record(
        db, "letter_ready", entity_type="cover_letter", entity_id=last.id,
        job_id=str(job_id), version=last.version,
    )  # fmt: skip
    return last, await _card_follows(db, job_id, now)


async def ready_again(db: AsyncSession, job_id: UUID, version: int, *, now: datetime) -> CoverLetter:
    """A version that was ready is the letter once more, and ready; what was written after it is kept."""
    await restore_version(db, job_id, version)
    letter, _ = await mark_ready(db, job_id, now=now)
    return letter


async def withdraw_ready(db: AsyncSession, job_id: UUID, *, card: CardMoved | None = None) -> CoverLetter:
    """The letter is a draft again; its text stays. A card that went along goes back, if nobody has moved it."""
    last = await the_letter(db, job_id)
    if last.status == LetterStatus.READY:
        last.status, last.ready_at = LetterStatus.DRAFT, None
        await db.flush()
        record(db, "letter_withdrawn", entity_type="cover_letter", entity_id=last.id, version=last.version)
    if card is not None:
        with suppress(Conflict, NotFound):
            async with db.begin_nested():
                await undo_last_move(db, card.id, card.version)
    return last


async def _card_follows(db: AsyncSession, job_id: UUID, now: datetime) -> CardMoved | None:
    identity = identity_in(db)
    mine = select(Application.id).where(  # type: ignore[call-overload]
        col(Application.team_id) == identity.team_id,
        col(Application.user_id) == identity.user_id,
        col(Application.job_id) == job_id,
        col(Application.status) == ApplicationStatus.SHORTLISTED,
        col(Application.removed_at).is_(None),
    )
    card_id = (await db.execute(mine)).scalar()
    if card_id is None:
        return None
    moved = await move_application(db, card_id, to=ApplicationStatus.READY_TO_APPLY, now=now)
    return CardMoved(card_id, moved.version)
