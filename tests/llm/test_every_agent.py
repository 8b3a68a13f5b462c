"""Every agent with every way in which a model misbehaves: the run ends well, and says what it did without the model."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pydantic_ai.models.openai  # noqa: F401  (half a second that is not the model's)
import pytest

from app.domain.enums import AgentType, RunStatus
from app.domain.identity import Identity
from app.runs import model_desk
from tests.agents.people_facts import an_ad, with_facts
from tests.agents.performing import performed, sent_file
from tests.llm.fake_server import FakeModel, fake_model
from tests.runs.models import KEY, with_model
from tests.safety.active import ACTIVE
from tests.sources.mail.making import a_mail, saved
from tests.sources.profiles.making import CV, a_pdf

BEHAVIOURS = (
    "garbage", "hang", "cut", "empty", "429", "500", "401", "404", "not_json", "broken", "huge", "tool", "leak",
    "html", "redirect", "obey", "loose",
)  # fmt: skip
ASKING = {AgentType.COVER_LETTER, AgentType.DASHBOARD_COPILOT, AgentType.INTERVIEW_PREP}
"""The others have no use for a model, and must not ask one."""
USABLE = {(AgentType.DASHBOARD_COPILOT, "loose"), (AgentType.INTERVIEW_PREP, "loose")}
"""What a small model says loosely can still be read."""
SAID = (
    "select coalesce(string_agg(s.meta->>'fell_back', ' '), ''), r.outputs::text from agent_runs r"
    " left join agent_run_steps s on s.agent_run_id = r.id where r.id = %s group by r.id"
)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds instead of three quarters of a minute, and no pause between tries; the libraries are there already."""
    patient = model_desk._line
    monkeypatch.setattr(model_desk, "PAUSE", 0.0)
    monkeypatch.setattr(
        model_desk, "_line", lambda model, limits, known: patient(model, replace(limits, seconds=3.0), known)
    )


@pytest.mark.parametrize("behaviour", BEHAVIOURS)
@pytest.mark.parametrize("agent", list(AgentType))
async def test_no_agent_breaks_and_each_says_what_it_fell_back_on(
    agent: AgentType, behaviour: str, alice: Identity, sql: Callable[..., Any], tmp_path: Path
) -> None:
    await with_facts(alice)
    inputs = await _inputs(agent, alice, tmp_path)
    with fake_model(behaviour) as model:
        await with_model(alice, model)
        run = await performed(alice, agent, **inputs)
    assert run.status == RunStatus.SUCCEEDED, run.error
    if agent not in ASKING:
        assert model.asked == []
        return
    assert all("tools" not in asked for asked in model.asked)
    assert (KEY in str(model.prompts), bool(model.asked)) == (False, True)
    [(fell_back, outputs)] = sql(SAID, run.id)
    written = sql("select coalesce(string_agg(content, ' '), '') from cover_letters")[0][0]
    assert not ACTIVE.search(written)
    if (agent, behaviour) in USABLE:
        assert (fell_back, run.engine) == ("", "model")
    elif run.engine != "model" or fell_back:
        assert fell_back.endswith(".")
        assert fell_back.split(". ")[0].rstrip(".") in outputs
    else:
        _usefully_written(agent, run.outputs, model)


def _usefully_written(agent: AgentType, outputs: dict[str, Any], model: FakeModel) -> None:
    """The model was taken at its word, and then nothing of a prompt or a key stands in what it said."""
    assert "numbered facts" not in str(outputs)
    if agent is AgentType.INTERVIEW_PREP:
        assert outputs["note"].endswith("fake-1")


async def _inputs(agent: AgentType, person: Identity, folder: Path) -> dict[str, str]:
    if agent in (AgentType.COVER_LETTER, AgentType.INTERVIEW_PREP):
        return {"job_id": str(await an_ad(person))}
    if agent is AgentType.DASHBOARD_COPILOT:
        return {"question": "where do I stand, roughly?"}
    if agent is AgentType.PROFILE_PARSER:
        return {"upload_id": str(await sent_file(person, a_pdf(folder / "cv.pdf", CV), "cv.pdf"))}
    if agent is AgentType.EMAIL_INGEST:
        path = saved(folder, a_mail("Thank you, when can we talk?"))
        return {"upload_id": str(await sent_file(person, path, path.name, "mail"))}
    return {}
