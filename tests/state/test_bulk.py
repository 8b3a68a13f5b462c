"""Several cards at once in a tab, and the trash."""

from app.domain.identity import Identity
from app.state.bulk import BulkState
from app.state.notices import NoticeState
from app.state.pipeline import PipelineState
from tests.state.boards import READY, at, drop, shortlisted


async def test_chosen_cards_move_and_one_undo_brings_all_back(alice: Identity, open_tab) -> None:
    one, two, three = await shortlisted(alice, "One", "Two", "Three")
    tab = open_tab(alice)
    board = await at(tab)
    await tab.send(BulkState.open())
    await tab.send(BulkState.choose(one, True))
    await tab.send(BulkState.choose(two, True))
    await tab.send(BulkState.choose("made up", True))
    await tab.send(BulkState.move(READY))
    assert (board.order["shortlisted"], set(board.order[READY])) == ([three], {one, two})
    notices = await tab.state(NoticeState)
    assert notices.notices[-1]["sentence"] == "2 cards moved to Ready to apply."
    await tab.send(NoticeState.undo(notices.notices[-1]["id"]))
    assert board.order["shortlisted"] == [one, two, three]


async def test_chosen_cards_keep_their_order_however_they_were_chosen(alice: Identity, open_tab) -> None:
    one, two, three = await shortlisted(alice, "One", "Two", "Three")
    tab = open_tab(alice)
    board = await at(tab)
    await tab.send(BulkState.act_on([[each, "shortlisted"] for each in (three, one, two)], READY))
    assert board.order[READY] == [one, two, three]


async def test_a_move_of_several_is_one_step_of_undo_among_the_others(alice: Identity, open_tab) -> None:
    one, two, three = await shortlisted(alice, "One", "Two", "Three")
    tab = open_tab(alice)
    board = await at(tab)
    for forget in (True, False):
        await tab.send(drop(two, "shortlisted", "shortlisted", 0))
        await tab.send(BulkState.act_on([[one, "shortlisted"], [two, "shortlisted"]], READY))
        assert board.last == "2 cards moved to Ready to apply"
        await tab.send(drop(three, "shortlisted", READY))
        await tab.send(PipelineState.undo_last())
        for each in list((await tab.state(NoticeState)).notices) if forget else ():
            await tab.send(NoticeState.dismiss(each["id"]))
        await tab.send(PipelineState.undo_last())
        assert board.order["shortlisted"] == [two, one, three]
        assert "2 cards moved back." in await tab.sentences()
        await tab.send(PipelineState.undo_last())
        assert (board.order["shortlisted"], board.order[READY]) == ([one, two, three], [])
        board._remember(type(board._steps)())


async def test_what_could_not_be_is_reported_and_stays_chosen(alice: Identity, open_tab) -> None:
    await shortlisted(alice, "One")
    tab = open_tab(alice)
    await at(tab)
    await tab.send(BulkState.open())
    await tab.send(BulkState.choose_column("shortlisted"))
    await tab.send(BulkState.move("won"))
    bulk = await tab.state(BulkState)
    assert bulk.shown
    assert bulk.report == ["“One”: From Shortlisted an application goes to Ready to apply, not to Won."]
    for event in (BulkState.move("x"), BulkState.act("x"), BulkState.undo([["x", 1]]), BulkState.undo([1])):
        await tab.send(event)
    assert len(await tab.sentences()) >= 3


async def test_all_of_a_column_are_chosen_beside_what_is_chosen_already(alice: Identity, open_tab) -> None:
    one, two = await shortlisted(alice, "One", "Two")
    tab = open_tab(alice)
    await at(tab)
    await tab.send(drop(two, "shortlisted", READY))
    await tab.send(BulkState.open())
    await tab.send(BulkState.choose(one, True))
    await tab.send(BulkState.choose_column(READY))
    await tab.send(BulkState.choose_column(READY))
    assert (await tab.state(BulkState)).chosen == [one, two]


async def test_the_trash_gives_back(alice: Identity, open_tab) -> None:
    [one] = await shortlisted(alice, "One")
    tab = open_tab(alice)
    board = await at(tab)
    await tab.send(BulkState.open())
    await tab.send(BulkState.choose_column("shortlisted"))
    await tab.send(BulkState.act("trash"))
    assert board.order["shortlisted"] == []
    await tab.send(BulkState.open_trash())
    bulk = await tab.state(BulkState)
    assert [card["title"] for card in bulk.trash] == ["One"]
    await tab.send(BulkState.put_back(one))
    assert (bulk.trash, board.order["shortlisted"]) == ([], [one])


