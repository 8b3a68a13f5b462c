"""dashboard_copilot: a question becomes a topic (by rules, else by the model), and the topic an answer by SQL.

The model sees the question and the list of topics, and nothing of the team's data; it can choose, not do.
"""

from typing import Any, Literal

from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.copilot import answer_to
from app.clock import utc_now
from app.domain.copilot.intents import ABILITIES, Ask, Period, Topic, understand
from app.domain.fence import fenced
from app.llm.asking import ModelTrouble
from app.llm.prompts import prompt
from app.runs.model_desk import Caps, desk_for
from app.runs.run import Run

SORT = "copilot_topic.v1"


class Sorted(BaseModel):
    """What a model may say of a question."""

    topic: Topic | Literal["none"]
    period: Period = Period.ALL
    skill: str = Field("", max_length=60)
    platform: Literal["", "upwork", "linkedin"] = ""
    words: str = Field("", max_length=80)


async def answer_question(run: Run) -> dict[str, Any]:
    """Understand, look up."""
    question = str(run.inputs["question"])

    async def sort_out() -> dict[str, Any] | None:
        return await _understood(run, question)

    found = await run.step("understand", sort_out, input={"question": question})
    ask = _ask(found) if found else None

    async def look_up(db: AsyncSession) -> dict[str, Any]:
        return await answer_to(db, ask, now=utc_now())

    answered: dict[str, Any] = await run.step("look up", look_up)
    return answered


async def _understood(run: Run, question: str) -> dict[str, Any] | None:
    by_rules = understand(question)
    if by_rules is not None:
        run.used(engine="rules")
        return vars(by_rules)
    desk = await desk_for(run, caps=Caps(calls=3, tokens=10_000, seconds=40))
    if desk is None:
        run.used(engine="rules")
        return None
    topics = "\n".join(
        f"- {topic}: {able.says} (for example: {able.example})" for topic, able in ABILITIES.items()
    )
    try:
        chosen: Sorted = await desk.typed(
            prompt(SORT),
            f"Topics:\n{topics}\n{fenced('question', question, longest=600)}",
            Sorted,
            prompt=SORT,
        )
    except ModelTrouble as trouble:
        run.used(engine="rules", fell_back=trouble.sentence, trouble=trouble.code)
        return None
    return None if chosen.topic == "none" else chosen.model_dump(mode="json")


def _ask(found: dict[str, Any]) -> Ask:
    return Ask(
        Topic(found["topic"]), Period(found.get("period") or Period.ALL), found.get("skill", ""),
        found.get("platform", ""), found.get("words", ""),
    )  # fmt: skip
