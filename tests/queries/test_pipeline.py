"""The board and its drawer as each person of a team sees them."""

from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from app.actions.applications import (
    move_application,
    remove_application,
    save_notes,
    set_follow_up,
    shortlist_job,
    undo_last_move,
)
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import ApplicationStatus as S
from app.domain.enums import BudgetType, Platform
from app.domain.identity import Identity
from app.models.message import Message
from app.queries.application import Details, application_details
from app.queries.pipeline import Board, BoardCard, board, board_around
from tests.builders import MONDAY, a_job, a_letter, a_ranking, an_application

HOURLY = {"budget_type": BudgetType.HOURLY, "hourly_min": 70, "hourly_max": 95, "currency": "USD"}


async def seen_by(person: Identity, words: str = "", now: datetime | None = None) -> Board:
    async with team_session(person) as db:
        return await board(db, now=now or utc_now(), words=words)


async def details_for(person: Identity, application_id: UUID) -> Details | None:
    async with team_session(person) as db:
        return await application_details(db, application_id, now=utc_now())


async def only_card(person: Identity, now: datetime | None = None) -> BoardCard:
    [card] = (await seen_by(person, now=now)).cards.values()
    return card


async def test_an_empty_board_has_all_columns(alice: Identity) -> None:
    found = await seen_by(alice)
    assert list(found.order) == [status.value for status in S]
    assert (found.total, found.sums) == (0, {})


async def test_a_card_says_what_the_job_pays_who_asks_and_how_well_it_fits(alice: Identity) -> None:
    async with team_session(alice) as db:
        job = await a_job(
            db, "pgvector search", client_country="Sweden", client_rating=Decimal("4.9"), **HOURLY
        )
        await a_ranking(db, job, 81.6)
        await shortlist_job(db, job.id, now=MONDAY)
    card = await only_card(alice)
    assert (card.title, card.client, card.value) == ("pgvector search", "Sweden · ★ 4.9", "$70–95/h")
    assert (card.score, card.age, card.due, card.unread) == (81, "now", "", False)


async def test_a_job_on_linkedin_says_so_and_its_salary_counts_as_its_pay(alice: Identity) -> None:
    extras = {"salary_min": 90000, "salary_max": 110000, "salary_period": "year"}
    async with team_session(alice) as db:
        job = await a_job(
            db, platform=Platform.LINKEDIN, company_name="Acme", client_country="Ireland", currency="EUR",
            source_raw={"x": extras},
        )  # fmt: skip
        await shortlist_job(db, job.id, now=MONDAY)
    card = await only_card(alice)
    assert (card.client, card.value) == ("Acme · Ireland · LinkedIn", "€90,000–110,000/year")


async def test_what_nobody_said_is_left_out(alice: Identity) -> None:
    async with team_session(alice) as db:
        await shortlist_job(db, (await a_job(db)).id, now=MONDAY)
    card = await only_card(alice)
    assert (card.client, card.value, card.score) == ("", "", None)


async def test_columns_add_up_fixed_prices_by_currency(alice: Identity) -> None:
    async with team_session(alice) as db:
        for price, currency in ((4000, "USD"), (500, "USD"), (2000, "EUR"), (None, "USD")):
            kind = BudgetType.FIXED if price else BudgetType.UNKNOWN
            job = await a_job(
                db, budget_type=kind, fixed_budget_min=price, fixed_budget_max=price, currency=currency
            )
            await shortlist_job(db, job.id, now=MONDAY)
        await shortlist_job(db, (await a_job(db, **HOURLY)).id, now=MONDAY)
    assert (await seen_by(alice)).sums == {"shortlisted": "$4.5 k + €2 k"}


async def test_the_filter_hides_cards_from_the_order_and_keeps_the_total(alice: Identity) -> None:
    async with team_session(alice) as db:
        react = await shortlist_job(db, (await a_job(db, "React shop", company_name="Acme")).id, now=MONDAY)
        await shortlist_job(db, (await a_job(db, "100% Django_shop", skills=["Python"])).id, now=MONDAY)
        await save_notes(db, react, "Ask for Birgit")
    for words, count in (
        ("shop", 2),
        ("SHOP acme", 1),
        ("birgit", 1),
        ("python", 1),
        ("x", 0),
        ("%", 1),
        ("_s", 1),
    ):
        found = await seen_by(alice, words)
        assert (found.shown, found.total) == (count, 2), words


async def test_a_follow_up_turns_amber_on_its_day_where_the_person_lives(alice: Identity, sql) -> None:
    sql("update profiles set timezone = 'Asia/Tokyo' where user_id = %s", alice.user_id)
    async with team_session(alice) as db:
        application = await an_application(db, status=S.APPLIED)
        await set_follow_up(db, application.id, MONDAY + timedelta(days=3))
    assert (await only_card(alice, MONDAY)).due == "follow up 5 Mar"
    evening_before = MONDAY + timedelta(days=2, hours=7)  # already the next day in Tokyo
    card = await only_card(alice, evening_before)
    assert (card.due, card.due_tone) == ("follow up today", "look")
    assert (await only_card(alice, MONDAY + timedelta(days=9))).due == "overdue 6 d"


async def test_a_card_that_is_ready_to_apply_says_what_its_letter_lacks(alice: Identity, sql) -> None:
    async with team_session(alice) as db:
        job = await a_job(db)
        application = await an_application(db, job, status=S.READY_TO_APPLY)
    card = await only_card(alice)
    assert (card.due, card.due_tone) == ("no letter yet", "look")
    async with team_session(alice) as db:
        await a_letter(db, job)
    card = await only_card(alice)
    assert (card.due, card.due_tone) == ("letter not ready", "look")
    sql("update applications set letter_elsewhere = true where id = %s", application.id)
    assert (await only_card(alice)).due == "letter drafted"


