"""The board in a tab: every drop is answered, little is sent, and nothing that a browser sends breaks it."""

from uuid import UUID, uuid4

import pytest

from app.actions.applications import move_application, remove_application
from app.db.session import team_session
from app.domain.enums import ApplicationStatus as S
from app.domain.identity import Identity
from app.state.application import ApplicationState
from app.state.board_questions import QuestionState
from app.state.notices import NoticeState
from app.state.pipeline import PipelineState
from tests.builders import MONDAY, an_application
from tests.state.boards import READY, at, drop, shortlisted


async def test_the_whole_board_is_there_after_loading(alice: Identity, open_tab) -> None:
    one, two = await shortlisted(alice, "One", "Two")
    board = await at(open_tab(alice))
    assert (board.loaded, board.failed, board.total, board.counted) == (True, "", 2, "")
    assert board.order["shortlisted"] == [one, two]
    assert board.cards[one]["title"] == "One"


async def test_the_address_says_which_cards_are_shown(alice: Identity, open_tab) -> None:
    one, _ = await shortlisted(alice, "One", "Two")
    tab = open_tab(alice)
    board = await at(tab, "/pipeline?q=ONE")
    assert (board.words, board.counted, board.order["shortlisted"]) == ("ONE", "1 of 2 cards", [one])
    await tab.send(PipelineState.find("two & more"))
    await tab.send(PipelineState.find("  "))
    assert tab.redirects() == ["/pipeline?q=two+%26+more", "/pipeline"]


async def test_the_address_says_how_cards_are_put_together_and_keeps_the_filter(
    alice: Identity, open_tab
) -> None:
    one, two = await shortlisted(alice, "One", "Two")
    tab = open_tab(alice)
    board = await at(tab, "/pipeline?q=o&group=score")
    assert (board.group, board.groups) == ("score", {"names": ["No score"], "of": {one: 0, two: 0}})
    await tab.send(PipelineState.group_by("client"))
    await tab.send(PipelineState.group_by(""))
    assert tab.redirects() == ["/pipeline?q=o&group=client", "/pipeline?q=o"]
    assert (await at(tab, "/pipeline?group=magic")).groups == {}


async def test_an_address_may_name_the_card_to_open(alice: Identity, open_tab) -> None:
    [one] = await shortlisted(alice, "One")
    tab = open_tab(alice)
    await at(tab, f"/pipeline?card={one}")
    drawer = await tab.state(ApplicationState)
    assert (drawer.shown, drawer.card["title"]) == (True, "One")


async def test_a_card_is_put_under_the_card_that_was_above_it_also_when_cards_are_hidden(
    alice: Identity, open_tab
) -> None:
    one, two, hidden, four = await shortlisted(alice, "Shop one", "Shop two", "Other", "Shop four")
    tab = open_tab(alice)
    board = await at(tab, "/pipeline?q=shop")
    assert board.order["shortlisted"] == [one, two, four]
    await tab.send(drop(one, "shortlisted", "shortlisted", 1, two))
    assert (board.revision, board.order["shortlisted"]) == (1, [two, one, four])
    assert await tab.sentences() == []
    await tab.send(drop(one, "shortlisted", "shortlisted", 2, four))
    board = await at(tab)
    assert board.order["shortlisted"] == [two, hidden, four, one]


async def test_a_move_that_is_not_possible_is_answered_and_explained(alice: Identity, open_tab) -> None:
    [one] = await shortlisted(alice, "One")
    tab = open_tab(alice)
    board = await at(tab)
    await tab.send(drop(one, "shortlisted", "won"))
    assert (board.revision, board.order["shortlisted"]) == (1, [one])
    assert await tab.sentences() == ["From Shortlisted an application goes to Ready to apply, not to Won."]


async def test_who_was_slower_is_told_what_is_true_now(alice: Identity, bob: Identity, open_tab) -> None:
    [one] = await shortlisted(alice, "One")
    tab = open_tab(alice)
    board = await at(tab)
    async with team_session(bob) as db:
        await move_application(db, UUID(one), to=S.READY_TO_APPLY, now=MONDAY)
    await tab.send(drop(one, "shortlisted", READY))
    assert board.revision == 1
    [sentence] = await tab.sentences()
    assert sentence.startswith("Bob moved this to Ready to apply")


async def test_what_others_do_follows_and_an_echo_of_ones_own_move_sends_nothing(
    alice: Identity, bob: Identity, open_tab
) -> None:
    one, two = await shortlisted(alice, "One", "Two")
    tab = open_tab(bob)
    board = await at(tab)
    async with team_session(alice) as db:
        await move_application(db, UUID(one), to=S.READY_TO_APPLY, now=MONDAY)
    await tab.send(PipelineState.refresh())
    assert (board.order[READY], board.revision) == ([one], 0)
    before = tab.update_count
    await tab.send(PipelineState.refresh())
    assert tab.sent(before) == set()


