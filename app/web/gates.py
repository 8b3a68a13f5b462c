"""Who may talk to us: only names that are ours (Host), and pages that are ours (Origin)."""

from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from app.settings import Settings
from app.web.scopes import header, host_name, refuse

READS = frozenset({"GET", "HEAD", "OPTIONS"})
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class OnlyOurHosts:
    """Turn away any other Host: a strange site must not reach a laptop by pointing its name at 127.0.0.1."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket") and not self._is_ours(scope):
            await refuse(scope, receive, send, 421, "This address is not served here.")
            return
        await self.app(scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        named = [value for key, value in scope["headers"] if key == b"host"]
        return len(named) == 1 and host_name(named[0].decode("latin-1")) in self.hosts


class OnlyOurPages:
    """Refuse sockets and writes from other sites' pages. What sends no Origin is not a browser's page."""

    def __init__(self, app: ASGIApp, origins: frozenset[str]) -> None:
        self.app, self.origins = app, origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asks = scope["type"] == "websocket" or (scope["type"] == "http" and scope["method"] not in READS)
        if asks and not self._is_ours(scope):
            await refuse(scope, receive, send, 403, "Requests from other sites are not accepted.")
            return
        await self.app(scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        named = [value.decode("latin-1") for key, value in scope["headers"] if key == b"origin"]
        if scope["type"] == "websocket":  # browsers disagree on Sec-Fetch-Site for ws://, but all send Origin
            return not named or (len(named) == 1 and named[0] in self.origins)
        if header(scope, "sec-fetch-site") not in ("", "same-origin", "none"):
            return False
        if named == ["null"]:  # a page under `Referrer-Policy: no-referrer` hides its own origin
            return header(scope, "sec-fetch-site") == "same-origin"
        return not named or (len(named) == 1 and named[0] in self.origins)


def our_hosts(config: Settings) -> frozenset[str]:
    """Every name that a Host header may carry. Loopback always: no page can make its own name be that."""
    names = {host_name(urlsplit(origin).netloc) for origin in config.origins}
    return LOOPBACK | frozenset(names | {host_name(host) for host in config.allowed_hosts}) - {""}
