"""A letter in a tab: little is sent, nothing is written into another letter, nothing a browser sends breaks it."""

from collections.abc import AsyncIterator, Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
import pytest_asyncio
from sqlalchemy.exc import ProgrammingError

from app.actions.applications import move_application, shortlist_job
from app.actions.cover_letters import draft_letter, save_letter
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import ApplicationStatus
from app.domain.identity import Identity
from app.queries.letter_list import letter_list
from app.queries.letters import version_text
from app.queries.pipeline import board
from app.state.letter import LetterState
from app.state.letter_desk import LetterDeskState
from app.state.letter_first import FirstLetterState
from app.state.letters import LettersState
from app.state.notices import NoticeState
from tests.builders import MONDAY, a_job
from tests.state.tabs import Tab, tabs

AD = "We want a shop built with Django. You will own the checkout. Please start your proposal with the word lantern."


@pytest_asyncio.fixture
async def open_tab(database: object) -> AsyncIterator[Callable[[Identity], Tab]]:
    async with tabs() as opened:
        yield opened


async def a_letter(person: Identity, title: str = "A shop") -> UUID:
    """A job with a drafted letter."""
    async with team_session(person) as db:
        job = await a_job(db, title, description=AD)
        await draft_letter(db, job.id, now=utc_now())
    return job.id


async def texts(person: Identity, job_id: UUID, count: int) -> list[str | None]:
    async with team_session(person) as db:
        return [await version_text(db, job_id, version) for version in range(1, count + 1)]


async def at(tab: Tab, job_id: object) -> LetterState:
    await tab.open(f"/letters/{job_id}", LetterDeskState.arrive, LetterState.load)
    return await tab.state(LetterState)


async def type_in(tab: Tab, text: str) -> None:
    letter = await tab.state(LetterState)
    await tab.send(LetterState.save(text, letter.revision, letter.document))


BOARD = "select count(*) from public.applications where removed_at is null and user_id = %s"


def on_board(person: Identity, sql) -> int:
    [(count,)] = sql(BOARD, person.user_id)
    return count


async def test_looking_at_a_job_without_a_letter_changes_nothing(alice: Identity, open_tab, sql) -> None:
    async with team_session(alice) as db:
        job = await a_job(db, "A shop", description=AD)
    tab = open_tab(alice)
    letter = await at(tab, job.id)
    assert (letter.loaded, letter.missing, letter.revision, letter.job["title"]) == (
        True,
        False,
        "",
        "A shop",
    )
    assert letter.demands
    assert letter.application == {}
    assert await texts(alice, job.id, 1) == [None]
    assert (on_board(alice, sql), await tab.sentences()) == (0, [])


async def test_a_letter_is_drafted_when_asked_for_and_taken_back_with_its_card(alice, open_tab, sql) -> None:
    async with team_session(alice) as db:
        job = await a_job(db, "A shop", description=AD)
    tab = open_tab(alice)
    await at(tab, job.id)
    await tab.send(FirstLetterState.draft(str(job.id)))
    letter = await tab.state(LetterState)
    assert letter.letter["version"] == 1
    assert letter.text.lower().startswith("lantern")
    assert letter.document == f"letter:{alice.user_id}:{job.id}"
    assert (on_board(alice, sql), await tab.sentences()) == (
        1,
        ["Letter for “A shop” drafted; the job is on your board."],
    )
    await tab.send(NoticeState.undo((await tab.state(NoticeState)).notices[-1]["id"]))
    assert (await tab.state(LetterState)).revision == ""
    assert (await texts(alice, job.id, 1), on_board(alice, sql)) == ([None], 0)


async def test_a_draft_that_somebody_has_edited_is_not_taken_back(alice: Identity, open_tab) -> None:
    async with team_session(alice) as db:
        job = await a_job(db, "A shop", description=AD)
    tab = open_tab(alice)
    await at(tab, job.id)
    await tab.send(FirstLetterState.draft(str(job.id)))
    undo = (await tab.state(NoticeState)).notices[-1]["id"]
    await type_in(tab, "My own words.")
    await tab.send(NoticeState.undo(undo))
    assert (await texts(alice, job.id, 2))[1] == "My own words."
    assert (await tab.sentences())[-1] == "The letter has changed since. It stays; nothing was taken back."


