"""The letter agent beside a letter: it is there with a model, and its draft is followed to its end."""

import asyncio
from collections.abc import Callable

from app.agents import AGENTS
from app.domain.identity import Identity
from app.runs.perform import perform
from app.runs.watch import Watch
from app.state.letter import LetterState
from app.state.letter_agent import LetterAgentState
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
