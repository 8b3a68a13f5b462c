"""Serves the built app: one process on a laptop, several workers when hosted."""

import asyncio
import signal
import sys
from collections.abc import Callable

from granian.constants import Interfaces
from starlette.types import ASGIApp

from app.build import CLIENT, ROOT
from app.settings import Settings, settings
from app.web.defaults import override_unsafe_defaults
from app.web.guards import guarded
from app.web.logs import GRANIAN_LOGGING, set_up_logging


def serve_here(app: ASGIApp, config: Settings, when_up: Callable[[], None]) -> None:
    """Serve in this very process until Ctrl-C or SIGTERM.

    One process means that a `kill -9` leaves no worker behind that would hold the port.
    """
    asyncio.run(_serve(app, config, when_up))


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
    for wanted in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(wanted, server.stop)
    loop.call_soon(when_up)
    await server.serve()


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
