"""Thousands of random changes by two people against a plain model: the same board, and nothing that may not be.

The dials: `BIDWELL_TEST_CHANGES` (a release makes 20,000) and `BIDWELL_TEST_UNDOS` (5,000).
"""

import asyncio
import os
import random
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

import pytest

from app.actions.applications import (
    move_application,
    remove_application,
    reorder_application,
    restore_application,
    undo_last_move,
)
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import ApplicationStatus as S
from app.domain.errors import UserFacingError
from app.domain.identity import Identity
from app.domain.pipeline import MOVES
from tests.actions.boards import Sql, board, column
from tests.builders import an_application

CARDS = 12
CHANGES = int(os.environ.get("BIDWELL_TEST_CHANGES", "1000"))
LOOK_EVERY = 25
UNDOS = int(os.environ.get("BIDWELL_TEST_UNDOS", "300"))


class Model:
    """The board as lists, and the one move of each card that can be taken back."""

    def __init__(self, cards: list[UUID]) -> None:
        self.columns: dict[S, list[UUID]] = {status: [] for status in S}
        self.columns[S.SHORTLISTED] = list(cards)
        self.trash: set[UUID] = set()

    def status(self, card: UUID) -> S:
        return next(status for status, cards in self.columns.items() if card in cards)

    def place(self, card: UUID, to: S, index: int) -> None:
        self.columns[self.status(card)].remove(card)
        shown = [each for each in self.columns[to] if each not in self.trash]
        at = self.columns[to].index(shown[index]) if index < len(shown) else len(self.columns[to])
        self.columns[to].insert(at, card)

    def came_back(self, card: UUID, now: list[UUID]) -> None:
        """Where it lies among the others is for the database to say; the others must lie as they did."""
        status = self.status(card)
        assert [each for each in now if each != card] == [c for c in self.shown(status) if c != card]
        hidden = [each for each in self.columns[status] if each in self.trash]
        self.columns[status] = [*now, *hidden]

    def shown(self, status: S) -> list[UUID]:
        return [card for card in self.columns[status] if card not in self.trash]


async def _step(person: Identity, model: Model, card: UUID, chance: random.Random, sql: Sql) -> None:
    """One change, to the database and to the model; a refusal changes neither."""
    kind, to, index = chance.choice("mmmrrxb"), chance.choice(list(S)), chance.randrange(4)
    is_there, was = card not in model.trash, model.status(card)
    async with team_session(person) as db:
        if kind == "m":
            legal = is_there and to in MOVES[was]
            try:
                await move_application(db, card, to=to, now=utc_now(), index=index, letter_elsewhere=True)
            except UserFacingError:
                assert not legal
                return
            assert legal
            model.place(card, to, index)
        elif kind == "r" and is_there:
            await reorder_application(db, card, index=index)
            model.place(card, was, index)
        elif kind == "x" and is_there:
            await remove_application(db, card, now=utc_now())
            model.trash.add(card)
        elif kind == "b":
            await restore_application(db, card)
    if kind == "b" and not is_there:
        model.trash.discard(card)
        model.came_back(card, board(sql, was))


@pytest.mark.timeout(1200)
async def test_a_thousand_random_changes_leave_the_board_of_the_model(
    alice: Identity, bob: Identity, sql: Sql
) -> None:
    async with team_session(alice) as db:
        cards = await column(db, *(f"Card {n}" for n in range(CARDS)))
    model, chance = Model(cards), random.Random(6)
    for step in range(CHANGES):
        await _step((alice, bob)[step % 2], model, chance.choice(cards), chance, sql)
        if step % LOOK_EVERY == 0:
            assert {status: board(sql, status) for status in S} == {s: model.shown(s) for s in S}
    assert {status: board(sql, status) for status in S} == {s: model.shown(s) for s in S}
    _check(sql)