async def test_a_card_that_was_on_the_board_before_stays_there(alice: Identity, open_tab, sql) -> None:
    async with team_session(alice) as db:
        job = await a_job(db, "A shop", description=AD)
        await shortlist_job(db, job.id, now=utc_now())
    tab = open_tab(alice)
    assert (await at(tab, job.id)).application["words"] == "Apply", "the page need not promise a card"
    await tab.send(FirstLetterState.draft(str(job.id)))
    assert await tab.sentences() == ["Letter for “A shop” drafted."]
    await tab.send(NoticeState.undo((await tab.state(NoticeState)).notices[-1]["id"]))
    assert on_board(alice, sql) == 1


async def test_who_may_only_look_gets_no_draft(alice: Identity, vera: Identity, open_tab) -> None:
    job_id = await a_letter(alice)
    tab = open_tab(vera)
    letter = await at(tab, job_id)
    assert (letter.loaded, letter.text, letter.job["title"]) == (True, "", "A shop")
    for event in (LetterState.redraft(), LetterState.mark_ready(), LetterState.cut("x")):
        await tab.send(event)
    await type_in(tab, "Mine now.")
    assert len(await texts(alice, job_id, 1)) == 1
    assert {"not change it" in sentence for sentence in await tab.sentences()} == {True}


async def test_a_colleague_is_told_whose_application_it_is(alice: Identity, bob: Identity, open_tab) -> None:
    job_id = await a_letter(alice)
    tab = open_tab(bob)
    theirs = (await at(tab, job_id)).theirs
    assert theirs["owner"] == "Alice"
    async with team_session(bob) as db:
        assert (await board(db, now=utc_now())).cards.keys() == {theirs["application"]}
        await shortlist_job(db, job_id, now=utc_now())
    assert (await at(tab, job_id)).theirs == {}


async def test_saving_sends_what_has_changed_and_not_the_ad(alice: Identity, open_tab) -> None:
    tab = open_tab(alice)
    letter = await at(tab, await a_letter(alice))
    await type_in(tab, letter.text + " Shall we talk?")
    before = tab.update_count
    await type_in(tab, letter.text + " Shall we talk soon?")
    assert {"text_rx_state_", "revision_rx_state_"} <= tab.sent(before)
    assert not {"job_rx_state_", "ad_marks_rx_state_", "sources_rx_state_"} & tab.sent(before)


async def test_news_of_what_this_tab_did_itself_sends_nothing(alice: Identity, open_tab) -> None:
    tab = open_tab(alice)
    letter = await at(tab, await a_letter(alice))
    await type_in(tab, letter.text + " Shall we talk?")
    before = tab.update_count
    await tab.send(LetterState.refresh())
    assert not tab.sent(before)


async def test_what_another_tab_wrote_is_shown_and_told(alice: Identity, open_tab) -> None:
    job_id = await a_letter(alice)
    tab = open_tab(alice)
    await at(tab, job_id)
    async with team_session(alice) as db:
        await save_letter(db, job_id, "Written there.")
    await tab.send(LetterState.refresh())
    letter = await tab.state(LetterState)
    assert (letter.text, letter.edition) == ("Written there.", 0)
    assert await tab.sentences() == ["Changed in another tab: version 2 is the newest."]


async def test_two_tabs_that_write_at_once_keep_both_texts(alice: Identity, open_tab) -> None:
    job_id = await a_letter(alice)
    one, other = open_tab(alice), open_tab(alice)
    await at(one, job_id)
    await at(other, job_id)
    await type_in(one, "Written here.")
    await type_in(other, "Written there.")
    await type_in(other, "Written there, and on.")
    assert (await texts(alice, job_id, 3))[1:] == ["Written here.", "Written there, and on."]
    [told] = await other.sentences()
    assert told == "The letter had changed meanwhile. Your text is version 3 now; version 2 is kept."


