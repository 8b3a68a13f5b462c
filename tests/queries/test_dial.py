"""A preview of the dial says exactly what keeping it would do."""

import pytest

from app.actions.applications import shortlist_job
from app.actions.preferences import choose_tightness
from app.actions.verdicts import dismiss_job
from app.db.session import team_session
from app.domain.identity import Identity
from app.queries.dial import dial_preview
from app.queries.onboarding import passing_by_tightness
from tests.builders import MONDAY, a_job, a_ranking

PARTS = {"parts": [{"label": "Skills", "reason": "2 of 8 skills", "points": 10, "of": 37}]}


async def with_scores(person: Identity, *scores: float) -> None:
    async with team_session(person) as db:
        for score in scores:
            await a_ranking(db, await a_job(db, f"Scored {score}"), score, breakdown=PARTS)


async def passing(person: Identity) -> dict[int, int]:
    async with team_session(person) as db:
        return {each.level: each.passing for each in (await passing_by_tightness(db)).levels}


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
async def test_the_counts_are_those_of_the_level_once_kept(alice: Identity, level: int) -> None:
    await with_scores(alice, 20, 40, 50, 60, 64, 70, 75, 85, 90)
    before = await passing(alice)
    async with team_session(alice) as db:
        seen = await dial_preview(db, level)
    assert seen.count == abs(before[level] - before[3])
    async with team_session(alice) as db:
        await choose_tightness(db, level)
    assert (await passing(alice))[level] == before[level]
    assert f" {before[level]} job" in seen.sentence


async def test_jobs_that_leave_say_what_they_fail(alice: Identity) -> None:
    await with_scores(alice, 60, 70)
    async with team_session(alice) as db:
        seen = await dial_preview(db, "4")
    assert (seen.direction, seen.present_word, seen.word) == ("leave", "Balanced", "Picky")
    assert [job["title"] for job in seen.jobs] == ["Scored 60"]
    assert seen.jobs[0]["rule"].startswith("Skills: 2 of 8 skills (10 of 37 points, Picky wants ")


async def test_jobs_that_enter_say_why_they_are_not_shown_now(alice: Identity) -> None:
    await with_scores(alice, 50)
    async with team_session(alice) as db:
        seen = await dial_preview(db, "2")
    assert (seen.direction, seen.count) == ("enter", 1)
    assert "Balanced wants" in seen.jobs[0]["rule"]


async def test_jobs_put_aside_or_on_the_board_neither_enter_nor_leave(alice: Identity) -> None:
    async with team_session(alice) as db:
        for act in (dismiss_job, shortlist_job):
            job = await a_job(db)
            await a_ranking(db, job, 60)
            await act(db, job.id, now=MONDAY)
    async with team_session(alice) as db:
        assert (await dial_preview(db, 5)).count == 0


async def test_long_lists_are_cut_and_say_so(alice: Identity) -> None:
    await with_scores(alice, *[60] * 43)
    async with team_session(alice) as db:
        seen = await dial_preview(db, 4)
    assert (seen.count, len(seen.jobs), seen.more) == (43, 40, "and 3 more")


async def test_a_stranger_sees_none_of_it(alice: Identity, charlie: Identity) -> None:
    await with_scores(alice, 60)
    async with team_session(charlie) as db:
        assert (await dial_preview(db, 4)).count == 0
