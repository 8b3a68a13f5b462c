"""Messages in a list: who wrote, where it belongs, what it suggests; and mail files on their way in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import reflex as rx

from app.components.buttons import Event, button, link
from app.components.words import badge, callout, time_text

Row = rx.Var[dict[str, Any]]


@dataclass(frozen=True)
class MailEvents:
    """What can be done with a message; each takes its id."""

    on_open: Callable[[Any], Event]
    on_file: Callable[[Any, Any], Event]
    on_leave: Callable[[Any], Event]
    on_move: Callable[[Any], Event]
    on_stay: Callable[[Any], Event]


def mail_card(card: Row, *, on_dismiss: Callable[[Any], Event]) -> rx.Component:
    """A file being read, then what came of it."""
    name, status, words = card["name"].to(str), card["status"].to(str), card["words"].to(str)
    return rx.el.section(
        rx.el.div(
            rx.el.h2(name, class_name="section-title truncate min-w-0 flex-1", title=name),
            button("Dismiss", small=True, look="quiet", on_click=on_dismiss(card["run"].to(str))),
            class_name="flex items-center gap-3",
        ),
        rx.match(
            status,
            ("failed", callout(words, tone="bad", role="alert")),
            ("succeeded", rx.el.p(words, class_name="secondary", role="status")),
            ("canceled", rx.el.p(words, class_name="secondary", role="status")),
            rx.el.div(
                rx.el.p(words, class_name="secondary", role="status"),
                rx.el.div(class_name="progress progress-waiting", aria_hidden="true"),
                class_name="grid gap-2",
            ),
        ),
        class_name="panel grid gap-3",
        aria_label=name,
    )


def mail_row(
    row: Row,
    choices: rx.Var[list[dict[str, str]]],
    events: MailEvents,
    *,
    opened: rx.Var[str],
    text: rx.Var[str],
    may_write: rx.Var[bool],
) -> rx.Component:
    """One message. Its text is shown as text, whatever it holds."""
    key = row["id"].to(str)
    is_open = opened == key
    return rx.el.article(
        rx.el.div(
            rx.el.button(
                rx.el.span(row["subject"].to(str), class_name="font-semibold [overflow-wrap:anywhere]"),
                type="button",
                on_click=events.on_open(key),
                class_name="mail-row min-w-0 flex-1 text-left hover:underline",
                custom_attrs={"aria-expanded": rx.cond(is_open, "true", "false")},
            ),
            rx.cond(row["unread"].to(bool), badge("New", "info")),
            rx.cond(row["direction"].to(str) == "outbound", badge("Sent", "plain")),
            time_text(row["age"].to(str), row["exact"].to(str), "", class_name="meta shrink-0 text-muted"),
            class_name="flex items-baseline gap-2",
        ),
        rx.el.p(row["sender"].to(str), class_name="secondary truncate"),
        rx.cond(
            row["hidden_text"].to(bool),
            rx.el.p("It held words that were hidden from the eye; they were left out.", class_name="text-small text-amber"),
        ),
        rx.cond(
            is_open,
            rx.el.p(text, class_name="whitespace-pre-line border-l-2 border-border pl-3 [overflow-wrap:anywhere]"),
            rx.el.p(row["excerpt"].to(str), class_name="line-clamp-2 text-muted [overflow-wrap:anywhere]"),
        ),
        rx.cond(
            row["state"].to(str) == "filed",
            rx.el.p(
                "Filed with ",
                link(row["job_title"].to(str), href=f"/jobs/{row['job_id']}", class_name="link"),
                class_name="meta",
            ),
        ),
        rx.cond(may_write & (row["state"].to(str) == "to_file"), _question(row, choices, events)),
        rx.cond(may_write & (row["suggested"].to(str) != ""), _suggestion(row, events)),
        class_name="card grid gap-2 p-4",
        aria_label=row["subject"].to(str),
    )  # fmt: skip


def _question(row: Row, choices: rx.Var[list[dict[str, str]]], events: MailEvents) -> rx.Component:
    """Where it belongs: the likely application first, or any other."""
    key, guess = row["id"].to(str), row["guess_id"].to(str)
    return rx.el.div(
        rx.cond(
            guess != "",
            rx.el.div(
                rx.el.p(
                    "Probably “", row["guess"].to(str), "” (", row["confidence"].to(str), "): ",
                    row["reason"].to(str), class_name="text-small",
                ),
                button("File it there", small=True, on_click=events.on_file(key, guess)),
                class_name="flex flex-wrap items-center gap-x-3 gap-y-2",
            ),
        ),
        rx.el.div(
            rx.cond(
                choices.length() > 0,
                rx.el.select(
                    rx.el.option("File it with…", value=""),
                    rx.foreach(choices, lambda one: rx.el.option(one["label"], value=one["id"])),
                    value="",
                    aria_label="File it with an application",
                    on_change=lambda chosen: events.on_file(key, chosen),
                    class_name="input max-w-72",
                ),
            ),
            button("Belongs to none", small=True, look="quiet", on_click=events.on_leave(key)),
            class_name="flex flex-wrap items-center gap-2",
        ),
        class_name="grid gap-2 pt-1",
    )  # fmt: skip


def _suggestion(row: Row, events: MailEvents) -> rx.Component:
    key = row["id"].to(str)
    return rx.el.div(
        rx.el.p(row["why"].to(str), class_name="min-w-0 flex-1 text-small [overflow-wrap:anywhere]"),
        button(rx.Var.create(f"Move to {row['suggested']}"), small=True, on_click=events.on_move(key)),
        button("Leave it", small=True, look="quiet", on_click=events.on_stay(key)),
        class_name="flex flex-wrap items-center gap-2 rounded-card bg-sunken p-2 pl-3",
    )
