"""The feed in a tab: the address says what is shown, every verdict is answered, and little is sent."""

import json
from collections.abc import AsyncIterator, Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
import pytest_asyncio

from app.actions.applications import shortlist_job
from app.actions.runs import begin_run
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import AgentType
from app.domain.feed_words import STRANGER
from app.domain.identity import Identity
from app.domain.job_filter import WINDOW
from app.state.feed import NOT_LOADED, FeedState
from app.state.job import JobState
from app.state.shell import ShellState
from tests.builders import a_job, a_ranking
from tests.state.deciding import HOSTILE, introduce, jobs, press_undo
from tests.state.tabs import Tab, tabs

Open = Callable[[Identity], Tab]


@pytest_asyncio.fixture
async def open_tab(database: object) -> AsyncIterator[Open]:
    async with tabs() as opened:
        yield opened


@pytest_asyncio.fixture
async def alice(alice: Identity) -> Identity:
    await introduce(alice)
    return alice


async def at(tab: Tab, query: str = "") -> FeedState:
    await tab.open(f"/feed{query}", FeedState.load)
    return await tab.state(FeedState)


def titles(feed: FeedState) -> list[str]:
    return [card["title"] for card in feed.cards]


async def test_several_jobs_are_decided_about_at_once_and_come_back_together(
    alice: Identity, open_tab: Open, sql: Any
) -> None:
    made = await jobs(alice, First=90, Second=80, Third=70)
    tab = open_tab(alice)
    feed = await at(tab)
    both = f"{made['First']} {made['Second']}"
    for verb, words in (("shortlist", "Shortlisted 2 jobs."), ("dismiss", "Put aside 2 jobs.")):
        await tab.send(FeedState.act(verb, both, made["Third"]))
        assert (titles(feed), (await tab.sentences())[-1]) == (["Third"], words)
        if verb == "dismiss":
            await tab.send(FeedState.say_why("rate"))
            assert sql("select dismiss_reason from job_rankings order by score desc") == [
                ("rate",), ("rate",), (None,),
            ]  # fmt: skip
        await press_undo(tab)
        assert titles(feed) == ["First", "Second", "Third"]


async def test_the_best_job_is_open_beside_the_list(alice: Identity, open_tab: Open) -> None:
    made = await jobs(alice, Good=70, Best=90, Weak=10)
    feed = await at(open_tab(alice))
    assert (feed.loaded, feed.error, titles(feed)) == (True, "", ["Best", "Good"])
    assert (feed.selected, feed.detail["title"], feed.opened) == (made["Best"], "Best", False)
    assert feed.sentence == "2 of 3 pass at tightness 3"
    assert feed.hidden == [{"name": "passing", "words": "1 hidden by the bar of tightness 3"}]


async def test_without_the_bar_the_header_counts_all(alice: Identity, open_tab: Open) -> None:
    await jobs(alice, Good=70, Best=90, Weak=10)
    feed = await at(open_tab(alice), "?passing=no")
    assert feed.sentence == "All 3 jobs; 2 of them pass at tightness 3"


async def test_an_address_names_filters_and_the_open_job(alice: Identity, open_tab: Open) -> None:
    made = await jobs(alice, Good=70, Best=90, Weak=10)
    feed = await at(open_tab(alice), f"?passing=no&sort=newest&job={made['Weak']}&nonsense=1&days=many")
    assert (len(feed.cards), feed.detail["title"], feed.opened) == (3, "Weak", True)
    assert (feed.filters["passing"], feed.filters["sort"], feed.filters["days"]) == ("no", "newest", "")
    assert feed.back == "/feed?passing=no&sort=newest"


async def test_a_choice_becomes_an_address_and_the_open_job_is_left_out(
    alice: Identity, open_tab: Open
) -> None:
    await jobs(alice, Good=70)
    tab = open_tab(alice)
    feed = await at(tab, f"?days=7&page=1&job={uuid4()}")
    await tab.send(FeedState.choose("platform", "upwork"))
    await tab.send(FeedState.toggle("verified"))
    await tab.send(FeedState.clear("days"))
    await tab.send(FeedState.search("  react &  go "))
    await tab.send(FeedState.choose_rate({"hourly": "$45", "fixed": "", "budget": ""}))
    await tab.send(FeedState.clear_all())
    assert tab.redirects() == [
        "/feed?platform=upwork&days=7", "/feed?days=7&verified=yes", "/feed", "/feed?q=react+%26+go&days=7",
        "/feed?hourly=45&days=7", "/feed",
    ]  # fmt: skip
    assert feed.filters["q"] == ""


