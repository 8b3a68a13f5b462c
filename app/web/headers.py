"""The headers that every answer carries, refusals and errors included."""

import re
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.csp import FALLBACK, page_file, policy, script_hashes
from app.web.scopes import header, is_https

ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "microphone=(self), camera=(), geolocation=(), payment=(), usb=()",
    "x-permitted-cross-domain-policies": "none",
}
ONE_YEAR = "max-age=31536000"
_HASHED = re.compile(r"/assets/[^/]+-[\w-]{8,}\.(?:js|css|woff2?|svg|png|webp|jpg|ico)")
_NEVER_STORED = ("/session", "/api", "/auth", "/apply", "/live", "/ready")
_OK = (200, 206, 304)
_PLAIN_HOST = re.compile(r"[a-z0-9.\-]+(?::\d+)?|\[[0-9a-f:]+\](?::\d+)?", re.IGNORECASE)


class SecurityHeaders:
    """Adds what is missing; what a route says for itself stands."""

    def __init__(self, app: ASGIApp, build_dir: Path) -> None:
        self.app = app
        self.pages = script_hashes(build_dir) if build_dir.is_dir() else {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._wanted(scope, message["status"], headers).items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def _wanted(self, scope: Scope, status: int, answer: MutableHeaders) -> dict[str, str]:
        path, https, host = scope["path"], is_https(scope), header(scope, "host")
        # "Not modified" names no type, and its headers replace those of the page that the browser kept.
        is_page = status == 304 or answer.get("content-type", "").startswith("text/html")
        scripts = self._scripts(path, status) if is_page else ()
        return {
            **ALWAYS,
            "referrer-policy": referrer_policy(path),
            "cache-control": cache_control(path, status),
            "content-security-policy": policy(
                scripts, host=host if _PLAIN_HOST.fullmatch(host) else "", https=https
            ),
            **({"strict-transport-security": ONE_YEAR} if https else {}),
        }

    def _scripts(self, path: str, status: int) -> tuple[str, ...]:
        """The hashes of the scripts in the built page that answers here."""
        page = FALLBACK if status == 404 else page_file(path, self.pages)
        return self.pages.get(page, ())


def referrer_policy(path: str) -> str:
    """An apply link holds a secret: nothing that it leads to may learn its address."""
    return "no-referrer" if path.startswith("/apply") else "same-origin"


def cache_control(path: str, status: int) -> str:
    """For good: files named after their content. Nowhere: private answers. The rest is asked for again."""
    if path.startswith(_NEVER_STORED):
        return "no-store"
    if status in _OK and _HASHED.fullmatch(path) and not path.startswith("/assets/reflex-env-"):
        return f"public, {ONE_YEAR}, immutable"
    return "no-cache"
