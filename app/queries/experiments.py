"""What the letters of one person brought, kind by kind."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.enums import ApplicationStatus, LetterStyle
from app.domain.experiments import Experiment, SentLetter, experiments
from app.domain.odds import Sent

MOST = 5000


async def letter_experiments(db: AsyncSession, *, now: datetime) -> list[Experiment]:
    """Of whoever asks."""
    identity = identity_in(db)
    values = {"team": identity.team_id, "person": identity.user_id, "most": MOST}
    rows = (await db.execute(load("sent_letters"), values)).all()
    letters = (
        SentLetter(
            LetterStyle(row.style), row.word_count, row.text,
            Sent(ApplicationStatus(row.status), row.applied_at, row.has_talked),
        )
        for row in rows
    )  # fmt: skip
    return experiments(letters, now=now)
