"""Two gaps in how Reflex serves its build: the address baked into it, and redirects for want of a slash."""

import re
from pathlib import Path

from anyio.to_thread import run_sync
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.web.scopes import header, is_https

_ENV_FILE = re.compile(r"/assets/reflex-env-[\w-]+\.js")
_BAKED = re.compile(r"\b(ws|http)s?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d+)?")
_HOST = re.compile(r"[A-Za-z0-9.\-]+(?::\d+)?|\[[0-9A-Fa-f:]+\](?::\d+)?")


class AnyAddress:
    """Puts the browser's own host and port into the built environment file: one build serves all."""

    def __init__(self, app: ASGIApp, build_dir: Path) -> None:
        self.app, self.build_dir = app, build_dir

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and _ENV_FILE.fullmatch(scope["path"]):
            file, host = self.build_dir / scope["path"].lstrip("/"), header(scope, "host")
            if _HOST.fullmatch(host) and file.is_file():
                script = with_address(await run_sync(file.read_text), host=host, https=is_https(scope))
                answer = Response(
                    script,
                    media_type="text/javascript",
                    headers={"cache-control": "no-cache", "vary": "host"},
                )
                await answer(scope, receive, send)
                return
        await self.app(scope, receive, send)


def with_address(script: str, *, host: str, https: bool) -> str:
    """The script with every baked-in address of the building machine replaced."""
    secure = "s" if https else ""
    return _BAKED.sub(lambda found: f"{found[1]}{secure}://{host}", script)


class NoRedirectForSlash:
    """`/jobs` is `/jobs/index.html` at once, instead of a redirect that names http and a host."""

    def __init__(self, app: ASGIApp, build_dir: Path) -> None:
        self.app = app
        self.folders = {
            f"/{page.parent.relative_to(build_dir).as_posix()}" for page in build_dir.glob("**/index.html")
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] in self.folders:
            raw = scope.get("raw_path") or scope["path"].encode()
            scope = {**scope, "path": scope["path"] + "/", "raw_path": raw + b"/"}
        await self.app(scope, receive, send)
