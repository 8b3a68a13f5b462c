"""Sockets are counted, and nobody talks faster than the rest can bear."""

import asyncio

import pytest
from starlette.types import Message, Scope

from app.auth.cookies import PLAIN_NAME
from app.web import sockets
from app.web.sockets import Bucket, SocketLimits
from tests.web.asgi import Peer, listener, socket_scope

ALICE = f"{PLAIN_NAME}={'a' * 43}"
CONNECT: Message = {"type": "websocket.connect"}
FRAME: Message = {"type": "websocket.receive", "text": "x"}


def test_a_bucket_lets_a_burst_through_and_then_its_rate() -> None:
    bucket = Bucket(rate=50, burst=100)
    assert [bucket.wait(1.0) for _ in range(100)] == [0.0] * 100
    assert bucket.wait(1.0) == pytest.approx(0.02)
    assert bucket.wait(1.02) == pytest.approx(0.02)


def test_a_bucket_refills_with_time_up_to_its_burst() -> None:
    bucket = Bucket(rate=50, burst=100)
    for _ in range(100):
        bucket.wait(1.0)
    assert bucket.wait(3.0) == 0.0
    assert [bucket.wait(1000.0) for _ in range(100)] == [0.0] * 100
    assert bucket.wait(1000.0) > 0


async def test_a_person_at_work_is_never_slowed(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Message] = []
    app = SocketLimits(listener([], heard))
    peer = Peer(CONNECT, *[FRAME] * 90)
    await asyncio.wait_for(app(socket_scope(), peer.receive, peer.send), 1)
    assert len(heard) == 91
    assert not peer.sent


async def test_who_floods_is_closed_and_told_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "PATIENCE", 5)
    heard: list[Message] = []
    app = SocketLimits(listener([], heard))
    peer = Peer(CONNECT, *[FRAME] * 1000)
    await app(socket_scope(), peer.receive, peer.send)
    assert peer.sent == [{"type": "websocket.close", "code": 1008, "reason": "Too many events at once."}]
    assert len(heard) == 1 + sockets.BURST + 5


@pytest.mark.parametrize(
    ("scope", "most"),
    [
        (socket_scope(cookie=ALICE), 3),
        (socket_scope(), 5),
        (socket_scope(cookie="other=x"), 5),
    ],
)
async def test_sockets_are_counted_per_session_or_else_per_address(scope: Scope, most: int) -> None:
    async with Crowd(per_session=3, per_address=9, anonymous=5) as crowd:
        for _ in range(most):
            assert not (await crowd.enter(scope)).was_refused
        assert (await crowd.enter(scope)).was_refused
        assert not (await crowd.enter({**scope, "client": ("203.0.113.8", 1), "headers": []})).was_refused


async def test_made_up_cookies_do_not_get_round_the_limit_of_an_address() -> None:
    async with Crowd(per_session=3, per_address=9, anonymous=5) as crowd:
        peers = [await crowd.enter(socket_scope(cookie=f"{PLAIN_NAME}={n:043}")) for n in range(10)]
    assert [peer.was_refused for peer in peers] == [False] * 9 + [True]


async def test_a_closed_socket_makes_room_again() -> None:
    app = SocketLimits(listener([], []), per_session=1)
    for _ in range(5):
        peer = Peer(CONNECT)
        await app(socket_scope(cookie=ALICE), peer.receive, peer.send)
        assert not peer.was_refused
    assert not app.open


async def test_a_whole_ipv6_network_is_one_address_and_a_proxys_word_counts_only_behind_one() -> None:
    async with Crowd(per_session=3, per_address=1, anonymous=5) as crowd:
        first = await crowd.enter({**socket_scope(), "client": ("2001:db8:1:2::1", 1)})
        second = await crowd.enter({**socket_scope(), "client": ("2001:db8:1:2:ffff::9", 1)})
        spoofed = await crowd.enter(
            {**socket_scope(x_forwarded_for="198.51.100.1"), "client": ("2001:db8:1:2::7", 1)}
        )
    assert [peer.was_refused for peer in (first, second, spoofed)] == [False, True, True]


class Crowd:
    """Holds sockets open behind one SocketLimits until the block ends."""

    def __init__(self, **limits: int) -> None:
        self.done = asyncio.Event()
        self.app = SocketLimits(self._stay, **limits)  # type: ignore[arg-type]
        self.tasks: list[asyncio.Task[None]] = []

    async def _stay(self, *_: object) -> None:
        await self.done.wait()

    async def enter(self, scope: Scope) -> Peer:
        peer = Peer(CONNECT)
        self.tasks.append(asyncio.create_task(self.app(scope, peer.receive, peer.send)))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        return peer

    async def __aenter__(self) -> "Crowd":
        return self

    async def __aexit__(self, *_: object) -> None:
        self.done.set()
        await asyncio.gather(*self.tasks)