async def test_a_filter_that_hides_everything_says_how_many_and_how_to_relax_it(
    alice: Identity, open_tab: Open
) -> None:
    await jobs(alice, Good=70, Best=90)
    feed = await at(open_tab(alice), "?verified=yes")
    assert feed.empty["kind"] == "filtered"
    assert feed.hidden == [{"name": "verified", "words": "2 hidden by payment verified"}]
    assert feed.detail == {}


async def test_the_empty_states_are_told_apart(alice: Identity, open_tab: Open) -> None:
    tab = open_tab(alice)
    assert (await at(tab)).empty["kind"] == "nothing"
    made = await jobs(alice, Only=70)
    async with team_session(alice) as db:
        await shortlist_job(db, UUID(made["Only"]), now=utc_now())
    assert (await at(tab)).empty["sentence"] == "All caught up."
    assert (await at(tab, "?view=dismissed")).empty["sentence"] == "Nothing is put aside."


async def test_when_nothing_passes_all_is_shown_with_a_remark(alice: Identity, open_tab: Open) -> None:
    await jobs(alice, Weak=20)
    feed = await at(open_tab(alice))
    assert titles(feed) == ["Weak"]
    assert feed.notes == ["Nothing passes at tightness 3, so all jobs are shown, best first."]


async def test_who_has_said_nothing_is_shown_everything_and_told_why(
    charlie: Identity, open_tab: Open
) -> None:
    tab = open_tab(charlie)
    assert (await at(tab)).notes == []
    await jobs(charlie, Weak=5, Good=80)
    feed = await at(tab)
    assert (titles(feed), feed.sentence) == (["Good", "Weak"], "2 jobs")
    assert feed.notes == [STRANGER]


async def test_a_verdict_moves_on_to_the_next_job_and_counts_follow(alice: Identity, open_tab: Open) -> None:
    made = await jobs(alice, First=90, Second=80, Third=70)
    tab = open_tab(alice)
    feed = await at(tab)
    await tab.send(FeedState.act("shortlist", made["First"], made["Second"]))
    assert (feed.revision, titles(feed), feed.selected) == (1, ["Second", "Third"], made["Second"])
    assert (await tab.state(ShellState)).counts == {
        "feed": 2,
        "pipeline": 1,
        "letters": 0,
        "inbox": 0,
        "notices": 0,
    }
    assert await tab.sentences() == ["Shortlisted “First”."]


@pytest.mark.parametrize("verb", ["shortlist", "dismiss"])
async def test_undo_puts_the_job_back_into_its_place(alice: Identity, open_tab: Open, verb: str) -> None:
    made = await jobs(alice, First=90, Second=80, Third=70)
    tab = open_tab(alice)
    feed = await at(tab)
    await tab.send(FeedState.act(verb, made["Second"], made["Third"]))
    await press_undo(tab)
    assert (titles(feed), feed.selected) == (["First", "Second", "Third"], made["Second"])
    assert (await tab.state(ShellState)).counts["pipeline"] == 0


async def test_the_reason_is_asked_kept_and_restored_by_undo(
    alice: Identity, open_tab: Open, sql: Any
) -> None:
    made = await jobs(alice, First=90)
    reason = "select dismiss_reason from public.job_rankings"
    tab = open_tab(alice)
    feed = await at(tab)
    await tab.send(FeedState.act("dismiss", made["First"]))
    assert feed.why == {"id": made["First"], "title": "“First”"}
    await tab.send(FeedState.say_why("rate"))
    assert (feed.why["id"], sql(reason)) == ("", [("rate",)])
    await at(tab, "?view=dismissed")
    await tab.send(FeedState.act("restore", made["First"]))
    assert sql(reason) == [(None,)]
    await press_undo(tab)
    assert sql(reason) == [("rate",)]


