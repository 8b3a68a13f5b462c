"""Advice from the database is exact, made true by one click and taken back by another."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest

from app.actions.applications import shortlist_job
from app.actions.edits import apply_edit, undo_edit
from app.actions.jobs import save_postings
from app.actions.preferences import change_preferences
from app.actions.profile import change_basics, save_entry
from app.actions.ranking import rerank_jobs
from app.actions.skills import add_skills
from app.actions.verdicts import dismiss_job
from app.db.session import team_session
from app.domain.edits import Edit
from app.domain.enums import BudgetType, DismissReason
from app.domain.errors import Conflict, NotFound
from app.domain.identity import Identity
from app.domain.ranking import SHOW_BAR
from app.queries.advice import Report, advice
from app.queries.facts import profile_facts, search_wish
from app.queries.onboarding import passing_by_tightness
from tests.builders import MONDAY, a_posting

NOW = MONDAY + timedelta(days=1)
SKILLS = ("Playwright", "Python", "Docker", "WordPress", "Figma")
JOBS = [
    a_posting(
        f"{first} work with {second} {n}", skills=(first, second), budget_type=BudgetType.HOURLY,
        hourly_min=Decimal(20 + 2 * n), hourly_max=Decimal(24 + 2 * n), currency="USD",
        description=f"{first} and {second} are what we need here, number {n}.",
    )
    for n, (first, second) in enumerate([(a, b) for a in SKILLS for b in SKILLS if a != b])
]  # fmt: skip


async def a_tester(person: Identity, *, level: int = 3) -> None:
    """Python is listed, Playwright only shown by past work."""
    async with team_session(person) as db:
        await change_basics(db, {"headline": "Test engineer"})
        await add_skills(db, "Python")
        await change_preferences(db, {"current_hourly_min": "60", "current_hourly_max": "80"})
        work = {"title": "Tests of a shop", "kind": "project", "skills": "Playwright, Docker"}
        await save_entry(db, "experience", work, today=NOW.date())
        await save_postings(db, JOBS, source="test", trigger="a test", now=NOW)
        await change_preferences(db, {})
        await rerank_jobs(db, now=NOW)


async def report(person: Identity) -> Report:
    async with team_session(person) as db:
        return await advice(db, now=NOW)


async def passing(person: Identity, sql: Callable) -> set[str]:
    """The jobs over the bar by what stands in the database."""
    async with team_session(person) as db:
        bar = SHOW_BAR[(await search_wish(db)).tightness]
    return {
        str(job)
        for (job,) in sql("select job_id from job_rankings where score >= %s and dismissed_at is null", bar)
    }


async def test_after_an_edit_the_ranking_shows_exactly_what_was_promised(alice: Identity, sql) -> None:
    await a_tester(alice)
    found = await report(alice)
    assert found.coach
    before = await passing(alice, sql)
    assert (found.open, found.passing) == (len(JOBS), len(before))
    for card in found.coach:
        async with team_session(alice) as db:
            done = await apply_edit(db, found.edits[card.key])
            await rerank_jobs(db, now=NOW)
        after = await passing(alice, sql)
        assert {job["id"] for job in card.jobs} == after - before
        assert {job["id"] for job in card.leaves} == before - after
        async with team_session(alice) as db:
            await undo_edit(db, done)
            await rerank_jobs(db, now=NOW)
        assert await passing(alice, sql) == before


async def test_what_learning_moved_is_in_the_promise(alice: Identity, sql) -> None:
    await a_tester(alice)
    async with team_session(alice) as db:
        job = (await passing_by_tightness(db)).jobs
    assert job == len(JOBS)
    for (job_id,) in sql("select id from jobs order by title limit 4"):
        async with team_session(alice) as db:
            await dismiss_job(db, job_id, DismissReason.RATE, now=NOW)
    found = await report(alice)
    async with team_session(alice) as db:
        await rerank_jobs(db, now=NOW)
    assert found.passing == len(await passing(alice, sql))
    assert found.open == len(JOBS) - 4


async def test_jobs_on_the_board_are_left_out(alice: Identity, sql) -> None:
    await a_tester(alice)
    [(job_id,)] = sql("select id from jobs order by title limit 1")
    async with team_session(alice) as db:
        await shortlist_job(db, job_id, now=NOW)
    assert (await report(alice)).open == len(JOBS) - 1


@pytest.mark.parametrize(
    "edit",
    [
        Edit("skill", "name", "", "Playwright"),
        Edit("basics", "headline", "Test engineer", "Test engineer · Playwright"),
        Edit("basics", "about", "", "Shop: tests."),
        Edit("wish", "current_hourly_min", "60", "45"),
        Edit("wish", "hourly_min", "", "90"),
        Edit("wish", "project_types", "short_gig,medium_project", "short_gig,medium_project,full_time"),
    ],
    ids=lambda edit: edit.field,
)
async def test_an_edit_is_made_and_taken_back_without_a_trace(alice: Identity, edit: Edit) -> None:
    await a_tester(alice)
    async with team_session(alice) as db:
        before = (await profile_facts(db), await search_wish(db))
    async with team_session(alice) as db:
        done = await apply_edit(db, edit)
    async with team_session(alice) as db:
        assert (await profile_facts(db), await search_wish(db)) != before
        await undo_edit(db, done)
    async with team_session(alice) as db:
        assert (await profile_facts(db), await search_wish(db)) == before


async def test_years_are_said_and_unsaid(alice: Identity) -> None:
    await a_tester(alice)
    async with team_session(alice) as db:
        [python] = (await profile_facts(db)).skills
        done = await apply_edit(db, Edit("years", "Python", "", "4", str(python.id)))
        assert (await profile_facts(db)).skills[0].years == 4
        await undo_edit(db, done)
        assert (await profile_facts(db)).skills[0].years is None


async def test_an_edit_of_what_has_changed_since_is_refused(alice: Identity) -> None:
    await a_tester(alice)
    async with team_session(alice) as db:
        with pytest.raises(Conflict):
            await apply_edit(db, Edit("basics", "headline", "Somebody else", "x"))
        with pytest.raises(Conflict):
            await apply_edit(db, Edit("skill", "name", "", "Python"))


async def test_what_was_changed_after_an_edit_is_not_overwritten_by_undo(alice: Identity) -> None:
    await a_tester(alice)
    async with team_session(alice) as db:
        done = await apply_edit(db, Edit("basics", "headline", "Test engineer", "New"))
        await change_basics(db, {"headline": "Newer"})
        with pytest.raises(Conflict):
            await undo_edit(db, done)


async def test_nobody_takes_back_what_another_did(alice: Identity, bob: Identity, charlie: Identity) -> None:
    await a_tester(alice)
    async with team_session(alice) as db:
        done = await apply_edit(db, Edit("basics", "headline", "Test engineer", "New"))
    for other in (bob, charlie):
        async with team_session(other) as db:
            for event in (done, 0, "x", None, True):
                with pytest.raises(NotFound):
                    await undo_edit(db, event)


async def test_a_cv_is_evidence_and_a_strangers_is_not(alice: Identity, charlie: Identity, sql) -> None:
    await a_tester(alice)
    cv = "insert into user_cv_files (team_id, user_id, file_name, storage_key, content_type, size_bytes, sha256, parsed_text) values (%s, %s, 'cv', %s, 'text/plain', 1, 'x', %s)"
    sql(cv, charlie.team_id, charlie.user_id, "b", "Themes made with WordPress.")
    assert "WordPress" not in {edit.after for edit in (await report(alice)).edits.values()}
    sql(cv, alice.team_id, alice.user_id, "a", "Themes made with WordPress.")
    cards = [card for card in (await report(alice)).coach if card.words == "Add WordPress"]
    assert [card.because for card in cards] == ["Your CV names it"]
