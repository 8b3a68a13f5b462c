"""The embedded auth server behind a real HTTP server on loopback, in a thread of its own."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.embed import Server
from starlette.applications import Starlette
from starlette.routing import Mount

from app.embedded.auth_server import Allowances, auth_app

SERVICE_KEY = "a-key-only-our-own-process-knows"
PLENTY = Allowances(sign_up=10_000, token=10_000, wrong_password=10_000)


@contextmanager
def live_auth(
    dsn_auth: str, keys_dir: Path, *, allowances: Allowances = PLENTY, port: int | None = None
) -> Iterator[str]:
    """Serve it until the block ends; the value is the base address, as `create_client` wants it."""
    port = port or free_port()
    base = f"http://127.0.0.1:{port}"
    app = auth_app(dsn_auth, keys_dir, f"{base}/auth/v1", service_key=SERVICE_KEY, allowances=allowances)
    with serving(Starlette(routes=[Mount("/auth/v1", app)], lifespan=app.router.lifespan_context), port):
        yield base


@contextmanager
def serving(app: Starlette, port: int) -> Iterator[None]:
    """Run an ASGI app on a loopback port."""
    server = Server(
        app, address="127.0.0.1", port=port, interface=Interfaces.ASGI, log_enabled=False,
        log_level=LogLevels.error,
    )  # fmt: skip
    loops: list[asyncio.AbstractEventLoop] = []
    thread = threading.Thread(target=_run, args=(server, loops), daemon=True)
    thread.start()
    try:
        _wait_until_up(port)
        yield
    finally:
        loops[0].call_soon_threadsafe(server.stop)
        thread.join(20)


def _run(server: Server, loops: list[asyncio.AbstractEventLoop]) -> None:
    async def serve() -> None:
        loops.append(asyncio.get_running_loop())
        await server.serve()

    asyncio.run(serve())


def _wait_until_up(port: int) -> None:
    for _ in range(200):
        try:
            httpx.get(f"http://127.0.0.1:{port}/")
            return
        except httpx.TransportError:
            time.sleep(0.05)
    raise RuntimeError(f"nothing answers on port {port}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
