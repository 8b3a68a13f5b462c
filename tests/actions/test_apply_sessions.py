"""Apply links, against Postgres: made by whose card it is, good once, ended by a move that can be taken back."""

import asyncio
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from app.actions.applications import move_application, remove_application, restore_application, undo_last_move
from app.actions.apply_sessions import (
    MOST_AN_HOUR,
    Sent,
    decline_application,
    hash_of,
    make_apply_link,
    revoke_apply_links,
    submit_application,
)
from app.actions.bids import enter_bid
from app.actions.letters_ready import LetterNotReady
from app.clock import utc_now
from app.db.session import team_session
from app.domain.apply_link import GOOD_FOR, lifetime
from app.domain.enums import ApplicationStatus as S
from app.domain.errors import BadInput, Conflict, NotAllowed, NotFound
from app.domain.identity import Identity
from app.queries.apply import apply_page, departure
from app.queries.apply_link import link_of
from app.queries.bids import break_even_of, connects_left, ledger
from tests.actions.boards import Sql, board, the
from tests.builders import a_job, a_letter, an_application


async def ready(person: Identity, title: str = "Booking site", **job: object) -> UUID:
    """A card in Ready to apply with a letter that is ready."""
    async with team_session(person) as db:
        posted = await a_job(db, title, **job)
        await a_letter(db, posted, status="ready", ready_at=utc_now())
        return (await an_application(db, posted, S.READY_TO_APPLY)).id


async def a_link(person: Identity, card: UUID) -> tuple[str, UUID]:
    async with team_session(person) as db:
        token, session = await make_apply_link(db, card, now=utc_now())
        return token, session.id


async def test_a_link_is_256_random_bits_of_which_only_the_hash_is_kept(alice: Identity, sql: Sql) -> None:
    token, session = await a_link(alice, await ready(alice))
    assert len(token) == 43
    assert sql("select token_hash from apply_sessions where id = %s", session) == [(hash_of(token),)]
    assert not sql("select 1 from apply_sessions a where a::text like %s", f"%{token}%")
    assert not sql("select 1 from events e where e::text like %s", f"%{token}%")


async def test_a_link_opens_as_whoever_made_it_until_it_runs_out(alice: Identity) -> None:
    card = await ready(alice)
    token, session = await a_link(alice, card)
    link = await link_of(token, now=utc_now())
    assert link is not None
    assert (link.session_id, link.application_id) == (session, card)
    assert (link.identity.user_id, link.identity.team_id) == (alice.user_id, alice.team_id)
    assert await link_of(token, now=utc_now() + GOOD_FOR) is None


@pytest.mark.parametrize("hours", [1, 24, 72, 168])
async def test_a_link_opens_for_as_long_as_was_chosen(alice: Identity, hours: int) -> None:
    card, now = await ready(alice), utc_now()
    async with team_session(alice) as db:
        token, _ = await make_apply_link(db, card, now=now, good_for=lifetime(str(hours)))
    assert await link_of(token, now=now + timedelta(hours=hours, seconds=-1)) is not None
    assert await link_of(token, now=now + timedelta(hours=hours)) is None


@pytest.mark.parametrize("hours", ["2", "-1", "1e3", "x", "９", "9" * 30])
def test_a_link_for_another_time_is_refused(hours: str) -> None:
    with pytest.raises(BadInput, match="Choose one of these"):
        lifetime(hours)


async def test_i_submitted_it_moves_the_card_and_fills_the_ledger_once(alice: Identity, sql: Sql) -> None:
    card = await ready(alice)
    token, session = await a_link(alice, card)
    async with team_session(alice) as db:
        await submit_application(db, session, Sent(12, 8, Decimal(75)), now=utc_now())
    assert board(sql, S.APPLIED) == [card]
    assert sql("select kind, amount from private.bid_entries order by kind") == [("bid", 12), ("boost", 8)]
    assert sql("select connects_spent, rate_bid from apply_sessions") == [(20, Decimal(75))]
    kinds = [row[0] for row in sql("select event_type from events where entity_id = %s order by id", card)]
    assert kinds[-5:] == [
        "apply_link_made", "application_moved", "connects_spent", "connects_spent", "apply_submitted",
    ]  # fmt: skip
    assert await link_of(token, now=utc_now()) is None
    async with team_session(alice) as db:
        with pytest.raises(NotFound):
            await submit_application(db, session, Sent(), now=utc_now())


async def test_of_ten_answers_at_once_one_counts(alice: Identity, sql: Sql) -> None:
    _, session = await a_link(alice, await ready(alice))

    async def answer() -> bool:
        try:
            async with team_session(alice) as db:
                await submit_application(db, session, Sent(6), now=utc_now())
        except NotFound:
            return False
        return True

    assert sum(await asyncio.gather(*(answer() for _ in range(10)))) == 1
    assert sql("select count(*) from private.bid_entries") == [(1,)]


async def test_undo_on_the_board_takes_back_what_was_spent(alice: Identity, sql: Sql) -> None:
    card = await ready(alice)
    token, session = await a_link(alice, card)
    async with team_session(alice) as db:
        moved = await submit_application(db, session, Sent(12), now=utc_now())
    async with team_session(alice) as db:
        await undo_last_move(db, card, moved.version)
    assert board(sql, S.READY_TO_APPLY) == [card]
    assert sql("select taken_back_at is not null from private.bid_entries") == [(True,)]
    async with team_session(alice) as db:
        assert (await ledger(db)).spent == "0 Connects ($0.00) on 0 applications"
    assert await link_of(token, now=utc_now()) is None


