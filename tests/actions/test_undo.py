"""Moves are taken back whole, the last one first, and only if nothing has happened since."""

from datetime import timedelta

import pytest

from app.actions.applications import (
    move_application,
    reorder_application,
    save_notes,
    set_follow_up,
    undo_last_move,
)
from app.db.session import team_session
from app.domain.enums import ApplicationStatus as S
from app.domain.errors import Conflict
from app.domain.identity import Identity
from tests.actions.boards import Sql, board, column, events, the
from tests.builders import MONDAY, an_application


async def test_undo_takes_back_column_place_and_what_came_with_the_move(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        above = await an_application(db, status=S.READY_TO_APPLY)
        application = (await an_application(db, status=S.READY_TO_APPLY)).id
        below = await an_application(db, status=S.READY_TO_APPLY)
        await reorder_application(db, above.id, index=0)
        await reorder_application(db, below.id, index=2)
        entered = (await the(db, application)).stage_entered_at
    order = board(sql, S.READY_TO_APPLY)
    async with team_session(alice) as db:
        moved = await move_application(db, application, to=S.APPLIED, now=MONDAY, letter_elsewhere=True)
    async with team_session(alice) as db:
        back = await undo_last_move(db, application, moved.version)
        row = await the(db, application)
        assert (back.came_from, back.to, row.status) == (S.APPLIED, S.READY_TO_APPLY, S.READY_TO_APPLY)
        assert (row.applied_at, row.next_follow_up_at, row.letter_elsewhere) == (None, None, False)
        assert row.stage_entered_at == entered
    assert board(sql, S.READY_TO_APPLY) == order
    assert events(sql, application)[-1] == ("application_move_undone", "applied", "ready_to_apply")


async def test_undo_leaves_a_follow_up_date_that_a_person_chose(alice: Identity) -> None:
    async with team_session(alice) as db:
        application = (await an_application(db, status=S.READY_TO_APPLY)).id
        moved = await move_application(db, application, to=S.APPLIED, now=MONDAY, letter_elsewhere=True)
        await set_follow_up(db, application, MONDAY + timedelta(days=3))
        back = await undo_last_move(db, application, moved.version)
        assert back.follow_up_at == MONDAY + timedelta(days=3)


async def test_a_move_is_undone_once_and_only_while_nothing_has_happened_since(alice: Identity) -> None:
    async with team_session(alice) as db:
        first, application = await column(db, "First", "One")
        await move_application(db, first, to=S.READY_TO_APPLY, now=MONDAY)
        moved = await move_application(db, application, to=S.READY_TO_APPLY, now=MONDAY)
        await reorder_application(db, application, index=1)
    with pytest.raises(Conflict, match="changed since"):
        async with team_session(alice) as db:
            await undo_last_move(db, application, moved.version)
    async with team_session(alice) as db:
        version = (await the(db, application)).version
        back = await undo_last_move(db, application, version)
    with pytest.raises(Conflict, match="no move to undo"):
        async with team_session(alice) as db:
            await undo_last_move(db, application, back.version)


async def test_moves_are_taken_back_one_after_the_other_with_the_dates_they_brought(
    alice: Identity, sql: Sql
) -> None:
    async with team_session(alice) as db:
        one, _two = await column(db, "One", "Two")
    was = sql("select position, next_follow_up_at, stage_entered_at from applications where id = %s", one)
    for to in (S.READY_TO_APPLY, S.APPLIED, S.IN_CONVERSATION):
        async with team_session(alice) as db:
            moved = await move_application(db, one, to=to, now=MONDAY, letter_elsewhere=True)
    version, dates = moved.version, []
    for to in (S.APPLIED, S.READY_TO_APPLY, S.SHORTLISTED):
        async with team_session(alice) as db:
            back = await undo_last_move(db, one, version)
        assert back.to is to
        version = back.version
        dates.append(back.follow_up_at is not None)
    assert dates == [True, False, False]
    assert was == sql(
        "select position, next_follow_up_at, stage_entered_at from applications where id = %s", one
    )
    with pytest.raises(Conflict, match="no move to undo"):
        async with team_session(alice) as db:
            await undo_last_move(db, one, version)


async def test_a_move_of_the_day_before_stays_when_the_one_after_it_is_taken_back(
    alice: Identity, sql: Sql
) -> None:
    async with team_session(alice) as db:
        [one] = await column(db, "One")
        await move_application(db, one, to=S.READY_TO_APPLY, now=MONDAY)
    sql("alter table applications disable trigger guard_application")
    sql("update applications set moved_at = now() - interval '25 hours'")
    sql("alter table applications enable trigger guard_application")
    async with team_session(alice) as db:
        moved = await move_application(db, one, to=S.APPLIED, now=MONDAY, letter_elsewhere=True)
        back = await undo_last_move(db, one, moved.version)
        assert back.to is S.READY_TO_APPLY
    with pytest.raises(Conflict, match="no move to undo"):
        async with team_session(alice) as db:
            await undo_last_move(db, one, back.version)


async def test_a_note_does_not_stand_in_the_way_of_an_undo(alice: Identity) -> None:
    async with team_session(alice) as db:
        [application] = await column(db, "One")
        moved = await move_application(db, application, to=S.READY_TO_APPLY, now=MONDAY)
        await save_notes(db, application, "They like short letters.")
        assert (await undo_last_move(db, application, moved.version)).to is S.SHORTLISTED
