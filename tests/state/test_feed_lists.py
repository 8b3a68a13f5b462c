"""Hide list and saved searches in a tab: each refusal is a sentence, each step can be taken back."""

from collections.abc import AsyncIterator, Callable
from typing import Any
from uuid import uuid4

import pytest_asyncio

from app.actions.jobs import save_postings
from app.actions.marks import mark_jobs
from app.clock import utc_now
from app.db.session import team_session
from app.domain.identity import Identity
from app.state.feed import FeedState
from app.state.hiding import HidingState
from app.state.saved_searches import SavedSearchState
from app.state.shell import ShellState
from tests.builders import a_job, a_posting, a_ranking
from tests.state.deciding import HOSTILE, press_undo
from tests.state.tabs import Tab, tabs

Open = Callable[[Identity], Tab]


@pytest_asyncio.fixture
async def open_tab(database: object) -> AsyncIterator[Open]:
    async with tabs() as opened:
        yield opened


async def ads(person: Identity, **companies: str) -> dict[str, str]:
    """Ranked jobs by their titles, each of a company."""
    made = {}
    async with team_session(person) as db:
        for title, company in companies.items():
            job = await a_job(db, title, company_name=company)
            await a_ranking(db, job, 70)
            made[title] = str(job.id)
        await mark_jobs(db)
    return made


async def at(tab: Tab, query: str = "") -> FeedState:
    await tab.open(f"/feed{query}", FeedState.load, SavedSearchState.load)
    return await tab.state(FeedState)


def titles(feed: FeedState) -> set[str]:
    return {card["title"] for card in feed.cards}


async def test_a_client_is_hidden_from_its_job_and_comes_back(alice: Identity, open_tab: Open) -> None:
    made = await ads(alice, One="Acme", Two="Acme Inc", Three="Other")
    tab = open_tab(alice)
    feed = await at(tab, f"?job={made['One']}")
    assert feed.detail["client"]["sentences"] == ["2 ads here are of this client."]
    await tab.send(HidingState.hide_client(made["One"]))
    assert titles(feed) == {"Three"}
    assert feed.hidden == [{"name": "hiding", "words": "2 hidden by your hide list"}]
    assert feed.aside == {"words": "2 hidden by your hide list", "act": "Show"}
    assert (feed.sentence, (await tab.state(ShellState)).counts["feed"]) == ("1 job", 1)
    assert feed.detail["client"]["is_hidden"]
    assert await tab.sentences() == ["Hidden: all of “Acme”."]
    await press_undo(tab)
    assert titles(feed) == {"One", "Two", "Three"}
    await tab.send(HidingState.hide_client(made["Two"]))
    await tab.send(HidingState.show_client(made["One"]))
    assert titles(feed) == {"One", "Two", "Three"}


async def test_a_word_is_hidden_in_the_dialog_counted_and_shown_again(
    alice: Identity, open_tab: Open
) -> None:
    await ads(alice, Crypto="Acme", Fine="Other")
    tab = open_tab(alice)
    feed = await at(tab)
    await tab.send(HidingState.show(True))
    await tab.send(HidingState.add_word({"hidden_word": "CRYPTO"}))
    hiding = await tab.state(HidingState)
    assert (titles(feed), hiding.typed, hiding.error) == ({"Fine"}, 1, "")
    [entry] = hiding.entries
    assert (entry["label"], entry["count"]) == ("crypto", "1 job hidden")
    await tab.send(HidingState.add_word({"hidden_word": "the"}))
    assert "nearly every ad" in hiding.error
    await tab.send(FeedState.clear("hiding"))
    assert tab.redirects()[-1] == "/feed?hiding=no"
    await tab.send(HidingState.remove(entry["id"]))
    assert (titles(feed), hiding.entries) == ({"Crypto", "Fine"}, [])
    await press_undo(tab)
    assert (titles(feed), len(hiding.entries)) == ({"Fine"}, 1)


