"""A tab's token is not a key: the state behind it opens only together with the session cookie.

Reflex finds a tab's state by the `token` in the socket's address, and asks for nothing else. Here that token
is mixed with the cookie of the session before Reflex sees it, so the same token from another browser, or
after a sign-out, is simply another, empty tab. Nothing is stored, so any number of workers agree.
"""

import hashlib
import hmac
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from starlette.types import ASGIApp, Receive, Scope, Send

from app.web.scopes import refuse, session_of


class TabsBoundToSession:
    """Replaces the tab token in a socket's address by one that only this session can arrive at."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        asked = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
        tokens = [value for name, value in asked if name == "token"]
        if len(tokens) != 1 or not 1 <= len(tokens[0]) <= 100:
            await refuse(scope, receive, send, 400, "This is not a tab of ours.")
            return
        rest = [(name, value) for name, value in asked if name != "token"]
        query = urlencode([*rest, ("token", bound_token(tokens[0], session_of(scope)))])
        await self.app({**scope, "query_string": query.encode()}, receive, send)


def bound_token(token: str, session: str) -> str:
    """One tab of one session → the name of its state. Without the session's secret it cannot be guessed."""
    digest = hmac.digest(session.encode(), token.encode(), hashlib.sha256)
    return str(UUID(bytes=digest[:16], version=4))
