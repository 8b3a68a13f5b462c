"""Search, usage counters and notices: small functions, each with its promise."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in, service_session, team_session
from app.domain.enums import ApplicationStatus
from app.domain.identity import Identity
from app.domain.search_words import read_search
from app.embedded.cluster import Cluster
from tests.builders import a_job, a_letter, a_ranking, an_application

Sql = Callable[..., list[tuple[Any, ...]]]
SEARCH = text(
    "select j.title from private.search_jobs(:team, :words, :without) s join jobs j on j.id = s.job_id"
    " order by s.rank desc"
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("react", ["React.js for a shop", "Booking site"]),
        ("developers", ["Senior developer"]),
        ('"booking site"', ["Booking site"]),
        ("shop -react", []),
        ("asp.net", ["Senior developer"]),
        ("acme", ["Senior developer"]),
        ("", []),
        ("!!! & | <->", []),
    ],
)
async def test_search_finds_words_as_people_write_them(alice: Identity, query: str, found: list[str]) -> None:
    async with team_session(alice) as db:
        await a_job(db, "React.js for a shop", description="", skills=[])
        await a_job(db, "Booking site", description="We use React.", skills=[])
        await a_job(db, "Senior developer", description="", skills=["ASP.NET"], company_name="Acme")
        asked = read_search(query)
        values = {"team": alice.team_id, "words": list(asked.words), "without": list(asked.without)}
        assert (await db.execute(SEARCH, values)).scalars().all() == found


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


@pytest.mark.parametrize(
    ("zone", "day"), [("UTC", "2026-03-01"), ("Asia/Tokyo", "2026-03-02"), ("Mars/Base", "2026-03-01")]
)
def test_a_day_begins_at_the_owners_midnight(alice: Identity, sql: Sql, zone: str, day: str) -> None:
    sql("update profiles set timezone = %s", zone)
    assert sql("select private.team_day(%s, '2026-03-01T20:00Z')::text", alice.team_id) == [(day,)]


async def test_the_service_may_count_for_any_team(alice: Identity) -> None:
    async with service_session("a worker reserves in a test") as db:
        asked = text("select private.reserve_usage(:team, 'letters', 1, 5)")
        assert (await db.execute(asked, {"team": alice.team_id})).scalar_one() == 1


async def test_changes_of_the_board_and_the_letters_are_announced(database: Cluster, alice: Identity) -> None:
    with psycopg.connect(database.dsn_app, autocommit=True) as ears:
        ears.execute("listen team")
        async with team_session(alice) as db:
            application = await an_application(db, status=ApplicationStatus.READY_TO_APPLY)
            letter = await a_letter(db, await a_job(db))
        assert heard(ears) == {
            ("pipeline", str(application.id)), ("letter", str(letter.id)), ("activity", ""),
        }  # fmt: skip


async def test_a_dismissal_is_announced_and_a_new_score_is_not(database: Cluster, alice: Identity) -> None:
    async with team_session(alice) as db:
        ranking = await a_ranking(db, await a_job(db))
    with psycopg.connect(database.dsn_app, autocommit=True) as ears:
        ears.execute("listen team")
        async with team_session(alice) as db:
            await db.execute(text("update job_rankings set score = 1"))
        assert heard(ears) == set()
        async with team_session(alice) as db:
            await db.execute(text("update job_rankings set dismissed_at = now(), dismiss_reason = 'rate'"))
        assert heard(ears) == {("feed", str(ranking.job_id)), ("activity", "")}


def heard(ears: psycopg.Connection[Any]) -> set[tuple[str, str]]:
    notices = [json.loads(n.payload) for n in ears.notifies(timeout=0.3)]
    return {(n["what"], n.get("id", "")) for n in notices}


async def reserve(db: AsyncSession, amount: int, *, limit: int) -> int | None:
    asked = text("select private.reserve_usage(:team, 'letters', :amount, :limit)")
    values = {"team": identity_in(db).team_id, "amount": amount, "limit": limit}
    count: int | None = (await db.execute(asked, values)).scalar_one()
    return count