async def test_a_refused_verdict_is_answered_too_so_that_the_row_comes_back(
    alice: Identity, open_tab: Open
) -> None:
    made = await jobs(alice, First=90)
    tab = open_tab(alice)
    feed = await at(tab)
    async with team_session(alice) as db:
        await shortlist_job(db, UUID(made["First"]), now=utc_now())
    before = tab.update_count
    await tab.send(FeedState.act("dismiss", made["First"]))
    assert feed.revision == 1
    assert any(name.startswith("revision") for name in tab.sent(before))
    assert await tab.sentences() == ["This job is on your board. Take it off the board first."]


async def test_who_may_only_look_decides_nothing(
    alice: Identity, vera: Identity, open_tab: Open, sql: Any
) -> None:
    made = await jobs(alice, First=90)
    tab = open_tab(vera)
    await at(tab)
    for verb in ("shortlist", "dismiss", "restore"):
        await tab.send(FeedState.act(verb, made["First"]))
    assert sql("select count(*) from public.applications") == [(0,)]
    assert all("not change it" in sentence for sentence in await tab.sentences())


async def test_nothing_a_browser_sends_breaks_the_feed(alice: Identity, open_tab: Open, sql: Any) -> None:
    await jobs(alice, First=90)
    tab = open_tab(alice)
    feed = await at(tab)
    for bad in HOSTILE:
        for spec in (
            FeedState.open(bad), FeedState.act("shortlist", bad), FeedState.act("dismiss", bad, bad),
            FeedState.act(bad, bad), FeedState.choose(bad, bad), FeedState.choose("hourly", bad),
            FeedState.toggle(bad), FeedState.clear(bad), FeedState.search(bad), FeedState.scroll(bad),
            FeedState.ask_rate(bad), FeedState.choose_rate(bad), FeedState.say_why(bad),
            FeedState.take_back(bad, bad, bad), FeedState.take_back("shortlist", bad, bad),
        ):  # fmt: skip
            await tab.send(spec)
    assert titles(feed) == ["First"]
    assert sql("select count(*) from public.applications") == [(0,)]


async def test_a_job_of_another_team_opens_nothing(
    alice: Identity, charlie: Identity, open_tab: Open
) -> None:
    made = await jobs(alice, Secret=90)
    tab = open_tab(charlie)
    feed = await at(tab, f"?job={made['Secret']}")
    await tab.send(FeedState.open(made["Secret"]))
    await tab.send(FeedState.act("shortlist", made["Secret"]))
    assert (feed.cards, feed.detail) == ([], {})
    await tab.open(f"/jobs/{made['Secret']}", JobState.load)
    assert (await tab.state(JobState)).missing


async def test_news_waits_until_it_is_asked_for(alice: Identity, open_tab: Open) -> None:
    await jobs(alice, First=90)
    tab = open_tab(alice)
    feed = await at(tab)
    await jobs(alice, Newer=95, Weak=5)
    await tab.send(FeedState.arrived())
    assert (titles(feed), feed.fresh) == (["First"], "1 new")
    await tab.send(FeedState.show_fresh())
    assert (titles(feed), feed.fresh, feed.detail["title"]) == (["Newer", "First"], "", "Newer")


async def test_an_empty_feed_fills_itself(alice: Identity, open_tab: Open) -> None:
    tab = open_tab(alice)
    feed = await at(tab)
    await jobs(alice, First=90)
    await tab.send(FeedState.arrived())
    assert (titles(feed), feed.fresh) == (["First"], "")


async def test_during_a_first_import_the_feed_says_how_far_it_is(
    alice: Identity, open_tab: Open, sql
) -> None:
    tab = open_tab(alice)
    feed = await at(tab)
    assert (feed.empty["kind"], feed.empty["sentence"]) == ("nothing", "No jobs yet.")
    async with team_session(alice) as db:
        await begin_run(db, AgentType.JOB_SEARCH, trigger="file dropped: jobs.csv", inputs={"task": "import"})
    await tab.send(FeedState.arrived())
    assert (feed.empty["kind"], feed.empty["sentence"]) == ("coming", "Your jobs are being imported.")
    sql("""update agent_runs set progress = '{"done": 200, "total": 549, "words": "ranking and saving"}'""")
    await tab.send(FeedState.arrived())
    assert feed.empty["hint"].startswith("Ranking and saving, 200 of 549. They appear here by themselves")
    await jobs(alice, Best=90)
    await tab.send(FeedState.arrived())
    assert (titles(feed), feed.empty["kind"]) == (["Best"], "")


