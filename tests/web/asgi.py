"""A small Starlette app to stand behind a guard, and a client that talks to it without a network."""

from collections.abc import Callable

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send


def echo_app() -> ASGIApp:
    """Says which path it was asked for and how much it was sent; /broken fails."""
    return Starlette(
        routes=[
            Route("/broken", _broken, methods=["GET"]),
            Route("/page", _page, methods=["GET"]),
            Route("/{path:path}", _echo, methods=["GET", "POST", "PUT", "DELETE", "PATCH"]),
        ]
    )


def html_app() -> ASGIApp:
    """Answers everything with a page."""
    return HTMLResponse("<p>page</p>")


async def _echo(request: Request) -> Response:
    return PlainTextResponse(f"{request.scope['path']} {len(await request.body())}")


async def _page(_: Request) -> Response:
    return HTMLResponse("<p>page</p>", headers={"content-security-policy": "default-src 'none'"})


async def _broken(_: Request) -> Response:
    raise RuntimeError("broken on purpose")


def client(app: ASGIApp, base: str = "http://localhost:3000") -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url=base)


def socket_scope(query: str = "", **headers: str) -> Scope:
    """The scope of a websocket handshake; `sec_fetch_site="x"` becomes the header `sec-fetch-site`."""
    named = {name.replace("_", "-").encode(): value.encode() for name, value in headers.items()}
    return {
        "type": "websocket",
        "path": "/_event/",
        "query_string": query.encode(),
        "headers": list(named.items()),
        "client": ("203.0.113.7", 5000),
        "scheme": "ws",
    }


class Peer:
    """The other end of a socket: hands over the given messages and keeps what it is sent."""

    def __init__(self, *messages: Message) -> None:
        self.messages = list(messages)
        self.sent: list[Message] = []

    async def receive(self) -> Message:
        return self.messages.pop(0) if self.messages else {"type": "websocket.disconnect", "code": 1000}

    async def send(self, message: Message) -> None:
        self.sent.append(message)

    @property
    def was_refused(self) -> bool:
        return [message["type"] for message in self.sent] == ["websocket.close"]


def listener(seen: list[Scope], heard: list[Message] | None = None) -> ASGIApp:
    """An app that notes each scope, and reads its socket to the end."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope)
        while heard is not None:
            message = await receive()
            if message["type"] == "websocket.disconnect":
                return
            heard.append(message)

    return app


Wrap = Callable[[ASGIApp], ASGIApp]
