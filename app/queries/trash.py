"""What was taken off the board and can still be put back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.enums import ApplicationStatus
from app.domain.pipeline import LABELS
from app.domain.wording import age_text

KEPT = timedelta(days=30)


@dataclass(frozen=True)
class TrashedCard:
    """One card of the trash."""

    id: str
    title: str
    words: str


async def trashed(db: AsyncSession, *, now: datetime) -> list[TrashedCard]:
    """The team's trash."""
    values = {"team": identity_in(db).team_id, "since": now - KEPT}
    rows = (await db.execute(load("trash"), values)).all()
    return [
        TrashedCard(
            row.id, row.title,
            f"{LABELS[ApplicationStatus(row.status)]} · taken off {age_text(row.removed_at, now=now)}",
        )
        for row in rows
    ]  # fmt: skip
