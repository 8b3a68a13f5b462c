"""What a tab did on the board can be taken back: from the notice, by key, from the menu."""

from uuid import UUID

from app.actions.applications import move_application
from app.db.session import team_session
from app.domain.enums import ApplicationStatus as S
from app.domain.identity import Identity
from app.state.board_questions import QuestionState
from app.state.notices import NoticeState
from app.state.pipeline import PipelineState
from tests.builders import MONDAY
from tests.state.boards import READY, at, drop, shortlisted
from tests.state.tabs import Tab


async def test_a_move_is_answered_with_the_new_order_and_without_sending_the_cards_again(
    alice: Identity, open_tab
) -> None:
    one, two = await shortlisted(alice, "One", "Two")
    tab = open_tab(alice)
    board = await at(tab)
    before = tab.update_count
    await tab.send(drop(one, "shortlisted", READY))
    assert (board.revision, board.order["shortlisted"], board.order[READY]) == (1, [two], [one])
    assert await tab.sentences() == ["“One” moved to Ready to apply."]
    assert list(board.changed) == [one]
    assert not any(name.startswith("cards") for name in tab.sent(before))


async def test_a_move_is_undone_from_its_notice_by_key_and_from_the_menu(alice: Identity, open_tab) -> None:
    [one] = await shortlisted(alice, "One")
    tab = open_tab(alice)
    board, notices = await at(tab), await tab.state(NoticeState)
    for undo in (
        lambda: NoticeState.undo(notices.notices[-1]["id"]),
        lambda: PipelineState.undo_last(),
        lambda: PipelineState.act(one, "undo"),
    ):
        await tab.send(drop(one, "shortlisted", READY))
        assert board.order[READY] == [one]
        await tab.send(undo())
        assert board.order["shortlisted"] == [one]
        assert (await tab.sentences())[-1] == "“One” is back in Shortlisted."
    assert board.last == ""


async def test_the_undo_key_takes_the_notice_along(alice: Identity, open_tab) -> None:
    [one] = await shortlisted(alice, "One")
    tab = open_tab(alice)
    await at(tab)
    await tab.send(drop(one, "shortlisted", READY))
    await tab.send(PipelineState.undo_last())
    assert await tab.sentences() == ["“One” is back in Shortlisted."]
    await tab.send(PipelineState.undo_last())
    assert (await tab.sentences())[-1] == "Nothing left to undo."


async def test_a_new_order_is_undone_and_done_again(alice: Identity, open_tab) -> None:
    one, two, three = await shortlisted(alice, "One", "Two", "Three")
    tab = open_tab(alice)
    board = await at(tab)
    await tab.send(drop(three, "shortlisted", "shortlisted", 1, one))
    await tab.send(PipelineState.undo_last())
    assert board.order["shortlisted"] == [one, two, three]
    await tab.send(PipelineState.undo_last())
    assert board.order["shortlisted"] == [one, three, two]


async def test_moves_of_one_card_are_undone_one_after_the_other_from_notices_and_by_key(
    alice: Identity, open_tab
) -> None:
    [one] = await shortlisted(alice, "One")
    tab = open_tab(alice)
    board, notices = await at(tab), await tab.state(NoticeState)
    for forget in (False, True):
        await _apply_by_two_moves(tab, one)
        assert board.order["applied"] == [one]
        if forget:  # the notices are gone by themselves
            for each in list(notices.notices):
                await tab.send(NoticeState.dismiss(each["id"]))
        for back in (READY, "shortlisted"):
            undoable = [each["id"] for each in notices.notices if each["undoable"]]
            await tab.send(PipelineState.undo_last() if forget else NoticeState.undo(undoable[-1]))
            assert board.order[back] == [one]
            assert "has changed since" not in " ".join(await tab.sentences())
        assert board.last == ""


async def test_a_card_that_was_moved_reordered_and_taken_off_goes_all_the_way_back(
    alice: Identity, open_tab
) -> None:
    one, two = await shortlisted(alice, "One", "Two")
    tab = open_tab(alice)
    board = await at(tab)
    await tab.send(drop(two, "shortlisted", READY))
    await tab.send(drop(one, "shortlisted", READY))
    await tab.send(drop(one, READY, READY, 1, two))
    await tab.send(PipelineState.remove(one))
    expected = ([two, one], [one, two], [two], [])
    for ready in expected:
        await tab.send(PipelineState.undo_last())
        assert board.order[READY] == ready
    assert (board.order["shortlisted"], board.last) == ([one, two], "")


async def test_what_cannot_be_undone_any_more_makes_way_for_what_was_done_before(
    alice: Identity, bob: Identity, open_tab
) -> None:
    one, two = await shortlisted(alice, "One", "Two")
    tab = open_tab(alice)
    board = await at(tab)
    await tab.send(drop(one, "shortlisted", READY))
    await tab.send(drop(two, "shortlisted", READY))
    async with team_session(bob) as db:
        await move_application(db, UUID(two), to=S.APPLIED, now=MONDAY, letter_elsewhere=True)
    await tab.send(PipelineState.undo_last())
    assert (await tab.sentences())[-1] == "This card has changed since. Look at it again, then decide."
    await tab.send(PipelineState.undo_last())
    assert board.order["shortlisted"] == [one]


async def _apply_by_two_moves(tab: Tab, card: str) -> None:
    await tab.send(drop(card, "shortlisted", READY))
    await tab.send(drop(card, READY, "applied"))
    if (await tab.state(QuestionState)).question["kind"] == "letter":
        await tab.send(PipelineState.apply_with_other_letter())


async def test_a_card_is_taken_off_and_put_back(alice: Identity, open_tab) -> None:
    one, two = await shortlisted(alice, "One", "Two")
    tab = open_tab(alice)
    board = await at(tab)
    await tab.send(PipelineState.act(two, "remove"))
    assert (board.order["shortlisted"], board.total) == ([one], 1)
    assert await tab.sentences() == ["“Two” is off the board."]
    await tab.send(PipelineState.undo_last())
    assert board.order["shortlisted"] == [one, two]


async def test_what_was_done_before_the_board_was_opened_again_is_not_undone_by_key(
    alice: Identity, open_tab
) -> None:
    [one] = await shortlisted(alice, "One")
    tab = open_tab(alice)
    board = await at(tab)
    await tab.send(drop(one, "shortlisted", READY))
    await tab.send(PipelineState.load())
    await tab.send(PipelineState.undo_last())
    assert board.order[READY] == [one]
    assert (await tab.sentences())[-1] == "Nothing left to undo."
