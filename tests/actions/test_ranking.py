"""Ranking anew reads only what has to be read: after a change of wishes no ad's text."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from app.actions import ranking
from app.actions.preferences import change_preferences
from app.actions.ranking import rerank_jobs
from app.actions.skills import add_skills
from app.db.session import team_session
from app.db.sql import load
from app.domain.identity import Identity
from tests.builders import a_job

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ALL = "select job_id, score, fit, worth, provisional, breakdown from public.job_rankings order by job_id"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many ads were read at each time that ads were read."""
    counts: list[int] = []
    prepare = ranking.prepare_jobs

    def counting(jobs: Sequence[Any], embed: Any) -> Any:
        counts.append(len(jobs))
        return prepare(jobs, embed)

    monkeypatch.setattr(ranking, "prepare_jobs", counting)
    return counts


async def rerank(who: Identity, *, wish: dict[str, Any] | None = None, skill: str = "") -> int:
    async with team_session(who) as db:
        if wish:
            await change_preferences(db, wish)
        if skill:
            await add_skills(db, skill)
        return await rerank_jobs(db, now=NOW)


async def some_jobs(who: Identity, count: int = 3) -> None:
    async with team_session(who) as db:
        for number in range(count):
            await a_job(db, f"Django developer {number}", budget_type="hourly", hourly_min=20 * (number + 1))


async def test_after_a_change_of_wishes_no_ad_is_read_and_the_scores_are_those_of_reading_all(
    alice: Identity, sql: Any, read: list[int]
) -> None:
    await some_jobs(alice)
    assert await rerank(alice, skill="Django") == 3
    before = sql(ALL)
    assert await rerank(alice, wish={"hourly_min": "90", "project_types": ["full_time"]}) == 3
    assert read == [3]
    after = sql(ALL)
    assert after != before
    sql("update public.job_rankings set breakdown = breakdown - 'fit_key'")
    assert await rerank(alice) == 3
    assert read == [3, 3]
    assert sql(ALL) == after


async def test_a_new_skill_reads_all_and_a_new_job_only_itself(alice: Identity, read: list[int]) -> None:
    await some_jobs(alice)
    await rerank(alice)
    await rerank(alice, skill="Django")
    await some_jobs(alice, 1)
    assert await rerank(alice) == 4
    assert read == [3, 3, 1]


async def test_progress_is_told(alice: Identity, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "BATCH", 2)
    await some_jobs(alice, 5)
    told: list[int] = []
    for _ in range(2):
        async with team_session(alice) as db:
            await rerank_jobs(db, now=NOW, on_progress=told.append)
    assert told == [2, 4, 5] * 2


async def test_a_job_that_is_gone_by_now_costs_the_others_nothing(alice: Identity, sql: Any) -> None:
    async with team_session(alice) as db:
        job = await a_job(db, "Python backend")
    said = {"score": 70, "fit": 60, "worth": 80, "provisional": False, "breakdown": {}}
    items = json.dumps([said | {"job_id": str(one)} for one in (job.id, uuid4())])
    values = {"team": alice.team_id, "run": None, "tightness": 3, "items": items}
    async with team_session(alice) as db:
        await db.execute(load("save_rankings"), values)
    assert sql("select job_id from job_rankings") == [(job.id,)]
