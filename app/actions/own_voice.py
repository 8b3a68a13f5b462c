"""What a person does about how they write: paste letters of their own, take them out, switch habits off."""

import re
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.agent_settings import set_option
from app.actions.events import record
from app.db.session import identity_in
from app.domain.enums import AgentType
from app.domain.errors import BadInput, NotFound
from app.domain.letters.sheet import clean
from app.models.profile import UserProfileSnapshot
from app.queries.own_voice import MOST_SAMPLES, OFF, SAMPLE, writing_habits

LONGEST, SHORTEST_WORDS = 20_000, 15
BETWEEN = re.compile(r"^[ \t]*-{3,}[ \t]*$", re.MULTILINE)
"""A line of dashes stands between two letters."""


async def add_samples(db: AsyncSession, pasted: str, *, now: datetime) -> int:
    """Keep letters of the person's own; how many they were. All of them, or none."""
    letters = [one.strip() for one in BETWEEN.split(clean(pasted)) if one.strip()]
    if not letters:
        raise BadInput("Paste a letter of yours first.")
    if any(len(one) > LONGEST for one in letters):
        raise BadInput(
            f"A letter has at most {LONGEST:,} characters. Put a line of dashes between two letters."
        )
    if any(len(one.split()) < SHORTEST_WORDS for one in letters):
        raise BadInput(
            f"A sample needs at least {SHORTEST_WORDS} words, or it says nothing about how you write."
        )
    if await _count(db) + len(letters) > MOST_SAMPLES:
        raise BadInput(f"{MOST_SAMPLES} samples are enough. Take some out first.")
    identity = identity_in(db)
    for text in letters:
        row = UserProfileSnapshot(
            team_id=identity.team_id,
            user_id=identity.user_id,
            source=SAMPLE,
            raw={"text": text},
            captured_at=now,
        )
        db.add(row)
        await db.flush()
        record(db, "letter_sample_added", entity_type="letter_sample", entity_id=row.id)
    return len(letters)


async def remove_sample(db: AsyncSession, sample_id: UUID) -> str:
    """Take a sample out; its text, so that it can be put back."""
    identity = identity_in(db)
    gone = await db.execute(
        delete(UserProfileSnapshot)
        .where(
            col(UserProfileSnapshot.team_id) == identity.team_id,
            col(UserProfileSnapshot.user_id) == identity.user_id,
            col(UserProfileSnapshot.source) == SAMPLE,
            col(UserProfileSnapshot.id) == sample_id,
        )
        .returning(col(UserProfileSnapshot.raw))
    )
    raw = gone.scalar_one_or_none()
    if raw is None:
        raise NotFound("This sample is not there any more.")
    record(db, "letter_sample_removed", entity_type="letter_sample", entity_id=sample_id)
    return str(raw.get("text", ""))


async def switch_habit(db: AsyncSession, key: str, *, on: bool) -> None:
    """Let the next letters follow a habit, or not."""
    known = await writing_habits(db)
    if key not in {habit.key for habit in known.learned.habits}:
        raise NotFound("This habit is not known any more.")
    off = known.off - {key} if on else known.off | {key}
    await set_option(db, AgentType.COVER_LETTER, OFF, sorted(off))


async def _count(db: AsyncSession) -> int:
    identity = identity_in(db)
    found = select(func.count()).where(
        col(UserProfileSnapshot.team_id) == identity.team_id,
        col(UserProfileSnapshot.user_id) == identity.user_id,
        col(UserProfileSnapshot.source) == SAMPLE,
    )
    return int(await db.scalar(found) or 0)