async def test_a_search_is_kept_counted_and_seen(alice: Identity, open_tab: Open) -> None:
    tab = open_tab(alice)
    await at(tab, "?q=react&passing=no")
    kept = await tab.state(SavedSearchState)
    assert kept.can_save
    await tab.send(SavedSearchState.show(True))
    assert (kept.name, kept.quiet_from) == ("react", "22")
    await tab.send(SavedSearchState.keep({"search_name": "My React", "alerts": "off"}))
    assert (kept.can_save, kept.is_open) == (False, False)
    await at(tab)
    async with team_session(alice) as db:
        posted = [a_posting("React site"), a_posting("A logo", skills=())]
        await save_postings(db, posted, source="f", trigger="a test", now=utc_now())
    await tab.send(FeedState.arrived())
    [search] = kept.searches
    assert (search["name"], search["unseen"], search["href"]) == ("My React", 1, "/feed?q=react&passing=no")
    await at(tab, "?q=react&passing=no&sort=newest")
    assert kept.current == search["id"]
    await at(tab)
    assert (kept.searches[0]["unseen"], kept.current, kept.can_save) == (0, "", False)


async def test_a_search_is_muted_forgotten_and_brought_back(
    alice: Identity, open_tab: Open, sql: Any
) -> None:
    tab = open_tab(alice)
    await at(tab, "?q=react")
    await tab.send(SavedSearchState.keep({"search_name": "Mine", "alerts": "now"}))
    kept = await tab.state(SavedSearchState)
    await tab.send(SavedSearchState.choose_alerts(kept.searches[0]["id"], "digest"))
    await tab.send(SavedSearchState.choose_quiet({"quiet_from": "0", "quiet_to": "6"}))
    assert (kept.searches[0]["alerts"], kept.quiet_from, kept.quiet_to) == ("digest", "0", "6")
    await tab.send(SavedSearchState.remove(kept.searches[0]["id"]))
    assert (kept.searches, kept.can_save) == ([], True)
    await press_undo(tab)
    assert [(each["name"], each["alerts"]) for each in kept.searches] == [("Mine", "digest")]
    await tab.send(SavedSearchState.keep({"search_name": "Mine"}))
    assert "already" in kept.error


async def test_nothing_a_browser_sends_breaks_the_lists(alice: Identity, open_tab: Open, sql: Any) -> None:
    await ads(alice, One="Acme")
    tab = open_tab(alice)
    feed = await at(tab)
    for bad in HOSTILE:
        for spec in (
            HidingState.show(bad), HidingState.add_word(bad), HidingState.add_word({"hidden_word": bad}),
            HidingState.hide_client(bad), HidingState.show_client(bad), HidingState.remove(bad),
            HidingState.take_back(bad), HidingState.put_back("word", bad, bad), HidingState.put_back("client", bad, bad),
            HidingState.put_back(bad, "x", "x"),
            SavedSearchState.show(bad), SavedSearchState.keep(bad), SavedSearchState.remove(bad),
            SavedSearchState.keep({"search_name": "x", "alerts": bad}), SavedSearchState.choose_alerts(bad, bad),
            SavedSearchState.choose_quiet(bad), SavedSearchState.choose_quiet({"quiet_from": bad, "quiet_to": bad}),
            SavedSearchState.take_back(bad, bad, bad),
        ):  # fmt: skip
            await tab.send(spec)
    assert titles(feed) == {"One"}
    assert sql("select count(*) from private.saved_searches") == [(0,)]


async def test_a_job_of_another_team_hides_nobody(
    alice: Identity, charlie: Identity, open_tab: Open, sql: Any
) -> None:
    made = await ads(alice, Secret="Acme")
    tab = open_tab(charlie)
    await at(tab)
    await tab.send(HidingState.hide_client(made["Secret"]))
    await tab.send(HidingState.hide_client(str(uuid4())))
    assert sql("select count(*) from private.hidden_things") == [(0,)]


async def test_who_may_only_look_changes_no_list(
    alice: Identity, vera: Identity, open_tab: Open, sql: Any
) -> None:
    made = await ads(alice, One="Acme")
    tab = open_tab(vera)
    await at(tab, "?q=one")
    await tab.send(HidingState.hide_client(made["One"]))
    await tab.send(HidingState.add_word({"hidden_word": "crypto"}))
    await tab.send(SavedSearchState.keep({"search_name": "x"}))
    assert not (await tab.state(SavedSearchState)).can_save
    assert sql("select count(*) from private.hidden_things") == [(0,)]
    assert sql("select count(*) from private.saved_searches") == [(0,)]
    assert all("not change it" in sentence for sentence in await tab.sentences())
