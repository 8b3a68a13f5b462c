"""The page of one job in a tab."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest_asyncio

from app.domain.identity import Identity
from app.state.job import JobState
from tests.state.deciding import HOSTILE, jobs, press_undo
from tests.state.tabs import Tab, tabs

Open = Callable[[Identity], Tab]


@pytest_asyncio.fixture
async def open_tab(database: object) -> AsyncIterator[Open]:
    async with tabs() as opened:
        yield opened


async def test_the_page_of_a_job_decides_and_takes_back(alice: Identity, open_tab: Open, sql: Any) -> None:
    made = await jobs(alice, First=90)
    tab = open_tab(alice)
    await tab.open(f"/jobs/{made['First']}", JobState.load)
    job = await tab.state(JobState)
    assert (job.title, job.missing, job.detail["verbs"]) == ("First", False, "shortlist dismiss")
    await tab.send(JobState.act("dismiss"))
    assert (job.asks_why, job.detail["standing"]) == (True, "Not for me")
    await tab.send(JobState.say_why("scam"))
    assert (job.asks_why, job.detail["standing"]) == (False, "Not for me: looks like a scam")
    await press_undo(tab)
    assert job.detail["verbs"] == "shortlist dismiss"
    for bad in HOSTILE:
        await tab.send(JobState.act(bad))
        await tab.send(JobState.say_why(bad))
    assert sql("select count(*) from public.applications") == [(0,)]
