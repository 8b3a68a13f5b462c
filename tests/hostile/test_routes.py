"""Every HTTP route of ours, asked by everybody who should not, in every way a browser cannot.

The routes are asked of the app itself: one that is added tomorrow is in here tomorrow.
"""

import itertools
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.routing import Mount, Route

from app.app import app
from app.auth.cookies import PLAIN_NAME
from app.demo import routes as demo
from app.domain.identity import Identity
from app.embedded.auth_server.server import ROUTES as AUTH_ROUTES
from app.embedded.cluster import Cluster
from app.settings import settings
from app.web.guards import guarded
from tests.auth.conftest import Door
from tests.hostile.callers import make_target, plain, told_too_much
from tests.hostile.payloads import HUGE
from tests.hostile.test_handlers import cookie_of
from tests.web.asgi import client

LEAVING = "/session/leave"
"""Whoever is in a team may leave it; those who are not change nothing by it."""
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")
ORIGINS: tuple[str | None, ...] = ("http://localhost:3000", "http://evil.example", "null", None)
FILLINGS = ("00000000-0000-0000-0000-000000000000", "%2e%2e/%2e%2e/etc/passwd", "%00", "a" * 300, "';--")
BODIES: tuple[tuple[str, bytes], ...] = (
    ("", b""),
    ("application/x-www-form-urlencoded", b"email=a%40example.com&password=x&next=//evil.example&display_name=%00"),
    ("application/x-www-form-urlencoded", b"email[]=1&email=" + b"%F0%9F%99%82" * 900 + b"&password=\xff\xfe"),
    ("application/x-www-form-urlencoded", b"&=&=&" * 400),
    ("application/json", b'{"email": ["a"], "password": {"a": 1}, "data": null}'),
    ("application/json", b'{"email": 7, "password": -1, "refresh_token": "' + b"A" * 4000 + b'"}'),
    ("application/json", b"[" * 3000),
    ("application/json", b'{"refresh_token": "\\u0000\\ud800", "token": null, "user_id": "x"}'),
    ("application/json", HUGE.encode()),
    ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="f"; filename="../../x.csv"\r\n\r\na,b\r\n--b--'),
    ("multipart/form-data; boundary=b", b"--b\r\nContent-Disposition: form-data\r\n\r\n"),
    ("multipart/form-data", b"\x00" * 500),
    ("text/\x01plain", b"\x80abc"),
)  # fmt: skip


def routes() -> list[str]:
    """Every path that our own layer answers, those of the embedded auth server too."""
    return sorted(
        {path for path, _ in _flat(app.api_transformer.routes)}
        | {f"/auth/v1{path}" for path, _ in _flat(AUTH_ROUTES)}
    )


def _flat(found: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for route in found:
        if isinstance(route, Mount):
            yield from _flat(route.routes or [], prefix + route.path)
        elif isinstance(route, Route):
            yield prefix + route.path, route


def _filled(path: str) -> list[str]:
    """The path with something in its variable parts."""
    if "{" not in path:
        return [path]
    start, end = path.index("{"), path.index("}") + 1
    return [path[:start] + filling + path[end:] for filling in FILLINGS]


def _requests(path: str, cookies: list[str]) -> Iterator[tuple[str, str, str | None, str, str, bytes]]:
    for place, method, origin in itertools.product(_filled(path), METHODS, ORIGINS):
        yield place, method, origin, cookies[0], "", b""
    for place, method in itertools.product(_filled(path)[:1], ("POST", "PUT", "DELETE")):
        for cookie, (kind, body) in itertools.product(cookies, BODIES):
            yield place, method, ORIGINS[0], cookie, kind, body


@pytest.mark.timeout(240)
async def test_no_route_gives_away_changes_or_breaks_anything(
    door: Door, database: Cluster, alice: Identity, charlie: Identity, vera: Identity, tmp_path: Path,
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    async def not_now(*_: Any, **__: Any) -> None:
        """Filling a sample takes seconds each time, and has tests of its own."""

    target = await make_target(database, alice)
    monkeypatch.setattr(demo, "fill_with_sample", not_now)
    before, found, asked = target.checksum(), list[str](), 0
    served = guarded(app.api_transformer, settings(), tmp_path)
    async with client(served) as browser:
        for path in routes():
            cookies = ["", f"{PLAIN_NAME}=made-up\x7f", cookie_of(charlie)]
            cookies += [cookie_of(vera)] * (path != LEAVING)
            for place, method, origin, cookie, kind, body in _requests(path, cookies):
                caplog.clear()
                headers = {"cookie": cookie, "content-type": kind, "origin": origin or ""}
                answer = await _ask(browser, method, place, headers, body)
                asked += 1
                wrong = told_too_much(answer.text) + [f"status {answer.status_code}"] * (
                    answer.status_code >= 500
                )
                wrong += [
                    record.getMessage()[:200] for record in caplog.records if record.levelno >= logging.ERROR
                ]
                found += [f"{method} {place[:60]} {plain(headers)} {body[:40]!r}: {wrong}"] * bool(wrong)
            if (now := target.checksum()) != before:
                found.append(f"{path} changed rows of the team")
                before = now
    assert asked > 1_000
    assert not found, f"{len(found)} of {asked}:\n" + "\n".join(found[:50])


async def _ask(
    browser: httpx.AsyncClient, method: str, path: str, headers: dict[str, str], body: bytes
) -> httpx.Response:
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items() if value]
    return await browser.request(method, path, headers=raw, content=body)


def test_the_routes_are_all_there() -> None:
    found = routes()
    assert len(found) > 15
    assert {"/session/sign-in", "/session/demo", "/api/upload", "/auth/v1/token", "/live"} <= set(found)
