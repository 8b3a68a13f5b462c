"""The list of letters: which are drafts, which are ready, and where their cards stand."""

import reflex as rx

from app.components.buttons import link, link_button
from app.components.choice import choice
from app.components.forms import search_field
from app.components.navigation import pagination
from app.components.page_states import empty_state, error_state, skeleton_rows, when_loaded
from app.components.row_keys import LIST_KEYS, row_keys
from app.components.words import badge
from app.domain.letters.letter_filter import STATUSES, STYLE_LABELS
from app.domain.pipeline import LABELS
from app.pages import routes
from app.pages.frame import framed
from app.state.letters import LettersState

STATUS_CHOICES = [("", "Any status"), *STATUSES.items()]
STYLE_CHOICES = [("", "Any style"), *STYLE_LABELS.items()]


def page() -> rx.Component:
    rows = LettersState.rows
    return framed(
        rx.el.div(
            rx.cond(LettersState.failed != "", error_state(LettersState.failed, on_retry=LettersState.load)),
            when_loaded(
                LettersState.loaded | (LettersState.failed != ""),
                rx.cond(
                    rows.length() > 0,
                    rx.fragment(rx.el.ul(rx.foreach(rows, _row), class_name="card rows"), _turning()),
                    rx.cond(LettersState.failed == "", _none()),
                ),
                skeletons=skeleton_rows(4),
            ),
            class_name="mx-auto w-full max-w-[880px]",
        ),
        row_keys("a.letter-row"),
        title="Letters",
        sentence=LettersState.sentence,
        search=search_field(
            "Search your letters", value=LettersState.filters["q"], on_change=LettersState.search
        ),
        bar=_filters(),
        active=routes.LETTERS,
        keys=[*LIST_KEYS, {"key": "/", "label": "Search your letters"}],
    )


def _filters() -> rx.Component:
    known = {"on_choose": LettersState.choose, "on_clear": LettersState.clear}
    return rx.el.section(
        choice("status", "Status", STATUS_CHOICES, LettersState.filters, **known),
        choice("style", "Style", STYLE_CHOICES, LettersState.filters, **known),
        aria_label="Filters",
        class_name="feed-bar",
    )


def _turning() -> rx.Component:
    return rx.cond(
        (LettersState.page > 1) | LettersState.has_next,
        pagination(
            sentence=LettersState.place,
            has_previous=LettersState.page > 1,
            has_next=LettersState.has_next,
            on_previous=LettersState.turn(-1),
            on_next=LettersState.turn(1),
        ),
    )


def _none() -> rx.Component:
    return rx.cond(
        LettersState.is_filtered,
        empty_state(
            "No letter is like that.", link_button("Show all letters", routes.LETTERS), icon_name="letters"
        ),
        empty_state(
            "No letters yet.",
            link_button("Choose a job in the feed", routes.FEED, look="primary"),
            hint="Press “Draft letter” on a job: composed from your facts, each with its source.",
            icon_name="letters",
        ),
    )


def _row(row: rx.Var[dict[str, str]]) -> rx.Component:
    meta = rx.el.p(f"{row['meta']} · {row['words']} · {row['version']}", class_name="secondary truncate")
    return rx.el.li(
        link(
            rx.el.p(row["title"], class_name="truncate font-semibold"),
            rx.el.div(
                rx.cond(
                    row["stage"] != "",
                    rx.el.span(_stage(row["stage"]), class_name="secondary hidden sm:block"),
                ),
                rx.match(
                    row["status"],
                    ("ready", badge("Ready", "ok")),
                    ("sent", badge("Sent", "ok")),
                    badge("Draft", "look"),
                ),
                class_name="flex items-center justify-end gap-3",
            ),
            meta,
            rx.el.span(row["changed"], class_name="meta text-right text-muted"),
            rx.cond(
                row["found"] != "",
                rx.el.p(row["found"], class_name="secondary col-span-2 break-words italic"),
            ),
            href=f"/letters/{row['job_id']}",
            class_name="letter-row",
        ),
    )


def _stage(stage: rx.Var[str]) -> rx.Var[str]:
    return rx.match(stage, *[(status.value, label) for status, label in LABELS.items()], "")
