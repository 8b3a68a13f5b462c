"""What a person does with a cover letter: draft, edit, vouch, mark ready, restore; nothing is lost.

The newest version is the letter. A text that Bidwell composed is kept as it was: the first edit makes a
version of its own, which further edits go into until it is ready or another one follows.
"""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.applications import move_application, shortlist_job
from app.actions.events import record
from app.actions.letter_versions import (
    add_version,
    job_posting,
    latest_version,
    stored_sentences,
    the_letter,
    versions_of,
    vouched_in,
)
from app.actions.runs import begin_run, end_run, record_step
from app.db.session import identity_in
from app.domain.cover_letter import (
    compose,
    ready_blockers,
    review,
    sentence_hash,
    trace,
    word_count,
)
from app.domain.enums import AgentType, ApplicationStatus, LetterStatus, LetterStyle
from app.domain.errors import BadInput, NotFound, UserFacingError
from app.models.application import Application
from app.models.cover_letter import CoverLetter
from app.queries.facts import profile_facts, search_wish

LONGEST = 20_000
PLAIN = Decimal("0.3")


class LetterBlocked(UserFacingError):
    """The letter cannot be marked ready; the sentence says what stands in the way first."""

    def __init__(self, blockers: Sequence[str]) -> None:
        more = f" And {len(blockers) - 1} more below." if len(blockers) > 1 else ""
        super().__init__(f"Not ready yet. {blockers[0]}{more}")


async def draft_letter(
    db: AsyncSession,
    job_id: UUID,
    *,
    now: datetime,
    style: LetterStyle = LetterStyle.DIRECT,
    temperature: Decimal = PLAIN,
) -> CoverLetter:
    """Compose a new version from the profile's facts; the job comes onto the board if it is not there."""
    job = await job_posting(db, job_id)
    last = await latest_version(db, job_id)
    seed = last.version if last else 0
    run_id = await begin_run(
        db,
        AgentType.COVER_LETTER,
        trigger="letter asked for",
        inputs={"job_id": str(job_id), "style": style, "temperature": float(temperature), "seed": seed},
    )
    await shortlist_job(db, job_id, now=now)
    letter = compose(
        job,
        await profile_facts(db),
        await search_wish(db),
        style=style,
        temperature=float(temperature),
        seed=seed,
    )
    made = await add_version(
        db, job_id, text=letter.text, style=style, temperature=temperature, origin="composed",
        sentences=stored_sentences(letter.sentences, vouched_in(last)),
    )  # fmt: skip
    outcome = {"version": made.version, "words": made.word_count, "notes": list(letter.notes)}
    await record_step(db, run_id, "compose", position=1, output=outcome)
    await end_run(db, run_id, outputs=outcome | {"letter_id": str(made.id)})
    record(
        db, "letter_drafted", entity_type="cover_letter", entity_id=made.id, run_id=run_id,
        job_id=str(job_id), version=made.version, style=style,
    )  # fmt: skip
    return made


async def save_letter(db: AsyncSession, job_id: UUID, text: str) -> CoverLetter:
    """Keep what the person has typed. A composed, ready or restored version stays; the text gets its own."""
    last = await the_letter(db, job_id)
    if len(text) > LONGEST:
        raise BadInput(f"A letter has at most {LONGEST:,} characters. Shorten it; nothing was lost.")
    if text == last.content:
        return last
    traced = trace(text, await profile_facts(db), await job_posting(db, job_id))
    sentences = stored_sentences(traced, vouched_in(last))
    if last.origin == "edited" and last.status == LetterStatus.DRAFT:
        last.content, last.sentences, last.word_count = text, sentences, word_count(text)
        await db.flush()
        return last
    made = await add_version(
        db, job_id, text=text, style=LetterStyle(last.style), temperature=last.temperature, origin="edited",
        sentences=sentences,
    )  # fmt: skip
    record(
        db, "letter_edited", entity_type="cover_letter", entity_id=made.id,
        job_id=str(job_id), came_from=last.version, version=made.version,
    )  # fmt: skip
    return made


async def vouch_for(db: AsyncSession, job_id: UUID, key: str) -> CoverLetter:
    """The person says that a sentence is true, or that a demand is met, though no row of the profile does."""
    last = await the_letter(db, job_id)
    last.sentences = [*last.sentences, {"vouched": str(key)[:200]}]
    await db.flush()
    record(db, "letter_claim_accepted", entity_type="cover_letter", entity_id=last.id, key=str(key)[:200])
    return last


async def cut_sentence(db: AsyncSession, job_id: UUID, wanted: str) -> CoverLetter:
    """Take the sentence with this hash out of the letter; a new version, so that it can be restored."""
    last = await the_letter(db, job_id)
    for one in _traced(last):
        if sentence_hash(one["text"]) == wanted:
            rest = last.content[: one["start"]].rstrip(" ") + " " + last.content[one["end"] :].lstrip(" ")
            return await save_letter(db, job_id, _tidy(rest))
    raise NotFound("This sentence is no longer in the letter.")


async def mark_ready(db: AsyncSession, job_id: UUID, *, now: datetime) -> tuple[CoverLetter, bool]:
    """Approve this very text; also moves a shortlisted card to Ready to apply (the bool says whether)."""
    last = await the_letter(db, job_id)
    job = await job_posting(db, job_id)
    checks = review(last.content, job, await profile_facts(db), job.platform, accepted=vouched_in(last))
    if blockers := ready_blockers(checks):
        raise LetterBlocked(blockers)
    last.status, last.ready_at = LetterStatus.READY, now
    await db.flush()
    record(
        db, "letter_ready", entity_type="cover_letter", entity_id=last.id,
        job_id=str(job_id), version=last.version,
    )  # fmt: skip
    return last, await _card_follows(db, job_id, now)


async def withdraw_ready(db: AsyncSession, job_id: UUID) -> CoverLetter:
    """The letter is a draft again; its text stays."""
    last = await the_letter(db, job_id)
    if last.status == LetterStatus.READY:
        last.status, last.ready_at = LetterStatus.DRAFT, None
        await db.flush()
        record(db, "letter_withdrawn", entity_type="cover_letter", entity_id=last.id, version=last.version)
    return last


async def restore_version(db: AsyncSession, job_id: UUID, version: int) -> CoverLetter:
    """An earlier text becomes the newest version; nothing in between is lost."""
    last = await the_letter(db, job_id)
    old = (await db.execute(versions_of(db, job_id).where(col(CoverLetter.version) == version))).scalar()
    if old is None:
        raise NotFound("There is no such version of this letter.")
    made = await add_version(
        db, job_id, text=old.content, style=LetterStyle(old.style), temperature=old.temperature,
        origin="restored", sentences=old.sentences,
    )  # fmt: skip
    record(
        db, "letter_restored", entity_type="cover_letter", entity_id=made.id,
        came_from=last.version, restored=version, version=made.version,
    )  # fmt: skip
    return made


async def _card_follows(db: AsyncSession, job_id: UUID, now: datetime) -> bool:
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
        return False
    await move_application(db, card_id, to=ApplicationStatus.READY_TO_APPLY, now=now)
    return True


def _traced(letter: CoverLetter) -> list[dict[str, Any]]:
    return [one for one in letter.sentences if "text" in one]


def _tidy(text: str) -> str:
    lines = [" ".join(line.split(" ")).strip() for line in text.split("\n")]
    return "\n".join(lines).replace("\n\n\n", "\n\n").strip()
