"""Jobs, profiles and skills have a vector from the moment they are there until they are gone."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from sqlalchemy import delete

from app.actions.embeddings import save_vectors
from app.actions.jobs import save_postings
from app.actions.profile import change_basics, save_entry
from app.actions.removals import remove_entry, restore_entry
from app.actions.skills import add_skills
from app.domain.identity import Identity
from app.domain.posting import JobPosting
from app.llm.embeddings import DIMS, MODEL, embed
from app.models.job import Job
from tests.builders import MONDAY, a_posting

Sql = Callable[..., list[tuple[Any, ...]]]
MARK = "select entity_type, entity_id, xmin::text, embedding::text from public.embeddings order by 1, 2"
TEXT = "We need a booking site for a small hotel, with a calendar, payments and mails to guests. " * 4


@pytest.fixture
def bring(alice: Identity, db_for: Any) -> Any:
    async def save(*postings: JobPosting) -> None:
        async with db_for(alice) as db:
            await save_postings(db, postings, source="a file", trigger="test", now=MONDAY)

    return save


def vector(sql: Sql, kind: str) -> np.ndarray:
    [(said,)] = sql("select embedding::text from public.embeddings where entity_type = %s", kind)
    return np.array([float(number) for number in said.strip("[]").split(",")])


async def test_an_import_brings_a_vector_for_every_job(bring: Any, sql: Sql) -> None:
    await bring(*(a_posting(f"Developer number {n}", platform_job_id=str(n)) for n in range(5)))
    assert sql("select count(*), min(dims), min(model) from public.embeddings") == [(5, DIMS, MODEL)]
    assert sql("select count(*) from public.jobs j join public.embeddings e on e.entity_id = j.id") == [(5,)]


async def test_the_same_import_again_writes_no_vector_and_a_changed_ad_only_its_own(
    bring: Any, sql: Sql
) -> None:
    first = a_posting("A booking site", platform_job_id="1", description=TEXT)
    await bring(first, a_posting("A logo", platform_job_id="2"))
    before = sql(MARK)
    await bring(first, a_posting("A logo", platform_job_id="2"))
    assert sql(MARK) == before
    await bring(replace(first, title="A booking site in Rust"), a_posting("A logo", platform_job_id="2"))
    after = sql(MARK)
    assert len(after) == 2
    assert len(set(before) & set(after)) == 1


async def test_an_ad_that_stands_twice_in_a_file_has_the_vector_of_what_both_say(
    bring: Any, sql: Sql
) -> None:
    once = a_posting("A booking site", platform_job_id="1", description=TEXT)
    await bring(once)
    alone = vector(sql, "job")
    sql("delete from public.jobs")
    await bring(once, replace(once, description=""))
    assert vector(sql, "job") @ alone == pytest.approx(1, abs=1e-3)


async def test_a_deleted_job_takes_its_vector_along(
    bring: Any, alice: Identity, db_for: Any, sql: Sql
) -> None:
    await bring(a_posting("One", platform_job_id="1"), a_posting("Two", platform_job_id="2"))
    async with db_for(alice) as db:
        await db.execute(delete(Job).where(Job.title == "One"))  # type: ignore[arg-type]
    assert sql("select j.title from public.embeddings e join public.jobs j on j.id = e.entity_id") == [
        ("Two",)
    ]
    sql("delete from public.teams")
    assert sql("select count(*) from public.embeddings") == [(0,)]


async def test_a_profile_and_its_skills_have_vectors_that_follow(
    alice: Identity, db_for: Any, sql: Sql
) -> None:
    async with db_for(alice) as db:
        await change_basics(db, {"headline": "Python developer"})
        [python] = await add_skills(db, "Python")
    assert {kind for kind, *_ in sql(MARK)} == {"profile", "skill"}
    skill, before = vector(sql, "skill"), vector(sql, "profile")
    assert skill @ embed(["python"])[0] == pytest.approx(1, abs=1e-3)
    async with db_for(alice) as db:
        await save_entry(db, "experience", {"kind": "work", "title": "Baker"}, today=MONDAY.date())
        await remove_entry(db, "skill", python)
    assert {kind for kind, *_ in sql(MARK)} == {"profile"}
    assert vector(sql, "profile") @ before < 0.99
    async with db_for(alice) as db:
        await restore_entry(db, "skill", python)
    assert vector(sql, "skill") @ skill == pytest.approx(1)


async def test_another_model_keeps_its_vectors_beside_ours(
    bring: Any, alice: Identity, db_for: Any, sql: Sql
) -> None:
    await bring(a_posting("One", platform_job_id="1"))
    [(job_id,)] = sql("select id from public.jobs")
    async with db_for(alice) as db:
        assert await save_vectors(db, "job", [job_id], ["[1, 2, 2]"], model="another/3") == 1
        assert await save_vectors(db, "job", [job_id], ["[1, 2, 2]"], model="another/3") == 0
    await bring(a_posting("One", platform_job_id="1", description="Now with a text."))
    assert sql("select model, dims from public.embeddings order by 1") == [("another/3", 3), (MODEL, DIMS)]
