"""Transactions know who is asking, and forget it afterwards."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.engine import engine
from app.db.session import GuardedSession, identity_in, service_session, team_session
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from app.models.team import Team
from tests.builders import a_job

WHO = text("select current_user, auth.uid(), current_setting('statement_timeout')")


async def test_a_team_session_acts_as_its_person(alice: Identity) -> None:
    async with team_session(alice) as db:
        assert (await db.execute(WHO)).one() == ("authenticated", alice.user_id, "8s")
        assert identity_in(db) is alice


async def test_a_session_without_an_identity_cannot_begin(database: Cluster) -> None:
    async with AsyncSession(engine(), sync_session_class=GuardedSession) as db:
        with pytest.raises(RuntimeError, match="without an identity"):
            await db.execute(text("select 1"))


async def test_the_login_itself_reads_nothing(alice: Identity) -> None:
    async with engine().connect() as connection:
        with pytest.raises(ProgrammingError, match="permission denied"):
            await connection.execute(text("select id from teams"))


async def test_a_pooled_connection_comes_back_clean(alice: Identity) -> None:
    async with team_session(alice) as db:
        await db.execute(WHO)
    async with engine().connect() as connection:
        left = (
            "select current_user, current_setting('request.jwt.claims', true),"
            " current_setting('statement_timeout')"
        )
        assert (await connection.execute(text(left))).one() == ("authenticator", "", "0")


async def test_a_session_that_commits_midway_stays_its_person(alice: Identity) -> None:
    async with AsyncSession(engine(), sync_session_class=GuardedSession, info=_assume(alice)) as db:
        await db.execute(text("select 1"))
        await db.commit()
        assert (await db.execute(WHO)).one()[1] == alice.user_id


async def test_an_error_rolls_everything_back(alice: Identity) -> None:
    async def save_and_fail() -> None:
        async with team_session(alice) as db:
            await a_job(db)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await save_and_fail()
    async with team_session(alice) as db:
        assert (await db.execute(text("select count(*) from jobs"))).scalar_one() == 0


async def test_a_slow_statement_is_stopped(alice: Identity) -> None:
    with pytest.raises(DBAPIError, match="statement timeout"):
        async with team_session(alice, time_limit="50ms") as db:
            await db.execute(text("select pg_sleep(2)"))


async def test_a_service_session_sees_every_team_and_is_nobody(alice: Identity, charlie: Identity) -> None:
    async with service_session("count teams in a test") as db:
        assert len((await db.execute(select(Team))).all()) == 2
        with pytest.raises(RuntimeError, match="belongs to the service"):
            identity_in(db)


def _assume(identity: Identity) -> dict[str, object]:
    return {
        "identity": identity,
        "assume": {
            "role": "authenticated", "claims": identity.claims_json(),
            "team": str(identity.team_id), "timeout": "8s",
        },
    }  # fmt: skip
