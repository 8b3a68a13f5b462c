"""What is due is queued once, however many workers look, and however late it is."""

import asyncio
from collections.abc import Callable
from datetime import UTC, timedelta
from typing import Any

import pytest

from app.actions.agent_settings import set_schedule
from app.actions.profile import change_basics
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import AgentType
from app.domain.errors import BadInput
from app.domain.identity import Identity
from app.runs.schedule import queue_due_runs

Sql = Callable[..., list[tuple[Any, ...]]]
AGENT = AgentType.JOB_SEARCH


async def scheduled(who: Identity, **said: Any) -> Any:
    async with team_session(who) as db:
        return await set_schedule(db, AGENT, {"on": True, **said}, now=utc_now())


async def test_what_is_due_is_queued_once_by_many_workers(
    alice: Identity, charlie: Identity, sql: Sql
) -> None:
    for who in (alice, charlie):
        assert (await scheduled(who)) > utc_now()
    assert await queue_due_runs(now=utc_now()) == 0
    sql("update private.schedules set next_at = now() - interval '3 days' where team_id = %s", alice.team_id)
    queued = await asyncio.gather(*(queue_due_runs(now=utc_now()) for _ in range(5)))
    assert sorted(queued) == [0, 0, 0, 0, 1]
    assert sql("select team_id, origin, trigger from agent_runs") == [
        (alice.team_id, "schedule", "the schedule")
    ]
    assert sql("select bool_and(next_at > now()) from private.schedules") == [(True,)]


async def test_switched_off_it_runs_no_more(alice: Identity, sql: Sql) -> None:
    await scheduled(alice)
    async with team_session(alice) as db:
        assert await set_schedule(db, AGENT, {"on": False}, now=utc_now()) is None
    assert await queue_due_runs(now=utc_now() + timedelta(days=30)) == 0


async def test_of_somebody_who_may_not_write_nothing_is_queued(bob: Identity, sql: Sql) -> None:
    await scheduled(bob)
    sql(
        "update team_members set role = 'viewer' where user_id = %s and team_id = %s",
        bob.user_id,
        bob.team_id,
    )
    assert await queue_due_runs(now=utc_now() + timedelta(days=30)) == 0


async def test_an_agent_that_works_on_request_has_no_schedule(alice: Identity) -> None:
    with pytest.raises(BadInput, match="asked"):
        async with team_session(alice) as db:
            await set_schedule(db, AgentType.COVER_LETTER, {"on": True}, now=utc_now())


async def test_a_schedule_follows_its_person_to_another_time_zone(alice: Identity, sql: Sql) -> None:
    for zone, utc in (("Europe/Lisbon", {7, 6}), ("Asia/Kolkata", {2})):
        async with team_session(alice) as db:
            await change_basics(db, {"timezone": zone})
        coming = (
            await scheduled(alice)
            if zone == "Europe/Lisbon"
            else sql("select next_at from private.schedules")[0][0]
        )
        assert coming.astimezone(UTC).hour in utc
