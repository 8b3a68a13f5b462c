"""`upsert_jobs_and_rankings`: one call, one truth, nothing written twice."""

import asyncio
from collections.abc import Callable
from typing import Any
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import team_session
from app.domain.errors import NotAllowed
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from app.models.job import Job, JobRanking
from tests.builders import a_job, a_run
from tests.db.upserting import an_item, numbers, upsert

DISMISS = text("update job_rankings set dismissed_at = now(), dismiss_reason = 'rate' where job_id = :job")
WAL = "select pg_current_wal_insert_lsn()"
Sql = Callable[..., list[tuple[Any, ...]]]


async def test_new_jobs_are_counted_and_named(alice: Identity) -> None:
    async with team_session(alice) as db:
        run = await a_run(db)
        answer = await upsert(db, an_item("a"), an_item("b", score=None), run=run.id)
        assert numbers(answer) == {
            "received": 2, "distinct": 2, "jobs_inserted": 2, "sources_inserted": 2, "rankings_inserted": 1,
        }  # fmt: skip
        assert set(answer["job_ids"]) == {"hash-a", "hash-b"}
        assert set(answer["inserted_ids"]) == set(answer["job_ids"].values())
        job = await db.get_one(Job, UUID(answer["job_ids"]["hash-a"]))
        assert (job.title, job.team_id, job.budget_type) == ("Job a", alice.team_id, "unknown")


AS_IT_WAS, SPELLED_OTHERWISE = 0, 1


@pytest.mark.parametrize("spaces", [AS_IT_WAS, SPELLED_OTHERWISE])
async def test_the_same_batch_again_changes_nothing(alice: Identity, sql: Sql, spaces: int) -> None:
    items = [an_item(str(n), posted_at="2026-03-01T08:00:00Z", skills=["React"]) for n in range(50)]
    async with team_session(alice) as db:
        first = await upsert(db, *items)
    rows = (
        "select j.xmin, j.ctid, r.xmin, r.ctid from jobs j join job_rankings r on r.job_id = j.id order by 2"
    )
    before = sql(rows)
    async with team_session(alice) as db:
        answer = await upsert(db, *items, spaces=spaces)
    assert numbers(answer) == {
        "received": 50, "distinct": 50, "jobs_unchanged": 50, "rankings_unchanged": 50,
    }  # fmt: skip
    assert answer["job_ids"] == first["job_ids"]
    assert sql(rows) == before


@pytest.mark.parametrize("spaces", [AS_IT_WAS, SPELLED_OTHERWISE])
async def test_the_same_batch_again_writes_no_byte_of_wal(
    alice: Identity, database: Cluster, spaces: int
) -> None:
    items = [an_item(str(n)) for n in range(300)]
    async with team_session(alice) as db:
        await upsert(db, *items)
    with psycopg.connect(database.dsn_superuser, autocommit=True) as watcher:
        watcher.execute("vacuum")  # the first reader after a write marks rows as committed, which is logged
        async with team_session(alice) as db:
            await upsert(db, *items, spaces=spaces)
        before = watcher.execute(WAL).fetchone()
        async with team_session(alice) as db:
            await upsert(db, *items, spaces=spaces)
        assert watcher.execute(WAL).fetchone() == before


async def test_a_changed_job_is_updated_and_keeps_what_it_knew(alice: Identity) -> None:
    known = an_item(
        "a", hourly_min=30, hourly_max=60, budget_type="hourly", client_country="US", skills=["React"],
        posted_at="2026-03-02T08:00:00Z", source_raw={"x": {"connects": 12, "remote": True}},
    )  # fmt: skip
    poorer = an_item(
        "a", title="Job a, again", description="", skills=[], budget_type="unknown", client_rating=4.9,
        posted_at="2026-03-05T08:00:00Z", source_raw={"x": {"connects": None, "to_hire": 2}},
    )  # fmt: skip
    async with team_session(alice) as db:
        await upsert(db, known)
        answer = await upsert(db, poorer)
        assert answer["jobs_updated"] == 1
        assert answer["updated_ids"] == list(answer["job_ids"].values())
        job = await db.get_one(Job, UUID(answer["job_ids"]["hash-a"]))
    assert (job.title, job.description, job.skills) == ("Job a, again", "Words.", ["React"])
    assert (job.budget_type, job.hourly_min, job.client_country) == ("hourly", 30, "US")
    assert job.posted_at is not None
    assert job.posted_at.day == 2
    assert job.source_raw["x"] == {"connects": 12, "remote": True, "to_hire": 2}


async def test_halves_of_two_ranges_never_cross(alice: Identity) -> None:
    async with team_session(alice) as db:
        await upsert(db, an_item("a", budget_type="hourly", hourly_min=50))
        answer = await upsert(db, an_item("a", budget_type="hourly", hourly_max=40))
        job = await db.get_one(Job, UUID(answer["job_ids"]["hash-a"]))
        assert (job.hourly_min, job.hourly_max) == (None, 40)


async def test_duplicates_in_one_batch_become_one_job_with_every_sighting(alice: Identity, sql: Sql) -> None:
    first = an_item("a", client_country="US", title="First")
    last = an_item("a", title="Last", source={"payload": {"n": 2}, "payload_hash": "other"})
    async with team_session(alice) as db:
        answer = await upsert(db, first, an_item("b"), last)
    assert numbers(answer) | {"received": 3} == {
        "received": 3, "distinct": 2, "jobs_inserted": 2, "sources_inserted": 3, "rankings_inserted": 2,
    }  # fmt: skip
    assert sql("select title, client_country from jobs where canonical_hash = 'hash-a'") == [("Last", "US")]
    async with team_session(alice) as db:
        again = await upsert(db, first, an_item("b"), last)
    assert numbers(again) == {
        "received": 3, "distinct": 2, "jobs_unchanged": 2, "rankings_unchanged": 2,
    }  # fmt: skip


