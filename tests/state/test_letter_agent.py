"""The letter agent beside a letter: it is there with a model, and its draft is followed to its end."""

import asyncio
from collections.abc import Callable

from app.agents import AGENTS
from app.domain.identity import Identity
from app.runs.perform import perform
from app.runs.watch import Watch
from app.state.letter import LetterState
from app.state.letter_agent import LetterAgentState
from app.state.notices import NoticeState
from tests.agents.people_facts import an_ad, with_facts
from tests.agents.test_cover_letter import GOOD
from tests.llm.fake_server import fake_model
from tests.runs.models import with_model
from tests.state.tabs import Tab


async def test_a_draft_by_the_model_is_followed_to_its_end(
    alice: Identity, open_tab: Callable[[Identity], Tab], sql
) -> None:
    await with_facts(alice)
    job = await an_ad(alice)
    tab = open_tab(alice)
    await tab.open(f"/letters/{job}", LetterState.load, LetterAgentState.load)
    assert (await tab.state(LetterAgentState)).model == ""
    with fake_model(answer=GOOD) as model:
        await with_model(alice, model)
        await tab.send(LetterAgentState.load())
        assert (await tab.state(LetterAgentState)).model == "fake-1"
        asking = asyncio.create_task(tab.send(LetterAgentState.write()))
        while not (found := sql("select id from agent_runs where subject = %s", f"letter:{job}")):
            await asyncio.sleep(0.05)
        await perform(found[0][0], AGENTS, Watch())
        await asking
    assert "Version 1: written by fake-1." in await tab.sentences()
    assert (await tab.state(LetterState)).text == GOOD
    assert not (await tab.state(LetterAgentState)).at_work


async def follow_a_draft(tab: Tab, sql, job) -> list[str]:
    """Perform the draft that is asked for; every text that was on the screen meanwhile."""
    asking = asyncio.create_task(tab.send(LetterAgentState.write()))
    while not (found := sql("select id from agent_runs where subject = %s", f"letter:{job}")):
        await asyncio.sleep(0.05)
    working = asyncio.create_task(perform(found[0][0], AGENTS, Watch()))
    seen: list[str] = []
    while not asking.done():
        text = (await tab.state(LetterAgentState)).text
        if text and text not in seen:
            seen.append(text)
        await asyncio.sleep(0.02)
    await working
    await asking
    return seen


async def test_a_draft_is_shown_as_it_is_written_and_only_kept_when_checked(
    alice: Identity, open_tab: Callable[[Identity], Tab], sql
) -> None:
    await with_facts(alice)
    job = await an_ad(alice)
    tab = open_tab(alice)
    await tab.open(f"/letters/{job}", LetterState.load, LetterAgentState.load)
    lie = GOOD.replace("I also cut", "I led a team of 30 people at Google. I also cut")
    with fake_model(answer=lie) as model:
        model.pause = 0.02
        await with_model(alice, model)
        await tab.send(LetterAgentState.load())
        seen = await follow_a_draft(tab, sql, job)
    assert len(seen) > 2
    assert all(lie.startswith(text) for text in seen)
    state = await tab.state(LetterAgentState)
    assert (state.text, state.at_work) == ("", False)
    assert state.told.startswith("Version 1: written by fake-1. ")
    assert any("Google" in one for one in state.left_out)
    assert "Google" not in (await tab.state(LetterState)).text
    assert sql("select progress->>'text' from agent_runs") == [(None,)]


async def test_a_draft_by_the_model_over_a_ready_letter_can_be_undone_to_ready(
    alice: Identity, open_tab: Callable[[Identity], Tab], sql
) -> None:
    await with_facts(alice)
    job = await an_ad(alice)
    tab = open_tab(alice)
    await tab.open(f"/letters/{job}", LetterState.load, LetterAgentState.load)
    with fake_model(answer=GOOD) as model:
        await with_model(alice, model)
        await tab.send(LetterState.redraft())
        await tab.send(
            LetterState.save("Shall we talk?", (await tab.state(LetterState)).revision, f"x:{job}")
        )
        await tab.send(LetterState.mark_ready())
        await follow_a_draft(tab, sql, job)
    letter = await tab.state(LetterState)
    assert (letter.text, letter.letter["status"]) == (GOOD, "draft")
    told = (await tab.state(NoticeState)).notices[-1]
    assert "The letter that was ready is a draft again" in told["sentence"]
    await tab.send(NoticeState.undo(told["id"]))
    assert (letter.text, letter.letter["status"]) == ("Shall we talk?", "ready")


async def test_a_draft_is_stopped_and_the_letter_stays(
    alice: Identity, open_tab: Callable[[Identity], Tab], sql
) -> None:
    await with_facts(alice)
    job = await an_ad(alice)
    tab = open_tab(alice)
    await tab.open(f"/letters/{job}", LetterState.load, LetterAgentState.load)
    with fake_model(answer=GOOD) as model:
        model.pause = 0.2
        await with_model(alice, model)
        await tab.send(LetterAgentState.load())
        following = asyncio.create_task(follow_a_draft(tab, sql, job))
        while not (await tab.state(LetterAgentState)).text:
            await asyncio.sleep(0.02)
        await tab.send(LetterAgentState.stop())
        await asyncio.wait_for(following, 30)
    assert sql("select count(*) from cover_letters") == [(0,)]
    assert sql("select status::text from agent_runs") == [("canceled",)]
    assert not (await tab.state(LetterAgentState)).at_work


async def test_a_model_that_breaks_off_is_seen_to_be_replaced(
    alice: Identity, open_tab: Callable[[Identity], Tab], sql, monkeypatch
) -> None:
    monkeypatch.setattr("app.runs.model_desk.PAUSE", 0.0)
    await with_facts(alice)
    job = await an_ad(alice)
    tab = open_tab(alice)
    await tab.open(f"/letters/{job}", LetterState.load, LetterAgentState.load)
    with fake_model("cut", answer=GOOD) as model:
        await with_model(alice, model)
        await tab.send(LetterAgentState.load())
        await follow_a_draft(tab, sql, job)
    told = (await tab.state(LetterAgentState)).told
    assert told.startswith("Version 1: The model")
    assert told.endswith(": this letter was composed by rules.")
    assert (await tab.state(LetterState)).text != ""
