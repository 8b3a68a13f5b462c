"""Postgres keeps the pipeline's moves legal, whoever writes, and remembers the last one for undo."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import team_session
from app.domain.enums import ApplicationStatus as S
from app.domain.errors import NotAllowed
from app.domain.identity import Identity
from app.domain.pipeline import MOVES
from app.embedded.cluster import Cluster
from app.models.application import Application
from tests.builders import a_job, an_application

Sql = Callable[..., list[tuple[Any, ...]]]
UNDO = text("select * from private.undo_last_move(:id, :version)")


def test_postgres_and_the_domain_know_the_same_moves(cluster: Cluster) -> None:
    with psycopg.connect(cluster.dsn_superuser) as db:
        for start in S:
            allowed = {
                to
                for to in S
                if db.execute("select private.may_move(%s::application_status, %s::application_status)",
                              [start.value, to.value]).fetchone() == (True,)
            }  # fmt: skip
            assert allowed == MOVES[start], start


@pytest.mark.parametrize("status", [s for s in S if s is not S.SHORTLISTED])
async def test_an_application_begins_shortlisted(alice: Identity, status: S) -> None:
    async with team_session(alice) as db:
        job = await a_job(db)
        db.add(Application(team_id=alice.team_id, job_id=job.id, user_id=alice.user_id, status=status))
        with pytest.raises(IntegrityError, match="begins shortlisted"):
            await db.flush()
        await db.rollback()


@pytest.mark.parametrize("start", list(S))
async def test_no_illegal_move_is_stored(alice: Identity, sql: Sql, start: S) -> None:
    async with team_session(alice) as db:
        application = await an_application(db, status=start)
    for target in set(S) - MOVES[start] - {start}:
        with pytest.raises(psycopg.errors.CheckViolation, match="cannot go from") as refused:
            sql("update applications set status = %s where id = %s", target.value, application.id)
        assert refused.value.diag.constraint_name == "applications_legal_move"


async def test_a_move_remembers_where_it_came_from(alice: Identity) -> None:
    async with team_session(alice) as db:
        application = await an_application(db, position=Decimal(7))
        application.status, application.position = S.READY_TO_APPLY, Decimal(1)
        await db.flush()
    assert (application.previous_status, application.previous_position) == (S.SHORTLISTED, 7)
    assert application.moved_by == alice.user_id
    assert application.moved_at == application.stage_entered_at
    assert application.version == 2


async def test_entering_applied_sets_the_date_unless_it_was_said(alice: Identity) -> None:
    async with team_session(alice) as db:
        application = await an_application(db, status=S.APPLIED)
        assert application.applied_at is not None


async def test_a_note_does_not_count_as_a_move_and_a_new_place_does(alice: Identity) -> None:
    async with team_session(alice) as db:
        application = await an_application(db)
        application.notes = "Ask about the deadline."
        await db.flush()
        assert application.version == 1
        application.position = Decimal(5)
        await db.flush()
        assert application.version == 2


async def test_the_past_cannot_be_invented(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        await an_application(db)
        await db.execute(
            text(
                "update applications set previous_status = 'won', version = 99, moved_at = now(),"
                """ earlier_moves = '[{"status": "won"}]'"""
            )
        )
    past = "select previous_status, version, moved_at, earlier_moves from applications"
    assert sql(past) == [(None, 1, None, [])]


async def test_moves_are_undone_one_after_the_other_down_to_the_first(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        application = await an_application(db, status=S.READY_TO_APPLY, position=Decimal(3))
        entered = application.stage_entered_at
        application.status, application.position = S.APPLIED, Decimal(9)
        application.letter_elsewhere = True
        await db.flush()
    async with team_session(alice) as db:
        assert await undo(db, application) == ("ready_to_apply", 3, application.version + 1)
    assert sql(
        "select status::text, position, stage_entered_at, applied_at, letter_elsewhere, previous_status::text"
        " from applications"
    ) == [("ready_to_apply", 3, entered, None, False, "shortlisted")]
    async with team_session(alice) as db:
        await undo(db, application, version=application.version + 1)
    assert sql("select status::text, previous_status, earlier_moves from applications") == [
        ("shortlisted", None, [])
    ]
    with pytest.raises(DBAPIError, match="no move to undo"):
        async with team_session(alice) as db:
            await undo(db, application, version=application.version + 2)


async def test_undo_is_refused_when_the_card_has_changed_since(alice: Identity) -> None:
    async with team_session(alice) as db:
        application = await an_application(db, status=S.READY_TO_APPLY)
    with pytest.raises(DBAPIError, match="has changed since") as refused:
        async with team_session(alice) as db:
            await undo(db, application, version=1)
    assert isinstance(refused.value.orig, psycopg.errors.SerializationFailure)


async def test_undo_is_for_members_who_write(
    alice: Identity, bob: Identity, vera: Identity, charlie: Identity
) -> None:
    async with team_session(alice) as db:
        application = await an_application(db, status=S.READY_TO_APPLY)
    for outsider, refusal, answer in (
        (charlie, DBAPIError, "no such application"),
        (vera, NotAllowed, "not yours"),
    ):
        with pytest.raises(refusal, match=answer):
            async with team_session(outsider) as db:
                await undo(db, application)
    async with team_session(bob) as db:
        assert (await undo(db, application))[0] == "shortlisted"


async def test_nobody_goes_back_by_pretending_to_undo(alice: Identity) -> None:
    async with team_session(alice) as db:
        application = await an_application(db, status=S.READY_TO_APPLY)
        pretend = text("select set_config('bidwell.undo', :id, true)")
        await db.execute(pretend, {"id": str(application.id)})
        application.status = S.SHORTLISTED
        with pytest.raises(IntegrityError, match="cannot go from"):
            await db.flush()
        await db.rollback()


async def undo(db: AsyncSession, application: Application, version: int | None = None) -> tuple[Any, ...]:
    asked = {"id": application.id, "version": version or application.version}
    return tuple((await db.execute(UNDO, asked)).one())
