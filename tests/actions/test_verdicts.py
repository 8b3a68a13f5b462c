"""Putting a job aside, saying why, and taking it back."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from app.actions.applications import shortlist_job
from app.actions.verdicts import dismiss_job, restore_job
from app.domain.enums import DismissReason
from app.domain.errors import Conflict, NotFound
from app.domain.identity import Identity
from tests.builders import MONDAY, a_job, a_ranking

Sql = Callable[..., list[tuple[Any, ...]]]
VERDICT = "select dismissed_at is not null, dismiss_reason from public.job_rankings where job_id = %s"
EVENTS = "select event_type, payload ->> 'reason' from public.events where entity_id = %s order by id"


async def a_ranked_job(db_for: Any, person: Identity) -> Any:
    async with db_for(person) as db:
        job = await a_job(db)
        await a_ranking(db, job)
        return job.id


async def test_a_job_is_put_aside_without_a_word(alice: Identity, db_for: Any, sql: Sql) -> None:
    job_id = await a_ranked_job(db_for, alice)
    async with db_for(alice) as db:
        await dismiss_job(db, job_id, now=MONDAY)
    assert sql(VERDICT, job_id) == [(True, None)]
    assert sql(EVENTS, job_id) == [("job_dismissed", None)]


async def test_the_reason_may_come_later_and_the_last_one_counts(
    alice: Identity, db_for: Any, sql: Sql
) -> None:
    job_id = await a_ranked_job(db_for, alice)
    for reason in (None, DismissReason.RATE, DismissReason.SCAM, None):
        async with db_for(alice) as db:
            await dismiss_job(db, job_id, reason, now=MONDAY)
    assert sql(VERDICT, job_id) == [(True, "scam")]


async def test_taking_it_back_forgets_the_reason_and_happens_once(
    alice: Identity, db_for: Any, sql: Sql
) -> None:
    job_id = await a_ranked_job(db_for, alice)
    async with db_for(alice) as db:
        await dismiss_job(db, job_id, DismissReason.RATE, now=MONDAY)
    for reason in (DismissReason.RATE, None):
        async with db_for(alice) as db:
            assert await restore_job(db, job_id) is reason
    assert sql(VERDICT, job_id) == [(False, None)]
    assert sql(EVENTS, job_id) == [("job_dismissed", "rate"), ("job_restored", None)]


async def test_a_job_without_a_score_gets_one_to_be_put_aside(alice: Identity, db_for: Any, sql: Sql) -> None:
    async with db_for(alice) as db:
        job = await a_job(db)
    async with db_for(alice) as db:
        await dismiss_job(db, job.id, DismissReason.OTHER, now=MONDAY)
    assert sql(VERDICT, job.id) == [(True, "other")]


async def test_what_is_on_the_board_is_not_put_aside(alice: Identity, db_for: Any) -> None:
    job_id = await a_ranked_job(db_for, alice)
    async with db_for(alice) as db:
        await shortlist_job(db, job_id, now=MONDAY)
    with pytest.raises(Conflict):
        async with db_for(alice) as db:
            await dismiss_job(db, job_id, now=MONDAY)


async def test_a_stranger_finds_no_such_job(
    alice: Identity, charlie: Identity, db_for: Any, sql: Sql
) -> None:
    job_id = await a_ranked_job(db_for, alice)
    for unknown in (job_id, uuid4()):
        with pytest.raises(NotFound):
            async with db_for(charlie) as db:
                await dismiss_job(db, unknown, now=MONDAY)
    async with db_for(charlie) as db:
        await restore_job(db, job_id)
    assert sql(VERDICT, job_id) == [(False, None)]
