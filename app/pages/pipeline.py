"""The pipeline: the board, the drawer beside it, and what it asks."""

import reflex as rx

from app.components.buttons import icon_button, link_button
from app.components.forms import search_field, select
from app.components.kanban import board_tools, picked_cards
from app.components.page_states import empty_state, error_state, loading, skeleton
from app.domain.board_groups import GROUPS
from app.domain.card import ONLY
from app.pages import routes
from app.pages.board import board, keys
from app.pages.board_dialogs import board_dialogs
from app.pages.frame import framed
from app.state.bulk import BulkState
from app.state.pipeline import PipelineState
from app.state.presence import PresenceState
from app.state.session import SessionState

LOAD = (PipelineState.load, PresenceState.watch)


def page() -> rx.Component:
    return framed(
        rx.cond(
            PipelineState.failed != "",
            rx.el.div(error_state(PipelineState.failed, on_retry=PipelineState.load), class_name="p-5"),
            rx.cond(
                PipelineState.loaded,
                rx.cond(
                    PipelineState.total > 0,
                    rx.cond(PipelineState.counted.startswith("0 of "), _no_hits(), board()),
                    _empty(),
                ),
                _skeletons(),
            ),
        ),
        *board_dialogs(),
        title="Pipeline",
        sentence=_sentence(),
        search=search_field("Filter cards", value=PipelineState.words, on_change=PipelineState.find),
        action=rx.fragment(_only(), _grouping(), *_bulk_buttons(), _undo_button(), board_tools()),
        active=routes.PIPELINE,
        flush=True,
        keys=keys(),
    )


def _sentence() -> rx.Var[str]:
    """How many cards pass the filter; and to somebody who may only look, that this is so."""
    told, counted = "You may look, not move", PipelineState.counted
    looking = rx.cond(counted == "", told, f"{told} · {counted}")
    return rx.cond(SessionState.may_write | ~PipelineState.loaded, counted, looking)


def _only() -> rx.Component:
    """All cards, those that lie too long, or those to follow up."""
    return rx.el.div(
        select(
            "only",
            [("", "All cards"), *ONLY.items()],
            value=PipelineState.only,
            on_change=PipelineState.show_only,
            aria_label="Which cards",
        ),
        class_name="kboard-only",
    )


def _grouping() -> rx.Component:
    """What the cards of each column are put together by."""
    return rx.el.div(
        select(
            "group",
            [("", "Not grouped"), *GROUPS.items()],
            value=PipelineState.group,
            on_change=PipelineState.group_by,
            aria_label="Group cards",
        ),
        class_name="kboard-only",
    )


def _undo_button() -> rx.Component:
    nothing = PipelineState.last == ""
    undo = icon_button(
        "undo",
        rx.cond(nothing, "Nothing to undo", f"Undo: {PipelineState.last}"),
        on_click=PipelineState.undo_last,
        aria_disabled=nothing,  # pressed all the same, it says that nothing is left
        custom_attrs={"data-key": "u", "aria-keyshortcuts": "u Control+Z"},
    )
    return rx.cond(SessionState.may_write, undo)


def _empty() -> rx.Component:
    return rx.el.div(
        empty_state(
            "Nothing on the board yet",
            link_button("Choose jobs in the feed", routes.FEED, look="primary"),
            link_button("Import job ads", routes.IMPORT),
            hint="Shortlist a job, and its card appears here, on its way to won.",
            icon_name="pipeline",
        ),
        class_name="w-full p-5",
    )


def _no_hits() -> rx.Component:
    return rx.el.div(
        empty_state(
            "No card passes this filter",
            link_button("Show all cards", routes.PIPELINE),
            icon_name="pipeline",
        ),
        class_name="w-full p-5",
    )


def _skeletons() -> rx.Component:
    column = rx.el.div(
        skeleton("h-4 w-24"),
        *[skeleton("mt-3 h-20 w-full") for _ in range(3)],
        class_name="w-full md:w-58 shrink-0",
    )
    return loading("Loading the board", *[column] * 5, class_name="flex w-full gap-3 overflow-hidden p-5")


def _bulk_buttons() -> tuple[rx.Component, ...]:
    return (
        rx.cond(
            SessionState.may_write,
            icon_button("check", "Several cards at once", on_click=BulkState.open(picked_cards())),
        ),
        icon_button("trash", "Trash", on_click=BulkState.open_trash),
    )
