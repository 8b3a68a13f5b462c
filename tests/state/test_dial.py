"""The dial in a tab: what is tried is shown and not saved; keeping it can be undone."""

import pytest

from app.db.session import team_session
from app.domain.identity import Identity
from app.queries.facts import search_wish
from app.state.dial import DialState
from app.state.notices import NoticeState
from app.state.rerank import RerankState
from app.state.welcome import WelcomeState
from tests.builders import a_job, a_ranking
from tests.state.deciding import HOSTILE
from tests.state.tabs import Tab


async def with_scores(person: Identity) -> None:
    async with team_session(person) as db:
        for score in (40, 60, 64, 90):
            await a_ranking(db, await a_job(db, f"Scored {score}"), score)


async def at_dial(tab: Tab) -> Tab:
    await tab.open("/settings", DialState.load)
    return tab


async def level(person: Identity) -> int:
    async with team_session(person) as db:
        return (await search_wish(db)).tightness


async def test_a_level_that_is_tried_shows_its_effects_and_saves_nothing(alice: Identity, open_tab) -> None:
    await with_scores(alice)
    tab = await at_dial(open_tab(alice))
    await tab.send(DialState.try_level("4"))
    dial = await tab.state(DialState)
    assert (dial.kept, dial.tried) == ("3", "4")
    assert dial.preview["sentence"] == "Picky shows 1 job: 2 leave."
    assert [job["title"] for job in dial.preview["jobs"]] == ["Scored 64", "Scored 60"]
    assert await level(alice) == 3


async def test_cancelling_leaves_all_as_it_was(alice: Identity, open_tab) -> None:
    await with_scores(alice)
    tab = await at_dial(open_tab(alice))
    await tab.send(DialState.try_level("5"))
    await tab.send(DialState.cancel())
    dial = await tab.state(DialState)
    assert (dial.tried, dial.preview["word"], await level(alice)) == ("3", "", 3)


async def test_keeping_counts_and_can_be_undone(alice: Identity, open_tab) -> None:
    await with_scores(alice)
    tab = await at_dial(open_tab(alice))
    await tab.send(DialState.try_level("4"))
    await tab.send(DialState.keep())
    assert (await level(alice), await tab.sentences()) == (4, ["The feed is picky now."])
    [notice] = (await tab.state(NoticeState)).notices
    await tab.send(NoticeState.undo(notice["id"]))
    assert (await level(alice), (await tab.state(DialState)).kept) == (3, "3")


async def test_the_level_in_force_has_no_effects_to_show(alice: Identity, open_tab) -> None:
    await with_scores(alice)
    tab = await at_dial(open_tab(alice))
    for tried in ("4", "3"):
        await tab.send(DialState.try_level(tried))
    assert (await tab.state(DialState)).preview["word"] == ""


async def test_without_jobs_a_level_is_kept_at_once(alice: Identity, open_tab) -> None:
    tab = await at_dial(open_tab(alice))
    await tab.send(DialState.try_level("5"))
    assert (await level(alice), (await tab.state(DialState)).kept) == (5, "5")


async def test_going_on_in_the_welcome_keeps_what_is_tried(alice: Identity, open_tab) -> None:
    await with_scores(alice)
    tab = open_tab(alice)
    await tab.open("/welcome?step=5", WelcomeState.load, DialState.load)
    await tab.send(DialState.try_level("2"))
    await tab.send(WelcomeState.next())
    assert await level(alice) == 2


async def test_a_digit_opens_the_dialog_with_its_level(alice: Identity, open_tab) -> None:
    await with_scores(alice)
    tab = await at_dial(open_tab(alice))
    await tab.send(DialState.open_with("1"))
    dial = await tab.state(DialState)
    assert (dial.is_open, dial.tried, dial.preview["direction"]) == (True, "1", "enter")
    assert len((await tab.state(RerankState)).levels) == 5
    await tab.send(DialState.press("Tab"))
    await tab.send(DialState.press("5"))
    assert (await tab.state(DialState)).tried == "5"


@pytest.mark.parametrize("value", HOSTILE)
async def test_strange_levels_are_refused_in_a_sentence(alice: Identity, open_tab, value: object) -> None:
    await with_scores(alice)
    tab = await at_dial(open_tab(alice))
    for handler in (DialState.try_level, DialState.put_back):
        await tab.send(handler(value))
    assert await level(alice) == 3


async def test_a_viewer_may_try_but_not_keep(alice: Identity, vera: Identity, open_tab, sql) -> None:
    await with_scores(alice)
    tab = await at_dial(open_tab(vera))
    await tab.send(DialState.try_level("4"))
    await tab.send(DialState.keep())
    assert (await tab.sentences())[0].startswith("You can look at everything")
    assert sql("select count(*) from events where event_type = 'tightness_chosen'") == [(0,)]
