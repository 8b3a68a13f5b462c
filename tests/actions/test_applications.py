"""What a person does with an application, against Postgres and its rules."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.applications import (
    LetterNotReady,
    move_application,
    remove_application,
    reorder_application,
    restore_application,
    save_notes,
    set_closed_reason,
    set_follow_up,
    shortlist_job,
    undo_last_move,
)
from app.db.session import team_session
from app.domain.enums import ApplicationStatus as S
from app.domain.errors import BadInput, Conflict, NotFound
from app.domain.identity import Identity
from app.domain.pipeline import IllegalMove
from app.models.application import Application
from tests.builders import MONDAY, a_job, a_letter, an_application

Sql = Callable[..., list[tuple[Any, ...]]]


async def the(db: AsyncSession, application_id: UUID) -> Application:
    application = await db.get(Application, application_id, populate_existing=True)
    assert application is not None
    return application


async def column(db: AsyncSession, *titles: str) -> list[UUID]:
    """Shortlisted applications from the top down."""
    ids = [await shortlist_job(db, (await a_job(db, title)).id, now=MONDAY) for title in reversed(titles)]
    return ids[::-1]


def board(sql: Sql, status: S = S.SHORTLISTED) -> list[UUID]:
    rows = sql(
        "select id from applications where status = %s and removed_at is null order by position, id",
        status.value,
    )
    return [row[0] for row in rows]


def events(sql: Sql, application_id: UUID) -> list[tuple[str, Any, Any]]:
    rows = sql("select event_type, payload from events where entity_id = %s order by id", application_id)
    return [(kind, payload["from"], payload["to"]) for kind, payload in rows]


async def test_a_job_is_shortlisted_once_and_lies_on_top(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        older = await shortlist_job(db, (await a_job(db, "Older")).id, now=MONDAY)
        job = await a_job(db, "Newer")
        newer = await shortlist_job(db, job.id, now=MONDAY)
        assert await shortlist_job(db, job.id, now=MONDAY) == newer
    assert board(sql) == [newer, older]
    assert events(sql, newer) == [("application_shortlisted", None, "shortlisted")]


async def test_a_job_that_was_taken_off_comes_back_where_it_was(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        job = await a_job(db)
        application = await shortlist_job(db, job.id, now=MONDAY)
        await move_application(db, application, to=S.READY_TO_APPLY, now=MONDAY)
        await remove_application(db, application, now=MONDAY)
        await remove_application(db, application, now=MONDAY)
    assert board(sql, S.READY_TO_APPLY) == []
    async with team_session(alice) as db:
        assert await shortlist_job(db, job.id, now=MONDAY) == application
    assert board(sql, S.READY_TO_APPLY) == [application]
    assert [kind for kind, _, _ in events(sql, application)][2:] == [
        "application_removed",
        "application_restored",
    ]


async def test_a_colleague_has_a_card_of_his_own_for_the_same_job(
    alice: Identity, bob: Identity, sql: Sql
) -> None:
    async with team_session(alice) as db:
        job = await a_job(db)
        hers = await shortlist_job(db, job.id, now=MONDAY)
    async with team_session(bob) as db:
        his = await shortlist_job(db, job.id, now=MONDAY)
    assert board(sql) == [his, hers]


async def test_a_stranger_finds_neither_the_job_nor_the_card(alice: Identity, charlie: Identity) -> None:
    async with team_session(alice) as db:
        job = await a_job(db)
        application = await shortlist_job(db, job.id, now=MONDAY)
    async with team_session(charlie) as db:
        for attempt in (
            shortlist_job(db, job.id, now=MONDAY),
            move_application(db, application, to=S.READY_TO_APPLY, now=MONDAY),
            reorder_application(db, application, index=0),
            undo_last_move(db, application, 1),
            remove_application(db, application, now=MONDAY),
            restore_application(db, application),
            save_notes(db, application, "mine"),
            set_follow_up(db, application, MONDAY),
            set_closed_reason(db, application, "price"),
        ):
            with pytest.raises(NotFound):
                await attempt


async def test_a_move_says_from_where_to_where(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        [application] = await column(db, "One")
        moved = await move_application(db, application, to=S.READY_TO_APPLY, now=MONDAY)
        assert (moved.came_from, moved.to, moved.version) == (S.SHORTLISTED, S.READY_TO_APPLY, 2)
    assert events(sql, application)[-1] == ("application_moved", "shortlisted", "ready_to_apply")


async def test_a_move_that_the_pipeline_does_not_know_is_explained(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        [application] = await column(db, "One")
    with pytest.raises(IllegalMove, match="goes to Ready to apply, not to Won"):
        async with team_session(alice) as db:
            await move_application(db, application, to=S.WON, now=MONDAY)
    with pytest.raises(IllegalMove, match="already in Shortlisted"):
        async with team_session(alice) as db:
            await move_application(db, application, to=S.SHORTLISTED, now=MONDAY)
    assert board(sql) == [application]


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


async def test_applying_asks_for_a_letter_that_is_ready(alice: Identity) -> None:
    async with team_session(alice) as db:
        job = await a_job(db)
        application = (await an_application(db, job, S.READY_TO_APPLY)).id
        with pytest.raises(LetterNotReady) as refused:
            await move_application(db, application, to=S.APPLIED, now=MONDAY)
        assert refused.value.job_id == job.id
        await a_letter(db, job, status="ready", ready_at=MONDAY)
        await a_letter(db, job, version=2)
        with pytest.raises(LetterNotReady):
            await move_application(db, application, to=S.APPLIED, now=MONDAY)
        await a_letter(db, job, version=3, status="ready", ready_at=MONDAY)
        moved = await move_application(db, application, to=S.APPLIED, now=MONDAY)
        assert moved.to is S.APPLIED
        assert not (await the(db, application)).letter_elsewhere


async def test_a_letter_may_have_been_written_elsewhere(alice: Identity) -> None:
    async with team_session(alice) as db:
        application = (await an_application(db, status=S.READY_TO_APPLY)).id
        await move_application(db, application, to=S.APPLIED, now=MONDAY, letter_elsewhere=True)
        row = await the(db, application)
        assert row.letter_elsewhere
        assert row.applied_at is not None


async def test_a_colleagues_letter_is_not_mine(alice: Identity, bob: Identity) -> None:
    async with team_session(alice) as db:
        job = await a_job(db)
        application = (await an_application(db, job, S.READY_TO_APPLY)).id
    async with team_session(bob) as db:
        await a_letter(db, job, status="ready", ready_at=MONDAY)
    async with team_session(alice) as db:
        with pytest.raises(LetterNotReady):
            await move_application(db, application, to=S.APPLIED, now=MONDAY)


async def test_applying_suggests_a_follow_up_in_a_week_and_keeps_a_date_that_was_set(
    alice: Identity,
) -> None:
    async with team_session(alice) as db:
        first = (await an_application(db, status=S.READY_TO_APPLY)).id
        second = (await an_application(db, status=S.READY_TO_APPLY, next_follow_up_at=MONDAY)).id
        moved = await move_application(db, first, to=S.APPLIED, now=MONDAY, letter_elsewhere=True)
        kept = await move_application(db, second, to=S.APPLIED, now=MONDAY, letter_elsewhere=True)
        assert moved.follow_up_at == MONDAY + timedelta(days=7)
        assert kept.follow_up_at == MONDAY


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


async def test_a_note_does_not_stand_in_the_way_of_an_undo(alice: Identity) -> None:
    async with team_session(alice) as db:
        [application] = await column(db, "One")
        moved = await move_application(db, application, to=S.READY_TO_APPLY, now=MONDAY)
        await save_notes(db, application, "They like short letters.")
        assert (await undo_last_move(db, application, moved.version)).to is S.SHORTLISTED


async def test_who_comes_second_is_told_who_was_quicker(alice: Identity, bob: Identity) -> None:
    async with team_session(alice) as db:
        [application] = await column(db, "One")
        seen = (await the(db, application)).version
        moved_at = (
            await move_application(db, application, to=S.READY_TO_APPLY, now=MONDAY),
            await the(db, application),
        )[1].moved_at
    assert moved_at is not None
    knew: list[dict[str, Any]] = [{"came_from": S.SHORTLISTED}, {"expected_version": seen}]
    for known in knew:
        with pytest.raises(Conflict, match=r"^Alice moved this to Ready to apply just now\.$"):
            async with team_session(bob) as db:
                await move_application(db, application, to=S.READY_TO_APPLY, now=moved_at, **known)
    with pytest.raises(Conflict, match=r"^You moved this to Ready to apply just now\.$"):
        async with team_session(alice) as db:
            await move_application(
                db, application, to=S.READY_TO_APPLY, now=moved_at, came_from=S.SHORTLISTED
            )


async def test_what_was_taken_off_cannot_be_moved(alice: Identity) -> None:
    async with team_session(alice) as db:
        [application] = await column(db, "One")
        await remove_application(db, application, now=MONDAY)
        with pytest.raises(NotFound, match="not on the board"):
            await move_application(db, application, to=S.READY_TO_APPLY, now=MONDAY)
        await restore_application(db, application)
        await restore_application(db, application)
        await move_application(db, application, to=S.READY_TO_APPLY, now=MONDAY)


async def test_why_it_ended_is_said_with_the_move_or_later(alice: Identity) -> None:
    async with team_session(alice) as db:
        application = (await an_application(db, status=S.APPLIED)).id
        with pytest.raises(Conflict, match="in Applied now"):
            await set_closed_reason(db, application, "no reply")
        await move_application(db, application, to=S.ARCHIVED, now=MONDAY, closed_reason="  no\nreply ")
        assert (await the(db, application)).closed_reason == "no reply"
        await set_closed_reason(db, application, "filled")
        assert (await the(db, application)).closed_reason == "filled"
        await set_closed_reason(db, application, " ")
        assert (await the(db, application)).closed_reason is None


async def test_notes_and_dates_are_kept_with_a_trace(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        [application] = await column(db, "One")
        assert await save_notes(db, application, "Two\nlines") == "Two\nlines"
        await set_follow_up(db, application, MONDAY)
        await set_follow_up(db, application, None)
        with pytest.raises(BadInput, match="20,000"):
            await save_notes(db, application, "x" * 20_001)
    assert events(sql, application)[1:] == [
        ("application_noted", 0, 9),
        ("follow_up_set", None, MONDAY.isoformat()),
        ("follow_up_set", MONDAY.isoformat(), None),
    ]


async def test_a_card_that_never_was_is_not_found(alice: Identity) -> None:
    async with team_session(alice) as db:
        with pytest.raises(NotFound):
            await shortlist_job(db, uuid4(), now=MONDAY)
        with pytest.raises(NotFound):
            await move_application(db, uuid4(), to=S.APPLIED, now=MONDAY)


async def test_a_viewer_changes_nothing(alice: Identity, vera: Identity) -> None:
    async with team_session(alice) as db:
        [application] = await column(db, "One")
    async with team_session(vera) as db:
        with pytest.raises(NotFound):
            await move_application(db, application, to=S.READY_TO_APPLY, now=MONDAY)


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
