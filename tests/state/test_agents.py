"""The settings of agents: saved as they are changed, and only what makes sense."""

from collections.abc import Callable
from typing import Any

from app.domain.identity import Identity
from app.state.agents import AgentsState
from tests.state.tabs import Tab

Open = Callable[[Identity], Tab]
Sql = Callable[..., list[tuple[Any, ...]]]

ONLY_LOOKING = "You can look at everything in this team, but not change it. Ask its owner."


async def opened(who: Identity, open_tab: Open) -> tuple[Tab, AgentsState]:
    tab = open_tab(who)
    await tab.open("/settings", AgentsState.load)
    return tab, await tab.state(AgentsState)


async def test_a_schedule_is_saved_and_says_when_it_runs_next(
    alice: Identity, open_tab: Open, sql: Sql
) -> None:
    tab, page = await opened(alice, open_tab)
    assert [(card["agent"], card["on"], card["next_at"]) for card in page.agents] == [
        ("job_search", False, ""), ("email_ingest", False, ""),
    ]  # fmt: skip
    await tab.send(AgentsState.switch("job_search", True))
    await tab.send(AgentsState.change("job_search", "at", "06:45"))
    card = (await tab.state(AgentsState)).agents[0]
    assert (card["on"], card["at"], "06:45" in card["next_at"]) == (True, "06:45", True)
    await tab.send(AgentsState.quiet({"agent": "job_search", "quiet_from": "22:00", "quiet_to": "07:00"}))
    assert "07:00" in (await tab.state(AgentsState)).agents[0]["next_at"]
    await tab.send(AgentsState.switch("job_search", False))
    assert sql("select count(*) from private.schedules") == [(0,)]


async def test_what_makes_no_sense_is_said_and_not_saved(alice: Identity, open_tab: Open, sql: Sql) -> None:
    tab, _ = await opened(alice, open_tab)
    await tab.send(AgentsState.quiet({"agent": "job_search", "quiet_from": "22:00"}))
    assert "beginning and an end" in (await tab.state(AgentsState)).errors["job_search"]
    await tab.send(AgentsState.change("job_search", "every", "minute"))
    await tab.send(AgentsState.change("cover_letter", "every", "day"))
    await tab.send(AgentsState.change({"a": 1}, ["on"], None))
    await tab.send(AgentsState.switch("nobody", True))
    assert sql("select agents from user_agent_settings where user_id = %s", alice.user_id) == [({},)]


async def test_sources_come_and_go(alice: Identity, open_tab: Open) -> None:
    tab, page = await opened(alice, open_tab)
    assert [source["kind"] for source in page.sources] == ["folder"]
    await tab.send(AgentsState.add_source({"source": "https://example.com/jobs.rss"}))
    await tab.send(AgentsState.add_source({"source": "/etc"}))
    page = await tab.state(AgentsState)
    assert [source["where"] for source in page.sources[1:]] == ["https://example.com/jobs.rss"]
    assert "Only folders inside" in page.errors["source"]
    await tab.send(AgentsState.remove_source("feed", "https://example.com/jobs.rss"))
    assert len((await tab.state(AgentsState)).sources) == 1


async def test_a_viewer_changes_nothing(vera: Identity, open_tab: Open, sql: Sql) -> None:
    tab, _ = await opened(vera, open_tab)
    await tab.send(AgentsState.switch("job_search", True))
    await tab.send(AgentsState.add_source({"source": "https://example.com/jobs.rss"}))
    await tab.send(AgentsState.let_shortlist(False))
    assert sql("select count(*) from private.schedules") == [(0,)]
    assert await tab.sentences() == [ONLY_LOOKING]


async def test_the_meter_tells_what_of_today_is_used(alice: Identity, open_tab: Open) -> None:
    from tests.runs.test_perform import queued

    for _ in range(3):
        await queued(alice)
    _, page = await opened(alice, open_tab)
    assert (page.plan, page.meters) == (
        "Trial",
        [
            {"name": "Runs of agents", "words": "3 of 200 today", "percent": 1},
            {"name": "Questions to a model", "words": "0 of 1,000 today", "percent": 0},
        ],
    )  # fmt: skip