async def test_a_viewer_chooses_nothing(alice: Identity, vera: Identity, open_tab) -> None:
    await shortlisted(alice, "One")
    tab = open_tab(vera)
    await at(tab)
    await tab.send(BulkState.open())
    assert not (await tab.state(BulkState)).shown
    assert (await tab.state(PipelineState)).total == 1


async def test_of_cards_of_two_columns_each_goes_where_it_may_and_the_others_are_told(
    alice: Identity, open_tab
) -> None:
    one, two = await shortlisted(alice, "One", "Two")
    tab = open_tab(alice)
    board = await at(tab)
    await tab.send(drop(two, "shortlisted", READY))
    await tab.send(BulkState.open())
    bulk = await tab.state(BulkState)
    assert bulk.targets == []
    await tab.send(BulkState.choose(one, True))
    assert bulk.targets == [READY]
    await tab.send(BulkState.choose(two, True))
    assert bulk.targets == [READY, "applied"]
    await tab.send(BulkState.move(READY))
    assert set(board.order[READY]) == {one, two}
    assert (bulk.report, bulk.chosen) == (["“Two”: It is already in Ready to apply."], [two])
    assert {row["label"] for row in bulk.rows} == {"Ready to apply"}
    assert (await tab.sentences())[-1] == "1 card moved to Ready to apply. 1 could not be."


async def test_what_is_chosen_on_the_board_is_chosen_in_the_sheet_until_it_is_dealt_with(
    alice: Identity, open_tab
) -> None:
    one, two = await shortlisted(alice, "One", "Two")
    tab = open_tab(alice)
    await at(tab)
    await tab.send(BulkState.open([two, "made up", 7, ["x"]]))
    bulk = await tab.state(BulkState)
    assert (bulk.shown, bulk.chosen, bulk.targets, bulk.settled) == (True, [two], [READY], 0)
    await tab.send(BulkState.move(READY))
    assert (bulk.shown, bulk.settled) == (False, 1)
    await tab.send(BulkState.open("made up"))
    assert (bulk.shown, bulk.chosen) == (True, [])
    assert one in bulk._statuses()


async def test_what_was_chosen_on_the_board_moves_from_where_it_was_seen(alice: Identity, open_tab) -> None:
    one, two = await shortlisted(alice, "One", "Two")
    tab = open_tab(alice)
    board = await at(tab)
    await tab.send(BulkState.act_on([[one, "shortlisted"], [two, READY]], READY))
    bulk = await tab.state(BulkState)
    assert (board.order[READY], board.order["shortlisted"]) == ([one], [two])
    assert bulk.shown
    assert bulk.report == ["“Two”: This card has changed since. Look at it again, then decide."]
    assert (bulk.chosen, bulk.targets) == ([two], [READY])
    await tab.send(BulkState.act_on([[two, "shortlisted"]], "trash"))
    assert board.order["shortlisted"] == []
    for cards in ([["x", "shortlisted"]], [[two]], [[two, "nowhere"]], [7]):
        await tab.send(BulkState.act_on(cards, READY))
    assert "The board has no such place. Reload the page and try again." in await tab.sentences()


async def test_cards_that_end_together_are_asked_why_once(alice: Identity, sql, open_tab) -> None:
    one, two = await shortlisted(alice, "One", "Two")
    tab = open_tab(alice)
    board = await at(tab)
    for status in (READY, "applied"):
        sql("update applications set status = %s", status)
    await tab.send(BulkState.act_on([[one, "applied"], [two, "ready_to_apply"]], "archived"))
    bulk = await tab.state(BulkState)
    assert bulk.question == {"status": "archived", "words": "2 cards to Archived"}
    assert sql("select distinct status from applications") == [("applied",)], "nothing goes before the answer"
    await tab.send(BulkState.give_reason("No reply"))
    reasons = dict(sql("select id::text, closed_reason from applications"))
    assert (reasons[one], reasons[two]) == ("No reply", None)
    assert board.order["archived"] == [one]
    assert (bulk.question["status"], bulk.shown, len(bulk.report)) == ("", True, 1)
    assert bulk.report[0].startswith("“Two”: ")
    await tab.send(BulkState.give_reason("Price"))
    assert dict(sql("select id::text, closed_reason from applications")) == reasons, "it is asked about once"


async def test_who_is_asked_why_may_leave_them_where_they_are(alice: Identity, sql, open_tab) -> None:
    [one] = await shortlisted(alice, "One")
    tab = open_tab(alice)
    await at(tab)
    for status in (READY, "applied"):
        sql("update applications set status = %s", status)
    for event in (BulkState.keep_them(), BulkState.give_reason("")):
        await tab.send(BulkState.act_on([[one, "applied"]], "archived"))
        await tab.send(event)
    assert sql("select status, closed_reason from applications") == [("archived", None)]
