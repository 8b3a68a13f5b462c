"""The welcome in a tab: where it goes on, and where it sends people."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import pytest_asyncio

from app.actions.jobs import save_postings
from app.actions.skills import add_skills
from app.db.session import team_session
from app.domain.identity import Identity
from app.queries.onboarding import onboarding
from app.state.past import PastState
from app.state.settings import SettingsState
from app.state.welcome import HomeState, WelcomeState
from tests.builders import MONDAY, a_posting
from tests.state.tabs import Tab, tabs


@pytest_asyncio.fixture
async def open_tab(database: object) -> AsyncIterator[Callable[[Identity], Tab]]:
    async with tabs() as opened:
        yield opened


async def at_welcome(tab: Tab, path: str = "/welcome") -> WelcomeState:
    await tab.open(path, WelcomeState.load, PastState.load)
    return await tab.state(WelcomeState)


async def test_home_leads_to_the_welcome_until_it_is_done(alice: Identity, open_tab) -> None:
    tab = open_tab(alice)
    await tab.open("/", HomeState.send_on)
    await tab.send(WelcomeState.leave())
    await tab.send(HomeState.send_on())
    assert tab.redirects() == ["/welcome", "/import", "/dashboard"]


async def test_home_is_the_dashboard_for_somebody_who_works_here_already(
    alice: Identity, bob: Identity, charlie: Identity, open_tab
) -> None:
    for person, add in ((alice, _a_skill), (charlie, _a_job)):
        async with team_session(person) as db:
            await add(db)
        tab = open_tab(person)
        await tab.open("/", HomeState.send_on)
        assert tab.redirects() == ["/dashboard"]
    async with team_session(alice) as db:
        await _a_job(db)
    joined = open_tab(bob)  # the jobs of colleagues are no profile of one's own
    await joined.open("/", HomeState.send_on)
    assert joined.redirects() == ["/welcome"]


async def test_home_goes_on_with_the_questions_that_were_begun(alice: Identity, open_tab) -> None:
    async with team_session(alice) as db:
        await _a_skill(db)
    tab = open_tab(alice)
    await at_welcome(tab)
    await tab.send(WelcomeState.go(2))
    await tab.send(HomeState.send_on())
    assert tab.redirects()[-1] == "/welcome"


async def _a_skill(db: Any) -> None:
    await add_skills(db, "Python")


async def _a_job(db: Any) -> None:
    await save_postings(db, [a_posting()], source="test", trigger="a test", now=MONDAY)


async def test_a_step_is_remembered_on_every_device_and_the_address_wins(alice: Identity, open_tab) -> None:
    tab = open_tab(alice)
    await at_welcome(tab)
    await tab.send(WelcomeState.go(2))
    await tab.open("/welcome?step=2", WelcomeState.load)
    await tab.send(WelcomeState.next())
    assert tab.redirects() == ["/welcome?step=2", "/welcome?step=3"]
    assert (await at_welcome(open_tab(alice))).step == 3
    assert (await at_welcome(open_tab(alice), "/welcome?step=1")).step == 1


async def test_an_open_form_that_cannot_be_saved_keeps_the_person_there(alice: Identity, open_tab) -> None:
    tab = open_tab(alice)
    await at_welcome(tab, "/welcome?step=3")
    await tab.send(PastState.begin("experience"))
    await tab.send(PastState.keep("experience", "company", "A clinic"))
    await tab.send(WelcomeState.next())
    assert tab.redirects() == []
    assert list((await tab.state(PastState)).errors["experience"]) == ["title"]
    await tab.send(PastState.keep("experience", "title", "Backend developer"))
    await tab.send(WelcomeState.next())
    assert tab.redirects() == ["/welcome?step=4"]


async def test_the_last_step_leads_to_the_feed_where_there_are_jobs(alice: Identity, open_tab) -> None:
    async with team_session(alice) as db:
        await save_postings(db, [a_posting()], source="test", trigger="a test", now=MONDAY)
    tab = open_tab(alice)
    await at_welcome(tab, "/welcome?step=5")
    await tab.send(WelcomeState.next())
    assert tab.redirects() == ["/feed"]


async def test_looking_around_fills_the_team_and_starting_for_real_empties_it(
    alice: Identity, open_tab
) -> None:
    tab = open_tab(alice)
    await at_welcome(tab)
    await tab.send(WelcomeState.look_around())
    await tab.open("/settings", SettingsState.load)
    assert (await tab.state(SettingsState)).sample == "team"
    await tab.send(SettingsState.start_for_real())
    assert tab.redirects() == ["/feed", "/welcome?step=0"]
    assert await tab.sentences() == []
    async with team_session(alice) as db:
        assert (await onboarding(db)).jobs == 0


@pytest.mark.parametrize("step", [-1, 6, "two", None, [1]])
async def test_a_step_that_is_none_is_a_sentence(alice: Identity, open_tab, step: Any) -> None:
    tab = open_tab(alice)
    await at_welcome(tab)
    await tab.send(WelcomeState.go(step))
    assert len(await tab.sentences()) == 1
    assert tab.redirects() == []


async def test_the_settings_say_whose_account_it_is_and_where_the_data_lie(alice: Identity, open_tab) -> None:
    tab = open_tab(alice)
    await tab.open("/settings", SettingsState.load)
    settings = await tab.state(SettingsState)
    assert (settings.email, settings.sample) == ("alice@example.com", "")
    assert settings.data_folder


async def test_somebody_who_may_only_look_is_never_asked_anything(vera: Identity, open_tab) -> None:
    tab = open_tab(vera)
    await tab.open("/", HomeState.send_on)
    await tab.open("/welcome?step=2", WelcomeState.load)
    assert tab.redirects() == ["/pipeline", "/pipeline"]
    assert not (await tab.state(WelcomeState)).loaded
