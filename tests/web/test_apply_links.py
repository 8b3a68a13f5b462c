"""Apply links over HTTP: no guess opens one, looking changes nothing, and nothing tells where a link leads."""

import logging
import secrets
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import httpx
import pytest

from app.actions.applications import remove_application
from app.actions.apply_sessions import make_apply_link, revoke_apply_links
from app.actions.bids import enter_bid
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import ApplicationStatus as S
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from app.queries.application_page import application_page
from app.queries.apply_link import TOKEN
from app.settings import settings
from app.web.apply.throttle import MISSES, Guesses
from app.web.guards import guarded
from app.web.logs import _clean_record
from app.web.routes import starlette_app
from tests.actions.boards import Sql
from tests.builders import a_job, a_letter, an_application
from tests.people import sign_up
from tests.web.asgi import client

LETTER = "Your booking site needs React."
HOSTILE = '<script>alert(1)</script> & "co"'
OURS = {"origin": "http://localhost:3000"}


@pytest.fixture
async def phone(database: object, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """Signed in nowhere; all guards stand before it."""
    async with client(guarded(starlette_app(settings()), settings(), tmp_path)) as opened:
        yield opened


async def a_link(
    person: Identity, title: str = "Booking site", *, letter: str = LETTER, **job: object
) -> tuple[str, UUID]:
    async with team_session(person) as db:
        posted = await a_job(db, title, apply_url="https://www.upwork.com/jobs/1", **job)
        await a_letter(db, posted, letter, status="ready", ready_at=utc_now())
        card = (await an_application(db, posted, S.READY_TO_APPLY)).id
        token, _ = await make_apply_link(db, card, now=utc_now())
    return f"/apply/{token}", card


@pytest.fixture
def alice(database: Cluster) -> Identity:
    """She owns the team; nobody signs in here."""
    return sign_up(database, "Alice")


async def test_the_page_shows_what_is_needed_and_changes_nothing(
    phone: httpx.AsyncClient, alice: Identity, sql: Sql
) -> None:
    path, _ = await a_link(alice, HOSTILE)
    before = sql("select a::text, s::text from applications a, apply_sessions s")
    for method in ("GET", "HEAD", "GET"):
        answer = await phone.request(method, path)
        assert answer.status_code == 200
    assert "Your booking site needs React." in answer.text
    assert "Open on upwork.com" in answer.text
    assert "<script>alert" not in answer.text
    assert sql("select a::text, s::text from applications a, apply_sessions s") == before
    headers = answer.headers
    assert headers["referrer-policy"] == "no-referrer"
    assert "noindex" in headers["x-robots-tag"]
    assert headers["cache-control"] == "no-store"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]


async def test_i_submitted_it_works_once_without_a_sign_in(
    phone: httpx.AsyncClient, alice: Identity, sql: Sql
) -> None:
    path, card = await a_link(alice)
    form = {"do": "submitted", "connects": "12", "boost": "", "rate": "$85"}
    hidden_origin = {"origin": "null", "sec-fetch-site": "same-origin"}  # what a page without referrer sends
    done = await phone.post(path, data=form, headers=hidden_origin)
    assert (done.status_code, "is in Applied now" in done.text) == (200, True)
    assert sql("select status, position from applications where id = %s", card)[0][0] == "applied"
    assert sql("select connects_spent, rate_bid::int, opened_at is not null from apply_sessions") == [
        (12, 85, True)
    ]
    again = await phone.post(path, data=form, headers=OURS)
    assert again.status_code == 404
    assert (await phone.get(path)).text == again.text


async def test_a_rate_keeps_its_currency(phone: httpx.AsyncClient, alice: Identity, sql: Sql) -> None:
    sql(
        "insert into user_preferences (team_id, user_id, currency, current_hourly_min, current_hourly_max)"
        " values (%s, %s, 'EUR', 55, 75) on conflict (team_id, user_id) do update set currency = 'EUR',"
        " current_hourly_min = 55, current_hourly_max = 75",
        alice.team_id, alice.user_id,
    )  # fmt: skip
    sql("update profiles set timezone = 'Asia/Tokyo' where user_id = %s", alice.user_id)
    path, card = await a_link(alice, budget_type="hourly", hourly_min=25, hourly_max=47, currency="USD")
    page = (await phone.get(path)).text
    assert "€55/h" in page
    assert "the ad pays less than you take" in page
    assert "The ad pays in US dollars; your rate is in euros" in page
    assert "Rate bid (EUR)" in page
    assert "UTC" not in page
    await phone.post(path, data={"do": "submitted", "rate": "60"}, headers=OURS)
    other, _ = await a_link(alice, "Another")
    await phone.post(other, data={"do": "submitted", "rate": "$70"}, headers=OURS)
    said = sql("select payload ->> 'currency' from events where event_type = 'apply_submitted' order by id")
    assert said == [("EUR",), ("USD",)]
    async with team_session(alice) as db:
        shown = await application_page(db, card, now=utc_now())
    assert shown is not None
    assert "bid €60" in shown.sessions[0]["words"]


