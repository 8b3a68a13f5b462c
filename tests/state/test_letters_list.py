"""The page of letters: words and filters stand in its address."""

from collections.abc import Callable

from app.db.session import team_session
from app.domain.identity import Identity
from app.state.letters import LettersState
from tests.builders import MONDAY, a_job, a_letter
from tests.state.tabs import Tab


async def test_words_and_filters_stand_in_the_address(
    alice: Identity, open_tab: Callable[[Identity], Tab], sql
) -> None:
    async with team_session(alice) as db:
        await a_letter(db, await a_job(db, "Booking site"), "Your guests wait.")
        await a_letter(db, await a_job(db, "Shop"), "Your shop is slow.", status="ready", ready_at=MONDAY)
    tab = open_tab(alice)
    for query, titles, sentence in (
        ("", {"Booking site", "Shop"}, "2 in all, the latest changed first"),
        ("?q=guests", {"Booking site"}, "1 letter found"),
        ("?status=ready", {"Shop"}, "1 letter found"),
        ("?q=nothing", set(), "0 letters found"),
    ):
        await tab.open(f"/letters{query}", LettersState.load)
        page = await tab.state(LettersState)
        assert ({row["title"] for row in page.rows}, page.sentence) == (titles, sentence)
    await tab.send(LettersState.choose("status", "draft"))
    assert tab.redirects()[-1] == "/letters?q=nothing&status=draft"
    await tab.send(LettersState.search("guests wait"))
    assert tab.redirects()[-1] == "/letters?q=guests+wait"
    await tab.send(LettersState.clear("q"))
    assert tab.redirects()[-1] == "/letters"
    await tab.send(LettersState.turn(1))
    assert tab.redirects()[-1] == "/letters?q=nothing&page=2"