async def test_forty_changes_at_once_of_two_people_lose_and_double_nothing(
    alice: Identity, bob: Identity, sql: Sql
) -> None:
    async with team_session(alice) as db:
        cards = await column(db, *(f"Card {n}" for n in range(CARDS)))
    chance = random.Random(11)

    async def change(n: int) -> bool:
        card, to = chance.choice(cards), chance.choice((S.READY_TO_APPLY, S.APPLIED, S.IN_CONVERSATION))
        try:
            async with team_session((alice, bob)[n % 2]) as db:
                if n % 4 == 0:
                    await reorder_application(db, card, index=chance.randrange(3))
                else:
                    await move_application(db, card, to=to, now=utc_now(), letter_elsewhere=True)
        except UserFacingError:
            return False
        return n % 4 != 0

    moved = 0
    for _ in range(4):
        moved += sum(await asyncio.gather(*(change(n) for n in range(40))))
    assert moved > 0
    assert sql("select count(*) from events where event_type = 'application_moved'") == [(moved,)]
    assert sql("select count(*) from applications where removed_at is null") == [(CARDS,)]
    _check(sql)


def _check(sql: Sql) -> None:
    """No two cards at one place, and no step in any history that the pipeline does not know."""
    assert not sql(
        "select status, position from applications where removed_at is null group by 1, 2 having count(*) > 1"
    )
    steps = sql(
        "select payload ->> 'from', payload ->> 'to' from events where event_type = 'application_moved'"
    )
    assert not [(a, b) for a, b in steps if S(b) not in MOVES[S(a)]]
    for (card,) in sql("select id from applications"):
        rows = sql(
            "select payload ->> 'from', payload ->> 'to' from events where entity_id = %s"
            " and event_type = 'application_moved' order by id", card,
        )  # fmt: skip
        assert all(before[1] == after[0] for before, after in pairwise(rows))


BUT_FOR_THE_MOVE = (
    "to_jsonb(a) - '{version,moved_at,moved_by,updated_at,previous_status,previous_position,"
    "previous_stage_entered_at}'::text[]"
)


@pytest.mark.timeout(1200)
async def test_whatever_is_done_and_undone_leaves_every_row_as_it_was(
    alice: Identity, bob: Identity, sql: Sql
) -> None:
    """A move, or a removal, of any card of a board that has lived; with its place among the others."""
    async with team_session(alice) as db:
        cards = await column(db, *(f"Card {n}" for n in range(CARDS)))
    model, chance = Model(cards), random.Random(17)
    rows = f"select {BUT_FOR_THE_MOVE} from applications a order by id"
    done = 0
    while done < UNDOS:
        await _step((alice, bob)[done % 2], model, chance.choice(cards), chance, sql)
        there = [card for card in cards if card not in model.trash and MOVES[model.status(card)]]
        if not there:  # every card has come to its end: a new board
            sql("delete from applications")
            async with team_session(alice) as db:
                cards = await column(db, *(f"Card {done}-{n}" for n in range(CARDS)))
            model = Model(cards)
            continue
        card = chance.choice(there)
        before = sql(rows)
        if chance.random() < 0.8:
            to = chance.choice(sorted(MOVES[model.status(card)]))
            async with team_session(alice) as db:
                moved = await move_application(
                    db, card, to=to, now=utc_now(), index=chance.randrange(4), letter_elsewhere=True
                )
            assert sql(rows) != before
            async with team_session(bob) as db:
                await undo_last_move(db, card, moved.version)
        else:
            async with team_session(alice) as db:
                await remove_application(db, card, now=utc_now())
            assert sql(rows) != before
            async with team_session(alice) as db:
                await restore_application(db, card)
        assert sql(rows) == before
        done += 1


async def test_doing_and_undoing_leaves_the_row_as_it_was(alice: Identity, sql: Sql) -> None:
    """But for what tells of the move itself: version, who and when."""
    row = f"select {BUT_FOR_THE_MOVE} from applications a where id = %s"
    for place, (status, to) in enumerate((a, b) for a, targets in MOVES.items() for b in sorted(targets)):
        async with team_session(alice) as db:
            card = (await an_application(db, status=status, position=Decimal(place))).id
        before = sql(row, card)
        async with team_session(alice) as db:
            moved = await move_application(
                db, card, to=to, now=utc_now(), letter_elsewhere=True, closed_reason="Price"
            )
        assert sql(row, card) != before
        async with team_session(alice) as db:
            await undo_last_move(db, card, moved.version)
        assert sql(row, card) == before, (status, to)
