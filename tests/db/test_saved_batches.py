"""A batch that comes again is known by its text, until anything that it says is touched."""

from collections.abc import Callable
from typing import Any

import pytest

from app.db.session import team_session
from app.domain.identity import Identity
from tests.db.upserting import an_item, numbers, upsert

Sql = Callable[..., list[tuple[Any, ...]]]
BATCH = [an_item("a", platform_job_id="~01"), an_item("b")]
TOUCHES = {
    "update jobs set title = 'Edited' where canonical_hash = 'hash-a'": "jobs_updated",
    "update job_rankings set score = 1": "rankings_updated",
    "delete from job_rankings": "rankings_inserted",
    "delete from job_sources": "sources_inserted",
    "delete from jobs": "jobs_inserted",
}


@pytest.mark.parametrize(("touch", "counted"), TOUCHES.items())
async def test_what_was_touched_is_put_right_when_the_batch_comes_again(
    alice: Identity, sql: Sql, touch: str, counted: str
) -> None:
    async with team_session(alice) as db:
        await upsert(db, *BATCH)
    sql(touch)
    async with team_session(alice) as db:
        assert numbers(await upsert(db, *BATCH))[counted] > 0
        assert counted not in numbers(await upsert(db, *BATCH))


async def test_what_another_batch_changed_is_changed_back(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        await upsert(db, *BATCH)
        await upsert(db, an_item("a", title="In other words"))
        assert numbers(await upsert(db, *BATCH))["jobs_updated"] == 1
    assert sql("select title from jobs where canonical_hash = 'hash-a'") == [("Job a",)]


@pytest.mark.parametrize(
    "touch", ["update job_rankings set dismissed_at = now()", "insert into jobs (team_id, platform, title,"
              " canonical_hash) select team_id, 'upwork', 'New', 'new' from jobs limit 1"]
)  # fmt: skip
async def test_verdicts_and_other_new_jobs_do_not_count(alice: Identity, sql: Sql, touch: str) -> None:
    async with team_session(alice) as db:
        await upsert(db, *BATCH)
    sql(touch)
    assert sql("select count(*) from private.saved_batches") == [(1,)]
    async with team_session(alice) as db:
        again = numbers(await upsert(db, *BATCH))
    assert again == {"received": 2, "distinct": 2, "jobs_unchanged": 2, "rankings_unchanged": 2}


async def test_the_same_text_in_another_team_is_another_batch(alice: Identity, charlie: Identity) -> None:
    async with team_session(alice) as db:
        hers = await upsert(db, *BATCH)
    async with team_session(charlie) as db:
        his = await upsert(db, *BATCH)
    assert his["jobs_inserted"] == 2
    assert not set(his["job_ids"].values()) & set(hers["job_ids"].values())


async def test_a_batch_that_changed_nothing_is_not_written_down(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        await upsert(db, *BATCH)
        await upsert(db, *BATCH, spaces=1)
    assert sql("select count(*) from private.saved_batches") == [(1,)]


async def test_batches_are_forgotten_after_a_week(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        await upsert(db, *BATCH)
    sql("update private.saved_batches set created_at = now() - interval '8 days'")
    async with team_session(alice) as db:
        await upsert(db, an_item("c"))
    assert sql("select created_at > now() - interval '1 day' from private.saved_batches") == [(True,)]
