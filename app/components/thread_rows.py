"""The list of conversations: who, about what, the last words; and files of mails on their way in."""

from collections.abc import Callable, Mapping
from typing import Any

import reflex as rx

from app.components.buttons import Event, Text, icon_button, link
from app.components.score import marked
from app.components.words import badge, callout, chip, time_text

Row = rx.Var[dict[str, Any]]


def show_chips(
    shows: Mapping[str, str],
    counts: rx.Var[dict[str, int]],
    shown: rx.Var[str],
    *,
    on_show: Callable[[str], Event],
) -> rx.Component:
    """Which conversations are listed, each choice with how many there are."""
    return rx.el.section(
        *[
            chip(
                rx.el.span(words, " ", rx.el.span(counts[key], class_name="tabular-nums")),
                on=shown == key,
                on_click=on_show(key),
            )
            for key, words in shows.items()
        ],
        aria_label="Filters",
        class_name="feed-bar",
    )  # fmt: skip


def thread_row(row: Row, *, opened: rx.Var[str]) -> rx.Component:
    """One conversation, as a link to it. Its words are shown as text, whatever they hold."""
    thread, unread, turn = row["thread"].to(str), row["unread"].to(int), row["turn"].to(str)
    is_open = opened == thread
    return rx.el.li(
        link(
            rx.el.span(
                rx.el.span(row["client"].to(str), class_name="thread-client"),
                rx.cond(unread > 0, rx.el.span(unread, rx.el.span(" new", class_name="sr-only"), class_name="search-count")),
                time_text(row["age"].to(str), row["exact"].to(str), row["iso"].to(str), class_name="job-age ml-auto"),
                class_name="flex items-center gap-2",
            ),
            rx.el.span(
                rx.el.span(
                    marked(row["title"].to(str), row["title_marks"].to(list[list[int]])), class_name="min-w-0 truncate"
                ),
                rx.el.span(row["platform"].to(str), class_name="shrink-0 text-faint"),
                class_name="secondary flex gap-2",
            ),
            rx.el.span(
                rx.el.span(
                    rx.el.span(row["by"].to(str), class_name="font-semibold"),
                    marked(row["last"].to(str), row["marks"].to(list[list[int]])),
                    class_name="min-w-0 flex-1 truncate",
                ),
                rx.cond(row["has_draft"].to(bool), badge("Draft", "info")),
                rx.cond(turn == "to_file", badge("To file", "look")),
                rx.cond(row["suggests"].to(bool), badge("Suggests a move", "look")),
                class_name="flex items-center gap-2 text-small",
            ),
            href=row["href"].to(str),
            class_name="thread-row",
            custom_attrs={
                "data-thread": thread,
                "data-unread": rx.cond(unread > 0, "true", "false"),
                "aria-current": rx.cond(is_open, "true", "false"),
            },
        ),
        class_name="thread-item",
        custom_attrs={"data-selected": rx.cond(is_open, "true", "false")},
    )  # fmt: skip


def mail_card(
    card: Row, *, run_href: Callable[[Any], Text], on_dismiss: Callable[[Any], Event]
) -> rx.Component:
    """A file being read, then in one line what came of it."""
    name, status, words, run = (card[key].to(str) for key in ("name", "status", "words", "run"))
    at_work = (status != "failed") & (status != "succeeded") & (status != "canceled")
    return rx.el.section(
        rx.el.div(
            rx.el.h2(name, class_name="section-title truncate min-w-0 flex-1", title=name),
            rx.cond(
                card["jobs"].to(str) == "yes",
                link("See the jobs", href=run_href(run), class_name="link text-small"),
            ),
            icon_button("close", "Dismiss", small=True, on_click=on_dismiss(run)),
            class_name="flex items-center gap-3",
        ),
        rx.cond(
            status == "failed",
            callout(words, tone="bad", role="alert"),
            rx.el.p(words, class_name="secondary", role="status"),
        ),
        rx.cond(at_work, rx.el.div(class_name="progress progress-waiting", aria_hidden="true")),
        class_name="card grid gap-1 px-3 py-2",
        aria_label=name,
    )
