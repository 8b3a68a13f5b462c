"""Profile, skills, past work and wish in a tab: what is typed is kept, what is wrong is said in its place."""

from collections.abc import AsyncIterator, Callable
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio

from app.actions.jobs import save_postings
from app.actions.profile import change_basics
from app.db.session import team_session
from app.domain.identity import Identity
from app.queries.facts import profile_facts, search_wish
from app.queries.onboarding import onboarding
from app.state.dial import DialState
from app.state.notices import NoticeState
from app.state.past import PastState
from app.state.profile import ProfileState
from app.state.rerank import RerankState
from app.state.skills import SkillsState
from app.state.wish import WishState
from tests.builders import MONDAY, a_posting
from tests.state.tabs import Tab, tabs

LOADS = (ProfileState.load, SkillsState.load, PastState.load, WishState.load)
WORK = {"experience-title": "Backend developer", "experience-kind": "work", "experience-company": "A clinic"}


@pytest_asyncio.fixture
async def open_tab(database: object) -> AsyncIterator[Callable[[Identity], Tab]]:
    async with tabs() as opened:
        yield opened


async def at_profile(tab: Tab) -> Tab:
    await tab.open("/profile", *LOADS)
    return tab


async def test_a_field_is_kept_and_says_so(alice: Identity, open_tab) -> None:
    tab = await at_profile(open_tab(alice))
    await tab.send(ProfileState.save("headline", "Python developer"))
    profile = await tab.state(ProfileState)
    assert (profile.saved, profile.errors, profile.percent) == ("headline", {}, 18)
    async with team_session(alice) as db:
        assert (await profile_facts(db)).headline == "Python developer"


async def test_a_place_offers_its_time_zone_and_a_country_of_a_file_is_shown(
    alice: Identity, open_tab
) -> None:
    tab = await at_profile(open_tab(alice))
    turn = (await tab.state(ProfileState)).country_turn
    async with team_session(alice) as db:
        await change_basics(db, {"location": "Porto, Portugal"})  # as the review of a file does
    await tab.send(ProfileState.load())
    profile = await tab.state(ProfileState)
    assert (profile.basics["country_code"], profile.zone_of_place) == ("PT", "Europe/Lisbon")
    assert profile.country_turn > turn
    await tab.send(ProfileState.save("timezone", profile.zone_of_place))
    assert (await tab.state(ProfileState)).zone_of_place == ""


async def test_a_wrong_field_is_said_beside_it_until_it_is_mended(alice: Identity, open_tab) -> None:
    tab = await at_profile(open_tab(alice))
    await tab.send(ProfileState.save("headline", "x" * 300))
    assert list((await tab.state(ProfileState)).errors) == ["headline"]
    await tab.send(ProfileState.save("location", "Leeds, UK"))
    profile = await tab.state(ProfileState)
    assert (list(profile.errors), profile.basics["country_code"]) == (["headline"], "GB")
    await tab.send(ProfileState.save("headline", "short"))
    assert (await tab.state(ProfileState)).errors == {}


async def test_a_second_rate_that_was_refused_is_taken_once_it_fits(alice: Identity, open_tab) -> None:
    tab = await at_profile(open_tab(alice))
    for field, value in (("hourly_min", "60"), ("hourly_max", "50"), ("fixed_budget_min", "500")):
        await tab.send(WishState.save(field, value))
    wish = await tab.state(WishState)
    assert (list(wish.errors), wish.wish["fixed_budget_min"]) == (["hourly_max"], "500")
    await tab.send(WishState.save("hourly_min", "40"))
    wish = await tab.state(WishState)
    assert (wish.errors, wish.wish["hourly_min"], wish.wish["hourly_max"]) == ({}, "40", "50")


async def test_the_last_platform_cannot_be_switched_off(alice: Identity, open_tab) -> None:
    tab = await at_profile(open_tab(alice))
    await tab.send(WishState.flip("platforms", "upwork"))
    await tab.send(WishState.flip("platforms", "linkedin"))
    wish = await tab.state(WishState)
    assert (wish.platforms, list(wish.errors)) == (["linkedin"], ["platforms"])


async def test_what_is_typed_of_an_entry_waits_on_every_device(alice: Identity, open_tab) -> None:
    tab, other = await at_profile(open_tab(alice)), open_tab(alice)
    await tab.send(PastState.begin("experience"))
    await tab.send(PastState.keep("experience", "company", "A clinic"))
    past = await (await at_profile(other)).state(PastState)
    assert (past.is_open["experience"], past.drafts["experience"]["company"]) == (True, "A clinic")


async def test_a_saved_entry_is_a_card_and_no_draft(alice: Identity, open_tab) -> None:
    tab = await at_profile(open_tab(alice))
    await tab.send(PastState.begin("experience"))
    await tab.send(PastState.save("experience", WORK))
    await tab.send(PastState.save("experience", WORK))  # a second press
    past = await tab.state(PastState)
    assert [card["title"] for card in past.cards["experience"]] == ["Backend developer"]
    assert (past.is_open["experience"], past.drafts["experience"]) == (False, {})
    async with team_session(alice) as db:
        assert (await onboarding(db)).drafts == {}