async def test_the_echo_of_ones_own_verdict_says_nothing(alice: Identity, open_tab: Open) -> None:
    made = await jobs(alice, First=90, Second=80)
    tab = open_tab(alice)
    feed = await at(tab)
    await tab.send(FeedState.act("dismiss", made["First"], made["Second"]))
    await tab.send(FeedState.arrived())
    assert feed.fresh == ""


async def test_a_page_that_could_not_be_read_says_so_and_can_be_read_again(
    alice: Identity, open_tab: Open, sql: Any
) -> None:
    await jobs(alice, First=90)
    tab = open_tab(alice)
    sql("alter table public.job_sources rename to away")
    try:
        feed = await at(tab)
    finally:
        sql("alter table public.away rename to job_sources")
    assert (feed.error, feed.loaded) == (NOT_LOADED, True)
    await tab.send(FeedState.load())
    assert (feed.error, titles(feed)) == ("", ["First"])


async def rich_jobs(person: Identity, count: int) -> None:
    async with team_session(person) as db:
        for number in range(count):
            job = await a_job(
                db, f"Senior backend developer for a booking platform with payments, part {number}" * 2,
                description="What we care about. " * 200, client_country="United Kingdom", client_hires=120,
                client_payment_verified=True, company_name="A company with a rather long name",
            )  # fmt: skip
            await a_ranking(
                db, job, 80, breakdown={"headline": "4 of 5 skills · above your floor · few proposals"}
            )


async def test_a_window_of_the_list_is_small(alice: Identity, open_tab: Open) -> None:
    await rich_jobs(alice, WINDOW + 10)
    feed = await at(open_tab(alice))
    shown = {name: getattr(feed, name) for name in feed.base_vars if name not in ("detail",)}
    assert (len(feed.cards), feed.total) == (WINDOW, WINDOW + 10)
    assert len(json.dumps(shown, default=str)) < 100_000


async def test_scrolling_brings_other_rows_and_nothing_else(alice: Identity, open_tab: Open) -> None:
    await rich_jobs(alice, 120)
    tab = open_tab(alice)
    feed = await at(tab)
    first, before = feed.cards[0]["id"], tab.update_count
    await tab.send(FeedState.scroll(10))
    assert feed.start == 0
    await tab.send(FeedState.scroll(55))
    assert (feed.start, feed.back) == (20, "/feed?page=3")
    assert first not in [card["id"] for card in feed.cards]
    assert {name.removesuffix("_rx_state_") for name in tab.sent(before)} == {"cards", "start", "back"}
    await tab.send(FeedState.scroll(10**9))
    assert (feed.start, len(feed.cards)) == (80, 40)


async def test_a_verdict_keeps_the_place_in_the_list(alice: Identity, open_tab: Open) -> None:
    await rich_jobs(alice, 120)
    tab = open_tab(alice)
    feed = await at(tab)
    await tab.send(FeedState.scroll(55))
    chosen, following = feed.cards[30]["id"], feed.cards[31]["id"]
    await tab.send(FeedState.act("dismiss", chosen, following))
    assert (feed.start, feed.total, feed.cards[30]["id"], feed.selected) == (20, 119, following, following)
    await press_undo(tab)
    assert (feed.start, feed.total, feed.cards[30]["id"], feed.selected) == (20, 120, chosen, chosen)


async def test_an_address_leads_to_a_place_in_the_list_and_its_job_lies_open(
    alice: Identity, open_tab: Open
) -> None:
    await rich_jobs(alice, 120)
    feed = await at(open_tab(alice), "?page=4")
    assert feed.start == 40
    assert feed.selected == feed.cards[20]["id"]


async def test_choices_come_with_counts(alice: Identity, open_tab: Open) -> None:
    await jobs(alice, Good=70, Best=90)
    feed = await at(open_tab(alice))
    assert feed.options["platform"] == [
        {"value": "", "words": "Any platform"},
        {"value": "upwork", "words": "Upwork (2)"},
        {"value": "linkedin", "words": "LinkedIn (0)"},
    ]
    assert feed.options["score"][-1]["words"] == "Score ≥ 90 (1)"
    assert feed.verified == "Verified (0)"
