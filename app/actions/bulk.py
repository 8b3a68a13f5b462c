"""Several cards at once: each is moved or taken off for itself, and what could not be is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.applications import move_application, remove_application, set_follow_up, undo_last_move
from app.actions.events import record
from app.db.session import identity_in
from app.domain.enums import ApplicationStatus as Status
from app.domain.errors import BadInput, UserFacingError
from app.models.application import Application

Each = TypeVar("Each")
MOST_AT_ONCE = 200
IN_THE_TRASH = timedelta(days=30)


@dataclass(frozen=True)
class Done:
    """`moved` holds each card and the version that an undo has to name; `failed` each card and the sentence why not."""

    moved: list[tuple[UUID, int]]
    failed: list[tuple[UUID, str]]


async def move_many(
    db: AsyncSession,
    cards: Sequence[tuple[UUID, Status]],
    to: Status,
    *,
    now: datetime,
    closed_reason: str = "",
) -> Done:
    """Move each card from where the person saw it, below the one before; one that is elsewhere by now stays there."""
    done = Done([], [])
    for card, came_from in _not_too_many(cards):
        try:
            async with db.begin_nested():
                moved = await move_application(
                    db, card, to=to, now=now, came_from=came_from, closed_reason=closed_reason or None,
                    under=done.moved[-1][0] if done.moved else None,
                )  # fmt: skip
            done.moved.append((card, moved.version))
        except UserFacingError as refused:
            done.failed.append((card, refused.sentence))
    return done


async def undo_many(db: AsyncSession, moved: Sequence[tuple[UUID, int]]) -> Done:
    """Take back what was moved together, each card that nobody has touched since."""
    done = Done([], [])
    for card, version in reversed(_not_too_many(moved)):
        try:
            async with db.begin_nested():
                back = await undo_last_move(db, card, version)
            done.moved.append((card, back.version))
        except UserFacingError as refused:
            done.failed.append((card, refused.sentence))
    return done


async def remove_many(db: AsyncSession, cards: Sequence[UUID], *, now: datetime) -> Done:
    """Put each card into the trash."""
    done = Done([], [])
    for card in _not_too_many(cards):
        try:
            async with db.begin_nested():
                await remove_application(db, card, now=now)
            done.moved.append((card, 0))
        except UserFacingError as refused:
            done.failed.append((card, refused.sentence))
    return done


async def follow_up_many(db: AsyncSession, cards: Sequence[UUID], at: datetime) -> Done:
    """Set one follow-up date for all of them."""
    done = Done([], [])
    for card in _not_too_many(cards):
        try:
            async with db.begin_nested():
                await set_follow_up(db, card, at)
            done.moved.append((card, 0))
        except UserFacingError as refused:
            done.failed.append((card, refused.sentence))
    return done


async def empty_old_trash(db: AsyncSession, *, now: datetime) -> int:
    """Delete for ever what has been in the team's trash for more than thirty days; how many there were."""
    old = [
        col(Application.team_id) == identity_in(db).team_id,
        col(Application.removed_at) < now - IN_THE_TRASH,
    ]
    ids = (await db.scalars(select(Application.id).where(*old).limit(1000))).all()  # type: ignore[call-overload]
    if not ids:
        return 0
    await db.execute(delete(Application).where(*old, col(Application.id).in_(ids)))
    record(db, "trash_emptied", entity_type="application", count=len(ids))
    return len(ids)


def _not_too_many(cards: Sequence[Each]) -> list[Each]:
    if len(cards) > MOST_AT_ONCE:
        raise BadInput(f"At most {MOST_AT_ONCE} cards can be changed at once.")
    return list(dict.fromkeys(cards))
