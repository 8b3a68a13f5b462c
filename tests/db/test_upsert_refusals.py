"""`upsert_jobs_and_rankings` names what it cannot save, and saves nothing of such a batch."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError

from app.db.session import team_session
from app.domain.identity import Identity
from tests.db.upserting import CALL, an_item, upsert

Sql = Callable[..., list[tuple[Any, ...]]]


async def test_a_bad_item_is_named_and_nothing_is_saved(alice: Identity, sql: Sql) -> None:
    for bad in ({"platform": "xing"}, {"score": 101}, {"hourly_min": 9, "hourly_max": 1}, {"title": " "}):
        with pytest.raises(DBAPIError, match="item 2: "):
            async with team_session(alice) as db:
                await upsert(db, an_item("a"), an_item("b", **bad), an_item("c"))
        assert sql("select count(*) from jobs") == [(0,)]


@pytest.mark.parametrize("place", [1, 2_500, 5_000])
async def test_one_bad_item_of_five_thousand_is_named_in_the_time_of_a_request(
    alice: Identity, sql: Sql, place: int
) -> None:
    items = [an_item(str(n)) for n in range(5_000)]
    items[place - 1]["score"] = 101
    with pytest.raises(DBAPIError, match=f"item {place}: ") as refused:
        async with team_session(alice) as db:
            await upsert(db, *items)
    assert isinstance(refused.value.orig, psycopg.errors.CheckViolation)
    assert refused.value.orig.diag.message_hint == str(place)
    assert sql("select count(*) from jobs") == [(0,)]


async def test_of_several_bad_items_the_first_is_named(alice: Identity) -> None:
    items = [an_item(str(n), **({"title": ""} if n in (6, 9) else {})) for n in range(12)]
    with pytest.raises(DBAPIError, match="item 7: "):
        async with team_session(alice) as db:
            await upsert(db, *items)


@pytest.mark.parametrize(
    "items", ["[1]", '{"a": 1}', "[[]]", '"x"', '[{"score": "high"}]', '[{"skills": 3}]']
)
async def test_what_is_no_batch_of_jobs_is_refused(alice: Identity, items: str) -> None:
    with pytest.raises(DBAPIError):
        async with team_session(alice) as db:
            await db.execute(CALL, {"team": alice.team_id, "run": None, "items": items})


async def test_a_batch_has_a_limit(alice: Identity) -> None:
    with pytest.raises(DBAPIError, match="at most 5000"):
        async with team_session(alice) as db:
            await upsert(db, *[{}] * 5001)
