"""The dashboard in a tab: empty, filled, another period, rows behind a number, nobody else's."""

from collections.abc import Callable
from datetime import timedelta

from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import ApplicationStatus as S
from app.domain.identity import Identity
from app.state.dashboard import DashboardState
from app.state.inbox import InboxState
from tests.actions.test_inbox import a_message
from tests.builders import MONDAY, a_job, a_letter, an_application
from tests.state.tabs import Tab

OpenTab = Callable[[Identity], Tab]


async def test_a_newcomer_sees_what_will_be_here(alice: Identity, open_tab: OpenTab) -> None:
    tab = open_tab(alice)
    await tab.open("/dashboard", DashboardState.load)
    state = await tab.state(DashboardState)
    assert (state.loaded, state.has_any, state.jobs) == (True, False, 0)


async def test_a_number_opens_its_rows(
    alice: Identity, vera: Identity, charlie: Identity, open_tab: OpenTab
) -> None:
    async with team_session(alice) as db:
        for status in (S.APPLIED, S.IN_CONVERSATION, S.INTERVIEWING, S.SHORTLISTED):
            await an_application(db, status=status, next_follow_up_at=utc_now() - timedelta(days=1))
    tab = open_tab(alice)
    await tab.open("/dashboard?period=30", DashboardState.load)
    state = await tab.state(DashboardState)
    assert [row["number"] for row in state.funnel["rows"]] == ["4", "3", "3", "2", "1", "0"]
    assert [part["count"] for part in state.today] == [0, 0, 0, 3, 1]
    await tab.send(DashboardState.open_rows("funnel.applied"))
    state = await tab.state(DashboardState)
    assert (state.is_open, len(state.behind), state.title) == (True, 3, "3 applications")
    for person in (vera, charlie):
        other = open_tab(person)
        await other.open("/dashboard", DashboardState.load)
        assert not (await other.state(DashboardState)).has_any


async def test_what_there_is_to_apply_to_are_the_cards_that_stand_ready(
    alice: Identity, open_tab: OpenTab
) -> None:
    async with team_session(alice) as db:
        for title in ("One", "Two"):
            job = await a_job(db, title)
            card = await an_application(db, job, status=S.READY_TO_APPLY)
        await a_letter(db, job, status="ready", ready_at=MONDAY)
    tab = open_tab(alice)
    await tab.open("/dashboard", DashboardState.load)
    ready, feed = (await tab.state(DashboardState)).today[:2]
    assert (ready["title"], ready["count"], feed["title"]) == ("To apply to", 2, "Good jobs in the feed")
    words = {row["title"]: row["words"].partition(",")[0] for row in ready["rows"]}
    assert words == {"One": "No letter yet", "Two": "Letter ready"}
    assert f"/applications/{card.id}" in {row["href"] for row in ready["rows"]}
    await tab.send(DashboardState.open_rows("today.ready"))
    assert len((await tab.state(DashboardState)).behind) == 2


async def test_the_period_stands_in_the_address(alice: Identity, open_tab: OpenTab) -> None:
    tab = open_tab(alice)
    await tab.open("/dashboard", DashboardState.load)
    await tab.send(DashboardState.choose("365"))
    assert tab.redirects() == ["/dashboard?period=365"]
    await tab.send(DashboardState.choose("for ever"))
    assert "Choose 30 days, 90 days, a year, or all." in await tab.sentences()


async def test_the_minutes_of_an_application_are_kept(alice: Identity, open_tab: OpenTab) -> None:
    tab = open_tab(alice)
    await tab.open("/dashboard", DashboardState.load)
    await tab.send(DashboardState.keep_minutes({"minutes": "many"}))
    assert "whole number" in (await tab.state(DashboardState)).minutes_error
    await tab.send(DashboardState.keep_minutes({"minutes": "45"}))
    state = await tab.state(DashboardState)
    assert (state.minutes, state.minutes_error) == (45, "")
    assert "45 minutes" in state.formula


async def test_the_dashboard_and_the_inbox_count_the_same_conversations(
    alice: Identity, open_tab: OpenTab
) -> None:
    async with team_session(alice) as db:
        cards = [(await an_application(db, await a_job(db, f"Job {n}"), S.APPLIED)).id for n in range(2)]
    for card in cards:
        await a_message(alice, "When can you begin?", application_id=card)
    tab = open_tab(alice)
    await tab.open("/inbox", InboxState.load)
    counts = (await tab.state(InboxState)).counts
    await tab.open("/dashboard", DashboardState.load)
    [part] = [part for part in (await tab.state(DashboardState)).today if part["key"] == "today.answer"]
    assert (part["count"], len(part["rows"]), counts["mine"]) == (2, 2, 2)
    assert part["href"] == "/inbox?show=mine"
    assert part["rows"][0]["href"].startswith("/inbox?show=mine&thread=a-")
