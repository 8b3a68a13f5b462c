"""Counters per team and day: exact, whoever comes at once, and the day is the owner's."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in, service_session, team_session
from app.domain.identity import Identity

Sql = Callable[..., list[tuple[Any, ...]]]


async def test_usage_stops_at_its_limit_and_can_be_given_back(alice: Identity) -> None:
    async with team_session(alice) as db:
        assert await reserve(db, 2, limit=3) == 2
        assert await reserve(db, 2, limit=3) is None
        assert await reserve(db, 1, limit=3) == 3
        refund = text("select private.refund_usage(:team, 'letters', 5)")
        assert (await db.execute(refund, {"team": alice.team_id})).scalar_one() == 0


async def test_fifty_at_once_get_exactly_what_there_is(alice: Identity) -> None:
    async def one() -> int | None:
        async with team_session(alice, time_limit="30s") as db:
            return await reserve(db, 1, limit=20)

    granted = [count for count in await asyncio.gather(*(one() for _ in range(50))) if count]
    assert sorted(granted) == list(range(1, 21))


async def test_fifty_at_once_reserve_and_give_back_to_the_last_one(alice: Identity, sql: Sql) -> None:
    async def one(number: int) -> int:
        async with team_session(alice, time_limit="30s") as db:
            if await reserve(db, 3, limit=1_000) is None:
                return 0
            if number % 5 == 0:
                raise ZeroDivisionError  # whoever fails has reserved nothing
            refund = text("select private.refund_usage(:team, 'letters', 1)")
            await db.execute(refund, {"team": alice.team_id})
            return 2

    done = await asyncio.gather(*(one(number) for number in range(50)), return_exceptions=True)
    kept = sum(count for count in done if isinstance(count, int))
    assert kept == 80
    assert sql("select count from usage_counters") == [(kept,)]


@pytest.mark.parametrize(
    ("zone", "day"), [("UTC", "2026-03-01"), ("Asia/Tokyo", "2026-03-02"), ("Mars/Base", "2026-03-01")]
)
async def test_a_day_begins_at_the_owners_midnight(
    alice: Identity, bob: Identity, sql: Sql, zone: str, day: str
) -> None:
    sql("update profiles set timezone = %s where user_id = %s", zone, alice.user_id)
    for member in (alice, bob):
        async with team_session(member) as db:
            asked = text("select private.team_day(:team, '2026-03-01T20:00Z')::text")
            assert (await db.execute(asked, {"team": alice.team_id})).scalar_one() == day


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
async def test_what_is_reserved_counts_for_the_day_it_is_there(alice: Identity, sql: Sql, zone: str) -> None:
    """One of these two has another date than UTC at every moment."""
    sql("update profiles set timezone = %s", zone)
    async with team_session(alice) as db:
        await reserve(db, 1, limit=3)
    assert sql("select day = (now() at time zone %s)::date from usage_counters", zone) == [(True,)]


@pytest.mark.parametrize(("amount", "limit"), [(0, 5), (-1, 5), (None, 5), (1, None)])
async def test_a_reservation_says_how_much_and_up_to_what(alice: Identity, amount: Any, limit: Any) -> None:
    with pytest.raises(DBAPIError, match="positive and has a limit"):
        async with team_session(alice) as db:
            await reserve(db, amount, limit=limit)


async def test_the_service_may_count_for_any_team(alice: Identity) -> None:
    async with service_session("a worker reserves in a test") as db:
        asked = text("select private.reserve_usage(:team, 'letters', 1, 5)")
        assert (await db.execute(asked, {"team": alice.team_id})).scalar_one() == 1


async def reserve(db: AsyncSession, amount: int, *, limit: int) -> int | None:
    asked = text("select private.reserve_usage(:team, 'letters', :amount, :limit)")
    values = {"team": identity_in(db).team_id, "amount": amount, "limit": limit}
    count: int | None = (await db.execute(asked, values)).scalar_one()
    return count
