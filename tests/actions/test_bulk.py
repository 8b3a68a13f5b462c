"""Several cards at once: each for itself, with a report, and taken back together."""

from datetime import timedelta

import pytest

from app.actions.applications import remove_application
from app.actions.bulk import empty_old_trash, follow_up_many, move_many, remove_many, undo_many
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import ApplicationStatus as S
from app.domain.errors import BadInput
from app.domain.identity import Identity
from app.queries.trash import trashed
from tests.actions.boards import Sql, board, column
from tests.builders import MONDAY, a_job, an_application


async def test_what_can_move_moves_and_what_cannot_is_told(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        one, two = await column(db, "One", "Two")
        applied = (await an_application(db, await a_job(db, "Sent"), S.APPLIED)).id
        cards = [(one, S.SHORTLISTED), (applied, S.APPLIED), (two, S.READY_TO_APPLY)]
        done = await move_many(db, cards, S.READY_TO_APPLY, now=MONDAY)
    assert [card for card, _ in done.moved] == [one]
    assert [card for card, _ in done.failed] == [applied, two]
    assert "not to Ready to apply" in done.failed[0][1]
    assert board(sql, S.READY_TO_APPLY) == [one]
    assert board(sql, S.SHORTLISTED) == [two]


async def test_a_move_of_several_is_taken_back_but_for_what_has_changed_since(
    alice: Identity, sql: Sql
) -> None:
    async with team_session(alice) as db:
        cards = await column(db, "One", "Two", "Three")
        done = await move_many(db, [(card, S.SHORTLISTED) for card in cards], S.READY_TO_APPLY, now=MONDAY)
        await remove_application(db, cards[1], now=utc_now())
    async with team_session(alice) as db:
        back = await undo_many(db, done.moved)
    assert {card for card, _ in back.moved} == {cards[0], cards[2]}
    assert [card for card, _ in back.failed] == [cards[1]]
    assert board(sql) == [cards[0], cards[2]]


async def test_the_trash_keeps_a_card_for_thirty_days(alice: Identity, bob: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        new, old = await column(db, "New", "Old")
        await remove_many(db, [new, old], now=utc_now())
    sql("update applications set removed_at = now() - interval '31 days' where id = %s", old)
    async with team_session(bob) as db:
        assert [card.title for card in await trashed(db, now=utc_now())] == ["New"]
        assert await empty_old_trash(db, now=utc_now()) == 1
        assert await empty_old_trash(db, now=utc_now()) == 0
    assert sql("select id from applications") == [(new,)]


async def test_one_date_for_all(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        cards = await column(db, "One", "Two")
        done = await follow_up_many(db, cards, MONDAY + timedelta(days=3))
    assert (len(done.moved), done.failed) == (2, [])
    assert sql("select distinct next_follow_up_at from applications") == [(MONDAY + timedelta(days=3),)]


async def test_not_without_end_and_not_of_strangers(alice: Identity, charlie: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        cards = await column(db, "One")
        with pytest.raises(BadInput):
            await remove_many(db, cards * 201, now=MONDAY)
    async with team_session(charlie) as db:
        done = await move_many(db, [(cards[0], S.SHORTLISTED)], S.READY_TO_APPLY, now=MONDAY)
        assert [card for card, _ in done.failed] == cards
    assert board(sql) == cards