async def test_a_save_that_arrives_late_goes_into_its_own_letter(alice: Identity, open_tab) -> None:
    first, second = await a_letter(alice), await a_letter(alice, "Another shop")
    tab = open_tab(alice)
    letter = await at(tab, first)
    late = LetterState.save("The last words.", letter.revision, letter.document)
    untouched = (await at(tab, second)).text
    await tab.send(late)
    assert (await texts(alice, first, 2))[1] == "The last words."
    assert await texts(alice, second, 2) == [untouched, None]
    assert (await tab.state(LetterState)).text == untouched


async def test_undo_reaches_the_letter_it_was_offered_for(alice: Identity, open_tab, sql) -> None:
    first, second = await a_letter(alice), await a_letter(alice, "Another shop")
    tab = open_tab(alice)
    letter = await at(tab, first)
    await tab.send(LetterState.mark_ready())
    assert letter.letter["status"] == "ready"
    await at(tab, second)
    notice = (await tab.state(NoticeState)).notices[-1]
    await tab.send(NoticeState.undo(notice["id"]))
    assert sql("select distinct status from cover_letters") == [("draft",)]
    assert sql("select distinct status::text from applications") == [("shortlisted",)]


async def test_a_notice_that_goes_along_names_the_letter_that_it_takes_back(
    alice: Identity, open_tab
) -> None:
    tab = open_tab(alice)
    await at(tab, await a_letter(alice, "A bakery's shop"))
    await tab.send(LetterState.mark_ready())
    assert await tab.sentences() == [
        "The letter for “A bakery's shop” is ready; the card moved to Ready to apply."
    ]


async def test_an_edit_of_a_ready_letter_says_that_it_is_a_draft_and_can_be_undone(
    alice: Identity, open_tab
) -> None:
    job_id, tab = await a_letter(alice), open_tab(alice)
    letter = await at(tab, job_id)
    await tab.send(LetterState.mark_ready())
    ready, mine = letter.text, letter.text + " Shall we talk?"
    await type_in(tab, mine)
    said = "You changed the ready letter for “A shop”, so it is a draft again. Mark it ready when it is."
    assert (letter.letter["status"], (await tab.sentences())[-1]) == ("draft", said)
    await type_in(tab, mine + " Soon?")
    assert (await tab.sentences()).count(said) == 1
    notice = (await tab.state(NoticeState)).notices[-1]
    await tab.send(NoticeState.undo(notice["id"]))
    assert (letter.letter["status"], letter.text, letter.edition) == ("ready", ready, 1)
    assert await texts(alice, job_id, 3) == [ready, mine + " Soon?", ready]
    assert (await tab.sentences())[-1] == "The letter for “A shop” is as it was, and ready."


async def test_another_draft_of_a_ready_letter_can_be_undone_to_ready(alice: Identity, open_tab) -> None:
    tab = open_tab(alice)
    letter = await at(tab, await a_letter(alice))
    await tab.send(LetterState.mark_ready())
    await tab.send(LetterState.redraft())
    now = "version 2 is the letter for “A shop” now"
    said = f"The ready letter is a draft again: {now}. Mark it ready when it is."
    notice = (await tab.state(NoticeState)).notices[-1]
    assert (notice["sentence"], notice["tone"], notice["undoable"]) == (said, "info", True)
    await tab.send(NoticeState.undo(notice["id"]))
    assert (letter.letter["status"], letter.letter["version"]) == ("ready", 3)
    await tab.send(LetterState.restore(2, ""))
    notice = (await tab.state(NoticeState)).notices[-1]
    assert (notice["sentence"], notice["undoable"]) == (said.replace("version 2", "version 4"), True)


async def test_a_choice_that_the_letter_does_not_show_yet_says_so_until_it_is_redrafted(
    alice: Identity, open_tab
) -> None:
    tab = open_tab(alice)
    letter = await at(tab, await a_letter(alice))
    assert not letter.differs
    await tab.send(LetterState.choose_style("warm"))
    assert letter.differs
    await tab.send(LetterState.redraft())
    assert (letter.differs, letter.letter["style"]) == (False, "warm")
    await tab.send(LetterState.choose_temperature("0.9"))
    assert letter.differs
    await tab.send(LetterState.choose_temperature(letter.letter["temperature"]))
    await tab.send(LetterState.restore(1, ""))
    assert (letter.differs, letter.style) == (False, letter.letter["style"]), "the choice follows the letter"


