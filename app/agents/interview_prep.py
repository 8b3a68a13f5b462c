"""interview_prep: a brief by rules from the ad, the profile and the rates; a model may add questions, nothing else."""

import re
from dataclasses import replace
from typing import Any
from uuid import UUID

from pydantic import BaseModel, Field, field_validator
from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.interviews import save_brief
from app.actions.letter_versions import job_posting
from app.agents.interview_analysis import analyse_interview
from app.db.session import team_session
from app.domain.fence import fenced
from app.domain.letters.machine import machine_spans
from app.domain.model_output import REMOVED, clean_output, composed_instead
from app.domain.posting import JobPosting
from app.domain.prep.brief import Brief, brief_for
from app.domain.prep.questions import Likely
from app.llm.asking import ModelTrouble
from app.llm.prompts import prompt
from app.queries.facts import profile_facts, search_wish
from app.runs.model_desk import Caps, desk_for
from app.runs.run import Run

ASK = "interview_questions.v1"
MOST_WORDS = 30
NUMBERED = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")


class Further(BaseModel):
    """What a model may add."""

    questions: list[str] = Field(max_length=8)

    @field_validator("questions", mode="before")
    @classmethod
    def _lines(cls, given: Any) -> Any:
        """Small models write one text with a number before each, or too many."""
        lines = given.splitlines() if isinstance(given, str) else given
        if not isinstance(lines, list):
            return given
        return [NUMBERED.sub("", one) if isinstance(one, str) else one for one in lines if one][:8]


async def prepare_interview(run: Run) -> dict[str, Any]:
    """Brief, perhaps further questions, save; for a call that is over, its analysis."""
    if "session_id" in run.inputs:
        return await analyse_interview(run)
    job_id = UUID(run.inputs["job_id"])
    async with team_session(run.identity) as db:
        job, profile, wish = await job_posting(db, job_id), await profile_facts(db), await search_wish(db)

    def composed() -> Brief:
        run.used(engine="rules")
        return brief_for(job, profile, wish)

    brief = _brief(await run.step("compose the brief", composed))
    further = await run.step("think of further questions", lambda: _further(run, job, brief))
    brief = replace(brief, suggested=further["questions"])
    engine = "model" if further["questions"] else "rules"

    async def save(db: AsyncSession) -> dict[str, str]:
        session = await save_brief(db, job_id, brief, engine=engine, run_id=run.id)
        run.wrote("interview", job_id, job.title)
        return {"session_id": str(session)}

    saved = await run.step("save", save)
    return {
        **saved,
        "job_id": str(job_id),
        "engine": engine,
        "questions": len(brief.likely),
        "note": further["note"],
    }


async def _further(run: Run, job: JobPosting, brief: Brief) -> dict[str, Any]:
    desk = await desk_for(run, caps=Caps(calls=3, tokens=20_000, seconds=60))
    if desk is None:
        run.used(engine="rules")
        return {"questions": [], "note": "composed by rules"}
    known = "\n".join(f"- {one.question}" for one in brief.likely)
    question = f"In the list already:\n{known}\n{fenced('title of the ad', job.title, longest=300)}\n{fenced('ad', job.description)}"
    try:
        answer: Further = await desk.typed(prompt(ASK), question, Further, prompt=ASK)
    except ModelTrouble as trouble:
        run.used(engine="rules", fell_back=trouble.sentence, trouble=trouble.code)
        return {"questions": [], "note": composed_instead(trouble.sentence, "brief")}
    kept = [one for one in map(_usable, answer.questions) if one and one not in known][:5]
    return {"questions": kept, "note": f"{len(kept)} questions by {desk.model.choice.model}"}


def _usable(question: str) -> str:
    """A plain, short question about the work; anything else is nothing."""
    line = " ".join(clean_output(question, longest=400).split())
    plain = line.endswith("?") and len(line.split()) <= MOST_WORDS and line.count("?") == 1
    odd = REMOVED in line or re.search(r"[\[\]{}‹›|@#]", line) or machine_spans(line)
    return line if plain and not odd else ""


def _brief(told: dict[str, Any]) -> Brief:
    return Brief(**{**told, "likely": [Likely(**one) for one in told["likely"]]})
