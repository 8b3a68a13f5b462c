"""Postings come in by batches: ranked one batch ahead, saved in order, all of them or none."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from app.actions.jobs import BATCH, count_postings, save_postings
from app.demo.generate import generated_postings
from app.domain.identity import Identity
from app.domain.posting import JobPosting
from tests.builders import MONDAY

Sql = Callable[..., list[tuple[Any, ...]]]
COUNT = "select (select count(*) from public.jobs), (select count(*) from public.job_rankings)"


@pytest.fixture(scope="module")
def postings() -> list[JobPosting]:
    """One batch and a bit."""
    return list(generated_postings(BATCH + 50, 5, MONDAY))


async def test_every_batch_is_ranked_and_saved_and_progress_is_told_in_order(
    alice: Identity, db_for: Any, sql: Sql, postings: list[JobPosting]
) -> None:
    told: list[int] = []
    async with db_for(alice) as db:
        saved = await save_postings(
            db, postings, source="a file", trigger="test", now=MONDAY, on_progress=told.append
        )
    many = len(postings)
    assert (saved.received, saved.new, saved.ranked, saved.duplicates) == (many, many, many, 0)
    assert told == [BATCH, many]
    assert sql(COUNT) == [(many, many)]


async def test_a_dry_run_counts_and_saves_nothing(
    alice: Identity, db_for: Any, sql: Sql, postings: list[JobPosting]
) -> None:
    async with db_for(alice) as db:
        counted = await count_postings(db, [*postings[:5], postings[0]], source="a file")
    assert (counted.received, counted.new, counted.duplicates) == (6, 5, 1)
    assert sql(COUNT) == [(0, 0)]


async def test_one_row_that_cannot_be_saved_saves_none(
    alice: Identity, db_for: Any, sql: Sql, postings: list[JobPosting]
) -> None:
    bad = [*postings[:BATCH], replace(postings[-1], title=" "), postings[-2]]
    with pytest.raises(DBAPIError, match="item 1"):
        async with db_for(alice) as db:
            await save_postings(db, bad, source="a file", trigger="test", now=MONDAY)
    assert sql(COUNT) == [(0, 0)]


async def test_no_postings_are_no_trouble(alice: Identity, db_for: Any, sql: Sql) -> None:
    async with db_for(alice) as db:
        saved = await save_postings(db, [], source="a file", trigger="test", now=MONDAY)
    assert (saved.received, saved.new) == (0, 0)
    assert sql("select status::text from public.agent_runs") == [("succeeded",)]
