"""A question to the copilot: answered at once by rules as a run of its own, or queued for the model to understand."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.runs import begin_run, end_run, queue_run, record_step
from app.domain.copilot.answer import Answer
from app.domain.copilot.intents import LONGEST, Ask, unclear, understand
from app.domain.copilot.nearest import nearest
from app.domain.copilot.topics import ABILITIES, OFFERED, Topic
from app.domain.enums import AgentType
from app.domain.errors import BadInput
from app.queries.copilot.table import answer
from app.queries.team_model import team_model

ASK_SOMETHING = "Write a question first."
FIRST_ASKS = (Topic.TODAY, Topic.BEST_JOBS, Topic.CHANGES, Topic.FOLLOW_UPS, Topic.MATCHING_JOBS)
TOO_LONG = f"A question has at most {LONGEST} characters."


async def ask_copilot(db: AsyncSession, question: str, *, now: datetime) -> tuple[UUID, bool]:
    """The run with the answer, and whether it is there already."""
    question = " ".join(question.split())
    if not question:
        raise BadInput(ASK_SOMETHING)
    if len(question) > LONGEST:
        raise BadInput(TOO_LONG)
    ask = understand(question)
    inputs = {"question": question}
    if ask is None and await _has_model(db):
        run_id = await queue_run(
            db, AgentType.DASHBOARD_COPILOT, trigger="asked in the copilot", inputs=inputs
        )
        return run_id, False
    run_id = await begin_run(db, AgentType.DASHBOARD_COPILOT, trigger="asked in the copilot", inputs=inputs)
    await record_step(db, run_id, "understand", position=1, output={"ask": ask.told() if ask else None})
    found = await answer_to(db, ask, question, now=now)
    await record_step(db, run_id, "look up", position=2, output={"numbers": found["numbers"]})
    await end_run(db, run_id, outputs=found)
    return run_id, True


async def answer_to(db: AsyncSession, ask: Ask | None, question: str, *, now: datetime) -> dict[str, Any]:
    """The answer in plain JSON; for what was not understood, what can be asked."""
    found = await answer(db, ask, now=now) if ask is not None else not_understood(question)
    told: dict[str, Any] = asdict(found)
    return told


def not_understood(question: str) -> Answer:
    """Says so, and says what it can answer; where a word may be meant in several ways, which those are."""
    if meant := unclear(question):
        return Answer("unclear", ["That can be meant in several ways. Which one?"], asks=_examples(meant))
    if near := nearest(question):
        said = ["I do not understand that.", "Nearest to it, I can answer these:"]
        return Answer("none", said, asks=_examples(near))
    able = ", ".join(able.says[0].lower() + able.says[1:] for able in OFFERED.values())
    return Answer("none", ["I do not understand that.", f"I can answer: {able}."], asks=_examples(FIRST_ASKS))


def _examples(topics: tuple[Topic, ...]) -> list[str]:
    return [ABILITIES[topic].example for topic in topics]


async def _has_model(db: AsyncSession) -> bool:
    row = await team_model(db)
    return row is not None and row.is_on
