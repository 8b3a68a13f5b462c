"""cover_letter: compose from facts; with a model let it write, weed out what is untrue, have it repaired, or fall back."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.applications import shortlist_job
from app.actions.events import record
from app.actions.letter_versions import add_version, job_posting, latest_version, stored_sentences, vouched_in
from app.agents.reply import draft_reply_run
from app.clock import utc_now
from app.db.session import team_session
from app.domain.cover_letter import compose, ready_blockers, review, trace, word_count
from app.domain.enums import LetterStyle
from app.domain.letters.by_model import Weeded, question_for, repair_question, weed
from app.domain.letters.own_voice import OwnVoice
from app.domain.model_output import clean_output, composed_instead
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish
from app.llm.asking import ModelTrouble, OnText
from app.llm.nearness import nearness
from app.llm.prompts import prompt
from app.queries.facts import profile_facts, search_wish
from app.queries.own_voice import own_voice
from app.runs.model_desk import ModelDesk, desk_for
from app.runs.run import Run

WRITE, REPAIR = "cover_letter.v1", "letter_repair.v1"
BY_RULES = "composed by rules"
MOST_SHOWN = 8_000
"""Characters of a draft that are shown while it is written."""


@dataclass(frozen=True)
class _Wish:
    """How the letter is to sound."""

    style: LetterStyle
    temperature: float
    own: OwnVoice


async def draft_letter_run(run: Run) -> dict[str, Any]:
    """Compose, write, check, repair, save. Without a model, or when its text cannot be kept, the composed one stays."""
    if "reply_to" in run.inputs:
        return await draft_reply_run(run)
    job_id = UUID(run.inputs["job_id"])
    style = LetterStyle(run.inputs.get("style", LetterStyle.DIRECT))
    temperature = Decimal(str(run.inputs.get("temperature", "0.3")))
    async with team_session(run.identity) as db:
        job, profile, wish = await job_posting(db, job_id), await profile_facts(db), await search_wish(db)
        last, own = await latest_version(db, job_id), await own_voice(db)
    seed = last.version if last else 0

    def composed() -> dict[str, Any]:
        run.used(engine="rules")
        return _composed(job, profile, wish, style, float(temperature), seed, own)

    plain = await run.step("compose from facts", composed, input={"style": style, "seed": seed})
    written = plain | {"engine": "rules", "note": BY_RULES, "cut": []}
    desk = await desk_for(run)
    if desk is not None:
        written = await run.step(
            "write with the model",
            lambda: _write(run, desk, job, profile, _Wish(style, float(temperature), own), plain["text"]),
        )
        await run.progress(1, 1, "Checked")  # what was not checked is no longer shown
        if not written["text"]:
            written = written | {"text": plain["text"], "engine": "rules"}

    async def save(db: AsyncSession) -> dict[str, Any]:
        await shortlist_job(db, job_id, now=utc_now())
        before = await latest_version(db, job_id)
        made = await add_version(
            db, job_id, text=written["text"], style=style, temperature=temperature, origin="composed",
            sentences=stored_sentences(trace(written["text"], profile, job), vouched_in(before)),
        )  # fmt: skip
        record(
            db, "letter_drafted", entity_type="cover_letter", entity_id=made.id, run_id=run.id,
            job_id=str(job_id), version=made.version, style=style, engine=written["engine"],
        )  # fmt: skip
        run.wrote("cover_letter", job_id, f"{job.title}, version {made.version}")
        return {"letter_id": str(made.id), "version": made.version, "words": made.word_count}

    saved = await run.step("save", save)
    return {
        **saved,
        "engine": written["engine"],
        "note": written["note"],
        "cut": written["cut"],
        "job_id": str(job_id),
    }


def _composed(
    job: JobPosting,
    profile: ProfileFacts,
    wish: SearchWish,
    style: LetterStyle,
    temperature: float,
    seed: int,
    own: OwnVoice,
) -> dict[str, Any]:
    letter = compose(
        job,
        profile,
        wish,
        style=style,
        temperature=temperature,
        seed=seed,
        own=own,
        near=nearness(job, profile),
    )
    return {"text": letter.text, "words": word_count(letter.text), "notes": list(letter.notes)}


async def _write(
    run: Run,
    desk: ModelDesk,
    job: JobPosting,
    profile: ProfileFacts,
    wish: _Wish,
    plain: str,
) -> dict[str, Any]:
    """The model's letter as it may be kept; an empty text where it may not, or where it is worse than `plain`."""
    known_blockers = ready_blockers(review(plain, job, profile, job.platform))

    question = question_for(job, profile, style=wish.style, temperature=wish.temperature, own=wish.own)
    told = f"{prompt(WRITE)}\n{prompt(REPAIR)}"
    try:
        text = await desk.text(prompt(WRITE), question, prompt=WRITE, on_text=_shown(run, "written"))
        best = weed(clean_output(text), job, profile, told=told)
        if best.blockers or best.cut:
            best = await _repaired(run, desk, best, job, profile, told)
    except ModelTrouble as trouble:
        run.used(engine="rules", fell_back=trouble.sentence, trouble=trouble.code)
        return {
            "text": "",
            "note": composed_instead(trouble.sentence, "letter"),
            "cut": [],
            "engine": "rules",
        }
    worse = [one for one in best.blockers if one not in known_blockers]
    if not best.is_fit or worse:
        why = worse[0] if worse else "Too little of the model's letter could be kept."
        run.used(engine="rules", fell_back=why)
        return {"text": "", "note": composed_instead(why, "letter"), "cut": list(best.cut), "engine": "rules"}
    return {
        "text": best.text,
        "note": f"written by {desk.model.choice.model}",
        "cut": list(best.cut),
        "engine": "model",
    }


def _shown(run: Run, does: str) -> OnText:
    """What the model has written so far, for whoever looks; nothing of it is kept before it is checked."""

    async def watched(so_far: str) -> None:
        count = word_count(so_far)
        await run.progress(count, None, f"{count} words {does}", text=clean_output(so_far)[:MOST_SHOWN])

    return watched


async def _repaired(
    run: Run, desk: ModelDesk, first: Weeded, job: JobPosting, profile: ProfileFacts, told: str
) -> Weeded:
    """One more try at what is wrong; the better of the two."""
    problems = [*first.cut, *first.blockers]
    try:
        text = await desk.text(
            prompt(REPAIR),
            repair_question(first.text, problems, job, profile),
            prompt=REPAIR,
            on_text=_shown(run, "put right"),
        )
    except ModelTrouble as trouble:
        if not trouble.may_help_later:
            return first
        raise
    second = weed(clean_output(text), job, profile, told=told)
    better = (second.is_fit, -len(second.blockers)) >= (first.is_fit, -len(first.blockers))
    return replace(second if better else first, cut=(*first.cut, *second.cut))
