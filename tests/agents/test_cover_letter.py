"""A letter by the agent is true with a model and without one; a model that lies, fails or obeys strangers falls back."""

from typing import Any
from uuid import UUID

import pytest

from app.db.session import team_session
from app.domain.enums import AgentType, RunStatus
from app.domain.identity import Identity
from app.queries.letters import letter_view
from app.runs import model_desk
from tests.agents.people_facts import an_ad, with_facts
from tests.agents.performing import performed
from tests.builders import MONDAY
from tests.llm.fake_server import fake_model
from tests.runs.models import with_model

GOOD = (
    "A slow calendar costs you bookings every day it stays as it is. At Harbour Freight I moved 40 booking pages to"
    " React. I also cut the nightly import from 3 hours to 25 minutes.\n\nFor your calendar, the first step is to"
    " measure which queries make it slow, and then to move one view at a time, so that guests never see it break."
    "\n\nWhich part of the calendar do your guests wait for the longest?"
)


async def drafted(person: Identity, job: UUID) -> Any:
    run = await performed(person, AgentType.COVER_LETTER, job_id=str(job))
    assert run.status == RunStatus.SUCCEEDED, run.error
    return run


def letter(sql) -> str:
    return sql("select content from cover_letters order by version desc limit 1")[0][0]


async def unsupported(person: Identity, job: UUID) -> list[str]:
    async with team_session(person) as db:
        view = await letter_view(db, job, now=MONDAY)
    assert view is not None
    return [source.claim for source in view.sources if source.tone == "bad"]


async def test_without_a_model_it_is_composed_and_says_so(alice: Identity, sql) -> None:
    await with_facts(alice)
    job = await an_ad(alice)
    run = await drafted(alice, job)
    assert (run.engine, run.outputs["note"]) == ("rules", "composed by rules")
    assert await unsupported(alice, job) == []
    assert sql("select status::text from applications") == [("shortlisted",)]


async def test_a_model_that_tells_the_truth_is_kept_and_paid(alice: Identity, sql) -> None:
    await with_facts(alice)
    job = await an_ad(alice)
    with fake_model(answer=GOOD) as model:
        await with_model(alice, model)
        run = await drafted(alice, job)
    assert letter(sql) == GOOD
    assert (run.engine, run.model, run.outputs["note"]) == ("model", "fake-1", "written by fake-1")
    assert run.prompt_version == "cover_letter.v1"
    assert run.cost_usd > 0
    assert await unsupported(alice, job) == []


async def test_a_lie_is_cut_or_repaired(alice: Identity, sql) -> None:
    await with_facts(alice)
    job = await an_ad(alice)
    lie = GOOD.replace("I also cut", "I led a team of 30 people at Google. I also cut")
    with fake_model(answer=lambda asked: GOOD if len(model.asked) > 1 else lie) as model:
        await with_model(alice, model)
        run = await drafted(alice, job)
    assert letter(sql) == GOOD
    assert "Google" in run.outputs["cut"][0]
    assert run.prompt_version == "letter_repair.v1"


async def test_a_model_that_keeps_lying_loses_its_lies(alice: Identity, sql) -> None:
    await with_facts(alice)
    job = await an_ad(alice)
    with fake_model(answer=GOOD + "\n\nI have 15 years of experience with Kubernetes at NASA.") as model:
        await with_model(alice, model)
        await drafted(alice, job)
    assert "NASA" not in letter(sql)
    assert await unsupported(alice, job) == []


@pytest.mark.parametrize(
    "mode", ["hang", "429", "500", "garbage", "not_json", "cut", "huge", "tool", "html", "leak", "obey"]
)
async def test_a_model_that_does_not_help_changes_nothing_but_the_note(
    mode: str, alice: Identity, sql, monkeypatch
) -> None:
    monkeypatch.setattr(model_desk, "PAUSE", 0.0)
    await with_facts(alice)
    job = await an_ad(alice)
    await drafted(alice, job)
    plain = letter(sql)
    with fake_model(mode, seconds=3.0) as model:
        await with_model(alice, model)
        monkeypatch.setattr("app.agents.cover_letter.desk_for", quick_desk)
        run = await drafted(alice, job)
    assert run.engine == "rules"
    assert run.outputs["note"].endswith(": this letter was composed by rules.")
    assert await unsupported(alice, job) == []
    assert len(letter(sql)) > 0.5 * len(plain)
    assert "http" not in letter(sql)


async def quick_desk(run):
    return await model_desk.desk_for(run, limits=model_desk.Limits(seconds=1.5))


async def test_the_same_run_with_recorded_answers_costs_nothing(
    alice: Identity, sql, tmp_path, monkeypatch
) -> None:
    from app.settings import settings

    await with_facts(alice)
    job = await an_ad(alice)
    monkeypatch.setenv("BIDWELL_MODEL_RECORDINGS", str(tmp_path))
    settings.cache_clear()
    try:
        with fake_model(answer=GOOD) as model:
            await with_model(alice, model)
            first = await drafted(alice, job)
            again = await drafted(alice, job)
            assert len(model.asked) == 1
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    assert (first.cost_usd > 0, again.cost_usd) == (True, 0)
    assert [row[0] for row in sql("select content from cover_letters")] == [GOOD, GOOD]
