"""Before applying there is a letter: ours, marked ready, or one that was written elsewhere."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.domain.enums import LetterStatus
from app.domain.errors import UserFacingError
from app.models.application import Application
from app.models.cover_letter import CoverLetter


class LetterNotReady(UserFacingError):
    """Applying needs a letter: ours, marked ready, or one that was written elsewhere."""

    def __init__(self, job_id: UUID) -> None:
        super().__init__("The letter is not marked ready yet. Finish it, or say that you wrote it elsewhere.")
        self.job_id = job_id


async def require_letter(db: AsyncSession, card: Application) -> None:
    """LetterNotReady unless the newest version of the card's letter is marked ready."""
    latest = (
        select(CoverLetter.status)  # type: ignore[call-overload]
        .filter_by(team_id=card.team_id, job_id=card.job_id, user_id=card.user_id)
        .order_by(CoverLetter.version.desc())  # type: ignore[attr-defined]
        .limit(1)
    )
    if await db.scalar(latest) != LetterStatus.READY:
        raise LetterNotReady(card.job_id)
