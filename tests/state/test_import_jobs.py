"""The import page in a tab: what is in each file, whose jobs they are, and that nothing is saved twice."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio

from app.actions.hiding import hide_word
from app.actions.jobs import Saved
from app.clock import utc_now
from app.db.session import team_session
from app.domain.identity import Identity
from app.domain.job_filter import JobFilter
from app.queries.jobs import feed_page
from app.runs.job_files import Preview
from app.sources.base import ParsedFile, Rejected
from app.state.import_cards import MOST_REASONS, FileCard, previewed, row_ranges
from app.state.import_jobs import MOST_FILES, NOT_READ, ImportState
from tests.queries.test_twins import AD, EDITED
from tests.runs.files import a_row, sent
from tests.state.deciding import introduce, jobs
from tests.state.tabs import Tab, tabs


@pytest_asyncio.fixture
async def open_tab(database: object) -> AsyncIterator[Callable[[Identity], Tab]]:
    async with tabs() as opened:
        yield opened


async def cards(tab: Tab) -> list[dict[str, Any]]:
    return (await tab.state(ImportState))._plain_files()


async def at_import(tab: Tab) -> Tab:
    await tab.open("/import")
    return tab


def counts(card: dict[str, Any]) -> dict[str, str]:
    return {one["label"]: one["count"] for one in card["counts"]}


async def test_jobs_that_are_filled_already_are_counted_apart(
    alice: Identity, open_tab, tmp_path: Path, sql
) -> None:
    tab = await at_import(open_tab(alice))
    told = [
        a_row("One", job_status="Filled"),
        a_row("Two", job_status="Open"),
        a_row("Three", job_status="Closed"),
    ]
    upload = str(await sent(alice, tmp_path, "upwork.csv", *told))
    await tab.send(ImportState.read(upload, "upwork.csv"))
    [card] = await cards(tab)
    said = "2 of the new are filled or closed already."
    assert card["sentence"] == f"3 rows read. {said} Nothing is saved yet."
    await tab.send(ImportState.save(upload))
    [card] = await cards(tab)
    assert card["sentence"].startswith(f"3 new jobs, 0 updated, 0 known or repeated. {said}")
    assert sql("select outputs->>'filled' from agent_runs where outputs ? 'filled'") == [("2",)]


async def test_a_file_is_read_shown_and_saved(alice: Identity, open_tab, tmp_path: Path) -> None:
    tab = await at_import(open_tab(alice))
    upload = str(await sent(alice, tmp_path, "upwork.csv", a_row("One"), a_row("Two"), a_row("")))
    await tab.send(ImportState.read(upload, "upwork.csv"))
    [card] = await cards(tab)
    assert (card["phase"], card["takeable"], card["question"]) == ("preview", 2, "")
    assert counts(card) == {"new": "2", "updated": "0", "known or repeated": "0", "not taken": "1"}
    assert [one["tone"] for one in card["counts"]] == ["ok", "plain", "plain", "look"]
    assert card["refused"][0]["rows"] == "Row 4"
    await tab.send(ImportState.save(upload))
    [card] = await cards(tab)
    assert (card["phase"], card["sentence"]) == (
        "saved",
        "2 new jobs, 0 updated, 0 known or repeated. 1 row was not taken; the reasons are below.",
    )
    assert card["feed"] == "/feed"
    assert card["refused"][0]["rows"] == "Row 4"
    state = await tab.state(ImportState)
    assert (state.all_saved, state.percent) == (True, {})


async def test_what_is_imported_and_what_the_feed_counts_add_up(
    alice: Identity, open_tab, tmp_path: Path
) -> None:
    async with team_session(alice) as db:
        await hide_word(db, "blockchain")
    rows = [
        a_row("React calendar", description=AD), a_row("My React calendar", description=EDITED),
        a_row("A blockchain game"), a_row("Something else"),
    ]  # fmt: skip
    tab = await at_import(open_tab(alice))
    upload = str(await sent(alice, tmp_path, "upwork.csv", *rows))
    await tab.send(ImportState.read(upload, "upwork.csv"))
    await tab.send(ImportState.save(upload))
    [card] = await cards(tab)
    assert card["sentence"] == (
        "4 new jobs, 0 updated, 0 known or repeated. The feed lists 2 of the new: 1 is a further ad for a job that"
        " has its row already and 1 is on your hide list."
    )
    async with team_session(alice) as db:
        assert (await feed_page(db, JobFilter(passing=False), now=utc_now())).in_view == 2


async def test_jobs_below_the_bar_are_said_to_be_and_shown_by_their_run(
    alice: Identity, open_tab, tmp_path: Path, sql
) -> None:
    await introduce(alice)
    await jobs(alice, Good=90)
    tab = await at_import(open_tab(alice))
    upload = str(await sent(alice, tmp_path, "upwork.csv", a_row("Night nurse"), a_row("Bricklayer")))
    await tab.send(ImportState.read(upload, "upwork.csv"))
    await tab.send(ImportState.save(upload))
    [card] = await cards(tab)
    assert "None of them passes at tightness 3 · balanced, so the feed shows them only" in card["sentence"]
    [run] = sql("select id from agent_runs where trigger like 'file dropped%'")
    assert (card["feed"], card["way"]) == (f"/runs/{run[0]}", "See what came in")


async def test_whose_jobs_they_are_is_asked_and_may_be_said_otherwise(
    alice: Identity, open_tab, tmp_path: Path, sql
) -> None:
    tab = await at_import(open_tab(alice))
    upload = str(await sent(alice, tmp_path, "silent.csv", a_row("One"), a_row("Two")))
    await tab.send(ImportState.read(upload, "silent.csv"))
    [card] = await cards(tab)
    assert card["question"] == "2 rows say nothing about the site. Whose jobs are these?"
    assert (card["takeable"], card["coverage"], card["ignored"]) == (0, [], "")
    await tab.send(ImportState.read_as(upload, "nowhere"))
    assert await tab.sentences() == ["Choose Upwork or LinkedIn."]
    await tab.send(ImportState.read_as(upload, "upwork"))
    await tab.send(ImportState.read_as(upload, "linkedin"))
    [card] = await cards(tab)
    assert (card["platform"], card["takeable"]) == ("linkedin", 2)
    assert card["question"] == "Where a row did not say it, it was read as LinkedIn."
    await tab.send(ImportState.save_all)
    assert sql("select distinct platform::text from jobs") == [("linkedin",)]


async def test_pressing_twice_saves_once(alice: Identity, open_tab, tmp_path: Path, sql) -> None:
    tab = await at_import(open_tab(alice))
    upload = str(await sent(alice, tmp_path, "upwork.csv", a_row("One")))
    await tab.send(ImportState.read(upload, "upwork.csv"))
    await tab.send(ImportState.save(upload))
    await tab.send(ImportState.save(upload))
    await tab.send(ImportState.read_as(upload, "linkedin"))
    assert sql("select count(*) from agent_runs") == [(1,)]
    assert (await cards(tab))[0]["sentence"].startswith("1 new job,")


async def test_who_may_only_look_reads_and_saves_nothing(vera: Identity, open_tab) -> None:
    tab = await at_import(open_tab(vera))
    await tab.send(ImportState.read(str(uuid4()), "jobs.csv"))
    assert await cards(tab) == []
    assert "not change it" in (await tab.sentences())[0]


async def test_hostile_arguments_are_a_sentence_or_nothing(alice: Identity, open_tab) -> None:
    tab = await at_import(open_tab(alice))
    await tab.send(ImportState.read("../../etc/passwd", "x"))
    assert await tab.sentences() == ["This file did not arrive whole. Drop it again."]
    await tab.send(ImportState.save("nothing"))
    await tab.send(ImportState.discard("nothing"))
    await tab.send(ImportState.read(str(uuid4()), "n" * 5000))
    [card] = await cards(tab)
    assert (card["phase"], len(card["name"])) == ("failed", 200)


async def test_what_fails_for_no_fault_of_the_file_is_a_sentence_on_its_card(
    alice: Identity, open_tab, tmp_path: Path, sql
) -> None:
    tab = await at_import(open_tab(alice))
    upload = str(await sent(alice, tmp_path, "upwork.csv", a_row()))
    sql("alter function public.upsert_jobs_and_rankings(uuid, uuid, json) rename to gone")
    try:
        await tab.send(ImportState.read(upload, "upwork.csv"))
    finally:
        sql("alter function public.gone(uuid, uuid, json) rename to upsert_jobs_and_rankings")
    [card] = await cards(tab)
    assert (card["phase"], card["sentence"]) == ("failed", NOT_READ)


async def test_files_that_wait_are_never_pushed_off_the_page() -> None:
    state = ImportState()
    for number in range(MOST_FILES + 5):
        state._put(FileCard(f"{number}", "x", phase="saved" if number % 2 else "preview"))
    left = [int(card["id"]) for card in state._plain_files()]
    assert len(left) == MOST_FILES
    assert [number for number in left if number % 2 == 0] == list(range(0, MOST_FILES + 5, 2))


def test_every_refused_row_is_named_with_those_of_the_same_reason() -> None:
    rejected = [Rejected(n, "empty_row", "It is empty.") for n in (2, 3, 4, 9)]
    rejected += [Rejected(10 + n, "odd", f"Reason {n}.") for n in range(MOST_REASONS + 10)]
    parsed = ParsedFile("generic CSV", rejected=rejected)
    card = previewed(FileCard("1", "x"), Preview("x", parsed, Saved()))
    assert card.refused[0] == {"reason": "It is empty.", "count": "4", "rows": "Rows 2–4, 9"}
    assert len(card.refused) == MOST_REASONS + 1
    assert sum(int(one["count"]) for one in card.refused) == len(rejected)


@pytest.mark.parametrize(
    ("numbers", "words"), [([], ""), ([7], "7"), ([3, 1, 2], "1–3"), ([1, 2, 4, 6, 7], "1–2, 4, 6–7")]
)
def test_rows_in_a_row_are_told_as_a_range(numbers: list[int], words: str) -> None:
    assert row_ranges(numbers) == words
