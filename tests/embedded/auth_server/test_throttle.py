"""Guessing is slow, and nobody can lock somebody else out."""

import asyncio
import time
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from app.embedded.auth_server import Allowances
from app.embedded.auth_server.errors import Refusal, WrongCredentials
from app.embedded.auth_server.throttle import Throttle, network_of
from tests.auth.live_auth import SERVICE_KEY, live_auth

PASSWORD = "kayak-lantern-7"


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("nonsense", "unknown"),
    ],
)
def test_one_customer_is_one_network(address: str, network: str) -> None:
    assert network_of(address) == network


async def _guess(throttle: Throttle, address: str, account: str, *, right: bool = False) -> bool:
    """True if the password was looked at."""
    try:
        async with throttle.password_check(address, account):
            await asyncio.sleep(0)
            if not right:
                raise WrongCredentials
    except WrongCredentials:
        return True
    except Refusal:
        return False
    return True


async def test_a_thousand_guesses_at_once_get_thirty_looks() -> None:
    throttle = Throttle(Allowances())
    looked = await asyncio.gather(*(_guess(throttle, "203.0.113.9", f"a{n}") for n in range(1000)))
    assert sum(looked) == 30


async def test_the_owner_still_signs_in_from_elsewhere() -> None:
    throttle = Throttle(Allowances(wrong_password=5))
    for _ in range(10):
        await _guess(throttle, "203.0.113.9", "alice@example.org")
    assert not await _guess(throttle, "203.0.113.9", "alice@example.org", right=True)
    assert await _guess(throttle, "198.51.100.4", "alice@example.org", right=True)


async def test_after_some_wrong_passwords_the_account_answers_slowly_to_everybody() -> None:
    throttle = Throttle(Allowances())
    for n in range(6):
        await _guess(throttle, f"203.0.113.{n}", "alice@example.org")
    started = time.monotonic()
    assert await _guess(throttle, "198.51.100.4", "alice@example.org", right=True)
    assert time.monotonic() - started > 0.2
    assert await _guess(throttle, "198.51.100.4", "bob@example.org", right=True)


async def test_right_passwords_are_never_counted() -> None:
    throttle = Throttle(Allowances(wrong_password=3))
    assert all([await _guess(throttle, "127.0.0.1", "alice", right=True) for _ in range(50)])


def test_addresses_are_counted_apart_when_our_own_process_vouches_for_them(
    dsn_auth: str, tmp_path: Path
) -> None:
    few = Allowances(sign_up=3, loopback_factor=1)
    with live_auth(dsn_auth, tmp_path, allowances=few) as url:
        ours = {"apikey": SERVICE_KEY}
        assert [_sign_up(url, {**ours, "Sb-Forwarded-For": "198.51.100.1"}) for _ in range(4)][-1] == 429
        assert _sign_up(url, {**ours, "Sb-Forwarded-For": "198.51.100.2"}) == 200
        liar = {"apikey": "somebody", "Sb-Forwarded-For": "198.51.100.3"}
        assert [_sign_up(url, {**liar, "Sb-Forwarded-For": f"198.51.100.{n}"}) for n in range(4)][-1] == 429


def _sign_up(url: str, headers: dict[str, str]) -> int:
    person = {"email": f"{uuid4().hex}@example.org", "password": PASSWORD}
    return httpx.post(f"{url}/auth/v1/signup", json=person, headers=headers).status_code