async def test_connects_that_are_entered_already_are_told_and_not_asked_for_again(
    phone: httpx.AsyncClient, alice: Identity, sql: Sql
) -> None:
    path, card = await a_link(alice, source_raw={"x": {"connects": 16}})
    page = (await phone.get(path)).text
    assert 'name="connects" value="16"' in page
    assert "entered for this application already" not in page
    other, _ = await a_link(alice, "Another")
    async with team_session(alice) as db:
        await enter_bid(db, "bid", 12, application_id=card)
        await enter_bid(db, "boost", 4, application_id=card)
        await enter_bid(db, "returned", 3, application_id=card)
    page = (await phone.get(path)).text
    assert 'name="connects" value=""' in page
    assert "13 Connects are entered for this application already: write only what you spent besides" in page
    assert "already" not in (await phone.get(other)).text
    await phone.post(path, data={"do": "submitted", "connects": "", "boost": ""}, headers=OURS)
    assert sql("select count(*) from private.bid_entries") == [(3,)]


async def test_the_rate_that_is_shown_stands_in_its_field(
    phone: httpx.AsyncClient, alice: Identity, sql: Sql
) -> None:
    sql(
        "insert into user_preferences (team_id, user_id, currency, current_hourly_min, current_hourly_max)"
        " values (%s, %s, 'EUR', 55, 75.5) on conflict (team_id, user_id) do update set currency = 'EUR',"
        " current_hourly_min = 55, current_hourly_max = 75.5",
        alice.team_id, alice.user_id,
    )  # fmt: skip
    path, _ = await a_link(alice, budget_type="hourly")
    page = (await phone.get(path)).text
    assert 'id="my-rate" data-copies="75.5">€75.50/h' in page
    assert 'name="rate" value="75.5"' in page
    refused = await phone.post(path, data={"do": "submitted", "connects": "x", "rate": ""}, headers=OURS)
    assert 'name="rate" value=""' in refused.text  # what was emptied stays empty
    await phone.post(path, data={"do": "submitted", "rate": "75.5"}, headers=OURS)
    assert sql("select rate_bid::float from apply_sessions") == [(75.5,)]


async def test_the_price_that_the_letter_names_stands_in_its_field(
    phone: httpx.AsyncClient, alice: Identity
) -> None:
    asks = {"budget_type": "fixed", "description": "A shop is needed. What is your price for the whole job?"}
    for number, (letter, field) in enumerate(
        (
            ("I read your ad.\n\nMy price for the whole job is $750.\n\nAlice", 'name="rate" value="750"'),
            (
                "I read your ad.\n\nMy price for the job is $750, or $900 with tests.\n\nAlice",
                'name="rate" value=""',
            ),
        )
    ):
        path, _ = await a_link(alice, f"Shop {number}", letter=letter, **asks)
        assert field in (await phone.get(path)).text, letter


async def test_a_salary_is_shown_behind_a_link(phone: httpx.AsyncClient, alice: Identity) -> None:
    salary = {"x": {"salary_min": 60000, "salary_max": 70000, "salary_period": "year"}}
    path, _ = await a_link(alice, budget_type="unknown", currency="GBP", source_raw=salary)
    assert "£60,000–70,000/year" in (await phone.get(path)).text


async def test_i_decided_not_to_puts_the_card_in_the_trash(
    phone: httpx.AsyncClient, alice: Identity, sql: Sql
) -> None:
    path, card = await a_link(alice)
    done = await phone.post(path, data={"do": "declined"}, headers=OURS)
    assert "off the board" in done.text
    assert sql("select removed_at is not null from applications where id = %s", card) == [(True,)]


@pytest.mark.parametrize(
    "form",
    [
        {}, {"do": "x"}, {"do": "submitted", "connects": "-3"}, {"do": "submitted", "rate": "many"},
        {"do": "submitted", "connects": "9" * 30}, {"do": "submitted", "rate": "9" * 24}, {"do": "submitted", "boost": "1.5"},
    ],
)  # fmt: skip
async def test_a_form_that_cannot_be_used_is_explained_and_moves_nothing(
    phone: httpx.AsyncClient, alice: Identity, sql: Sql, form: dict[str, str]
) -> None:
    path, _ = await a_link(alice)
    answer = await phone.post(path, data=form, headers=OURS)
    assert (answer.status_code, 'role="alert"' in answer.text) == (422, True)
    assert sql("select status from applications") == [("ready_to_apply",)]


