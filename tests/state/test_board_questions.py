"""What the board asks after a card has come to Applied."""

from app.db.session import team_session
from app.domain.enums import ApplicationStatus as S
from app.domain.identity import Identity
from app.state.board_questions import QuestionState
from tests.builders import a_job, an_application
from tests.state.boards import at
from tests.state.tabs import Tab


async def test_the_board_asks_and_enters_with_one_tap(alice: Identity, open_tab) -> None:
    async with team_session(alice) as db:
        posted = await a_job(db, source_raw={"x": {"connects": 14}})
        card = str((await an_application(db, posted, S.APPLIED)).id)
    tab: Tab = open_tab(alice)
    await at(tab)
    asked = await tab.state(QuestionState)
    await tab.send(QuestionState.ask_connects(card, "Booking site"))
    assert (asked.question["kind"], asked.question["connects"]) == ("connects", "14")
    await tab.send(QuestionState.spent_another({"spent": "0"}))
    assert "whole number" in asked.error
    await tab.send(QuestionState.spent_another({"spent": "16"}))
    assert asked.question["kind"] == ""
    await tab.send(QuestionState.ask_connects(card, "Booking site"))
    assert asked.question["kind"] == ""
