"""Refresh tokens: a lost answer is forgiven, an old token ends the whole family."""

import asyncio
from datetime import UTC, datetime, timedelta
from string import ascii_letters
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.embedded.auth_server.refresh import Verdict, judge, read_token, write_token

KEY = b"k" * 32
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LONG_AGO = NOW - timedelta(minutes=5)


@given(session_id=st.uuids(), counter=st.integers(0, 2**62))
def test_a_token_reads_back_as_it_was_written(session_id: UUID, counter: int) -> None:
    token = read_token(write_token(session_id, counter, KEY))
    assert token is not None
    assert (token.session_id, token.counter) == (session_id, counter)
    assert token.is_signed_with(KEY)
    assert not token.is_signed_with(b"another key" * 3)


@given(st.text(max_size=120))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert read_token(text) is None


def test_a_token_with_one_changed_letter_is_no_token() -> None:
    text = write_token(uuid4(), 3, KEY)
    for place in range(len(text)):
        changed = text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]
        token = read_token(changed)
        assert token is None or not token.is_signed_with(KEY)
    for letter in set(ascii_letters) - {text[-1]}:
        assert read_token(text[:-1] + letter) is None


@pytest.mark.parametrize(
    ("presented", "refreshed_at", "verdict"),
    [
        (7, LONG_AGO, Verdict.ROTATE),
        (6, LONG_AGO, Verdict.REPEAT),
        (5, LONG_AGO, Verdict.REVOKE),
        (5, NOW - timedelta(seconds=9), Verdict.REPEAT),
        (5, None, Verdict.REVOKE),
        (8, LONG_AGO, Verdict.REFUSE),
    ],
)
def test_the_counter_decides(presented: int, refreshed_at: datetime | None, verdict: Verdict) -> None:
    assert judge(presented, 7, refreshed_at, NOW) is verdict


HTTP = httpx.Client()


class Family:
    """One sign-in and its refresh tokens, over HTTP."""

    def __init__(self, url: str, dsn: str) -> None:
        self.url, self.dsn = f"{url}/auth/v1", dsn
        person = {"email": f"{uuid4().hex}@example.org", "password": "kayak-lantern-7"}
        self.first = HTTP.post(f"{self.url}/signup", json=person).json()["refresh_token"]

    def refresh(self, token: str) -> httpx.Response:
        return HTTP.post(f"{self.url}/token?grant_type=refresh_token", json={"refresh_token": token})

    def next_after(self, token: str) -> str:
        answer = self.refresh(token)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["refresh_token"])

    def let_time_pass(self) -> None:
        parsed = read_token(self.first)
        assert parsed is not None
        with psycopg.connect(self.dsn) as db:
            db.execute(
                "update auth.sessions set refreshed_at = refreshed_at - interval '1 minute' where id = %s",
                [parsed.session_id],
            )


@pytest.fixture
def family(auth_url: str, dsn_auth: str) -> Family:
    return Family(auth_url, dsn_auth)


def test_a_lost_answer_is_forgiven_and_does_not_rotate_again(family: Family) -> None:
    second = family.next_after(family.first)
    family.let_time_pass()
    assert family.next_after(family.first) == second
    assert family.next_after(family.first) == second


def test_within_the_window_an_older_token_is_forgiven_too(family: Family) -> None:
    third = family.next_after(family.next_after(family.first))
    assert family.next_after(family.first) == third


def test_an_old_token_ends_the_whole_family(family: Family) -> None:
    third = family.next_after(family.next_after(family.first))
    family.let_time_pass()
    stolen = family.refresh(family.first)
    assert (stolen.status_code, stolen.json()["error_code"]) == (400, "refresh_token_already_used")
    current = family.refresh(third)
    assert (current.status_code, current.json()["error_code"]) == (400, "refresh_token_not_found")


def test_a_token_signed_with_another_key_is_not_found_and_harms_nobody(family: Family) -> None:
    real = read_token(family.first)
    assert real is not None
    forged = family.refresh(write_token(real.session_id, 0, KEY))
    assert (forged.status_code, forged.json()["error_code"]) == (400, "refresh_token_not_found")
    assert family.next_after(family.first)


async def test_many_refreshes_at_once_agree_on_one_successor(family: Family) -> None:
    async with httpx.AsyncClient() as http:
        ask = [
            http.post(f"{family.url}/token?grant_type=refresh_token", json={"refresh_token": family.first})
            for _ in range(12)
        ]
        answers = await asyncio.gather(*ask)
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["refresh_token"] for answer in answers}) == 1


def test_a_banned_person_stays_out(family: Family) -> None:
    parsed = read_token(family.first)
    assert parsed is not None
    with psycopg.connect(family.dsn) as db:
        db.execute(
            "update auth.users u set banned_until = now() + interval '1 day' from auth.sessions s "
            "where s.user_id = u.id and s.id = %s",
            [parsed.session_id],
        )
    assert family.refresh(family.first).json()["error_code"] == "user_banned"
