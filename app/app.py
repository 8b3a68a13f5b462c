"""The Reflex app: every page, what it loads, and what happens to an error."""

import logging

import reflex as rx
from reflex_base.event import EventSpec
from sqlalchemy.exc import OperationalError
from starlette.types import ASGIApp, Receive, Scope, Send

from app.auth.keys import service_key
from app.auth.routes import auth_routes
from app.components import theme
from app.components.crash import APP_WRAPS
from app.demo.routes import demo_routes
from app.domain.errors import OutOfTeam, SignedOut, UserFacingError
from app.pages import not_found, routes
from app.pages.table import PAGES
from app.settings import settings as read_settings
from app.state.live import listen
from app.state.notices import ForgetOldNotices, notify
from app.state.session import ARRIVALS, BindTokenToCookie
from app.state.shell import ShellState
from app.web.events import only_sound_events
from app.web.routes import starlette_app
from app.worker import work_beside

logger = logging.getLogger(__name__)

CALM = "That did not work, and nothing was changed. Try again; if it stays so, the server's log says more."
AWAY = "The database was away for a moment. Look whether your change is there; if not, try again."


def show_error(exception: Exception) -> EventSpec:
    """A sentence for the person; everything else goes to the log under a calm general one."""
    if isinstance(exception, OutOfTeam):
        return rx.redirect(routes.LEFT_TEAM)
    if isinstance(exception, SignedOut):
        return rx.redirect(f"{routes.SIGN_IN}?error={'signed_out' if exception.by_choice else 'expired'}")
    if isinstance(exception, UserFacingError):
        return notify(exception.sentence, tone="error")
    logger.error("An event failed.", exc_info=exception)
    return notify(AWAY if _lost_database(exception) else CALM, tone="error")


def _lost_database(exception: Exception) -> bool:
    """Did the connection break, or never come about? A statement that Postgres refused has a state of its own."""
    if not isinstance(exception, OperationalError):
        return False
    return exception.connection_invalidated or getattr(exception.orig, "sqlstate", None) is None


class EmbeddedAuth:
    """The embedded auth server, made at the first request: the build has no database."""

    def __init__(self) -> None:
        self._app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._app is None:
            self._app = _auth_server()
        await self._app(scope, receive, send)


def _auth_server() -> ASGIApp:
    from app.embedded.auth_server import auth_app
    from app.embedded.postgres import running_postgres

    config = read_settings()
    cluster = running_postgres(config)
    if cluster is None:
        raise RuntimeError("The embedded database is not up.")
    return auth_app(
        cluster.dsn_auth,
        config.keys_dir,
        f"{config.auth_base}/auth/v1",
        service_key=service_key(),
    )


def make_app() -> rx.App:
    """The app with all its pages, routes and guards."""
    config = read_settings()
    made = rx.App(
        html_lang="en",
        reset_style=False,  # Tailwind's preflight is the same reset
        stylesheets=theme.STYLESHEETS,
        head_components=theme.head(),
        app_wraps=APP_WRAPS,
        toaster=None,
        backend_exception_handler=show_error,
        api_transformer=starlette_app(
            config,
            auth_server=EmbeddedAuth() if config.is_embedded else None,
            routes=[*auth_routes(), *demo_routes()],
        ),
    )
    for page in PAGES:
        if page.private:
            ARRIVALS[page.route] = (*page.load, ShellState.load)
        made.add_page(
            page.content,
            route=page.route,
            title=f"{page.title} · Bidwell" if page.title != "Bidwell" else "Bidwell",
            description=page.description,
            on_load=page.on_load,
        )
    made.add_page(
        not_found.page,
        route="404",
        title="Not found · Bidwell",
        description="There is nothing at this address.",
    )
    made.add_middleware(BindTokenToCookie())
    made.add_middleware(ForgetOldNotices())
    made.register_lifespan_task(listen)
    _listen_only_to_events(made)
    if config.performs_runs:
        made.register_lifespan_task(work_beside)
    return made


def _listen_only_to_events(made: rx.App) -> None:
    """Frames that are no events of ours never reach Reflex."""
    namespace = made.event_namespace
    if namespace is None:
        raise RuntimeError("The socket is there before anybody may speak to it.")
    handlers = made._registration_context.event_handlers
    namespace.on_event = only_sound_events(namespace.on_event, lambda: handlers)


app = make_app()
