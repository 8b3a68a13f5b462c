"""Verdicts in the database move the weights; resets and undoing move them back; each to their own."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from app.actions.applications import shortlist_job
from app.actions.jobs import save_postings
from app.actions.learning import ask_for_less, forget_learning, take_less_back, undo_forgetting
from app.actions.ranking import rerank_jobs
from app.actions.skills import add_skills
from app.actions.verdicts import dismiss_job, restore_job
from app.db.session import team_session
from app.domain.enums import DismissReason
from app.domain.errors import BadInput, NotFound
from app.domain.identity import Identity
from app.domain.ranking import BASE, WEIGHTS
from app.queries.learning import learned, learned_view, weights_in_force
from app.queries.why import why_here
from tests.builders import MONDAY, a_posting

NOW = MONDAY + timedelta(days=1)
MANY = 6


async def with_jobs(person: Identity) -> list[UUID]:
    """A React developer with six jobs of which each is another."""
    jobs = [
        a_posting(f"React developer {n}", skills=("React", "WordPress"), category="Web", client_hires=0)
        for n in range(MANY)
    ]
    async with team_session(person) as db:
        await add_skills(db, "React, WordPress")
        saved = await save_postings(db, jobs, source="test", trigger="a test", now=NOW)
        await rerank_jobs(db, now=NOW)
    return [UUID(job) for job in saved.job_ids.values()]


async def put_aside(person: Identity, jobs: list[UUID], reason: DismissReason) -> None:
    async with team_session(person) as db:
        for job in jobs:
            await dismiss_job(db, job, reason, now=NOW)


async def ranked(person: Identity) -> dict[str, float]:
    """The weights after ranking all jobs."""
    async with team_session(person) as db:
        await rerank_jobs(db, now=NOW)
    async with team_session(person) as db:
        return dict((await weights_in_force(db)).points)


async def test_reasons_move_the_weights_when_jobs_are_ranked_next(alice: Identity, sql) -> None:
    jobs = await with_jobs(alice)
    await put_aside(alice, jobs[:5], DismissReason.RATE)
    async with team_session(alice) as db:
        assert await weights_in_force(db) == BASE
        assert (await learned_view(db)).waiting
    assert (await ranked(alice))["rate"] > WEIGHTS["rate"]
    [(of,)] = sql(
        "select p ->> 'of' from job_rankings, jsonb_array_elements(breakdown -> 'parts') p"
        " where job_id = %s and p ->> 'name' = 'rate'",
        jobs[5],
    )
    assert float(of) > WEIGHTS["rate"]


async def test_ranking_twice_learns_nothing_new(alice: Identity, sql) -> None:
    jobs = await with_jobs(alice)
    await put_aside(alice, jobs[:3], DismissReason.CLIENT)
    async with team_session(alice) as db:
        await shortlist_job(db, jobs[5], now=NOW)
    assert await ranked(alice) == await ranked(alice)
    assert sql("select count(*) from events where event_type = 'weights_learned'") == [(1,)]


async def test_what_is_taken_back_is_unlearned(alice: Identity) -> None:
    jobs = await with_jobs(alice)
    await put_aside(alice, jobs[:3], DismissReason.RATE)
    assert await ranked(alice) != WEIGHTS
    async with team_session(alice) as db:
        for job in jobs[:3]:
            await restore_job(db, job)
    assert await ranked(alice) == WEIGHTS


async def test_a_reset_forgets_and_its_undo_remembers(alice: Identity) -> None:
    jobs = await with_jobs(alice)
    await put_aside(alice, jobs[:3], DismissReason.RATE)
    before = await ranked(alice)
    async with team_session(alice) as db:
        reset = await forget_learning(db)
    assert await ranked(alice) == WEIGHTS
    async with team_session(alice) as db:
        await undo_forgetting(db, reset)
    assert await ranked(alice) == before


async def test_less_like_this_lowers_such_jobs_and_says_so(alice: Identity) -> None:
    jobs = await with_jobs(alice)
    async with team_session(alice) as db:
        before = await why_here(db, jobs[1], now=NOW)
        said = await ask_for_less(db, jobs[0], ["skill:WordPress", "client:new"])
        await rerank_jobs(db, now=NOW)
    async with team_session(alice) as db:
        after = await why_here(db, jobs[1], now=NOW)
    assert before.changes == []
    assert [line.split(" ")[0] for line in after.changes] == ["Skills", "Client"]
    assert after.changes[0].endswith("you asked for less WordPress")
    async with team_session(alice) as db:
        await take_less_back(db, said)
        await rerank_jobs(db, now=NOW)
    async with team_session(alice) as db:
        assert (await why_here(db, jobs[1], now=NOW)).changes == []


async def test_a_probability_needs_enough_applications(alice: Identity) -> None:
    jobs = await with_jobs(alice)
    async with team_session(alice) as db:
        assert (await why_here(db, jobs[0], now=NOW)).odds.startswith("Not enough data (n = 0)")


async def test_nobody_learns_from_anothers_verdicts(alice: Identity, bob: Identity) -> None:
    jobs = await with_jobs(alice)
    await put_aside(bob, jobs[:5], DismissReason.RATE)
    async with team_session(alice) as db:
        assert (await learned(db, now=NOW)).count == 0


@pytest.mark.parametrize("of", [[], ["skill:COBOL"], "skill:React", None, [["skill", "React"]], ["x"] * 50])
async def test_only_what_the_job_has_can_be_wanted_less(alice: Identity, of: object) -> None:
    jobs = await with_jobs(alice)
    async with team_session(alice) as db:
        with pytest.raises(BadInput):
            await ask_for_less(db, jobs[0], of)


@pytest.mark.parametrize("event", [0, -1, 2**80, "1", None, True, 1.5])
async def test_a_made_up_event_cannot_be_taken_back(alice: Identity, event: object) -> None:
    async with team_session(alice) as db:
        for undo in (undo_forgetting, take_less_back):
            with pytest.raises(NotFound):
                await undo(db, event)


async def test_a_stranger_can_neither_ask_why_nor_take_back(alice: Identity, charlie: Identity) -> None:
    jobs = await with_jobs(alice)
    async with team_session(alice) as db:
        reset = await forget_learning(db)
    async with team_session(charlie) as db:
        with pytest.raises(NotFound):
            await undo_forgetting(db, reset)
        for job in (jobs[0], uuid4()):
            with pytest.raises(NotFound):
                await why_here(db, job, now=NOW)


async def test_ranking_that_changes_nothing_wakes_no_other_tab(
    alice: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    async def heard(_db: object, what: str) -> None:
        told.append(what)

    jobs = await with_jobs(alice)
    await ranked(alice)
    monkeypatch.setattr("app.actions.ranking.tell_team", heard)
    await ranked(alice)
    assert told == []
    await put_aside(alice, jobs[:3], DismissReason.RATE)
    await ranked(alice)
    assert told == ["feed"]
