"""A reply to a client, by the letter agent: composed from facts; with a model written by it, weeded, or fallen back."""

from asyncio import to_thread
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.replies import BY_RULES, held_for_reply, keep_draft
from app.db.session import team_session
from app.domain.letters.draft import word_count
from app.domain.letters.own_voice import OwnVoice
from app.domain.letters.reply import (
    Talk,
    compose_reply,
    framed_reply,
    question_for_reply,
    review_reply,
    weeded_reply,
)
from app.domain.letters.review import ready_blockers
from app.domain.model_output import clean_output
from app.domain.profile import ProfileFacts
from app.llm.asking import ModelTrouble
from app.llm.prompts import prompt
from app.queries.facts import profile_facts, search_wish
from app.queries.own_voice import own_voice
from app.queries.reply import talk_of
from app.runs.model_desk import ModelDesk, desk_for
from app.runs.run import Run

REPLY = "reply.v1"


async def draft_reply_run(run: Run) -> dict[str, Any]:
    """Compose, write, check, save. Without a model, or when its text cannot be kept, the composed one stays."""
    message_id = UUID(run.inputs["reply_to"])
    async with team_session(run.identity) as db:
        talk = await talk_of(db, await held_for_reply(db, message_id))
        profile, wish, own = await profile_facts(db), await search_wish(db), await own_voice(db)

    async def composed() -> dict[str, Any]:
        run.used(engine="rules")
        text = await to_thread(compose_reply, talk, profile, wish, own=own)
        return {"text": text, "words": word_count(text)}

    plain = await run.step("compose from facts", composed)
    written = {"text": plain["text"], "engine": "rules", "note": BY_RULES, "cut": []}
    desk = await desk_for(run)
    if desk is not None:
        written = await run.step(
            "write with the model", lambda: _write(run, desk, talk, profile, own, plain["text"])
        )
        written = written if written["text"] else written | {"text": plain["text"]}

    async def save(db: AsyncSession) -> dict[str, Any]:
        message = await held_for_reply(db, message_id)
        await keep_draft(
            db,
            message,
            written["text"],
            engine=written["engine"],
            note=written["note"],
            cut=tuple(written["cut"]),
        )
        run.wrote("message", message_id, f"Reply: {talk.job.title}")
        return {"message_id": str(message_id), "words": word_count(written["text"])}

    saved = await run.step("save", save)
    return {**saved, "engine": written["engine"], "note": written["note"], "cut": written["cut"]}


async def _write(
    run: Run, desk: ModelDesk, talk: Talk, profile: ProfileFacts, own: OwnVoice, plain: str
) -> dict[str, Any]:
    """The model's reply as it may be kept; an empty text where it may not, or where it leaves more open."""
    question = question_for_reply(talk, profile, own=own)
    try:
        answer = clean_output(await desk.text(prompt(REPLY), question, prompt=REPLY))
    except ModelTrouble as trouble:
        run.used(engine="rules", fell_back=trouble.sentence, trouble=trouble.code)
        return {"text": "", "note": f"{BY_RULES}: {trouble.sentence}", "cut": [], "engine": "rules"}
    text, cut, why = weeded_reply(answer, talk, profile, told=f"{prompt(REPLY)}\n{question}")
    if not why:
        text = framed_reply(text, talk, profile, own)
        why = _worse(text, plain, talk, profile)
    if why:
        run.used(engine="rules", fell_back=why)
        return {"text": "", "note": f"{BY_RULES}: {why}", "cut": list(cut), "engine": "rules"}
    return {
        "text": text, "note": f"written by {desk.model.choice.model}", "cut": list(cut), "engine": "model",
    }  # fmt: skip


def _worse(text: str, plain: str, talk: Talk, profile: ProfileFacts) -> str:
    """What keeps the model's reply from being sent and would not keep the composed one."""
    known = {one.key for one in review_reply(plain, talk, profile) if not one.ok}
    open_yet = [one for one in review_reply(text, talk, profile) if not one.ok and one.key not in known]
    return next(iter(ready_blockers(open_yet)), "")
