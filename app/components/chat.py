"""Questions and answers: what was asked, what is said to it, the rows behind it, and what may be done about them."""

from collections.abc import Callable, Sequence
from typing import Any

import reflex as rx

from app.components.buttons import Event, button, link
from app.components.words import badge

Row = rx.Var[dict[str, Any]]


def exchange_view(
    one: Row,
    *,
    on_act: Callable[[Any, Any, Any], Event],
    on_ask: Callable[[Any], Event],
    may_write: rx.Var[bool],
) -> rx.Component:
    """A question with its answer."""
    return rx.el.li(
        rx.el.h2(one["question"].to(str), class_name="section-title [overflow-wrap:anywhere]"),
        rx.match(
            one["status"].to(str),
            ("thinking", rx.el.p("Finding out what you mean…", class_name="secondary", role="status")),
            (
                "failed",
                rx.foreach(one["sentences"].to(list[str]), lambda said: rx.el.p(said, class_name="text-red")),
            ),
            _answer(one, on_act, on_ask, may_write),
        ),
        class_name="panel grid gap-2",
    )


def _answer(
    one: Row,
    on_act: Callable[[Any, Any, Any], Event],
    on_ask: Callable[[Any], Event],
    may_write: rx.Var[bool],
) -> rx.Component:
    rows = one["rows"].to(list[dict[str, Any]])
    return rx.el.div(
        rx.foreach(
            one["sentences"].to(list[str]), lambda said: rx.el.p(said, class_name="[overflow-wrap:anywhere]")
        ),
        rx.cond(
            rows.length() > 0,
            rx.el.ul(
                rx.foreach(rows, lambda row: _cited(row, on_act, may_write)), class_name="card rows mt-2"
            ),
        ),
        rx.cond(
            may_write,
            rx.el.div(
                rx.foreach(
                    one["asks"].to(list[str]), lambda asked: button(asked, small=True, on_click=on_ask(asked))
                ),
                class_name="flex flex-wrap gap-2 pt-2 empty:hidden",
            ),
        ),
        rx.cond(one["by"].to(str) != "", badge(one["by"].to(str), "plain")),
        class_name="grid gap-1",
    )


def _cited(row: Row, on_act: Callable[[Any, Any, Any], Event], may_write: rx.Var[bool]) -> rx.Component:
    """A row that opens on a click, and its buttons."""
    return rx.el.li(
        rx.cond(
            row["href"].to(str) != "",
            link(*_words(row), href=row["href"].to(str), class_name="block min-w-0 flex-1 hover:underline"),
            rx.el.div(*_words(row), class_name="min-w-0 flex-1"),
        ),
        rx.cond(
            may_write,
            rx.el.div(
                rx.foreach(
                    row["actions"].to(list[dict[str, str]]),
                    lambda act: button(
                        act["label"], small=True, on_click=on_act(act["verb"], act["target"], act["value"]),
                        aria_label=rx.Var.create(f"{act['label']}: {row['title']}"),
                    ),
                ),
                class_name="flex flex-wrap gap-2 empty:hidden",
            ),
        ),
        class_name="flex flex-col gap-2 p-3 sm:flex-row sm:items-center",
    )  # fmt: skip


def _words(row: Row) -> tuple[rx.Component, rx.Component]:
    return (
        rx.el.span(row["title"].to(str), class_name="font-semibold [overflow-wrap:anywhere]"),
        rx.el.span(row["detail"].to(str), class_name="meta block text-muted [overflow-wrap:anywhere]"),
    )


def ask_field(*, turn: rx.Var[int], is_asking: rx.Var[bool], on_ask: Event) -> rx.Component:
    """Where a question is typed."""
    return rx.el.form(
        rx.el.input(
            id="copilot-question", name="copilot-question", max_length=500, auto_complete="off", class_name="input flex-1",
            placeholder="Ask about your jobs, applications, letters, mails or earnings", aria_label="Your question",
            custom_attrs={"data-search": "true"},
        ),
        button(rx.cond(is_asking, "Looking…", "Ask"), look="primary", submit=True, disabled=is_asking),
        key=turn.to_string(),
        on_submit=on_ask,
        class_name="flex gap-2",
    )  # fmt: skip


def examples(questions: Sequence[tuple[str, str]], *, on_ask: Callable[[str], Event]) -> rx.Component:
    """What can be asked, as buttons that ask it."""
    return rx.el.ul(
        *[
            rx.el.li(button(example, small=True, on_click=on_ask(example), title=says))
            for says, example in questions
        ],
        class_name="flex flex-wrap gap-2",
    )