async def test_i_decided_not_to_takes_the_card_off_and_it_can_come_back(alice: Identity, sql: Sql) -> None:
    card = await ready(alice)
    token, session = await a_link(alice, card)
    async with team_session(alice) as db:
        await decline_application(db, session, now=utc_now())
    assert board(sql, S.READY_TO_APPLY) == []
    async with team_session(alice) as db:
        await restore_application(db, card)
    assert board(sql, S.READY_TO_APPLY) == [card]
    assert await link_of(token, now=utc_now()) is None
    assert [kind for kind, _, _ in _said(sql, card)][-3:] == [
        "apply_declined", "application_removed", "application_restored",
    ]  # fmt: skip


def _said(sql: Sql, card: UUID) -> list[tuple[str, object, object]]:
    rows = sql("select event_type, payload from events where entity_id = %s order by id", card)
    return [(kind, said.get("from"), said.get("to")) for kind, said in rows]


async def test_a_new_link_shuts_the_one_before(alice: Identity) -> None:
    card = await ready(alice)
    first, _ = await a_link(alice, card)
    second, _ = await a_link(alice, card)
    assert await link_of(first, now=utc_now()) is None
    assert await link_of(second, now=utc_now()) is not None
    async with team_session(alice) as db:
        assert await revoke_apply_links(db, card, now=utc_now()) == 1
    assert await link_of(second, now=utc_now()) is None


async def test_a_link_dies_with_the_place_of_its_card(alice: Identity) -> None:
    moved, removed = await ready(alice, "One"), await ready(alice, "Two")
    by_move, by_removal = (await a_link(alice, moved))[0], (await a_link(alice, removed))[0]
    async with team_session(alice) as db:
        await move_application(db, moved, to=S.APPLIED, now=utc_now())
        await remove_application(db, removed, now=utc_now())
    assert await link_of(by_move, now=utc_now()) is None
    assert await link_of(by_removal, now=utc_now()) is None


async def test_a_member_who_has_left_cannot_use_old_links(alice: Identity, bob: Identity, sql: Sql) -> None:
    token, _ = await a_link(bob, await ready(bob))
    assert await link_of(token, now=utc_now()) is not None
    sql(
        "update team_members set role = 'viewer' where user_id = %s and team_id = %s",
        bob.user_id,
        bob.team_id,
    )
    assert await link_of(token, now=utc_now()) is None
    sql("delete from team_members where user_id = %s and team_id = %s", bob.user_id, bob.team_id)
    assert await link_of(token, now=utc_now()) is None


async def test_only_whose_card_it_is_makes_a_link_and_only_when_it_is_ready(
    alice: Identity, bob: Identity
) -> None:
    card = await ready(alice)
    async with team_session(bob) as db:
        with pytest.raises(NotAllowed):
            await make_apply_link(db, card, now=utc_now())
    async with team_session(alice) as db:
        shortlisted = (await an_application(db)).id
        with pytest.raises(Conflict):
            await make_apply_link(db, shortlisted, now=utc_now())
        without = (await an_application(db, status=S.READY_TO_APPLY)).id
        with pytest.raises(LetterNotReady):
            await make_apply_link(db, without, now=utc_now())


async def test_links_are_not_made_without_end(alice: Identity) -> None:
    card = await ready(alice)
    async with team_session(alice) as db:
        for _ in range(MOST_AN_HOUR):
            await make_apply_link(db, card, now=utc_now())
        with pytest.raises(Conflict):
            await make_apply_link(db, card, now=utc_now())
        await make_apply_link(db, card, now=utc_now() + timedelta(hours=2))


async def test_what_is_left_and_what_a_bid_costs_is_said_where_the_ad_names_no_number(
    alice: Identity, sql: Sql
) -> None:
    first, card = await ready(alice, "One"), await ready(alice, "Two", budget_type="hourly", hourly_max=40)
    me = (alice.team_id, alice.user_id)
    sql("insert into private.bid_entries (team_id, user_id, kind, amount) values (%s, %s, 'bought', 80)", *me)
    async with team_session(alice) as db:
        assert (await break_even_of(db, (await the(db, card)).job_id))[0].startswith("The ad does not say")
        await enter_bid(db, "bid", 16, application_id=first)
        found = {each.key: each.words for each in await departure(db, card, now=utc_now())}
        said = await break_even_of(db, (await the(db, card)).job_id)
    assert found["connects"] == "You have 64 Connects left; the ad does not say how many it takes."
    assert "your bids took 16 Connects ($2.40) on average" in said[0]


async def test_the_preflight_reads_everything_from_the_rows(alice: Identity, sql: Sql) -> None:
    extras = {"x": {"connects": 16, "to_hire": 0, "questions": ["Which booking engine would you use?"]}}
    earlier = await ready(alice, "Booking site")
    async with team_session(alice) as db:
        await move_application(db, earlier, to=S.APPLIED, now=utc_now())
    card = await ready(alice, "Booking site", source_raw=extras)
    sql("insert into private.bid_entries (team_id, user_id, kind, amount) values (%s, %s, 'bought', 10)",
        alice.team_id, alice.user_id)  # fmt: skip
    async with team_session(alice) as db:
        assert await connects_left(db) == 10
        found = {each.key: each for each in await departure(db, card, now=utc_now())}
        page = await apply_page(db, card)
    assert [found[key].tone for key in ("letter", "open", "connects", "before", "answers")] == [
        "ok", "bad", "bad", "look", "look",
    ]  # fmt: skip
    assert page is not None
    assert (page.connects, page.letter, page.is_ready) == (16, "Your booking site needs React.", True)
    assert "Answer “Which booking engine would you use?” (no answer is drafted)" in page.checklist
