"""What a person does with an application, against Postgres and its rules."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from app.actions.applications import (
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
from app.actions.letters_ready import LetterNotReady
from app.db.session import team_session
from app.domain.enums import ApplicationStatus as S
from app.domain.errors import BadInput, Conflict, NotFound
from app.domain.identity import Identity
from app.domain.pipeline import IllegalMove
from tests.actions.boards import Sql, board, column, events, the
from tests.builders import MONDAY, a_job, a_letter, an_application


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
        second = (await an_application(db, status=S.READY_TO_APPLY)).id
        chosen = MONDAY + timedelta(days=2)
        await set_follow_up(db, second, chosen)
        moved = await move_application(db, first, to=S.APPLIED, now=MONDAY, letter_elsewhere=True)
        kept = await move_application(db, second, to=S.APPLIED, now=MONDAY, letter_elsewhere=True)
        assert moved.follow_up_at == MONDAY + timedelta(days=7)
        assert kept.follow_up_at == chosen


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
