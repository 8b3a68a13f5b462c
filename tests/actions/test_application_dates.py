"""Following up by the plan, dates put right with a trace, and what clients said."""

from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest

from app.actions.application_dates import correct_applied_at, followed_up
from app.actions.applications import move_application, set_follow_up, undo_last_move
from app.actions.feedback import add_feedback, remove_feedback
from app.clock import utc_now
from app.db.session import team_session
from app.domain.card import on_day, zone
from app.domain.enums import ApplicationStatus as S
from app.domain.errors import BadInput, Conflict, NotFound
from app.domain.forms import BadForm
from app.domain.identity import Identity
from app.models.message import Message
from app.queries.application_page import application_page
from app.queries.dashboard import dashboard_basis
from app.queries.pipeline import board
from tests.actions.boards import Sql, events, the
from tests.builders import MONDAY, an_application


async def test_a_suggested_date_gives_way_to_the_next_stage_and_comes_back_with_undo(alice: Identity) -> None:
    async with team_session(alice) as db:
        card = (await an_application(db, status=S.READY_TO_APPLY)).id
        applied = await move_application(db, card, to=S.APPLIED, now=MONDAY, letter_elsewhere=True)
        assert applied.follow_up_at == MONDAY + timedelta(days=7)
        talking = await move_application(db, card, to=S.IN_CONVERSATION, now=MONDAY)
        assert talking.follow_up_at == MONDAY + timedelta(days=3)
        back = await undo_last_move(db, card, talking.version)
        assert back.follow_up_at == MONDAY + timedelta(days=7)


async def test_a_date_that_the_person_chose_stays(alice: Identity) -> None:
    chosen = MONDAY + timedelta(days=11)
    async with team_session(alice) as db:
        card = (await an_application(db, status=S.READY_TO_APPLY)).id
        await move_application(db, card, to=S.APPLIED, now=MONDAY, letter_elsewhere=True)
        await set_follow_up(db, card, chosen)
        talking = await move_application(db, card, to=S.IN_CONVERSATION, now=MONDAY)
        assert talking.follow_up_at == chosen
        assert (await undo_last_move(db, card, talking.version)).follow_up_at == chosen


async def test_a_date_that_came_by_the_plan_gives_way_however_it_came(alice: Identity) -> None:
    async with team_session(alice) as db:
        card = (await an_application(db, status=S.READY_TO_APPLY)).id
        await move_application(db, card, to=S.APPLIED, now=MONDAY, letter_elsewhere=True)
        await followed_up(db, card, now=MONDAY + timedelta(days=1))
        later = MONDAY + timedelta(days=2)
        talking = await move_application(db, card, to=S.IN_CONVERSATION, now=later)
        assert talking.follow_up_at == later + timedelta(
            days=5
        )  # three days on is a Saturday: the Monday after
        await set_follow_up(db, card, later + timedelta(days=1), by_plan=True)  # as “I sent it” does
        interviewing = await move_application(db, card, to=S.INTERVIEWING, now=later)
        assert interviewing.follow_up_at == later + timedelta(days=1)


async def test_a_chosen_date_that_has_passed_gives_way(alice: Identity) -> None:
    async with team_session(alice) as db:
        card = (await an_application(db, status=S.READY_TO_APPLY)).id
        await move_application(db, card, to=S.APPLIED, now=MONDAY, letter_elsewhere=True)
        await set_follow_up(db, card, MONDAY + timedelta(days=1))
        later = MONDAY + timedelta(days=7)
        talking = await move_application(db, card, to=S.IN_CONVERSATION, now=later)
        assert talking.follow_up_at == later + timedelta(days=3)


async def test_a_corrected_day_counts_everywhere_and_is_told_by_the_persons_clock(
    alice: Identity, sql: Sql
) -> None:
    sql("update profiles set timezone = 'Asia/Tokyo' where user_id = %s", alice.user_id)
    here, now = zone("Asia/Tokyo"), utc_now()
    async with team_session(alice) as db:
        card = (await an_application(db, status=S.READY_TO_APPLY)).id
        await move_application(db, card, to=S.APPLIED, now=now, letter_elsewhere=True)
        day = now.astimezone(here).date() - timedelta(days=4)
        await correct_applied_at(db, card, datetime.combine(day, time(0, 30), here), now=now)
    async with team_session(alice) as db:
        found = (await board(db, now=now)).cards[str(card)]
        page = await application_page(db, card, now=now)
        hours = [fact.hour for fact in (await dashboard_basis(db, "all", now=now)).facts]
    assert hours == [None]
    assert found.age in ("3 d", "4 d")
    assert page is not None
    assert page.follow_up["applied"] == day.isoformat()
    assert page.details.since in ("3 days ago", "4 days ago")
    assert page.details.stages[-1]["lasted"] in ("3 days", "4 days")


