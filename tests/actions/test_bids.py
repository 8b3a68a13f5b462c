"""The ledger of Connects, against Postgres: what a move by hand spent is asked for, and wrong entries are struck out."""

from uuid import UUID

import pytest

from app.actions.applications import move_application, undo_last_move
from app.actions.bids import enter_bid, spend_with_move, strike_out
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import ApplicationStatus as S
from app.domain.errors import Conflict, NotFound
from app.domain.identity import Identity
from app.queries.bids import bids_of, connects_to_ask, ledger
from tests.actions.boards import Sql
from tests.builders import a_job, an_application

NAMED = {"x": {"connects": 14}}


async def applied(person: Identity, **job: object) -> UUID:
    async with team_session(person) as db:
        posted = await a_job(db, **{"source_raw": NAMED, **job})
        return (await an_application(db, posted, S.APPLIED)).id


async def test_only_a_bid_on_upwork_that_nothing_is_entered_for_is_asked_about(
    alice: Identity, bob: Identity
) -> None:
    card = await applied(alice)
    others = [await applied(alice, source_raw={}), await applied(alice, platform="linkedin")]
    async with team_session(bob) as db:
        assert await connects_to_ask(db, card) is None
    async with team_session(alice) as db:
        assert [await connects_to_ask(db, each) for each in (card, *others)] == [14, None, None]
        await enter_bid(db, "boost", 2, application_id=card)
        assert await connects_to_ask(db, card) is None


async def test_what_was_said_with_the_move_goes_back_with_it_and_what_was_entered_stays(
    alice: Identity,
) -> None:
    async with team_session(alice) as db:
        card = (await an_application(db, await a_job(db, source_raw=NAMED), S.READY_TO_APPLY)).id
        moved = await move_application(db, card, to=S.APPLIED, now=utc_now(), letter_elsewhere=True)
    async with team_session(alice) as db:
        await spend_with_move(db, card, "14")
        await spend_with_move(db, card, "14")
        await enter_bid(db, "boost", 3, application_id=card)
    async with team_session(alice) as db:
        await undo_last_move(db, card, moved.version)
        assert {(line.amount, line.is_taken_back) for line in await bids_of(db, card)} == {
            ("−14", True),
            ("−3", False),
        }
        with pytest.raises(Conflict):
            await spend_with_move(db, card, "14")


async def test_a_wrong_entry_is_struck_out_by_whose_it_is_and_leaves_a_trace(
    alice: Identity, bob: Identity, sql: Sql
) -> None:
    card = await applied(alice)
    async with team_session(alice) as db:
        bid = await enter_bid(db, "bid", 14, application_id=card)
        back = await enter_bid(db, "returned", 4, application_id=card)
    async with team_session(bob) as db:
        with pytest.raises(NotFound):
            await strike_out(db, bid.id, now=utc_now())
    async with team_session(alice) as db:
        with pytest.raises(Conflict, match="given back"):
            await strike_out(db, bid.id, now=utc_now())
        await strike_out(db, back.id, now=utc_now())
        await strike_out(db, bid.id, now=utc_now())
        assert (await ledger(db)).spent.startswith("0 Connects")
        assert all(line.is_taken_back for line in await bids_of(db, card))
        with pytest.raises(NotFound):
            await strike_out(db, bid.id, now=utc_now())
    assert sql("select count(*) from events where event_type = 'connects_struck_out'") == [(2,)]
