"""The versions of a letter: the newest is the letter, and none is ever overwritten by another."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.domain.cover_letter import Answer, Sentence, followed, word_count
from app.domain.enums import LetterStyle
from app.domain.errors import NotFound
from app.domain.posting import JobPosting
from app.models.cover_letter import CoverLetter
from app.queries.letter_parts import answers_among
from app.queries.postings import postings


async def latest_version(db: AsyncSession, job_id: UUID) -> CoverLetter | None:
    """The letter for this job by the person who asks, locked so that two tabs write one after the other."""
    newest = versions_of(db, job_id).order_by(col(CoverLetter.version).desc()).limit(1).with_for_update()
    found: CoverLetter | None = (await db.execute(newest)).scalar()
    return found


async def job_posting(db: AsyncSession, job_id: UUID) -> JobPosting:
    found = await postings(db, ids=[job_id], limit=1)
    if not found:
        raise NotFound("This job is not here. It may have been deleted.")
    return found[0][1]


def vouched_keys(sentences: Sequence[dict[str, Any]]) -> set[str]:
    """What the person has taken upon themselves: hashes of sentences and keys of checks."""
    return {one["vouched"] for one in sentences if "vouched" in one}


async def hold_letter(db: AsyncSession, job_id: UUID) -> None:
    """Nobody else begins a letter for this job by this person before the transaction ends."""
    name = f"letter:{identity_in(db).user_id}:{job_id}"
    await db.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))


async def the_letter(db: AsyncSession, job_id: UUID) -> CoverLetter:
    """The newest version, or NotFound with the way to one."""
    last = await latest_version(db, job_id)
    if last is None:
        raise NotFound("There is no letter for this job yet. Draft one first.")
    return last


async def add_version(
    db: AsyncSession,
    job_id: UUID,
    *,
    text: str,
    style: LetterStyle,
    temperature: Decimal,
    origin: str,
    sentences: list[dict[str, Any]],
) -> CoverLetter:
    """One more version, which from now on is the letter."""
    identity = identity_in(db)
    last = await latest_version(db, job_id)
    made = CoverLetter(
        team_id=identity.team_id,
        job_id=job_id,
        user_id=identity.user_id,
        version=last.version + 1 if last else 1,
        style=style.value,
        temperature=temperature,
        content=text,
        sentences=sentences,
        origin=origin,
        word_count=word_count(text),
    )
    db.add(made)
    await db.flush()
    return made


def vouched_in(letter: CoverLetter | None) -> set[str]:
    """The same of a letter that may not exist yet."""
    return vouched_keys(letter.sentences) if letter else set()


def answers_in(letter: CoverLetter | None) -> list[Answer]:
    """The answers in a letter: to what, in which words, and whose."""
    return answers_among(letter.sentences) if letter else []


async def answers_now(db: AsyncSession, job_id: UUID, text: str) -> list[Answer]:
    """The answers of the last letter that Bidwell wrote, as they stand in the text that came of it."""
    written = versions_of(db, job_id).where(col(CoverLetter.origin) != "edited")
    newest = written.order_by(col(CoverLetter.version).desc()).limit(1)
    base: CoverLetter | None = (await db.execute(newest)).scalar()
    return followed(base.content, answers_in(base), text) if base else []


def stored_sentences(
    sentences: Sequence[Sentence], vouched: Collection[str], answers: Sequence[Answer] = ()
) -> list[dict[str, Any]]:
    """Sentences as the column keeps them, with what the person vouches for and has answered."""
    return [
        *(asdict(one) for one in sentences),
        *({"vouched": key} for key in sorted(vouched)),
        *(asdict(answer) for answer in answers),
    ]


def versions_of(db: AsyncSession, job_id: UUID) -> Any:
    """The query for this person's versions of the letter for a job."""
    identity = identity_in(db)
    return select(CoverLetter).where(
        col(CoverLetter.team_id) == identity.team_id,
        col(CoverLetter.user_id) == identity.user_id,
        col(CoverLetter.job_id) == job_id,
    )
