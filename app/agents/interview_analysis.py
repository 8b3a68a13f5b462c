"""interview_prep, its second task: a call that is over, judged by rules; a model may say it better, and is checked."""

from typing import Any
from uuid import UUID

from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.interviews import save_analysis
from app.db.session import team_session
from app.domain.interview.advice import analyse
from app.domain.interview.by_model import checked, question_for
from app.domain.model_output import composed_instead
from app.llm.asking import ModelTrouble
from app.llm.prompts import prompt
from app.queries.interview_analysis import ToAnalyse, interview_to_analyse
from app.runs.model_desk import Caps, desk_for
from app.runs.run import Run

READ = "interview_analysis.v1"


class ToldRemark(BaseModel):
    """A sentence on one line, with words of that line."""

    text: str = Field(max_length=600)
    line: int
    quote: str = Field(max_length=600)


class ToldAnswer(BaseModel):
    """What could be said in the place of one line."""

    line: int
    sentences: list[str] = Field(max_length=6)


class Told(BaseModel):
    """What a model may say of a call."""

    strengths: list[ToldRemark] = Field(default_factory=list, max_length=8)
    next: list[ToldRemark] = Field(default_factory=list, max_length=8)
    better: list[ToldAnswer] = Field(default_factory=list, max_length=6)


async def analyse_interview(run: Run) -> dict[str, Any]:
    """By rules, by the model where there is one, checked, saved where the transcript is still the same."""
    session_id = UUID(run.inputs["session_id"])
    async with team_session(run.identity) as db:
        read = await interview_to_analyse(db, session_id)

    def by_rules() -> dict[str, Any]:
        run.used(engine="rules")
        return analyse(read.call, read.metrics, kind=read.kind, own=read.own)

    rules = await run.step("analyse by rules", by_rules)
    told = await run.step("read with the model", lambda: _told(run, read, rules))

    async def save(db: AsyncSession) -> dict[str, Any]:
        kept = await save_analysis(
            db, session_id, told["advice"], by=told["note"], edition=read.edition, run_id=run.id
        )
        return {"kept": kept}

    saved = await run.step("save", save)
    note = (
        told["note"]
        if saved["kept"]
        else "the transcript was changed meanwhile, so its remarks stay as they were."
    )
    return {"session_id": str(session_id), "engine": told["engine"], "note": note, "cut": told["cut"]}


async def _told(run: Run, read: ToAnalyse, rules: dict[str, Any]) -> dict[str, Any]:
    """The model's analysis as it may be kept; that of the rules where it may not."""
    plain = {"advice": rules, "engine": "rules", "note": "composed by rules.", "cut": []}
    desk = await desk_for(run, caps=Caps(calls=3, tokens=60_000, seconds=90))
    if desk is None:
        run.used(engine="rules")
        return plain
    question = question_for(read.call, read.metrics, read.own)
    try:
        answer: Told = await desk.typed(prompt(READ), question, Told, prompt=READ)
    except ModelTrouble as trouble:
        run.used(engine="rules", fell_back=trouble.sentence, trouble=trouble.code)
        return plain | {"note": composed_instead(trouble.sentence, "analysis")}
    kept = checked(answer.model_dump(), read.call, read.metrics, read.own, rules=rules)
    if not kept.kept:
        why = "Nothing of what the model said could be kept"
        run.used(engine="rules", fell_back=why)
        return plain | {"note": composed_instead(why, "analysis"), "cut": list(kept.cut)}
    left_out = f", {len(kept.cut)} left out" if kept.cut else ""
    note = f"read by {desk.model.choice.model}: {kept.kept} of its remarks and answers hold{left_out}."
    return {"advice": kept.advice, "engine": "model", "note": note, "cut": list(kept.cut)}
