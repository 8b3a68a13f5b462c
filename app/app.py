"""The Reflex app: every page, what it loads, and what happens to an error."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex_base.event import EventSpec
from starlette.types import ASGIApp, Receive, Scope, Send

from app.auth.keys import service_key
from app.auth.routes import auth_routes
from app.components import theme
from app.components.crash import APP_WRAPS
from app.db.engine import close_database
from app.demo.routes import demo_routes
from app.domain.errors import SignedOut, UserFacingError
from app.pages import (
    activity,
    application,
    brief,
    copilot,
    feed,
    home,
    import_jobs,
    inbox,
    interview,
    interviews,
    job,
    ledger,
    letter,
    letters,
    login,
    not_found,
    pipeline,
    profile,
    profile_review,
    routes,
    run,
    runs,
    settings,
    signup,
    welcome,
)
from app.settings import settings as read_settings
from app.state.letter import LetterState
from app.state.letter_agent import LetterAgentState
from app.state.letter_desk import LetterDeskState
from app.state.letters import LettersState
from app.state.live import listen
from app.state.notices import ForgetOldNotices, notify
from app.state.pipeline import PipelineState
from app.state.run import RunState
from app.state.runs import RunsState
from app.state.session import ARRIVALS, BindTokenToCookie, SessionState
from app.state.shell import ShellState
from app.web.events import only_sound_events
from app.web.routes import starlette_app
from app.worker import work_beside

logger = logging.getLogger(__name__)

CALM = "That did not work, and nothing was changed. Try again; if it stays so, the server's log says more."


@dataclass(frozen=True)
class Page:
    """One row of the table of pages; `private` ones send visitors to sign in and load the frame."""

    route: str
    content: Callable[[], rx.Component]
    title: str
    description: str
    load: Sequence[Any] = ()
    private: bool = True

    @property
    def on_load(self) -> list[Any]:
        return [SessionState.arrive(self.route)] if self.private else list(self.load)


PAGES = (
    Page(
        routes.HOME,
        home.page,
        "Bidwell",
        "The self-hosted cockpit in which a freelancer wins gigs.",
        home.LOAD,
    ),
    Page(routes.SIGN_IN, login.page, "Sign in", "Sign in to Bidwell.", private=False),
    Page(routes.SIGN_UP, signup.page, "Sign up", "Make an account on this Bidwell.", private=False),
    Page(
        routes.ONBOARDING,
        welcome.page,
        "Welcome",
        "Tell Bidwell who you are and what you want.",
        welcome.LOAD,
    ),
    Page(routes.FEED, feed.page, "Feed", "Jobs, best first, each with its reasons.", feed.LOAD),
    Page(routes.JOB, job.page, "Job", "One job, whole, with the reasons for its score.", job.LOAD),
    Page(routes.IMPORT, import_jobs.page, "Import", "Bring in job ads from files."),
    Page(
        routes.PIPELINE,
        pipeline.page,
        "Pipeline",
        "Your applications, from shortlisted to won.",
        (PipelineState.load,),
    ),
    Page(routes.LETTERS, letters.page, "Letters", "Your cover letters.", (LettersState.load,)),
    Page(
        routes.LETTER,
        letter.page,
        "Letter",
        "One cover letter, and where each claim comes from.",
        (LetterDeskState.arrive, LetterState.load, LetterAgentState.load),
    ),
    Page(routes.RUNS, runs.page, "Runs", "What the agents did and are doing.", (RunsState.load,)),
    Page(routes.RUN, run.page, "Run", "One run of an agent, step by step.", (RunState.load,)),
    Page(
        routes.INBOX,
        inbox.page,
        "Inbox",
        "Mails of clients and platforms, and the applications they belong to.",
        inbox.LOAD,
    ),
    Page(
        routes.INTERVIEWS,
        interviews.page,
        "Interviews",
        "Rehearse a call, bring in a real one, and see what changes.",
        interviews.LOAD,
    ),
    Page(
        routes.INTERVIEW,
        interview.page,
        "Interview",
        "One interview: question by question, then its lines and figures.",
        interview.LOAD,
    ),
    Page(
        routes.BRIEF,
        brief.page,
        "Before you talk",
        "Client, work, money, likely questions and what to ask, on one page.",
        brief.LOAD,
    ),
    Page(
        routes.APPLICATION,
        application.page,
        "Application",
        "One application: job, letter, departure, messages, dates and history.",
        application.LOAD,
    ),
    Page(
        routes.LEDGER,
        ledger.page,
        "Bids and letters",
        "What bids cost, what they brought, and which letters are answered.",
        ledger.LOAD,
    ),
    Page(
        routes.COPILOT,
        copilot.page,
        "Copilot",
        "Questions about your own jobs, applications and earnings, answered from your data.",
        copilot.LOAD,
    ),
    Page(
        routes.PROFILE,
        profile.page,
        "Profile",
        "Who you are: the facts behind scores and letters.",
        profile.LOAD,
    ),
    Page(routes.ACTIVITY, activity.page, "Activity", "Who did what in this team, and when.", activity.LOAD),
    Page(
        routes.PROFILE_REVIEW,
        profile_review.page,
        "From your CV",
        "What a CV or an export says, line by line, for you to accept.",
        profile_review.LOAD,
    ),
    Page(
        routes.SETTINGS,
        settings.page,
        "Settings",
        "How Bidwell looks and behaves, and your account.",
        settings.LOAD,
    ),
)


def show_error(exception: Exception) -> EventSpec:
    """A sentence for the person; everything else goes to the log under a calm general one."""
    if isinstance(exception, SignedOut):
        return rx.redirect(f"{routes.SIGN_IN}?error={'signed_out' if exception.by_choice else 'expired'}")
    if isinstance(exception, UserFacingError):
        return notify(exception.sentence, tone="error")
    logger.error("An event failed.", exc_info=exception)
    return notify(CALM, tone="error")


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


async def close() -> Any:
    """The lifespan of a web process: give the connections back at its end."""
    yield
    await close_database()


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
