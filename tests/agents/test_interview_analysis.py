"""A finished interview is read by a model where there is one; what does not hold falls away, and what fails is said."""

from typing import Any
from uuid import UUID

import pytest

from app.actions.rehearsals import bring_in_transcript, mend_line
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import AgentType, RunStatus
from app.domain.identity import Identity
from app.domain.interview.transcript import Turn
from app.models.agent_run import AgentRun
from tests.agents.people_facts import with_facts
from tests.agents.performing import performed
from tests.llm.fake_server import fake_model
from tests.runs.models import with_model

TURNS = [
    Turn(1, "Client", "How would you move the booking pages to React?"),
    Turn(2, "Me", "Um, I guess page by page, you know."),
    Turn(3, "Client", "What does it cost?"),
    Turn(4, "Me", "It depends."),
]
ANSWER: dict[str, Any] = {
    "strengths": [{"text": "You name an order for the work.", "line": 2, "quote": "page by page"}],
    "next": [
        {"text": "Say which page comes first.", "line": 2, "quote": "page by page"},
        {"text": "You said it 99 times.", "line": 4, "quote": "It depends"},
        {"text": "Nobody said this.", "line": 7, "quote": "hello"},
    ],
    "better": [{"line": 2, "sentences": ["I once ran a team of 400 at Google."]}],
}


async def a_call(person: Identity) -> UUID:
    async with team_session(person) as db:
        return await bring_in_transcript(db, TURNS, "discovery", me="Me", job_id=None, at=utc_now())


async def analysed(person: Identity, session_id: UUID) -> AgentRun:
    return await performed(person, AgentType.INTERVIEW_PREP, session_id=str(session_id))


async def test_a_model_says_it_better_and_is_checked(alice: Identity, sql) -> None:
    await with_facts(alice)
    made = await a_call(alice)
    with fake_model(answer=ANSWER) as model:
        await with_model(alice, model)
        run = await analysed(alice, made)
    assert (run.status, run.engine) == (RunStatus.SUCCEEDED, "model")
    assert len(run.outputs["cut"]) == 3
    [(advice, by)] = sql("select analysis->'advice', analysis->>'by' from interview_sessions")
    assert by == run.outputs["note"]
    assert "2 of its remarks and answers hold, 3 left out" in by
    assert advice["next"][0]["text"] == "Say which page comes first."
    assert len(advice["next"]) == 3
    assert "Google" not in str(advice)


@pytest.mark.parametrize("mode", ["500", "garbage", "obey", "tool", "empty"])
async def test_a_model_that_fails_leaves_the_rules_and_a_sentence(
    mode: str, alice: Identity, sql, monkeypatch
) -> None:
    monkeypatch.setattr("app.runs.model_desk.PAUSE", 0.0)
    await with_facts(alice)
    made = await a_call(alice)
    [(before,)] = sql("select analysis->'advice' from interview_sessions")
    with fake_model(mode) as model:
        await with_model(alice, model)
        run = await analysed(alice, made)
    assert (run.status, run.engine) == (RunStatus.SUCCEEDED, "rules")
    assert run.outputs["note"].endswith(": this analysis was composed by rules.")
    [(after, by)] = sql("select analysis->'advice', analysis->>'by' from interview_sessions")
    assert after == before
    assert by == run.outputs["note"]


async def test_a_mended_line_takes_the_remarks_back_to_the_rules(alice: Identity, sql) -> None:
    made = await a_call(alice)
    with fake_model(answer=ANSWER) as model:
        await with_model(alice, model)
        await analysed(alice, made)
    async with team_session(alice) as db:
        await mend_line(db, made, 2, "I would begin with the calendar.")
    [(advice, by)] = sql("select analysis->'advice', analysis->>'by' from interview_sessions")
    assert by is None
    assert "which page comes first" not in str(advice)


async def test_nobody_reads_the_interview_of_another(
    alice: Identity, bob: Identity, charlie: Identity, sql
) -> None:
    made = await a_call(alice)
    for other in (bob, charlie):
        run = await analysed(other, made)
        assert run.status == RunStatus.FAILED
    assert sql("select analysis->>'by' from interview_sessions") == [(None,)]
