"""The account's card: whose it is, and in which team."""

from app.actions.team import rename_team
from app.db.session import team_session
from app.domain.identity import Identity
from app.state.shell import ShellState
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