def test_a_day_begins_at_nine_and_today_at_the_latest_now() -> None:
    here = zone("Asia/Tokyo")
    early = datetime(2026, 3, 9, 0, 20, tzinfo=here)
    assert on_day(early.date(), here, now=early) == early
    assert on_day(early.date() - timedelta(days=1), here, now=early) == early - timedelta(
        hours=15, minutes=20
    )
    assert on_day(early.date() + timedelta(days=1), here, now=early) > early


async def test_after_the_second_follow_up_there_is_no_third(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        card = (await an_application(db, status=S.APPLIED)).id
    dates = []
    for _ in range(2):
        async with team_session(alice) as db:
            dates.append(await followed_up(db, card, now=MONDAY))
    assert dates == [MONDAY + timedelta(days=7), None]
    assert [kind for (kind,) in sql("select event_type from events where entity_id = %s", card)].count(
        "followed_up"
    ) == 2
    async with team_session(alice) as db:
        new = (await an_application(db)).id
        with pytest.raises(Conflict):
            await followed_up(db, new, now=MONDAY)


async def test_the_day_of_applying_is_corrected_with_a_trace(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        card = (await an_application(db, status=S.APPLIED)).id
        was = (await the(db, card)).applied_at
        earlier = utc_now() - timedelta(days=4)
        await correct_applied_at(db, card, earlier, now=utc_now())
        assert (await the(db, card)).applied_at == earlier
        with pytest.raises(BadInput):
            await correct_applied_at(db, card, utc_now() + timedelta(days=1), now=utc_now())
    assert events(sql, card)[-1] == ("applied_date_corrected", was.isoformat(), earlier.isoformat())
    async with team_session(alice) as db:
        with pytest.raises(Conflict):
            await correct_applied_at(db, (await an_application(db)).id, MONDAY, now=utc_now())


async def test_what_the_client_said_stands_with_application_and_message(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        card = (await an_application(db, status=S.APPLIED)).id
        mail = Message(team_id=alice.team_id, user_id=alice.user_id, application_id=card, direction="inbound")
        db.add(mail)
        await db.flush()
        form = {"words": "Great work.", "rating": "4.5", "outcome": "hired", "reason": "Price"}
        kept = await add_feedback(db, card, form, now=MONDAY, message_id=mail.id)
    assert sql(
        "select client_words, rating::float, outcome, reason, message_id is not null from feedback"
    ) == [("Great work.", 4.5, "hired", "Price", True)]
    async with team_session(alice) as db:
        was = await remove_feedback(db, kept)
        await add_feedback(db, card, was, now=MONDAY)
    assert sql("select client_words, rating::float from feedback") == [("Great work.", 4.5)]


@pytest.mark.parametrize(
    "form",
    [{}, {"rating": "6"}, {"rating": "nan"}, {"rating": "x"}, {"outcome": "maybe"}, {"words": "x" * 5001}],
)
async def test_what_says_nothing_or_nonsense_is_refused(alice: Identity, form: dict[str, str]) -> None:
    async with team_session(alice) as db:
        card = (await an_application(db)).id
        with pytest.raises(BadForm):
            await add_feedback(db, card, form, now=MONDAY)


async def test_neither_strange_messages_nor_strange_cards_take_feedback(
    alice: Identity, charlie: Identity
) -> None:
    async with team_session(alice) as db:
        card = (await an_application(db)).id
        with pytest.raises(NotFound):
            await add_feedback(db, card, {"words": "x"}, now=MONDAY, message_id=uuid4())
        kept = await add_feedback(db, card, {"words": "x"}, now=MONDAY)
    async with team_session(charlie) as db:
        with pytest.raises(NotFound):
            await add_feedback(db, card, {"words": "x"}, now=MONDAY)
        with pytest.raises(NotFound):
            await remove_feedback(db, kept)
