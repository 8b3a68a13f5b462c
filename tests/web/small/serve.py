"""Serves small.py behind our own guards, as `app.serve` serves Bidwell; settings come from outside."""

import asyncio
import sys
from pathlib import Path

from app.settings import settings
from app.web.defaults import override_unsafe_defaults
from app.web.guards import guarded
from app.web.logs import set_up_logging
from app.web.routes import starlette_app


async def main() -> None:
    override_unsafe_defaults()
    set_up_logging("INFO")
    sys.path.insert(0, str(Path.cwd()))
    from granian.constants import Interfaces
    from granian.server.embed import Server
    from reflex_base import constants
    from reflex_base.environment import environment

    environment.REFLEX_ENV_MODE.set(constants.Env.PROD)
    environment.REFLEX_SKIP_COMPILE.set(True)
    from small import app

    config = settings()
    app.api_transformer = starlette_app(config)
    served = guarded(app(), config, build_dir=Path.cwd() / "no-build")
    await Server(
        served, address="127.0.0.1", port=config.port, interface=Interfaces.ASGI, log_enabled=False
    ).serve()


asyncio.run(main())