async def test_one_platform_id_is_one_job_whatever_its_words(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        first = await upsert(db, an_item("a", platform_job_id="~01"))
        second = await upsert(db, an_item("b", platform_job_id="~01"))
        assert second["job_ids"]["hash-b"] == first["job_ids"]["hash-a"]
        assert numbers(second) == {
            "received": 1, "distinct": 1, "jobs_updated": 1, "sources_inserted": 1, "rankings_unchanged": 1,
        }  # fmt: skip
        both = await upsert(db, an_item("c", platform_job_id="~02"), an_item("d", platform_job_id="~02"))
        assert both["job_ids"]["hash-c"] == both["job_ids"]["hash-d"]
    assert sql("select title from jobs order by title") == [("Job b",), ("Job d",)]


async def test_one_text_under_two_ids_is_one_job_and_both_ids_find_it(alice: Identity) -> None:
    async with team_session(alice) as db:
        answer = await upsert(db, an_item("a", platform_job_id="~01"))
        await upsert(db, an_item("a", platform_job_id="~02", source={"payload_hash": "second"}))
        later = await upsert(db, an_item("edited", platform_job_id="~02"))
        assert later["job_ids"]["hash-edited"] == answer["job_ids"]["hash-a"]
        assert (await db.get_one(Job, UUID(answer["job_ids"]["hash-a"]))).platform_job_id == "~01"


async def test_a_hash_and_an_id_that_point_to_two_jobs_do_not_collide(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        await upsert(db, an_item("a"), an_item("b", platform_job_id="~02"))
        answer = await upsert(db, an_item("a", platform_job_id="~02", title="Both"))
        assert numbers(answer)["jobs_updated"] == 1
    assert sql("select canonical_hash, platform_job_id from jobs order by 1") == [
        ("hash-a", None), ("hash-b", "~02"),
    ]  # fmt: skip


async def test_two_items_that_turn_out_to_be_one_known_job(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        await upsert(db, an_item("a", platform_job_id="~01"))
        answer = await upsert(db, an_item("a", title="By hash"), an_item("z", platform_job_id="~01"))
        assert answer["distinct"] == 1
        assert (await upsert(db, an_item("z")))["distinct"] == answer["distinct"]
    assert sql("select title, canonical_hash from jobs") == [("Job z", "hash-a")]


async def test_a_new_score_replaces_the_old_and_a_dismissal_stays(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        await upsert(db, an_item("a"))
        (ranking,) = await rankings(db)
        ranking.dismissed_at, ranking.dismiss_reason = ranking.created_at, "rate"
        await db.flush()
        answer = await upsert(db, an_item("a", score=55.25, provisional=True))
        assert numbers(answer)["rankings_updated"] == 1
    assert sql("select score, provisional, dismiss_reason from job_rankings") == [(55.25, True, "rate")]


async def test_a_stranger_can_neither_save_nor_ask(
    alice: Identity, charlie: Identity, vera: Identity
) -> None:
    for outsider in (charlie, vera):
        for items in ([], [an_item("a")]):
            with pytest.raises(NotAllowed):
                async with team_session(outsider) as db:
                    await upsert(db, *items, team=alice.team_id)


async def test_two_teams_keep_the_same_job_apart(alice: Identity, charlie: Identity) -> None:
    async with team_session(alice) as db:
        hers = await upsert(db, an_item("a", platform_job_id="~01"))
    async with team_session(charlie) as db:
        his = await upsert(db, an_item("a", platform_job_id="~01"))
    assert (hers["jobs_inserted"], his["jobs_inserted"]) == (1, 1)
    assert hers["job_ids"] != his["job_ids"]


async def test_overlapping_batches_at_once_never_deadlock(alice: Identity, sql: Sql) -> None:
    async def save(order: int) -> None:
        items = [an_item(str(n), title=f"Job {n} by {order}") for n in range(200)][:: 1 if order % 2 else -1]
        async with team_session(alice, time_limit="30s") as db:
            await upsert(db, *items)

    await asyncio.gather(*(save(order) for order in range(6)))
    assert sql("select count(*), count(distinct canonical_hash) from jobs") == [(200, 200)]


async def test_batches_verdicts_and_moves_at_once_never_deadlock(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        answer = await upsert(db, *[an_item(str(n)) for n in range(100)])
    ids = sorted(answer["job_ids"].values())

    async def save(order: int) -> None:
        items = [an_item(str(n), score=order, description=f"Words {order}.") for n in range(100)]
        async with team_session(alice, time_limit="30s") as db:
            await upsert(db, *items[:: 1 if order % 2 else -1])

    async def dismiss(order: int) -> None:
        for job in ids[:: 1 if order % 2 else -1][:30]:
            async with team_session(alice, time_limit="30s") as db:
                await db.execute(DISMISS, {"job": job})

    await asyncio.gather(*(work(order) for order in range(4) for work in (save, dismiss)))
    assert sql("select count(*) > 0 from job_rankings where dismissed_at is not null") == [(True,)]


async def test_a_job_made_by_hand_is_found_by_its_hash(alice: Identity) -> None:
    async with team_session(alice) as db:
        job = await a_job(db, canonical_hash="hash-a")
        assert (await upsert(db, an_item("a")))["job_ids"]["hash-a"] == str(job.id)


async def rankings(db: AsyncSession) -> list[JobRanking]:
    return list((await db.execute(select(JobRanking))).scalars())
