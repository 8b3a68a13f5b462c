"""The frame around every signed-in page: the shell with its counts, keys, notices and connection banner."""

from collections.abc import Sequence

import reflex as rx

from app.components.notices import connection_watch, focus_heading, toasts
from app.components.palette import palette
from app.components.shell import Place, shell
from app.components.shortcuts import shortcuts
from app.pages import routes
from app.state.notices import NoticeState
from app.state.palette import PaletteState
from app.state.shell import ShellState

PLACES = (
    Place("Dashboard", routes.DASHBOARD, "dashboard", key="d"),
    Place("Feed", routes.FEED, "feed", key="f", count="feed"),
    Place("Pipeline", routes.PIPELINE, "pipeline", key="b", count="pipeline"),
    Place("Letters", routes.LETTERS, "letters", key="l", count="letters"),
    Place("Interviews", routes.INTERVIEWS, "interviews", key="i", on_phone=False),
    Place("Earnings", routes.EARNINGS, "earnings", key="e", on_phone=False),
    Place("Inbox", routes.INBOX, "inbox", key="m", count="inbox"),
    Place("Copilot", routes.COPILOT, "sparkle", key="o", on_phone=False),
    Place("Bids", routes.LEDGER, "note", key="c", on_phone=False),
    Place("Import", routes.IMPORT, "import", key="j", on_phone=False),
    Place("Runs", routes.RUNS, "runs", key="r", on_phone=False),
    Place("Activity", routes.ACTIVITY, "activity", key="y", on_phone=False),
    Place("Profile", routes.PROFILE, "profile", key="p", on_phone=False),
    Place("Settings", routes.SETTINGS, "settings", key="s", on_phone=False),
)
PASTE = {"key": "c", "label": "Paste a job ad", "href": f"{routes.IMPORT}?paste=1"}
GO = [{"key": place.key, "label": place.label, "href": place.href} for place in PLACES]


def framed(
    *content: rx.Component | rx.Var,
    title: str | rx.Var[str],
    active: str,
    sentence: str | rx.Var[str] = "",
    search: rx.Component | None = None,
    action: rx.Component | None = None,
    low_action: bool = False,
    bar: rx.Component | None = None,
    flush: bool = False,
    keys: Sequence[dict[str, str]] | rx.Var = (),
) -> rx.Component:
    """A page in its frame. `keys` are the page's own keys for the `?` sheet."""
    return shell(
        *content,
        title=title,
        sentence=sentence,
        search=search,
        action=action,
        low_action=low_action,
        bar=bar,
        active=active,
        places=PLACES,
        counts=ShellState.counts,
        account=ShellState.account,
        helpers=[
            toasts(NoticeState.notices, on_dismiss=NoticeState.dismiss, on_undo=NoticeState.undo),
            connection_watch(),
            focus_heading(title),
            shortcuts(GO, keys, everywhere=[PASTE]),
            palette(
                [*({**place, "key": f"g {place['key']}"} for place in GO), PASTE],
                jobs=PaletteState.jobs,
                on_query=PaletteState.find,
            ),
        ],
        flush=flush,
    )
