"""The page before a talk: made when it is opened, shown when it is there, nobody else's."""

from collections.abc import Callable

from app.agents import AGENTS
from app.domain.identity import Identity
from app.runs.perform import perform
from app.runs.watch import Watch
from app.state.brief import BriefState
from tests.agents.people_facts import an_ad, with_facts
from tests.state.tabs import Tab


async def test_a_brief_is_made_when_it_is_opened(
    alice: Identity, charlie: Identity, open_tab: Callable[[Identity], Tab], sql
) -> None:
    await with_facts(alice)
    job = await an_ad(alice)
    tab = open_tab(alice)
    await tab.open(f"/brief/{job}", BriefState.load)
    assert (await tab.state(BriefState)).is_at_work
    [(run,)] = sql("select id from agent_runs where subject = %s", f"brief:{job}")
    await perform(run, AGENTS, Watch())
    await tab.send(BriefState.refresh())
    state = await tab.state(BriefState)
    assert (state.has_brief, state.is_at_work, state.by) == (True, False, "composed by rules")
    other = open_tab(charlie)
    await other.open(f"/brief/{job}", BriefState.load)
    await other.send(BriefState.make())
    assert (await other.state(BriefState)).missing
    assert sql("select count(*) from agent_runs where subject = %s", f"brief:{job}") == [(1,)]
