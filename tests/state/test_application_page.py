"""The page of an application in a tab: the link is shown once, every button answers, nothing strange is believed."""

from urllib.parse import urlsplit
from uuid import uuid4

from app.actions.apply_sessions import Sent, submit_application
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import ApplicationStatus as S
from app.domain.identity import Identity
from app.queries.apply_link import link_of
from app.state.application_entries import ApplicationEntriesState as Entries
from app.state.application_moves import ApplicationMovesState as Moves
from app.state.application_page import ApplicationPageState as Page
from app.state.ledger import LedgerState
from app.state.notices import NoticeState
from tests.actions.boards import Sql
from tests.builders import a_job, a_letter, an_application
from tests.state.tabs import Tab


async def opened(tab: Tab, person: Identity, status: S = S.READY_TO_APPLY) -> tuple[Page, str]:
    async with team_session(person) as db:
        job = await a_job(db, client_country="Sweden", source_raw={"x": {"connects": 12}})
        await a_letter(db, job, status="ready", ready_at=utc_now())
        card = str((await an_application(db, job, status)).id)
    await tab.open(f"/applications/{card}", Page.load, Entries.load)
    return await tab.state(Page), card


async def test_everything_of_an_application_is_on_its_page(alice: Identity, open_tab) -> None:
    page, _ = await opened(open_tab(alice), alice)
    assert (page.loaded, page.missing, page.failed) == (True, False, "")
    assert {each["key"] for each in page.preflight} >= {
        "letter",
        "open",
        "fresh",
        "before",
        "flag",
        "connects",
    }
    assert page.break_even[0] == "This bid costs 12 Connects ($1.80)."
    assert "in Sweden" in page.follow_up["hours"]


async def test_the_link_is_shown_to_whoever_made_it_and_only_once(alice: Identity, open_tab) -> None:
    tab = open_tab(alice)
    page, card = await opened(tab, alice)
    await tab.send(Page.make_link({}))
    path = urlsplit(page.link).path
    assert page.qr.startswith("data:image/svg+xml")
    link = await link_of(path.removeprefix("/apply/"), now=utc_now())
    assert link is not None
    assert str(link.application_id) == card
    assert page.sessions[0]["open"] == "yes"
    await tab.open(f"/applications/{card}", Page.load)
    assert (page.link, page.qr) == ("", "")
    await tab.send(Page.shut_link())
    assert await link_of(path.removeprefix("/apply/"), now=utc_now()) is None


async def test_what_the_phone_did_is_undone_here(alice: Identity, open_tab, sql: Sql) -> None:
    tab = open_tab(alice)
    page, _ = await opened(tab, alice)
    await tab.send(Page.make_link({}))
    link = await link_of(page.link.rpartition("/")[2], now=utc_now())
    assert link is not None
    async with team_session(link.identity) as db:
        await submit_application(db, link.session_id, Sent(12), now=utc_now())
    await tab.send(Page.refresh())
    assert (page.details["status"], page.bids[0]["amount"]) == ("applied", "−12")
    await tab.send(Moves.undo(page.details["version"]))
    assert (page.details["status"], page.bids[0]["is_taken_back"]) == ("ready_to_apply", True)


async def test_after_a_move_to_applied_one_tap_enters_the_connects(alice: Identity, open_tab) -> None:
    tab = open_tab(alice)
    page, _ = await opened(tab, alice)
    moves = await tab.state(Moves)
    await tab.send(Moves.move("applied"))
    assert (page.details["status"], moves.question, moves.connects) == ("applied", "connects", "12")
    await tab.send(Moves.spent_another({"spent": "many"}))
    assert ("whole number" in moves.error, moves.question) == (True, "connects")
    await tab.send(Moves.spent("12"))
    assert (moves.question, [line["amount"] for line in page.bids]) == ("", ["−12"])
    await tab.send(Moves.undo(page.details["version"]))
    assert (page.details["status"], page.bids[0]["is_taken_back"]) == ("ready_to_apply", True)


async def test_ledger_and_feedback_are_entered_and_taken_back(alice: Identity, open_tab, sql: Sql) -> None:
    tab = open_tab(alice)
    page, _ = await opened(tab, alice, S.APPLIED)
    entries = await tab.state(Entries)
    await tab.send(Entries.enter({"kind": "returned", "amount": "6"}))
    assert "nothing can be given back" in entries.errors["amount"]
    await tab.send(Entries.enter({"kind": "bid", "amount": "8"}))
    await tab.send(Entries.enter({"kind": "returned", "amount": "6", "bid-reason": "Job was closed"}))
    lines = {line["amount"]: line for line in page.bids}
    assert {amount: line["reason"] for amount, line in lines.items()} == {"−8": "", "+6": "Job was closed"}
    await tab.send(Entries.strike_out(lines["+6"]["id"]))
    assert {line["amount"]: line["is_taken_back"] for line in page.bids} == {"−8": False, "+6": True}
    await tab.send(Entries.enter({"kind": "bought", "amount": "many"}))
    assert "whole number" in entries.errors["amount"]
    await tab.send(Entries.keep_feedback({"words": "Too expensive", "outcome": "not_hired", "message": ""}))
    assert (page.feedback[0]["head"], page.feedback[0]["words"]) == ("Not hired", "Too expensive")
    await tab.send(Entries.drop_feedback(page.feedback[0]["id"]))
    assert page.feedback == []
    notices = await tab.state(NoticeState)
    await tab.send(NoticeState.undo(notices.notices[-1]["id"]))
    assert page.feedback[0]["words"] == "Too expensive"


