"""dashboard_copilot: a question becomes a topic (by rules, else by the model), and the topic an answer by SQL.

The model sees the question and the list of topics, and nothing of the team's data; it can choose, not do.
"""

from dataclasses import replace
from typing import Any, Literal

from pydantic import BaseModel, Field, field_validator
from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.copilot import answer_to
from app.clock import utc_now
from app.domain.copilot.intents import Ask, narrowed, understand
from app.domain.copilot.topics import ABILITIES, Topic
from app.domain.fence import fenced
from app.llm.asking import ModelTrouble
from app.llm.prompts import prompt
from app.runs.model_desk import Caps, desk_for
from app.runs.run import Run

SORT = "copilot_topic.v2"


class Sorted(BaseModel):
    """What a model may say of a question."""

    topic: Topic | Literal["none"]
    words: str = Field("", max_length=80)

    @field_validator("topic", mode="before")
    @classmethod
    def _plain_topic(cls, given: Any) -> Any:
        """Small models write "Best jobs "."""
        return given.strip().lower().replace(" ", "_") if isinstance(given, str) else given

    @field_validator("words", mode="before")
    @classmethod
    def _no_words(cls, given: Any) -> Any:
        return "" if given is None else given


async def answer_question(run: Run) -> dict[str, Any]:
    """Understand, look up."""
    question = str(run.inputs["question"])

    async def sort_out() -> dict[str, Any] | None:
        return await _understood(run, question)

    found = await run.step("understand", sort_out, input={"question": question})
    ask = Ask.read(found) if found and "topic" in found else None
    trouble = str(found["trouble"]) if found and "trouble" in found else ""

    async def look_up(db: AsyncSession) -> dict[str, Any]:
        told = await answer_to(db, ask, question, now=utc_now())
        said = [f"The model could not help: {trouble}"] if trouble else []
        return {**told, "sentences": [*told["sentences"], *said]}

    answered: dict[str, Any] = await run.step("look up", look_up)
    return answered


async def _understood(run: Run, question: str) -> dict[str, Any] | None:
    by_rules = understand(question)
    if by_rules is not None:
        run.used(engine="rules")
        return by_rules.told()
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
        return {"trouble": trouble.sentence}
    return None if chosen.topic == "none" else _read(Topic(chosen.topic), chosen.words, question).told()


def _read(topic: Topic, words: str, question: str) -> Ask:
    """The model chose the topic; what narrows it, rules read from the question itself. Words must stand in it."""
    ask = narrowed(topic, question)
    named = words.strip().lower()
    return replace(ask, words=words.strip()) if not ask.words and named and named in question.lower() else ask