async def test_a_refused_letter_shows_the_first_thing_that_blocks(alice: Identity, open_tab) -> None:
    job_id = await a_letter(alice)
    tab = open_tab(alice)
    await at(tab, job_id)
    await type_in(tab, "Lantern. I have run Kafka for 9 years.")
    await tab.send(LetterState.mark_ready())
    await tab.send(LetterDeskState.show_what_blocks())
    assert "“Where each claim comes from”" in (await tab.sentences())[-1]
    desk = await tab.state(LetterDeskState)
    assert (desk.pane, desk.shown_first) == ("sources", 1)
    await type_in(tab, "Lantern.")
    await tab.send(LetterState.mark_ready())
    await tab.send(LetterDeskState.show_what_blocks())
    assert (await tab.state(LetterDeskState)).shown_first == 1


async def test_a_letter_leads_on_to_its_application(alice: Identity, open_tab, sql) -> None:
    job_id, alone = await a_letter(alice), await a_letter(alice, "Another shop")
    sql("update applications set removed_at = now() where job_id = %s", alone)
    [(card,)] = sql("select id::text from applications where job_id = %s", job_id)
    tab = open_tab(alice)
    assert (await at(tab, alone)).application == {}
    letter = await at(tab, job_id)
    await tab.send(LetterState.mark_ready())
    assert (letter.letter["status"], letter.application) == (
        "ready",
        {"id": card, "words": "Apply", "sent": ""},
    )
    async with team_session(alice) as db:
        await move_application(db, UUID(card), to=ApplicationStatus.APPLIED, now=utc_now())
    assert (await at(tab, job_id)).application == {"id": card, "words": "Application", "sent": "yes"}


async def test_only_what_the_tab_has_seen_is_marked_ready(alice: Identity, open_tab, sql) -> None:
    job_id = await a_letter(alice)
    tab = open_tab(alice)
    await at(tab, job_id)
    async with team_session(alice) as db:
        await save_letter(db, job_id, "Lantern. Written there. Shall we talk?")
    await tab.send(LetterState.mark_ready())
    assert "has changed since" in (await tab.sentences())[-1]
    assert sql("select count(*) from cover_letters where status = 'ready'") == [(0,)]


async def test_versions_are_stepped_through_and_compared(alice: Identity, open_tab) -> None:
    tab = open_tab(alice)
    letter = await at(tab, await a_letter(alice))
    first = letter.text
    await type_in(tab, first + " Shall we talk?")
    desk = await tab.state(LetterDeskState)
    await tab.send(LetterDeskState.step(-1))
    assert (desk.old_version, desk.old_text) == (1, first)
    await tab.send(LetterDeskState.step(-1))
    assert desk.old_version == 1
    await tab.send(LetterDeskState.step(1))
    assert desk.old_version == 0
    await tab.send(LetterDeskState.compare(1))
    assert desk.diff_of == 1
    assert "".join(words for kind, words in desk.diff if kind == "added").endswith("Shall we talk?")


async def test_a_claim_is_pointed_at_and_a_gap_found(alice: Identity, open_tab) -> None:
    tab = open_tab(alice)
    await at(tab, await a_letter(alice))
    await type_in(tab, "Lantern. I built 40 shops. «Your answer» Shall we talk?")
    [source] = (await tab.state(LetterState)).sources
    desk = await tab.state(LetterDeskState)
    await tab.send(LetterDeskState.show_pane("sources"))
    await tab.send(LetterDeskState.point_at(source["key"]))
    assert (desk.aim, desk.pane) == ({"n": 1, "start": 9, "end": 26}, "letter")
    await tab.send(LetterDeskState.point_at("gaps"))
    assert desk.aim == {"n": 2, "start": 27, "end": 40}