async def test_moves_dates_and_the_archive_work_from_the_page(alice: Identity, open_tab) -> None:
    tab = open_tab(alice)
    page, _ = await opened(tab, alice, S.APPLIED)
    await tab.send(Page.ask_again_on({"follow_up": "tomorrow"}))
    assert page.errors["follow_up"] == "Choose a day."
    await tab.send(Page.ask_again_on({"follow_up": "2031-03-04"}))
    assert page.details["follow_up"] == "2031-03-04"
    await tab.send(Page.did_follow_up())
    assert "Done once so far" in page.follow_up["plan"]
    await tab.send(Page.correct_applied({"applied_on": "2026-01-05"}))
    assert page.follow_up["applied"] == "2026-01-05"
    await tab.send(Moves.archive_as_ghosted())
    assert (page.details["status"], page.details["closed_reason"]) == ("archived", "No reply")


async def test_strangers_and_wrong_addresses_find_nothing(
    alice: Identity, charlie: Identity, open_tab
) -> None:
    _, card = await opened(open_tab(alice), alice)
    for path in (f"/applications/{card}", f"/applications/{uuid4()}", "/applications/x"):
        tab = open_tab(charlie)
        await tab.open(path, Page.load, Entries.load)
        page = await tab.state(Page)
        assert (page.loaded, page.missing, page.details.get("title")) == (True, True, None)
        for event in (Page.make_link({}), Moves.undo(1), Moves.move("applied"), Page.write_notes("x"),
                      Entries.enter({"kind": "bid", "amount": "1"}), Entries.keep_feedback({"words": "x"})):  # fmt: skip
            await tab.send(event)
        assert await tab.sentences()


async def test_the_ledger_keeps_the_balance_from_the_first_purchase_on(alice: Identity, open_tab) -> None:
    tab = open_tab(alice)
    await tab.open("/ledger", LedgerState.load)
    state = await tab.state(LedgerState)
    assert state.left.startswith("Not kept")
    await tab.send(LedgerState.buy({"amount": "80", "reason": "February"}))
    assert (state.left, state.error) == ("80 Connects", "")
    await tab.send(LedgerState.buy({"amount": "-1"}))
    assert state.error
    assert [each["title"] for each in state.experiments] == ["Style", "Opener", "Length"]


async def test_a_follow_up_is_put_off_by_one_tap(alice: Identity, open_tab) -> None:
    tab = open_tab(alice)
    page, _ = await opened(tab, alice, S.APPLIED)
    await tab.send(Page.snooze(1))
    assert await tab.sentences() == ["Follow up tomorrow."]
    tomorrow = page.details["follow_up"]
    await tab.send(Page.snooze(7))
    assert page.details["follow_up"] > tomorrow
    kept = page.details["follow_up"]
    for strange in (2, -1, "7", None, [1]):
        await tab.send(Page.snooze(strange))
    assert page.details["follow_up"] == kept
    assert (await tab.sentences())[-1].startswith("It can be put off until tomorrow")


async def test_two_who_write_the_same_notes_lose_no_word(alice: Identity, bob: Identity, open_tab) -> None:
    mine, his = open_tab(alice), open_tab(bob)
    page, card = await opened(mine, alice)
    await his.open(f"/applications/{card}", Page.load)
    seen, doc = page.details["notes_mark"], f"application:{card}"
    await mine.send(Page.write_notes("They like short letters.", seen, doc))
    await his.send(Page.write_notes("Ask for Birgit.", seen, doc))
    assert (await his.state(Page)).details["notes"] == "They like short letters.\nAsk for Birgit."
    assert any("Both texts are kept" in sentence for sentence in await his.sentences())
    await mine.send(Page.write_notes("They like short letters, and lists.", seen, doc))
    assert (
        page.details["notes"]
        == "They like short letters.\nAsk for Birgit.\nThey like short letters, and lists."
    )


async def test_notes_of_the_page_before_go_where_they_belong(alice: Identity, open_tab) -> None:
    """What was typed last is sent while the next page opens already."""
    tab = open_tab(alice)
    page, first = await opened(tab, alice)
    mark = page.details["notes_mark"]
    _, second = await opened(tab, alice)
    await tab.send(Page.write_notes("Of the first one.", mark, f"application:{first}"))
    assert page.details["notes"] == ""
    await tab.open(f"/applications/{first}", Page.load)
    assert page.details["notes"] == "Of the first one."
    assert first != second
