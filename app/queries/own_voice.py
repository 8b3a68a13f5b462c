"""How the person who asks writes: their own letters and samples, what they have in common, what is switched off."""

import asyncio
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.db.sql import load
from app.domain.enums import AgentType
from app.domain.letters.habits import Learned, Sample, learn
from app.domain.letters.own_voice import OwnVoice
from app.models.profile import UserAgentSettings, UserProfileSnapshot

MOST_LETTERS = 100
MOST_SAMPLES = 50
SAMPLE = "letter_sample"
OFF = "habits_off"
SHOWN = 160


@dataclass(frozen=True)
class SampleRow:
    """A letter that was pasted in, by its beginning."""

    id: str
    text: str


@dataclass(frozen=True)
class WritingHabits:
    """What was learned, which of it is switched off, and the samples it was learned from."""

    learned: Learned
    off: frozenset[str]
    samples: list[SampleRow]


async def own_voice(db: AsyncSession) -> OwnVoice:
    """What the next letter follows."""
    known = await writing_habits(db)
    return known.learned.voice(known.off)


async def writing_habits(db: AsyncSession) -> WritingHabits:
    identity = identity_in(db)
    values = {"team": identity.team_id, "person": identity.user_id, "most": MOST_LETTERS}
    letters = (await db.execute(load("own_letters"), values)).all()
    pasted = await _pasted(db)
    samples = [*(Sample(row.text, row.before) for row in letters), *(Sample(text) for _, text in pasted)]
    learned = await asyncio.to_thread(learn, samples)
    rows = [SampleRow(str(each), " ".join(text.split())[:SHOWN]) for each, text in pasted]
    return WritingHabits(learned, await _off(db), rows)


async def _pasted(db: AsyncSession) -> list[tuple[object, str]]:
    identity = identity_in(db)
    question = (
        select(col(UserProfileSnapshot.id), col(UserProfileSnapshot.raw)["text"].astext)
        .where(
            col(UserProfileSnapshot.team_id) == identity.team_id,
            col(UserProfileSnapshot.user_id) == identity.user_id,
            col(UserProfileSnapshot.source) == SAMPLE,
        )
        .order_by(col(UserProfileSnapshot.captured_at).desc(), col(UserProfileSnapshot.id))
        .limit(MOST_SAMPLES)
    )
    return [(row[0], row[1] or "") for row in await db.execute(question)]


async def _off(db: AsyncSession) -> frozenset[str]:
    identity = identity_in(db)
    row = await db.get(UserAgentSettings, (identity.user_id, identity.team_id))
    kept = row.agents.get(AgentType.COVER_LETTER) if row else None
    off = kept.get(OFF) if isinstance(kept, dict) else None
    return frozenset(str(one) for one in off) if isinstance(off, list) else frozenset()