async def test_a_letter_and_a_waiting_reply_show_on_the_card(alice: Identity) -> None:
    async with team_session(alice) as db:
        job = await a_job(db)
        application = await an_application(db, job)
        await a_letter(db, job)
    assert (await only_card(alice)).due == "letter drafted"
    async with team_session(alice) as db:
        await a_letter(db, job, version=2, status="ready", ready_at=MONDAY)
    assert (await only_card(alice)).due == "letter ready"
    async with team_session(alice) as db:
        db.add(
            Message(
                team_id=alice.team_id, user_id=alice.user_id, application_id=application.id,
                direction="inbound", body="When can you start?",
            )
        )  # fmt: skip
    card = await only_card(alice)
    assert (card.unread, card.due, card.due_tone) == (True, "reply waiting", "look")


async def test_what_ended_says_why_and_asks_for_nothing(alice: Identity) -> None:
    async with team_session(alice) as db:
        application = await an_application(db, status=S.APPLIED)
        await set_follow_up(db, application.id, MONDAY)
        await move_application(db, application.id, to=S.ARCHIVED, now=MONDAY, closed_reason="No reply")
    card = await only_card(alice)
    assert (card.due, card.due_tone, card.undoable) == ("no reply", "", True)


async def test_a_colleagues_card_bears_a_name_and_a_stranger_sees_none(
    alice: Identity, bob: Identity, charlie: Identity
) -> None:
    async with team_session(alice) as db:
        application = await shortlist_job(db, (await a_job(db, client_country="Peru")).id, now=MONDAY)
    own, theirs = await only_card(alice), await only_card(bob)
    assert (own.client, own.mine, own.unwritten, own.written) == ("Peru", True, True, False)
    assert (theirs.client, theirs.mine, theirs.unwritten) == ("Peru · Alice", False, False)
    assert (await seen_by(charlie)).total == 0
    assert await details_for(charlie, application) is None


async def test_what_was_taken_off_is_not_shown(alice: Identity) -> None:
    async with team_session(alice) as db:
        application = await shortlist_job(db, (await a_job(db)).id, now=MONDAY)
        await remove_application(db, application, now=MONDAY)
    assert (await seen_by(alice)).total == 0
    assert await details_for(alice, application) is None


async def test_the_drawer_tells_the_job_the_letter_and_what_is_possible(alice: Identity) -> None:
    async with team_session(alice) as db:
        job = await a_job(
            db,
            "pgvector search",
            description="<p>We need <b>search</b>.</p><ul><li>By meaning</li><li>By words</li></ul>Soon.",
            apply_url="https://www.upwork.com/j/1",
        )
        application = await shortlist_job(db, job.id, now=MONDAY)
        await a_letter(db, job, "Five words in this letter.")
    found = await details_for(alice, application)
    assert found is not None
    assert (found.title, found.host) == ("pgvector search", "upwork.com")
    assert found.summary == "We need search.\n• By meaning\n• By words\nSoon."
    assert (found.letter, found.letter_words) == ("draft", "Draft · version 1 · 5 words")
    assert found.targets == [{"id": "ready_to_apply", "label": "Ready to apply"}]


async def test_a_link_that_is_no_web_address_is_not_offered(alice: Identity) -> None:
    async with team_session(alice) as db:
        job = await a_job(db, apply_url="javascript:alert(1)")
        application = await shortlist_job(db, job.id, now=MONDAY)
    found = await details_for(alice, application)
    assert found is not None
    assert (found.url, found.host) == ("", "")


async def test_the_history_reads_like_a_story(alice: Identity, bob: Identity) -> None:
    async with team_session(alice) as db:
        application = await shortlist_job(db, (await a_job(db)).id, now=MONDAY)
        moved = await move_application(db, application, to=S.READY_TO_APPLY, now=MONDAY)
    async with team_session(bob) as db:
        await undo_last_move(db, application, moved.version)
        await set_follow_up(db, application, MONDAY)
        await save_notes(db, application, "no news")
    found = await details_for(alice, application)
    assert found is not None
    assert [(each.words, each.who) for each in found.history] == [
        ("Follow-up set to 2 March", "Bob"),
        ("Undone: back to Shortlisted", "Bob"),
        ("Shortlisted → Ready to apply", "You"),
        ("Shortlisted", "You"),
    ]


async def test_the_board_around_one_card_is_the_board(alice: Identity) -> None:
    """Only what one card changed is read anew: the same board comes of it as when all is read."""
    async with team_session(alice) as db:
        fixed = {"budget_type": BudgetType.FIXED, "currency": "USD"}
        cards = [
            (await an_application(db, await a_job(db, f"Job {n}", fixed_budget_min=Decimal(n * 100), **fixed))).id
            for n in range(1, 5)
        ]  # fmt: skip
    for to, index in ((S.READY_TO_APPLY, 0), (S.APPLIED, 0), (S.IN_CONVERSATION, 0), (S.ARCHIVED, 0)):
        async with team_session(alice) as db:
            seen = await board(db, now=MONDAY)
            await move_application(db, cards[1], to=to, now=MONDAY, index=index, letter_elsewhere=True)
            near = await board_around(db, seen, cards[1], now=MONDAY)
            assert near == await board(db, now=MONDAY)
            assert near != seen


async def test_a_card_that_is_gone_is_not_read_alone(alice: Identity) -> None:
    async with team_session(alice) as db:
        card, _ = await an_application(db), await an_application(db)
        seen = await board(db, now=MONDAY)
        await remove_application(db, card.id, now=MONDAY)
        assert await board_around(db, seen, card.id, now=MONDAY) is None