async def test_a_letter_that_is_no_longer_ready_is_said_and_not_sent(
    phone: httpx.AsyncClient, alice: Identity, sql: Sql
) -> None:
    path, _ = await a_link(alice)
    sql("update cover_letters set status = 'draft', ready_at = null")
    assert "not marked ready any more" in (await phone.get(path)).text
    answer = await phone.post(path, data={"do": "submitted"}, headers=OURS)
    assert (answer.status_code, "not marked ready yet" in answer.text) == (422, True)
    assert sql("select submitted_at from apply_sessions") == [(None,)]


async def test_another_site_cannot_press_the_button(
    phone: httpx.AsyncClient, alice: Identity, sql: Sql
) -> None:
    path, _ = await a_link(alice)
    answer = await phone.post(path, data={"do": "submitted"}, headers={"origin": "http://evil.example"})
    assert answer.status_code == 403
    assert sql("select status from applications") == [("ready_to_apply",)]


async def test_every_dead_link_gets_the_same_page(
    phone: httpx.AsyncClient, alice: Identity, sql: Sql
) -> None:
    used, _ = await a_link(alice, "Used")
    await phone.post(used, data={"do": "submitted"}, headers=OURS)
    shut, shut_card = await a_link(alice, "Shut")
    off, off_card = await a_link(alice, "Off")
    async with team_session(alice) as db:
        await revoke_apply_links(db, shut_card, now=utc_now())
        await remove_application(db, off_card, now=utc_now())
    old, old_card = await a_link(alice, "Old")
    sql(
        "update apply_sessions set expires_at = %s where application_id = %s",
        utc_now() - timedelta(seconds=1),
        old_card,
    )
    made_up = f"/apply/{secrets.token_urlsafe(32)}"
    answers = [await phone.get(path) for path in (used, shut, off, old, made_up, "/apply/x", "/apply/%00")]
    assert {(answer.status_code, answer.text) for answer in answers} == {(404, answers[0].text)}
    assert not [title for title in ("Used", "Shut", "Off", "Old") if f"“{title}”" in answers[0].text]
    sql("delete from team_members where team_id = %s", alice.team_id)
    left = await phone.get(old)
    assert (left.status_code, left.text) == (404, answers[0].text)


async def test_ten_thousand_guesses_open_nothing_and_are_slowed_down(
    phone: httpx.AsyncClient, alice: Identity, sql: Sql
) -> None:
    await a_link(alice)
    seen = {200: 0, 404: 0, 429: 0}
    for n in range(10_000):
        method = "POST" if n % 3 == 0 else "GET"
        answer = await phone.request(method, f"/apply/{secrets.token_urlsafe(32)}", headers=OURS)
        seen[answer.status_code] += 1
    assert seen == {200: 0, 404: MISSES, 429: 10_000 - MISSES}
    assert sql("select status from applications") == [("ready_to_apply",)]


async def test_a_link_that_opens_does_so_after_others_were_guessed_from_the_same_place(
    phone: httpx.AsyncClient, alice: Identity
) -> None:
    path, _ = await a_link(alice)
    for _ in range(MISSES + 1):
        missed = await phone.get(f"/apply/{secrets.token_urlsafe(32)}")
    assert missed.status_code == 429
    assert (await phone.get(path)).status_code == 200
    assert (await phone.post(path, data={"do": "submitted"}, headers=OURS)).status_code == 200
    assert (await phone.get(path)).status_code == 429


def test_a_million_random_links_hit_none_of_a_thousand_real_ones() -> None:
    real = {secrets.token_bytes(32) for _ in range(1000)}
    assert not any(secrets.token_bytes(32) in real for _ in range(1_000_000))
    assert all(TOKEN.fullmatch(secrets.token_urlsafe(32)) for _ in range(1000))


def test_one_network_that_guesses_does_not_shut_out_another() -> None:
    guesses = Guesses(3)
    for _ in range(3):
        guesses.missed("203.0.113.7")
    assert guesses.is_too_many("203.0.113.7")
    assert not guesses.is_flood("203.0.113.7")
    assert not guesses.is_too_many("203.0.113.8")


def test_a_flood_of_guesses_is_not_looked_up() -> None:
    guesses = Guesses(3, 5)
    for _ in range(5):
        guesses.missed("203.0.113.7")
    assert guesses.is_flood("203.0.113.7")
    assert not guesses.is_flood("203.0.113.8")


async def test_no_log_holds_a_link(
    phone: httpx.AsyncClient, alice: Identity, caplog: pytest.LogCaptureFixture
) -> None:
    path, _ = await a_link(alice)
    caplog.set_level(logging.DEBUG, "app")
    factory = logging.getLogRecordFactory()
    logging.setLogRecordFactory(_clean_record)
    await phone.get(path)
    logging.setLogRecordFactory(factory)
    said = [record.getMessage() for record in caplog.records if record.name.startswith("app")]
    assert said
    assert not [line for line in said if path.rpartition("/")[2] in line]
