"""Where cards lie: under whom, at which place, and always in one order."""

import asyncio

from app.actions.applications import (
    move_application,
    reorder_application,
)
from app.db.session import team_session
from app.domain.enums import ApplicationStatus as S
from app.domain.identity import Identity
from tests.actions.boards import Sql, board, column
from tests.builders import MONDAY, a_job, an_application


async def test_a_card_lands_under_the_card_or_at_the_index_that_was_named(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        one, two, three, four = await column(db, "One", "Two", "Three", "Four")
        await reorder_application(db, four, under=one)
        await reorder_application(db, one, index=99)
        await reorder_application(db, three, index=0)
        await reorder_application(db, two, index=-5)
    assert board(sql) == [two, three, four, one]


async def test_a_card_that_went_elsewhere_meanwhile_gives_no_place_and_the_index_counts(
    alice: Identity, sql: Sql
) -> None:
    async with team_session(alice) as db:
        one, two, three = await column(db, "One", "Two", "Three")
        await move_application(db, one, to=S.READY_TO_APPLY, now=MONDAY)
        await reorder_application(db, two, under=one, index=1)
    assert board(sql) == [three, two]


async def test_two_cards_at_the_same_place_make_room_for_a_third(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        ids = [(await an_application(db, await a_job(db, str(n)))).id for n in range(4)]
    before = board(sql)
    assert sorted(ids) == before
    async with team_session(alice) as db:
        await reorder_application(db, before[3], under=before[0])
    assert board(sql) == [before[0], before[3], before[1], before[2]]


async def test_there_is_always_room_between_two_cards(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        top, one, two = await column(db, "Top", "One", "Two")
        for _ in range(150):
            await reorder_application(db, two, under=top)
            one, two = two, one
    assert board(sql) == [top, one, two]


async def test_many_at_once_leave_one_order_and_no_card_twice(
    alice: Identity, bob: Identity, sql: Sql
) -> None:
    async with team_session(alice) as db:
        ids = await column(db, *"ABCDEFGH")

    async def shuffle(person: Identity, turn: int) -> None:
        async with team_session(person) as db:
            await reorder_application(db, ids[turn % 8], index=(turn * 5) % 8)

    await asyncio.gather(*(shuffle(alice if turn % 2 else bob, turn) for turn in range(40)))
    assert sorted(board(sql)) == sorted(ids)
    assert sql("select count(distinct position) from applications") == [(8,)]