@pytest.mark.parametrize(
    "address", ["nonsense", "00000000-0000-4000-8000-000000000000", "'; drop table jobs"]
)
async def test_a_job_that_is_not_there_is_missing(alice: Identity, open_tab, address: str) -> None:
    letter = await at(open_tab(alice), address)
    assert (letter.loaded, letter.missing) == (True, True)


async def test_a_stranger_finds_nothing(alice: Identity, charlie: Identity, open_tab) -> None:
    letter = await at(open_tab(charlie), await a_letter(alice))
    assert (letter.missing, letter.job, letter.text) == (True, {}, "")


@pytest.mark.parametrize(
    "event",
    [
        lambda: LetterState.save("x", "y", "letter:x:nonsense"),
        lambda: LetterState.save(["x"], {"y": 1}, None),
        lambda: LetterState.save("x", "y", f"letter:x:{uuid4()}"),
        lambda: LetterState.restore("nonsense", ""),
        lambda: LetterState.restore(10**30, ""),
        lambda: LetterState.restore(7, str(uuid4())),
        lambda: LetterState.withdraw(str(uuid4()), str(uuid4()), "x"),
        lambda: LetterState.cut({"key": 1}),
        lambda: LetterState.choose_style("baroque"),
        lambda: LetterState.choose_temperature("NaN"),
        lambda: LetterState.choose_temperature("9"),
        lambda: LetterDeskState.compare("nonsense"),
        lambda: LetterDeskState.compare(99),
    ],
)
async def test_hostile_arguments_are_a_sentence(alice: Identity, open_tab, event: Callable[[], Any]) -> None:
    tab = open_tab(alice)
    job_id = await a_letter(alice)
    await at(tab, job_id)
    await tab.send(event())
    assert len(await tab.sentences()) == 1
    assert (await texts(alice, job_id, 2))[1] is None


async def test_harmless_nonsense_is_taken_calmly(alice: Identity, open_tab) -> None:
    tab = open_tab(alice)
    await at(tab, await a_letter(alice))
    for event in (
        LetterDeskState.step("x"),
        LetterDeskState.pick("k" * 999),
        LetterDeskState.show_pane("attic"),
        LetterDeskState.point_at("nothing"),
        LetterState.accept("k" * 9999),
        LetterState.take_back("nothing"),
        LetterState.take_back("k" * 200),
    ):
        await tab.send(event)
    assert await tab.sentences() == []


async def test_a_letter_on_another_page_is_left_alone(alice: Identity, open_tab) -> None:
    tab = open_tab(alice)
    job_id = await a_letter(alice)
    await at(tab, job_id)
    await tab.open("/profile")
    async with team_session(alice) as db:
        await save_letter(db, job_id, "Written there.")
    await tab.send(LetterState.refresh())
    assert await tab.sentences() == []


@pytest.mark.parametrize("page", [LetterState, LettersState])
async def test_what_cannot_be_loaded_is_a_sentence_and_can_be_tried_again(
    alice: Identity, open_tab, sql, page: Any
) -> None:
    job_id, tab = await a_letter(alice), open_tab(alice)
    sql("alter table public.cover_letters rename to gone")
    try:
        with pytest.raises(ProgrammingError):
            await tab.open(f"/letters/{job_id}", page.load)
    finally:
        sql("alter table public.gone rename to cover_letters")
    shown = await tab.state(page)
    assert "could not be loaded" in shown.failed
    await tab.send(page.load())
    assert (shown.loaded, shown.failed) == (True, "")


async def test_the_list_follows(alice: Identity, bob: Identity, open_tab) -> None:
    tab = open_tab(alice)
    await tab.open("/letters", LettersState.load)
    letters = await tab.state(LettersState)
    assert (letters.loaded, letters.rows) == (True, [])
    job_id = await a_letter(alice)
    await tab.send(LettersState.refresh())
    assert [row["job_id"] for row in letters.rows] == [str(job_id)]
    async with team_session(bob) as db:
        assert (await letter_list(db, now=utc_now())).rows == []
        await shortlist_job(db, job_id, now=MONDAY)
