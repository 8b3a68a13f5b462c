"""The review of a CV or export: files on their way, and line by line what they would change."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import reflex as rx

from app.components.buttons import Event, button, kbd
from app.components.dialogs import modal
from app.components.forms import field, text_area, text_input
from app.components.words import badge, callout, progress_bar

Row = rx.Var[dict[str, Any]]
Rows = rx.Var[list[dict[str, Any]]]

REVIEW_KEYS = [
    {"key": "j", "label": "Next line"},
    {"key": "k", "label": "Line before"},
    {"key": "y", "label": "Yes: into the profile"},
    {"key": "n", "label": "No: leave it"},
    {"key": "e", "label": "Edit before saying yes"},
    {"key": "u", "label": "Take the answer back"},
]
"""For the `?` sheet."""


@dataclass(frozen=True)
class ReviewEvents:
    """What can be said to a line; each takes its key."""

    on_yes: Callable[[Any], Event]
    on_no: Callable[[Any], Event]
    on_edit: Callable[[Any], Event]
    on_back: Callable[[Any], Event]


def parsing_card(
    card: Row, *, on_stop: Callable[[Any], Event], on_dismiss: Callable[[Any], Event]
) -> rx.Component:
    """A file on its way: its step by name, a way to stop; then what was found, or why not."""
    run, name, status = card["run"].to(str), card["name"].to(str), card["status"].to(str)
    at_work = (status == "queued") | (status == "running")
    return rx.el.section(
        rx.el.div(
            rx.el.h2(name, class_name="section-title truncate min-w-0 flex-1", title=name),
            rx.cond(
                at_work,
                button("Stop", small=True, on_click=on_stop(run)),
                button("Dismiss", small=True, look="quiet", on_click=on_dismiss(run)),
            ),
            class_name="flex items-center gap-3",
        ),
        rx.match(
            status,
            ("succeeded", rx.el.p(card["words"].to(str), class_name="secondary", role="status")),
            ("failed", callout(card["words"].to(str), tone="bad", role="alert")),
            ("canceled", rx.el.p(card["words"].to(str), class_name="secondary", role="status")),
            rx.el.div(
                rx.el.p(card["words"].to(str), class_name="secondary", role="status"),
                progress_bar(card["percent"].to(int), label=f"Reading {name}"),
                class_name="grid gap-2",
            ),
        ),
        class_name="panel grid gap-3",
        aria_label=name,
    )


def review_list(rows: Rows, events: ReviewEvents) -> rx.Component:
    """Every line, with its section's name above the first of each."""
    return rx.el.ol(
        rx.foreach(
            rows,
            lambda row, index: rx.el.li(
                rx.cond(
                    (index == 0) | (rows[index - 1]["section"] != row["section"]),
                    rx.el.h2(row["section"].to(str), class_name="title px-1 pb-2 pt-4"),
                ),
                _line(row, events),
            ),
        ),
        class_name="grid gap-2",
    )


def _line(row: Row, events: ReviewEvents) -> rx.Component:
    answer, key, label = row["answer"].to(str), row["key"].to(str), row["label"].to(str)
    return rx.el.article(
        rx.el.div(
            rx.el.div(
                rx.el.h3(label, class_name="font-semibold [overflow-wrap:anywhere]"),
                rx.match(
                    row["action"].to(str),
                    ("change", badge("Changes", "info")),
                    ("add", badge("New", "plain")),
                    rx.fragment(),
                ),
                rx.cond(row["safe"].to(bool), rx.fragment(), badge("Look", "look")),
                class_name="flex flex-wrap items-center gap-2",
            ),
            rx.cond(row["now"].to(str) != "", _words("Now", row["now"].to(str))),
            rx.cond(row["new"].to(str) != label, _words(rx.cond(row["now"].to(str) != "", "Then", ""), row["new"].to(str))),
            rx.el.p(row["why"].to(str), class_name="text-small text-amber empty:hidden"),
            rx.el.p(
                row["place"].to(str), ": “", row["snippet"].to(str), "”",
                class_name="meta text-muted [overflow-wrap:anywhere]",
            ),
            class_name="grid min-w-0 flex-1 gap-1",
        ),
        rx.el.div(_answers(answer, key, label, events), class_name="flex shrink-0 items-start gap-2"),
        class_name="review-row card flex flex-col gap-3 p-4 sm:flex-row data-[answer=left]:opacity-70",
        tab_index=0,
        aria_label=label,
        custom_attrs={"data-answer": answer},
    )  # fmt: skip


def _answers(answer: rx.Var[str], key: rx.Var[str], label: rx.Var[str], events: ReviewEvents) -> rx.Component:
    back = button(
        "Take back", small=True, look="quiet", on_click=events.on_back(key), aria_label=f"Take back: {label}",
        custom_attrs={"data-press": "u"},
    )  # fmt: skip
    return rx.match(
        answer,
        ("taken", rx.el.div(badge("In your profile", "ok"), back, class_name="flex items-center gap-2")),
        ("left", rx.el.div(badge("Left out", "plain"), back, class_name="flex items-center gap-2")),
        rx.el.div(
            _answer("Yes", "y", label, events.on_yes(key)),
            _answer("No", "n", label, events.on_no(key)),
            _answer("Edit", "e", label, events.on_edit(key)),
            class_name="flex gap-2",
        ),
    )


def _answer(words: str, key: str, label: rx.Var[str], event: Event) -> rx.Component:
    return rx.el.button(
        words,
        kbd(key.upper()),
        type="button",
        on_click=event,
        aria_label=f"{words}: {label}",
        class_name="btn btn-small",
        custom_attrs={"data-press": key, "aria-keyshortcuts": key},
    )


def _words(label: Any, text: rx.Var[str]) -> rx.Component:
    return rx.el.div(
        rx.cond(label != "", rx.el.span(label, class_name="meta w-10 shrink-0 pt-0.5 text-muted")),
        rx.el.p(text, class_name="min-w-0 flex-1 whitespace-pre-line [overflow-wrap:anywhere] line-clamp-6"),
        class_name="flex gap-2",
    )


def edit_dialog(
    edited: Row, errors: rx.Var[dict[str, str]], *, open: rx.Var[bool], on_save: Event, on_close: Event
) -> rx.Component:
    """The words of one line, to be put right before they enter the profile."""
    return modal(
        rx.el.form(
            rx.foreach(edited["fields"].to(list[dict[str, str]]), lambda one: _field(one, errors)),
            rx.el.div(
                button("Cancel", look="quiet", on_click=on_close),
                button("Save to the profile", look="primary", submit=True),
                class_name="flex justify-end gap-2 pt-2",
            ),
            on_submit=on_save,
            class_name="grid gap-3",
        ),
        open=open,
        title=edited["label"].to(str),
        on_close=on_close,
        first=".modal-body .input",
    )


def _field(one: rx.Var[dict[str, str]], errors: rx.Var[dict[str, str]]) -> rx.Component:
    name = f"fact-{one['name']}"
    error = errors.get(one["name"], "")
    return rx.cond(
        one["long"] != "",
        field(one["label"], text_area(name, rows=5, default_value=one["value"], error=error), name=name, error=error),
        field(one["label"], text_input(name, max_length=8_000, default_value=one["value"], error=error), name=name, error=error),
    )  # fmt: skip
