"""The review in a tab: a dropped file is followed step by step, its lines are answered, others see nothing."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

from app.agents import AGENTS
from app.domain.identity import Identity
from app.runs.perform import perform
from app.runs.watch import Watch
from app.state.profile_review import ProfileReviewState
from tests.agents.performing import sent_file
from tests.sources.profiles.making import a_pdf
from tests.state.tabs import Tab

Open = Callable[[Identity], Tab]


async def read(tab: Tab, person: Identity, tmp_path: Path) -> ProfileReviewState:
    """A CV dropped in this tab, read by a worker, and shown."""
    upload = await sent_file(person, a_pdf(tmp_path / "cv.pdf"), "cv.pdf")
    await tab.open("/profile/from-file", ProfileReviewState.load)
    await tab.send(ProfileReviewState.read(str(upload), "cv.pdf"))
    state = await tab.state(ProfileReviewState)
    assert [(card["status"], card["words"]) for card in state.cards] == [("queued", "Waiting for its turn…")]
    await perform(UUID(state.cards[0]["run"]), AGENTS, Watch())
    await tab.send(ProfileReviewState.refresh())
    return await tab.state(ProfileReviewState)


def row(state: ProfileReviewState, label: str) -> dict:
    return next(one for one in state._plain_rows() if one["label"] == label)


async def test_a_dropped_file_is_followed_to_its_lines(
    alice: Identity, open_tab: Open, tmp_path: Path
) -> None:
    tab = open_tab(alice)
    state = await read(tab, alice, tmp_path)
    assert state.cards[0]["words"] == "PDF, 1 page: 4 skills, 2 pieces of past work, 1 of education."
    assert "to answer" in state.words
    assert row(state, "Python")["answer"] == "open"
    await tab.send(ProfileReviewState.accept(row(state, "Python")["key"]))
    await tab.send(ProfileReviewState.decline(row(state, "Django")["key"]))
    state = await tab.state(ProfileReviewState)
    assert (row(state, "Python")["answer"], row(state, "Django")["answer"]) == ("taken", "left")


async def test_a_line_is_edited_in_its_dialog(alice: Identity, open_tab: Open, tmp_path: Path, sql) -> None:
    tab = open_tab(alice)
    state = await read(tab, alice, tmp_path)
    key = row(state, "Developer · Northwind")["key"]
    await tab.send(ProfileReviewState.edit(key))
    await tab.send(ProfileReviewState.save_edit({"fact-started_on": "some day"}))
    state = await tab.state(ProfileReviewState)
    assert "started_on" in state.errors
    await tab.send(ProfileReviewState.save_edit({"fact-title": "Lead developer", "fact-user_id": "x"}))
    assert sql("select title, company from user_experiences") == [("Lead developer", "Northwind")]
    assert not (await tab.state(ProfileReviewState)).editing


async def test_all_that_is_safe_goes_with_one_word(alice: Identity, open_tab: Open, tmp_path: Path) -> None:
    tab = open_tab(alice)
    state = await read(tab, alice, tmp_path)
    safe = state.safe
    await tab.send(ProfileReviewState.accept_safe())
    assert await tab.sentences() == [f"{safe} accepted. Each can be taken back below."]
    assert (await tab.state(ProfileReviewState)).safe == 0


async def test_reading_can_be_stopped(alice: Identity, open_tab: Open, tmp_path: Path, sql) -> None:
    tab = open_tab(alice)
    upload = await sent_file(alice, a_pdf(tmp_path / "cv.pdf"), "cv.pdf")
    await tab.open("/profile/from-file", ProfileReviewState.load)
    await tab.send(ProfileReviewState.read(str(upload), "cv.pdf"))
    run = (await tab.state(ProfileReviewState)).cards[0]["run"]
    await tab.send(ProfileReviewState.stop(run))
    assert (await tab.state(ProfileReviewState)).cards[0]["status"] == "canceled"
    await perform(UUID(run), AGENTS, Watch())
    assert sql("select count(*) from user_profile_snapshots") == [(0,)]


async def test_nobody_answers_for_another(
    alice: Identity, bob: Identity, vera: Identity, open_tab, tmp_path
) -> None:
    state = await read(open_tab(alice), alice, tmp_path)
    key, file = row(state, "Python")["key"], state.file
    for person in (bob, vera):
        tab = open_tab(person)
        await tab.open("/profile/from-file", ProfileReviewState.load)
        await tab.send(ProfileReviewState.choose(file))
        assert await tab.sentences() == ["This file is not there any more. Drop it again."]
        await tab.send(ProfileReviewState.accept(key))
        assert (await tab.state(ProfileReviewState)).rows == []


async def test_rubbish_from_a_browser_is_a_sentence(alice: Identity, open_tab: Open) -> None:
    tab = open_tab(alice)
    await tab.open("/profile/from-file", ProfileReviewState.load)
    for event in (
        ProfileReviewState.read("x", "y"), ProfileReviewState.accept(str(uuid4())), ProfileReviewState.stop("z"),
        ProfileReviewState.edit("no key"), ProfileReviewState.choose("; drop table"), ProfileReviewState.forget(),
    ):  # fmt: skip
        await tab.send(event)
    assert await tab.sentences() == [
        "This file did not arrive whole. Drop it again.",
        "This line is not there any more. Drop the file again.",
    ]
