"""The account's card, whose it is and in which team; and the numbers beside the places."""

from app.actions.cover_letters import draft_letter
from app.actions.team import rename_team
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import ApplicationStatus
from app.domain.identity import Identity
from app.state import live
from app.state.pipeline import PipelineState
from app.state.shell import ShellState
from tests.builders import a_job, a_letter, an_application
from tests.state.tabs import Tab


async def card(tab: Tab) -> dict[str, str]:
    await tab.open("/feed", ShellState.load)
    return (await tab.state(ShellState)).account


async def test_who_works_alone_is_solo(alice: Identity, open_tab) -> None:
    assert (await card(open_tab(alice)))["plan"] == "Solo"


async def test_a_team_of_two_is_called_by_its_name(alice: Identity, bob: Identity, open_tab) -> None:
    async with team_session(alice) as db:
        await rename_team(db, "The studio")
    for person in (alice, bob):
        assert (await card(open_tab(person)))["plan"].startswith("The studio")


async def test_only_ones_own_letters_that_are_still_drafts_are_counted(alice, bob, open_tab) -> None:
    async with team_session(alice) as db:
        await draft_letter(db, (await a_job(db, "A shop")).id, now=utc_now())
        sent = await a_job(db, "A clinic")
        await an_application(db, sent, ApplicationStatus.APPLIED, applied_at=utc_now())
        await a_letter(db, sent)
    for person, letters in ((alice, 1), (bob, 0)):
        tab = open_tab(person)
        await card(tab)
        assert (await tab.state(ShellState)).counts["letters"] == letters


async def test_the_numbers_follow_a_move_by_another_person(alice: Identity, open_tab) -> None:
    tab = open_tab(alice)
    await card(tab)
    await tab.open("/pipeline", PipelineState.load)
    token = (await tab.state(ShellState)).router.session.client_token
    for kind in live.kinds_of("pipeline"):
        assert token in live._tabs[(str(alice.team_id), kind)], kind
    assert live.kinds_of("pipeline") == ("pipeline", live.COUNTS)
    assert live.kinds_of("letter") == ("letter",)
