"""Taking hold of a card and finding its place: what every change of the board begins with."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.board import GONE, between
from app.domain.enums import ApplicationStatus
from app.domain.errors import NotFound
from app.models.activity import Event
from app.models.application import Application

UNDONE = "application_move_undone"
MOVES_LOOKED_AT = 100
ONE_AT_A_TIME = text("select pg_advisory_xact_lock(hashtextextended('board ' || cast(:team as text), 0))")


async def hold_board(db: AsyncSession) -> None:
    """Until this transaction ends nobody else of the team places a card, so no two take the same place."""
    await db.execute(ONE_AT_A_TIME, {"team": identity_in(db).team_id})


async def hold_card(db: AsyncSession, application_id: UUID, *, removed: bool = False) -> Application:
    """The application as it is now, locked. One that was taken off is found only with `removed`."""
    question = (
        select(Application)
        .where(Application.team_id == identity_in(db).team_id, Application.id == application_id)  # type: ignore[arg-type]
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    application = (await db.scalars(question)).one_or_none()
    if application is None or (application.removed_at and not removed):
        raise NotFound(GONE)
    return application


async def room_for(
    db: AsyncSession,
    card: UUID | None,
    status: ApplicationStatus,
    *,
    index: int | None = None,
    under: UUID | None = None,
) -> Decimal:
    """A position in this column: under another card, or so many from the top; else on top."""
    place = {"team": identity_in(db).team_id, "status": status.value, "card": card or UUID(int=0)}
    spot = place | {"index": max(index or 0, 0), "under": under}
    above, below = (await db.execute(load("room_on_board"), spot)).one()
    if above is not None and above == below:
        await db.execute(load("space_out_column"), {"team": place["team"], "status": place["status"]})
        above, below = (await db.execute(load("room_on_board"), spot)).one()
    return between(above, below)


async def part_from_others(db: AsyncSession, card: Application) -> None:
    """A card that came back to where another lies by now goes right under it: no two share a position."""
    other = (
        select(Application.id)  # type: ignore[call-overload]
        .where(
            Application.team_id == card.team_id,
            Application.status == card.status,
            Application.position == card.position,
            Application.id != card.id,
            Application.removed_at.is_(None),  # type: ignore[union-attr]
        )
        .limit(1)
    )
    if (under := await db.scalar(other)) is not None:
        card.position = await room_for(db, card.id, card.status, under=under)
        await db.flush()


async def last_move(db: AsyncSession, card: Application) -> dict[str, Any]:
    """What the event of the last move that stands tells: the date that came along, and the one it replaced."""
    happened = (
        select(Event.event_type, Event.payload)  # type: ignore[call-overload]
        .filter_by(team_id=card.team_id, entity_type="application", entity_id=card.id)
        .where(Event.event_type.in_(("application_moved", UNDONE)))  # type: ignore[attr-defined]
        .order_by(Event.id.desc())  # type: ignore[union-attr]
        .limit(MOVES_LOOKED_AT)
    )
    undone = 0
    for kind, payload in (await db.execute(happened)).all():
        if kind == UNDONE:
            undone += 1
        elif undone:
            undone -= 1
        else:
            return dict(payload)
    return {}
