"""What a person does with a cover letter: draft, edit, cut, vouch, restore; nothing is lost.

The newest version is the letter. A text that Bidwell composed is kept as it was: the first edit makes a
version of its own, which further edits go into until it is ready or another one follows.
"""

from asyncio import to_thread
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.applications import shortlist_job
from app.actions.events import record
from app.actions.letter_versions import (
    add_version,
    answers_in,
    answers_now,
    job_posting,
    latest_version,
    stored_sentences,
    the_letter,
    versions_of,
    vouched_in,
)
from app.actions.runs import begin_run, end_run, record_step
from app.domain.cover_letter import (
    compose,
    given,
    sentence_hash,
    trace,
    word_count,
)
from app.domain.enums import AgentType, LetterStatus, LetterStyle
from app.domain.errors import BadInput, NotFound
from app.llm.nearness import nearness
from app.models.cover_letter import CoverLetter
from app.queries.facts import profile_facts, search_wish
from app.queries.letters import revision_of
from app.queries.own_voice import own_voice

LONGEST = 20_000
LONGEST_KEY = 200
PLAIN = Decimal("0.3")


@dataclass(frozen=True)
class Kept:
    """A text that was saved. `beside` is the version that somebody had written meanwhile, `withdrew` the one that
    was ready until this edit; 0 if there is none."""

    letter: CoverLetter
    beside: int = 0
    withdrew: int = 0


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
    profile, wish, own = await profile_facts(db), await search_wish(db), await own_voice(db)
    near = await to_thread(nearness, job, profile)
    letter = await to_thread(
        compose, job, profile, wish, style=style, temperature=float(temperature), seed=seed,
        given=given(answers_in(last)), own=own, near=near,
    )  # fmt: skip
    made = await add_version(
        db, job_id, text=letter.text, style=style, temperature=temperature, origin="composed",
        sentences=stored_sentences(letter.sentences, vouched_in(last), letter.answers),
    )  # fmt: skip
    outcome = {"version": made.version, "words": made.word_count, "notes": list(letter.notes)}
    await record_step(db, run_id, "compose", position=1, output=outcome)
    await end_run(db, run_id, outputs=outcome | {"letter_id": str(made.id)})
    record(
        db, "letter_drafted", entity_type="cover_letter", entity_id=made.id, run_id=run_id,
        job_id=str(job_id), version=made.version, style=style,
    )  # fmt: skip
    return made


async def save_letter(db: AsyncSession, job_id: UUID, text: str, *, known: Collection[str] = ()) -> Kept:
    """Keep what the person has typed. A composed, ready or restored version stays; the text gets its own.

    `known` are the revisions this text may have been made from: if the letter is another by now, somebody
    wrote meanwhile, and both texts are kept.
    """
    last = await the_letter(db, job_id)
    text = _storable(text)
    if len(text) > LONGEST:
        raise BadInput(f"A letter has at most {LONGEST:,} characters. Shorten it; nothing was lost.")
    if text == last.content:
        return Kept(last)
    is_known = not known or revision_of(last.version, last.content) in known
    if is_known and last.origin == "edited" and last.status == LetterStatus.DRAFT:
        last.sentences = await _traced_anew(db, job_id, text, last)
        last.content, last.word_count = text, word_count(text)
        await db.flush()
        return Kept(last)
    withdrew = last.version if last.status == LetterStatus.READY else 0
    return Kept(await _edited(db, job_id, text, last), 0 if is_known else last.version, withdrew)


async def vouch_for(db: AsyncSession, job_id: UUID, key: str) -> CoverLetter:
    """The person says that a sentence is true, or that a demand is met, though no row of the profile does."""
    last, key = await the_letter(db, job_id), _storable(key)[:LONGEST_KEY]
    if key not in vouched_in(last):
        last.sentences = [*last.sentences, {"vouched": key}]
        await db.flush()
        record(db, "letter_claim_accepted", entity_type="cover_letter", entity_id=last.id, key=key)
    return last


async def withdraw_word(db: AsyncSession, job_id: UUID, key: str) -> CoverLetter:
    """The person takes that back; a letter that was ready because of it is a draft again."""
    last = await the_letter(db, job_id)
    kept = [one for one in last.sentences if one.get("vouched") != key]
    if len(kept) < len(last.sentences):
        last.sentences, last.status, last.ready_at = kept, LetterStatus.DRAFT, None
        await db.flush()
        record(db, "letter_claim_withdrawn", entity_type="cover_letter", entity_id=last.id, key=key)
    return last


async def cut_sentence(db: AsyncSession, job_id: UUID, wanted: str) -> CoverLetter:
    """Take the sentence with this hash out of the letter; a version of its own, so that it can be undone."""
    last = await the_letter(db, job_id)
    for one in last.sentences:
        if "text" in one and sentence_hash(one["text"]) == wanted:
            rest = last.content[: one["start"]].rstrip(" ") + " " + last.content[one["end"] :].lstrip(" ")
            return await _edited(db, job_id, _tidy(rest), last)
    raise NotFound("This sentence is no longer in the letter.")


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


async def _edited(db: AsyncSession, job_id: UUID, text: str, last: CoverLetter) -> CoverLetter:
    """The person's text as a version of its own."""
    made = await add_version(
        db, job_id, text=text, style=LetterStyle(last.style), temperature=last.temperature, origin="edited",
        sentences=await _traced_anew(db, job_id, text, last),
    )  # fmt: skip
    record(
        db, "letter_edited", entity_type="cover_letter", entity_id=made.id,
        job_id=str(job_id), came_from=last.version, version=made.version,
    )  # fmt: skip
    return made


async def _traced_anew(db: AsyncSession, job_id: UUID, text: str, last: CoverLetter) -> list[dict[str, Any]]:
    """Read beside the event loop: a long letter takes a while, and other tabs are answered meanwhile."""
    traced = await to_thread(trace, text, await profile_facts(db), await job_posting(db, job_id))
    return stored_sentences(traced, vouched_in(last), await answers_now(db, job_id, text))


def _storable(text: str) -> str:
    """What a browser may send and Postgres cannot keep: zero bytes and halves of characters."""
    return text.replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _tidy(text: str) -> str:
    lines = [" ".join(line.split(" ")).strip() for line in text.split("\n")]
    return "\n".join(lines).replace("\n\n\n", "\n\n").strip()
