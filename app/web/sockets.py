"""Limits on websockets: how many one person or address may hold, and how fast one may talk."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.scopes import client_network, refuse, session_of

EVENTS_PER_SECOND = 50.0
BURST = 100
PATIENCE = 250
"""Frames held back in a row before the socket is closed: five seconds of shouting without a pause."""
SOCKETS_PER_SESSION = 30
SOCKETS_PER_ADDRESS = 400
ANONYMOUS_PER_ADDRESS = 200
TOO_FAST = 1008


class Bucket:
    """Tokens that refill with time. `wait` is how long to sleep before the next frame may pass."""

    def __init__(self, rate: float = EVENTS_PER_SECOND, burst: int = BURST) -> None:
        self.rate, self.burst = rate, burst
        self.tokens, self.seen = float(burst), 0.0

    def wait(self, now: float) -> float:
        """Take one token; 0 where one was there."""
        if self.seen:
            self.tokens = min(self.burst, self.tokens + (now - self.seen) * self.rate)
        self.seen = now
        self.tokens -= 1
        return max(0.0, -self.tokens / self.rate)


class SocketLimits:
    """Counts sockets, and reads each no faster than its bucket allows.

    A frame too many is simply not read yet: it waits in the sender's own network buffers, so a flood costs
    us no memory. Whoever goes on and on is closed with code 1008.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        behind_proxy: bool = False,
        per_session: int = SOCKETS_PER_SESSION,
        per_address: int = SOCKETS_PER_ADDRESS,
        anonymous: int = ANONYMOUS_PER_ADDRESS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.app, self.behind_proxy = app, behind_proxy
        self.per_session, self.per_address, self.anonymous = per_session, per_address, anonymous
        self.clock = clock
        self.open: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        places = self._places(scope)
        if any(self.open[place] >= most for place, most in places):
            await refuse(scope, receive, send, 429, "Too many open tabs. Close some, then reload.")
            return
        for place, _ in places:
            self.open[place] += 1
        try:
            await self.app(scope, self._unhurried(receive, send), send)
        finally:
            for place, _ in places:
                self.open[place] -= 1
                if not self.open[place]:
                    del self.open[place]

    def _places(self, scope: Scope) -> list[tuple[str, int]]:
        """What this socket counts against. A cookie can be made up, an address cannot."""
        address = client_network(scope, behind_proxy=self.behind_proxy)
        session = session_of(scope)
        own = (
            (f"session {session}", self.per_session) if session else (f"anonymous {address}", self.anonymous)
        )
        return [(f"address {address}", self.per_address), own]

    def _unhurried(self, receive: Receive, send: Send) -> Receive:
        bucket, held_back = Bucket(), 0

        async def receive_in_time() -> Message:
            nonlocal held_back
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            pause = bucket.wait(self.clock())
            held_back = held_back + 1 if pause else 0
            if held_back > PATIENCE:
                await send(
                    {"type": "websocket.close", "code": TOO_FAST, "reason": "Too many events at once."}
                )
                return {"type": "websocket.disconnect", "code": TOO_FAST}
            if pause:
                await asyncio.sleep(pause)
            return message

        return receive_in_time