async def test_a_cancelled_form_comes_back_by_undo(alice: Identity, open_tab) -> None:
    tab = await at_profile(open_tab(alice))
    await tab.send(PastState.begin("education"))
    await tab.send(PastState.keep("education", "institution", "Night school"))
    await tab.send(PastState.cancel("education"))
    [notice] = (await tab.state(NoticeState)).notices
    await tab.send(NoticeState.undo(notice["id"]))
    assert (await tab.state(PastState)).drafts["education"] == {"institution": "Night school"}


async def test_an_empty_form_is_put_away_without_a_word(alice: Identity, open_tab) -> None:
    tab = await at_profile(open_tab(alice))
    await tab.send(PastState.begin("experience"))
    await tab.send(PastState.cancel("experience"))
    await tab.send(PastState.begin("experience"))
    await tab.send(PastState.save_open_forms())
    assert (await tab.state(NoticeState)).notices == []
    assert (await tab.state(PastState)).is_open["experience"] is False


async def test_a_skill_that_is_there_says_so(alice: Identity, open_tab) -> None:
    tab = await at_profile(open_tab(alice))
    await tab.send(SkillsState.add("React"))
    await tab.send(SkillsState.add("react.js"))
    skills = await tab.state(SkillsState)
    assert (skills.names, skills.error) == (["React"], "react.js is there already, as React.")
    await tab.send(SkillsState.suggest("postg"))
    assert "PostgreSQL" in (await tab.state(SkillsState)).suggestions


async def test_a_change_ranks_the_jobs_anew(alice: Identity, open_tab, sql: Any) -> None:
    async with team_session(alice) as db:
        await save_postings(db, [a_posting()], source="test", trigger="a test", now=MONDAY)
    before = sql("select score from public.job_rankings")
    tab = await at_profile(open_tab(alice))
    await tab.send(SkillsState.add("React"))
    assert sql("select score from public.job_rankings") > before
    ranking = await tab.state(RerankState)
    assert (ranking.at_work, ranking.jobs) == (False, 1)


async def test_a_section_that_cannot_be_read_says_so_and_tries_again(
    alice: Identity, open_tab, sql: Any
) -> None:
    sql("alter table public.user_skills rename to mislaid")
    try:
        tab = await at_profile(open_tab(alice))
        skills, profile = await tab.state(SkillsState), await tab.state(PastState)
    finally:
        sql("alter table public.mislaid rename to user_skills")
    assert (skills.loaded, bool(skills.failed), profile.loaded) == (False, True, True)
    await tab.send(SkillsState.load())
    skills = await tab.state(SkillsState)
    assert (skills.loaded, skills.failed) == (True, "")


STRANGE: list[Any] = [
    ProfileState.save("plan", "pro"),
    ProfileState.save("profile_completeness_score", "1"),
    ProfileState.guess_time_zone("Mars/Olympus"),
    SkillsState.add(None),
    SkillsState.remove("nothing"),
    SkillsState.restore("'; drop table teams"),
    SkillsState.describe(str(uuid4()), "level", "expert"),
    PastState.begin("team"),
    PastState.keep("profile", "title", "x"),
    PastState.edit("experience", str(uuid4())),
    PastState.edit("experience", "x"),
    PastState.save("experience", {"experience-id": "x", "experience-title": ["a"]}),
    PastState.save("team", {}),
    PastState.remove("education", str(uuid4())),
    PastState.restore("experience", str(uuid4())),
    WishState.save("tightness", "9"),
    WishState.save("team_id", "x"),
    WishState.flip("platforms", "monster"),
    WishState.flip("user_id", "x"),
    DialState.try_level("9"),
]


@pytest.mark.parametrize("event", STRANGE)
async def test_nothing_that_a_browser_sends_gets_further_than_a_sentence(
    alice: Identity, open_tab, sql: Any, event: Any
) -> None:
    tab = await at_profile(open_tab(alice))
    async with team_session(alice) as db:
        before = (await profile_facts(db), await search_wish(db))
    await tab.send(event)
    async with team_session(alice) as db:
        assert (await profile_facts(db), await search_wish(db)) == before
    assert sql("select plan from public.profiles") == [("trial",)]


async def test_a_viewer_changes_nothing(vera: Identity, open_tab) -> None:
    tab = await at_profile(open_tab(vera))
    for event in (ProfileState.save("headline", "x"), SkillsState.add("Python"), DialState.put_back("5")):
        await tab.send(event)
    assert all("not change it" in sentence for sentence in await tab.sentences())
    async with team_session(vera) as db:
        assert (await profile_facts(db)).headline == ""
