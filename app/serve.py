"""Serves the built app: one process on a laptop, several workers when hosted."""

import asyncio
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

from granian.constants import Interfaces
from starlette.types import ASGIApp

from app.build import CLIENT, ROOT
from app.settings import Settings, settings
from app.web.defaults import override_unsafe_defaults
from app.web.guards import guarded
from app.web.logs import GRANIAN_LOGGING, set_up_logging

PATIENCE_SECONDS = 7.0
"""For so long a server that was told to end waits for what it has begun; then it goes all the same."""
LAST_SECONDS = 1.0


def serve_here(app: ASGIApp, config: Settings, when_up: Callable[[], None]) -> None:
    """Serve in this very process until Ctrl-C or SIGTERM.

    One process means that a `kill -9` leaves no worker behind that would hold the port.
    """
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        loop.run_until_complete(_serve(app, config, when_up))
        loop.run_until_complete(_end_what_goes_on())
    finally:
        loop.close()


async def _serve(app: ASGIApp, config: Settings, when_up: Callable[[], None]) -> None:
    from granian.server.embed import Server

    server = Server(
        app,
        address=config.host,
        port=config.port,
        interface=Interfaces.ASGI,
        log_enabled=False,
    )
    loop = asyncio.get_running_loop()
    serving = loop.create_task(server.serve())

    def stop() -> None:
        server.stop()
        loop.call_later(PATIENCE_SECONDS, serving.cancel)

    for wanted in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(wanted, stop)
    loop.call_soon(when_up)
    with suppress(asyncio.CancelledError):
        await serving


async def _end_what_goes_on() -> None:
    """Cancel what still runs; a task that will not hear of it is left behind, where `asyncio.run` would wait for ever."""
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()
    if rest:
        await asyncio.wait(rest, timeout=LAST_SECONDS)


def serve_workers(config: Settings) -> None:
    """Serve with several worker processes, each started anew should it die (hosted, with Redis)."""
    from granian.server import Server

    Server(
        target="app.serve:load_app",
        factory=True,
        address=config.host,
        port=config.port,
        interface=Interfaces.ASGI,
        workers=config.workers,
        log_dictconfig=GRANIAN_LOGGING,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    ).serve()


def load_app() -> ASGIApp:
    """The whole ASGI app: built front end, socket, our routes and the guards around them."""
    override_unsafe_defaults()
    set_up_logging(settings().log_level)
    from reflex_base import constants
    from reflex_base.environment import environment

    environment.REFLEX_ENV_MODE.set(constants.Env.PROD)
    environment.REFLEX_SKIP_COMPILE.set(True)
    environment.REFLEX_MOUNT_FRONTEND_COMPILED_APP.set(True)
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    from app.app import app

    return guarded(app(), settings(), CLIENT)
