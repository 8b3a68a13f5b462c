"""Who the person is, field by field; past work and education; each seen only by the team it belongs to."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from app.actions.profile import change_basics, save_entry
from app.actions.removals import remove_entry, restore_entry
from app.db.session import team_session
from app.domain.errors import BadInput, NotFound
from app.domain.forms import BadForm
from app.domain.identity import Identity
from app.queries.facts import profile_facts
from app.queries.profile_views import basics_form, entry_cards, entry_form

TODAY = date(2026, 3, 2)
WORK = {
    "kind": "project",
    "title": "Backend developer",
    "company": "A clinic",
    "started_on": "June 2021",
    "results": "Cut costs by 12%\nNo outage in two years",
    "skills": "Python, FastAPI",
}


async def test_a_field_is_kept_and_the_others_stay(alice: Identity) -> None:
    async with team_session(alice) as db:
        await change_basics(db, {"headline": "Python developer"})
    async with team_session(alice) as db:
        kept = await basics_form(db)
    assert (kept["headline"], kept["display_name"]) == ("Python developer", "Alice")


async def test_a_place_fills_in_an_empty_country_but_never_a_chosen_one(alice: Identity) -> None:
    async with team_session(alice) as db:
        assert (await change_basics(db, {"location": "Lisbon, Portugal"})).country_code == "PT"
        assert (await change_basics(db, {"location": "Leeds, UK"})).country_code == "PT"
        assert (await change_basics(db, {"country_code": ""})).country_code is None


async def test_the_server_alone_says_plan_and_completeness(alice: Identity, sql: Any) -> None:
    async with team_session(alice) as db:
        await change_basics(db, {"plan": "pro", "profile_completeness_score": "1", "headline": "x"})
    assert sql("select plan, profile_completeness_score < 1 from public.profiles") == [("trial", True)]


async def test_only_a_change_is_an_event(alice: Identity, sql: Any) -> None:
    for _ in range(2):
        async with team_session(alice) as db:
            await change_basics(db, {"headline": "Python developer"})
    assert sql("select payload from public.events where event_type = 'profile_changed'") == [
        ({"fields": ["headline"], "from": {"headline": ""}, "to": {"headline": "Python developer"}},)
    ]


async def test_past_work_is_saved_shown_and_changed(alice: Identity) -> None:
    async with team_session(alice) as db:
        work = await save_entry(db, "experience", WORK, today=TODAY)
    async with team_session(alice) as db:
        [card] = (await entry_cards(db))["experience"]
        form = await entry_form(db, "experience", work)
        assert card["line"] == "A clinic · since Jun 2021 · Freelance project"
        assert form["results"].splitlines() == ["Cut costs by 12%", "No outage in two years"]
        await save_entry(db, "experience", form | {"title": "Lead developer"}, today=TODAY, entry_id=work)
    async with team_session(alice) as db:
        [fact] = (await profile_facts(db)).experiences
    assert (fact.title, fact.started_on, fact.skills) == (
        "Lead developer",
        date(2021, 6, 1),
        ("Python", "FastAPI"),
    )


async def test_a_removed_entry_comes_back_as_it_was(alice: Identity) -> None:
    async with team_session(alice) as db:
        work = await save_entry(db, "experience", WORK, today=TODAY)
        before = await entry_form(db, "experience", work)
    async with team_session(alice) as db:
        await remove_entry(db, "experience", work)
        assert (await entry_cards(db))["experience"] == []
    for _ in range(2):  # a second undo does nothing
        async with team_session(alice) as db:
            await restore_entry(db, "experience", work)
            assert await entry_form(db, "experience", work) == before


async def test_a_refused_form_changes_nothing(alice: Identity) -> None:
    async with team_session(alice) as db:
        work = await save_entry(db, "experience", WORK, today=TODAY)
    with pytest.raises(BadForm):
        async with team_session(alice) as db:
            await save_entry(db, "experience", WORK | {"title": ""}, today=TODAY, entry_id=work)
    async with team_session(alice) as db:
        assert (await entry_form(db, "experience", work))["title"] == "Backend developer"


async def test_entries_of_others_are_not_there(alice: Identity, bob: Identity, charlie: Identity) -> None:
    async with team_session(alice) as db:
        work = await save_entry(db, "experience", WORK, today=TODAY)
    for stranger in (bob, charlie):
        await _finds_nothing(stranger, work)
    async with team_session(alice) as db:
        assert len((await entry_cards(db))["experience"]) == 1


async def _finds_nothing(person: Identity, work: UUID) -> None:
    async with team_session(person) as db:
        with pytest.raises(NotFound):
            await save_entry(db, "experience", WORK, today=TODAY, entry_id=work)
        with pytest.raises(NotFound):
            await remove_entry(db, "experience", work)
        with pytest.raises(NotFound):
            await restore_entry(db, "experience", work)
        with pytest.raises(NotFound):
            await entry_form(db, "experience", work)


async def test_only_what_is_an_entry_can_be_saved_or_removed(alice: Identity) -> None:
    async with team_session(alice) as db:
        with pytest.raises(BadInput):
            await save_entry(db, "profile", {}, today=TODAY)
        with pytest.raises(BadInput):
            await remove_entry(db, "team", uuid4())
