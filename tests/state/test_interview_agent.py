"""A finished interview is read by the team's model at the press of a button; the page says whose remarks stand there."""

import asyncio
from collections.abc import Callable
from typing import Any

from app.agents import AGENTS
from app.domain.identity import Identity
from app.runs.perform import perform
from app.runs.watch import Watch
from app.state.interview import InterviewState
from app.state.interview_agent import InterviewAgentState
from tests.agents.test_interview_analysis import ANSWER, a_call
from tests.llm.fake_server import fake_model
from tests.runs.models import with_model
from tests.state.tabs import Tab


async def read(tab: Tab, sql: Callable[..., Any]) -> None:
    """Press the button, and perform the run as a worker would."""
    following = asyncio.create_task(tab.send(InterviewAgentState.read()))
    for _ in range(200):
        if queued := sql("select id from agent_runs where status = 'queued'"):
            await perform(queued[0][0], AGENTS, Watch())
            break
        await asyncio.sleep(0.02)
    await asyncio.wait_for(following, 30)
    await tab.send(InterviewState.load())


async def test_the_model_reads_and_the_page_says_so(
    alice: Identity, open_tab: Callable[[Identity], Tab], sql: Callable[..., Any]
) -> None:
    made = await a_call(alice)
    tab = open_tab(alice)
    with fake_model(answer=ANSWER) as model:
        await with_model(alice, model)
        await tab.open(f"/interviews/{made}", InterviewState.load, InterviewAgentState.load)
        assert (await tab.state(InterviewAgentState)).model == "fake-1"
        await read(tab, sql)
    state = await tab.state(InterviewState)
    assert state.by.startswith("read by fake-1: 2 of its remarks")
    assert state.advice["next"][0]["text"] == "Say which page comes first."
    assert not (await tab.state(InterviewAgentState)).at_work


async def test_a_model_that_fails_is_said_on_the_page(
    alice: Identity, open_tab: Callable[[Identity], Tab], sql: Callable[..., Any], monkeypatch: Any
) -> None:
    monkeypatch.setattr("app.runs.model_desk.PAUSE", 0.0)
    made = await a_call(alice)
    tab = open_tab(alice)
    with fake_model("500") as model:
        await with_model(alice, model)
        await tab.open(f"/interviews/{made}", InterviewState.load, InterviewAgentState.load)
        await read(tab, sql)
    state = await tab.state(InterviewState)
    assert state.by == "The model's server failed (500): this analysis was composed by rules."
    assert len(state.advice["next"]) == 3


async def test_without_a_model_there_is_nothing_to_press(
    alice: Identity, open_tab: Callable[[Identity], Tab]
) -> None:
    made = await a_call(alice)
    tab = open_tab(alice)
    await tab.open(f"/interviews/{made}", InterviewState.load, InterviewAgentState.load)
    assert (await tab.state(InterviewAgentState)).model == ""
    assert (await tab.state(InterviewState)).by == ""
