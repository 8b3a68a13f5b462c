"""The ledger of Connects: its lines, and the form for one more."""

from collections.abc import Callable, Sequence
from typing import Any

import reflex as rx

from app.components.buttons import Event, Text, button, link
from app.components.forms import field, select, text_input


def ledger_lines(
    lines: rx.Var[list[dict[str, Any]]],
    *,
    on_strike: Event,
    may_write: rx.Var[bool],
    job_href: Callable[[rx.Var[str]], Text] | None = None,
) -> rx.Component:
    """Entries of the ledger; one that was taken back is struck through. With `job_href` each names its job first."""
    return rx.el.ul(
        rx.foreach(
            lines,
            lambda each: rx.el.li(
                rx.el.span(each["amount"].to(str), class_name="w-14 shrink-0 font-semibold tabular-nums"),
                rx.el.div(
                    _job_of(each, job_href) if job_href else rx.fragment(),
                    rx.el.span(
                        each["kind"].to(str),
                        rx.cond(each["reason"] != "", rx.el.span(": ", each["reason"].to(str))),
                        rx.cond(each["is_taken_back"].to(bool), rx.el.span(" (taken back, does not count)")),
                        class_name="secondary" if job_href else "",
                    ),
                    class_name="min-w-0 flex-1",
                ),
                rx.el.span(each["when"].to(str), class_name="meta max-sm:pl-[68px]"),
                rx.cond(
                    may_write & ~each["is_taken_back"].to(bool),
                    button(
                        "Strike out",
                        on_click=on_strike(each["id"].to(str)),
                        look="quiet",
                        small=True,
                        aria_label=f"Strike out {each['amount'].to(str)}, {each['kind'].to(str)}",
                    ),
                ),
                class_name=rx.cond(
                    each["is_taken_back"].to(bool),
                    "flex flex-wrap gap-x-3 py-1.5 text-small text-muted line-through",
                    "flex flex-wrap gap-x-3 py-1.5 text-small",
                ),
            ),
        ),
        class_name="rows empty:hidden",
    )


def _job_of(each: rx.Var[dict[str, Any]], href: Callable[[rx.Var[str]], Text]) -> rx.Component:
    return rx.cond(
        each["job"] != "",
        link(
            each["job"].to(str),
            href=href(each["application"].to(str)),
            class_name="block truncate font-medium hover:underline",
        ),
    )


def ledger_form(
    kinds: Sequence[tuple[str, str]], *, key: rx.Var[int], error: Text, on_send: Event
) -> rx.Component:
    """One more line for the ledger."""
    return rx.el.form(
        field("What", select("kind", kinds), name="kind"),
        field("Connects", text_input("amount", max_length=6, error=error, input_mode="numeric"), name="amount", error=error),
        field("Reason", text_input("bid-reason"), name="bid-reason", optional=True),
        rx.el.div(button("Enter", submit=True), class_name="self-end"),
        key=f"ledger-{key}",
        on_submit=on_send,
        class_name="grid gap-3 pt-3 sm:grid-cols-[minmax(0,1fr)_110px_minmax(0,1fr)_auto]",
    )  # fmt: skip
