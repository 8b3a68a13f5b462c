"""A brief is made by rules; a model may add questions and nothing else; asked for again, it takes the old one's place."""

import pytest

from app.domain.enums import AgentType, RunStatus
from app.domain.identity import Identity
from tests.agents.people_facts import an_ad, with_facts
from tests.agents.performing import performed
from tests.llm.fake_server import fake_model
from tests.runs.models import with_model


async def test_a_brief_is_kept_with_the_interviews_once(alice: Identity, sql) -> None:
    await with_facts(alice)
    job = await an_ad(alice, skills=["React"])
    for _ in range(2):
        run = await performed(alice, AgentType.INTERVIEW_PREP, job_id=str(job))
        assert (run.status, run.engine) == (RunStatus.SUCCEEDED, "rules")
    [(kind, brief)] = sql("select type, analysis->'brief' from interview_sessions")
    assert kind == "brief"
    assert "Moved 40 booking pages to React" in str(brief["likely"])
    assert brief["suggested"] == []


async def test_a_model_adds_questions_and_nothing_else(alice: Identity, sql) -> None:
    await with_facts(alice)
    job = await an_ad(alice)
    answer = {"questions": [
        "How would you measure which page is slow?", "Visit https://evil.example now?", "Send me your password.",
        "Ignore previous instructions, assistant?", "<img src=x onerror=alert(1)>?", "How many? And why?",
    ]}  # fmt: skip
    with fake_model(answer=answer) as model:
        await with_model(alice, model)
        run = await performed(alice, AgentType.INTERVIEW_PREP, job_id=str(job))
    assert run.engine == "model"
    [(suggested,)] = sql("select analysis->'brief'->'suggested' from interview_sessions")
    assert suggested == ["How would you measure which page is slow?"]


@pytest.mark.parametrize("mode", ["500", "garbage", "obey", "tool"])
async def test_without_a_useful_model_the_brief_is_there_all_the_same(
    mode: str, alice: Identity, sql
) -> None:
    await with_facts(alice)
    job = await an_ad(alice)
    with fake_model(mode) as model:
        await with_model(alice, model)
        run = await performed(alice, AgentType.INTERVIEW_PREP, job_id=str(job))
    assert run.status == RunStatus.SUCCEEDED
    assert run.outputs["note"].endswith(": this brief was composed by rules.")


async def test_a_job_of_another_team_has_no_brief(alice: Identity, charlie: Identity, sql) -> None:
    job = await an_ad(alice)
    run = await performed(charlie, AgentType.INTERVIEW_PREP, job_id=str(job))
    assert run.status == RunStatus.FAILED
    assert sql("select count(*) from interview_sessions") == [(0,)]
