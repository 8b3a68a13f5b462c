"""Sample data come in by the actions of a person, and go without a trace."""

from datetime import UTC, datetime
from typing import Any

from app.actions.preferences import change_preferences
from app.actions.profile import change_basics
from app.actions.skills import add_skills
from app.db.session import team_session
from app.demo.scenarios import fill_with_sample, remove_sample
from app.domain.identity import Identity
from app.queries.onboarding import completeness, onboarding, passing_by_tightness
from app.queries.profile_views import basics_form, entry_cards, skill_rows

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


async def test_the_sample_is_a_whole_desk(alice: Identity, sql: Any) -> None:
    async with team_session(alice) as db:
        await fill_with_sample(db, now=NOW)
    async with team_session(alice) as db:
        known, passing = await onboarding(db), await passing_by_tightness(db)
        assert (await completeness(db)).percent == 100
    assert (known.is_sample, known.is_finished) == (True, True)
    assert known.jobs > 80
    assert passing.levels[2].passing > 5
    statuses = [row[0] for row in sql("select status::text from public.applications order by 1")]
    assert sql("select count(*) from public.cover_letters where status = 'draft'") == [(2,)]
    assert sql(
        "select min(word_count) > 50, max(updated_at) <= '2026-03-02 09:00+0' from public.cover_letters where status = 'ready'"
    ) == [(True, True)]
    threads = sql(
        "select count(distinct thread_id), count(*), count(*) filter (where application_id is null) from public.messages"
    )
    assert threads == [(2, 7, 1)]
    calls = sql(
        "select type, metrics <> '{}', started_at::date::text from public.interview_sessions order by started_at"
    )
    assert calls == [("behavioural", True, "2026-01-21"), ("discovery", True, "2026-02-21")]
    assert sql("select distinct transcript -> 0 ->> 'number' from public.interview_sessions") == [("1",)]
    assert set(statuses) >= {"shortlisted", "ready_to_apply", "applied", "in_conversation", "interviewing"}


async def test_what_the_person_said_already_stays(alice: Identity) -> None:
    async with team_session(alice) as db:
        await change_basics(db, {"headline": "I write songs"})
        await change_preferences(db, {"hourly_min": "33"})
        await fill_with_sample(db, now=NOW)
    async with team_session(alice) as db:
        basics = await basics_form(db)
    assert (basics["headline"], basics["display_name"]) == ("I write songs", "Alice")


async def test_it_goes_and_leaves_what_was_real(alice: Identity, sql: Any) -> None:
    async with team_session(alice) as db:
        await change_basics(db, {"headline": "I write songs"})
        await fill_with_sample(db, now=NOW)
        await add_skills(db, "Song writing")
    async with team_session(alice) as db:
        await remove_sample(db, now=NOW)
    async with team_session(alice) as db:
        known, basics = await onboarding(db), await basics_form(db)
        assert [row.name for row in await skill_rows(db)] == ["Song writing"]
        assert await entry_cards(db) == {"experience": [], "education": []}
    assert (known.jobs, known.step, known.is_finished, known.is_sample) == (0, 0, False, False)
    assert (basics["headline"], basics["about"], basics["timezone"]) == ("I write songs", "", "UTC")
    assert sql("select count(*) from public.applications") == [(0,)]
    assert sql("select count(*) from public.cover_letters") == [(0,)]
    for table in (
        "public.messages",
        "public.interview_sessions",
        "public.earnings",
        "private.exchange_rates",
        "private.bid_entries",
    ):
        assert sql(f"select count(*) from {table}") == [(0,)]
    assert sql("select hourly_min, fixed_budget_min from public.user_preferences") == [(None, None)]


async def test_nothing_of_it_reaches_another_team(alice: Identity, charlie: Identity) -> None:
    async with team_session(alice) as db:
        await fill_with_sample(db, now=NOW)
    async with team_session(charlie) as db:
        assert (await onboarding(db)).jobs == 0
        await remove_sample(db, now=NOW)
    async with team_session(alice) as db:
        assert (await onboarding(db)).jobs > 80


async def test_every_letter_of_the_sample_speaks_of_its_own_job(alice: Identity, sql: Any) -> None:
    async with team_session(alice, time_limit="60s") as db:
        await fill_with_sample(db, now=NOW)
    sent = sql(
        "select j.title, l.content from cover_letters l join jobs j on j.id = l.job_id where l.status = 'ready'"
    )
    titles = [title for title, _ in sent]
    quoted = [(title, other) for title, text in sent for other in titles if f"“{other}”" in text]
    assert len(sent) > 20
    assert [pair for pair in quoted if pair[0] != pair[1]] == []
    assert not sql("select from events where event_type = 'application_moved' and payload ->> 'from' is null")
