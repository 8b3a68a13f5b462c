"""Reading an ASGI scope: headers, host, address. And one short way to refuse a request or a socket."""

import ipaddress
from typing import Any

from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from app.auth.cookies import sid_hash_in


def header(scope: Scope, name: str) -> str:
    """The header's value, or "" where it is missing."""
    wanted = name.lower().encode()
    return next((value.decode("latin-1") for key, value in scope.get("headers", ()) if key == wanted), "")


def host_name(host: str) -> str:
    """The name in a Host header, without its port: `[::1]:3000` → `::1`. "" where it is no host at all."""
    host = host.strip().lower()
    if host.startswith("["):
        name, closed, _ = host[1:].partition("]")
        return name if closed else ""
    name = host.rsplit(":", 1)[0] if host.count(":") == 1 else host
    return name if name and not set(name) - _HOST_LETTERS else ""


def is_https(scope: Scope) -> bool:
    return scope.get("scheme") in ("https", "wss") or header(scope, "x-forwarded-proto") == "https"


def client_network(scope: Scope, *, behind_proxy: bool) -> str:
    """Who is calling, for counting: the address, or its /64 for IPv6, where one household has a whole /64."""
    address = (scope.get("client") or ("unknown", 0))[0]
    if behind_proxy and (forwarded := header(scope, "x-forwarded-for")):
        address = forwarded.rsplit(",", 1)[-1].strip()  # the last entry is our proxy's word, the rest hearsay
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 6:
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


def session_of(scope: Scope) -> str:
    """What tells this browser's session from any other; "" for a visitor."""
    cookies = (value.decode("latin-1") for key, value in scope["headers"] if key == b"cookie")
    return sid_hash_in("; ".join(cookies))


async def refuse(scope: Scope, receive: Receive, send: Send, status: int, sentence: str) -> None:
    """Answer with a status and a sentence; a socket not yet accepted is turned away with 403."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008, "reason": sentence[:100]})
        return
    headers: dict[str, Any] = {"cache-control": "no-store"}
    await JSONResponse({"error": sentence}, status, headers=headers)(scope, receive, send)


_HOST_LETTERS = set("abcdefghijklmnopqrstuvwxyz0123456789-._")