async def test_applying_without_a_letter_asks_and_the_answer_does_the_move(alice: Identity, open_tab) -> None:
    async with team_session(alice) as db:
        one = str((await an_application(db, status=S.READY_TO_APPLY)).id)
        two = str((await an_application(db, status=S.APPLIED)).id)
    tab = open_tab(alice)
    board, asked = await at(tab), await tab.state(QuestionState)
    await tab.send(drop(one, READY, "applied", 1, two))
    assert (board.revision, asked.question["kind"], board.order[READY]) == (1, "letter", [one])
    await tab.send(PipelineState.apply_with_other_letter())
    assert (asked.question["kind"], board.order["applied"]) == ("", [two, one])
    await tab.send(PipelineState.apply_with_other_letter())
    assert board.order["applied"] == [two, one]


async def test_a_question_can_be_put_aside_and_nothing_has_moved(alice: Identity, open_tab) -> None:
    async with team_session(alice) as db:
        one = str((await an_application(db, status=S.READY_TO_APPLY)).id)
    tab = open_tab(alice)
    board, asked = await at(tab), await tab.state(QuestionState)
    await tab.send(drop(one, READY, "applied"))
    await tab.send(QuestionState.skip())
    await tab.send(PipelineState.apply_with_other_letter())
    assert (asked.question["kind"], board.order[READY]) == ("", [one])


async def test_an_end_asks_for_its_reason_and_shows_it(alice: Identity, open_tab) -> None:
    async with team_session(alice) as db:
        one = str((await an_application(db, status=S.APPLIED)).id)
    tab = open_tab(alice)
    board, asked = await at(tab), await tab.state(QuestionState)
    await tab.send(drop(one, "applied", "archived"))
    assert (asked.question["kind"], asked.question["status"]) == ("reason", "archived")
    await tab.send(QuestionState.give_reason("No reply"))
    await tab.send(PipelineState.refresh())
    assert (asked.question["kind"], board.changed[one]["due"]) == ("", "no reply")


async def test_a_menu_opens_the_drawer_at_the_note_or_the_date(alice: Identity, open_tab) -> None:
    [one] = await shortlisted(alice, "One")
    tab = open_tab(alice)
    await at(tab)
    for action in ("note", "follow_up"):
        await tab.send(PipelineState.act(one, action))
        drawer = await tab.state(ApplicationState)
        assert (drawer.shown, drawer.focus, drawer.card["id"]) == (True, action, one)
    await tab.send(PipelineState.act(one, "explode"))
    assert (await tab.sentences())[-1] == "The board knows no such action."


async def test_the_drawer_follows_the_board(alice: Identity, bob: Identity, open_tab) -> None:
    [one] = await shortlisted(alice, "One")
    tab = open_tab(alice)
    await at(tab)
    await tab.send(ApplicationState.open(one))
    drawer = await tab.state(ApplicationState)
    await tab.send(PipelineState.send_to(one, "shortlisted", READY))
    assert drawer.card["status_label"] == "Ready to apply"
    async with team_session(bob) as db:
        await remove_application(db, UUID(one), now=MONDAY)
    await tab.send(PipelineState.refresh())
    assert not drawer.shown


@pytest.mark.parametrize("junk", ["", "x", "0" * 5000, None, 7, [], {"a": 1}, "\x00"])
async def test_nothing_that_a_browser_sends_breaks_the_board(alice: Identity, open_tab, junk: object) -> None:
    [one] = await shortlisted(alice, "One")
    tab = open_tab(alice)
    board = await at(tab)
    for event in (
        PipelineState.move(junk, junk, junk, junk, junk),
        PipelineState.move(one, "shortlisted", READY, junk, str(uuid4())),
        PipelineState.move(one, "shortlisted", junk, 0, ""),
        PipelineState.move(one, "shortlisted", "shortlisted", 0, junk),
        PipelineState.send_to(junk, "shortlisted", READY),
        PipelineState.undo(junk, junk),
        PipelineState.undo(one, junk),
        PipelineState.remove(junk),
        PipelineState.put_back(junk),
        PipelineState.act(one, junk),
        QuestionState.give_reason(junk),
        PipelineState.find(junk),
        ApplicationState.open(junk),
        ApplicationState.write_notes(junk),
        ApplicationState.follow_up(junk),
        ApplicationState.follow_up_in(junk),
        ApplicationState.give_reason(junk),
    ):
        await tab.send(event)
    assert "did not work" not in " ".join(await tab.sentences())
    assert sum(len(ids) for ids in board.order.values()) == 1


async def test_a_viewer_is_told_that_she_may_only_look(alice: Identity, vera: Identity, open_tab) -> None:
    [one] = await shortlisted(alice, "One")
    tab = open_tab(vera)
    board = await at(tab)
    await tab.send(drop(one, "shortlisted", READY))
    assert (board.revision, board.order["shortlisted"]) == (1, [one])
    [sentence] = await tab.sentences()
    assert sentence.startswith("You can look at everything")


async def test_a_stranger_moves_nothing_and_learns_nothing(
    alice: Identity, charlie: Identity, open_tab
) -> None:
    [one] = await shortlisted(alice, "Secret")
    tab = open_tab(charlie)
    board = await at(tab)
    await tab.send(drop(one, "shortlisted", READY))
    assert await tab.sentences() == [gone := "This card is not on the board any more."]
    await tab.send(NoticeState.dismiss((await tab.state(NoticeState)).notices[0]["id"]))
    await tab.send(ApplicationState.open(one))
    assert await tab.sentences() == [gone]
    assert (board.total, (await tab.state(ApplicationState)).shown) == (0, False)
