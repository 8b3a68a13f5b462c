"""The way to a model's server: judged addresses, no redirects, no proxies, answers cut off when they are too long."""

from collections.abc import AsyncIterator

import httpcore
import httpx

from app.llm.addresses import GuardedNetwork, NotAllowedAddress, Reach
from app.llm.recording import Recording

MOST_BYTES = 2 * 1024 * 1024
CONNECT_SECONDS = 10.0
DONE = b"[DONE]"
"""The last words of every streamed answer."""


class TooLong(httpx.TransportError):
    """The server went on and on."""


class NotReachable(httpx.TransportError):
    """The operator does not allow this address."""


def client_for(
    reach: Reach, *, seconds: float, most_bytes: int = MOST_BYTES, recording: Recording | None = None
) -> httpx.AsyncClient:
    """One client a call: nothing of one team's connection is left for another's."""
    transport = httpx.AsyncHTTPTransport(retries=0, trust_env=False)
    transport._pool = httpcore.AsyncConnectionPool(
        ssl_context=httpx.create_ssl_context(trust_env=False),
        max_connections=4,
        network_backend=GuardedNetwork(reach),
    )
    limited: httpx.AsyncBaseTransport = Limited(transport, most_bytes)
    return httpx.AsyncClient(
        transport=recording.around(limited) if recording else limited,
        timeout=httpx.Timeout(seconds, connect=min(CONNECT_SECONDS, seconds)),
        follow_redirects=False,
        trust_env=False,
    )


class SentElsewhere(httpx.TransportError):
    """The server answered with another address, which is not followed."""


class BrokenOff(httpx.TransportError):
    """A streamed answer ended before its end."""


class Limited(httpx.AsyncBaseTransport):
    """Counts what comes in, packed and unpacked by the server as it likes, and stops at the cap."""

    def __init__(self, inner: httpx.AsyncBaseTransport, most_bytes: int) -> None:
        self._inner, self._most = inner, most_bytes

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request.headers["accept-encoding"] = "identity"
        try:
            response = await self._inner.handle_async_request(request)
        except NotAllowedAddress as error:
            raise NotReachable("This address is not open to models here.", request=request) from error
        if 300 <= response.status_code < 400:
            await response.aclose()
            raise SentElsewhere("The server sends us elsewhere.", request=request)
        if response.headers.get("content-encoding", "identity") != "identity":
            await response.aclose()
            raise TooLong("The server packs its answers, though it was asked not to.", request=request)
        assert isinstance(response.stream, httpx.AsyncByteStream)
        is_stream = response.headers.get("content-type", "").startswith("text/event-stream")
        response.stream = _Counted(response.stream, self._most, request, DONE if is_stream else b"")
        return response

    async def aclose(self) -> None:
        await self._inner.aclose()


class _Counted(httpx.AsyncByteStream):
    """Passes the answer on; `last_words` are what a whole one ends with."""

    def __init__(
        self, inner: httpx.AsyncByteStream, most: int, request: httpx.Request, last_words: bytes
    ) -> None:
        self._inner, self._left, self._request, self._last_words = inner, most, request, last_words

    async def __aiter__(self) -> AsyncIterator[bytes]:
        tail = b""
        async for piece in self._inner:
            self._left -= len(piece)
            if self._left < 0:
                raise TooLong("The answer is longer than any that is of use.", request=self._request)
            tail = (tail + piece)[-64:]
            yield piece
        if self._last_words not in tail:
            raise BrokenOff("The answer broke off.", request=self._request)

    async def aclose(self) -> None:
        await self._inner.aclose()
