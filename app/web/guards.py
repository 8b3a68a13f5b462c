"""The guards around the whole ASGI app, and their order."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from starlette.types import ASGIApp

from app.settings import Settings
from app.web.access_log import AccessLog
from app.web.bodies import SmallBodies
from app.web.gates import OnlyOurHosts, OnlyOurPages, our_hosts
from app.web.headers import SecurityHeaders
from app.web.sockets import SocketLimits
from app.web.static_files import AnyAddress, NoRedirectForSlash
from app.web.tabs import TabsBoundToSession
from app.web.uploads.route import UPLOAD_PATH


def wrappers(config: Settings, build_dir: Path) -> list[Callable[[ASGIApp], ASGIApp]]:
    """The guards from the innermost to the outermost: each wraps the one before it."""
    behind_proxy = config.public_url is not None
    return [
        partial(AnyAddress, build_dir=build_dir),
        partial(NoRedirectForSlash, build_dir=build_dir),
        partial(SmallBodies, except_path=UPLOAD_PATH),
        TabsBoundToSession,
        partial(SocketLimits, behind_proxy=behind_proxy),
        partial(OnlyOurPages, origins=frozenset(config.origins)),
        partial(OnlyOurHosts, hosts=our_hosts(config)),
        partial(SecurityHeaders, build_dir=build_dir),
        AccessLog,
    ]


def guarded(app: ASGIApp, config: Settings, build_dir: Path) -> ASGIApp:
    """The app behind all guards: what the server should serve. `app` is what calling `rx.App` gives."""
    for wrap in wrappers(config, build_dir):
        app = wrap(app)
    return app
