"""The parts of an application's page: departure and its link, and all that came of it."""

from collections.abc import Sequence
from typing import Any

import reflex as rx

from app.components.buttons import Event, Text, button, outside_link
from app.components.copy_button import copy_button
from app.components.forms import field, select, text_area, text_input
from app.components.kept_form import Kept
from app.components.words import badge, callout, check_row

Rows = rx.Var[list[dict[str, str]]]


def section(title: Text, *content: rx.Component | rx.Var, id: str = "") -> rx.Component:
    """A titled part of the page."""
    named = {"id": id} if id else {}
    return rx.el.section(
        rx.el.h2(title, class_name="section-title pb-2"), *content, class_name="panel p-4", **named
    )


def folded(words: Text, *content: rx.Component | rx.Var) -> rx.Component:
    """What is needed now and then: one press away, so that the page stays short."""
    return rx.el.details(
        rx.el.summary(words, class_name="link w-fit py-2 text-small"), *content, class_name="pt-1"
    )


def preflight_list(findings: Rows, break_even: rx.Var[list[str]]) -> rx.Component:
    """What to look at before it is sent, the bad first; and when the bid pays for itself."""
    return rx.el.div(
        rx.el.ul(
            rx.foreach(findings, lambda each: check_row(each["words"], each["tone"])),
            aria_label="Before you apply",
        ),
        rx.cond(
            break_even.length() > 0,
            rx.el.div(
                rx.el.h3("Does the bid pay?", class_name="field-label pt-3 pb-1"),
                rx.foreach(break_even, lambda words: rx.el.p(words, class_name="text-small")),
            ),
        ),
    )


def apply_link(*, link: rx.Var[str], qr: rx.Var[str], reach: Text, is_open: rx.Var[bool], may_make: rx.Var[bool],
               lifetimes: Sequence[tuple[str, str]], usual: str, on_make: Event, on_shut: Event) -> rx.Component:  # fmt: skip
    """The link for the phone: made by one click for as long as is chosen, shown once, with its QR code."""
    return rx.el.div(
        rx.cond(
            (link != "") & is_open,
            rx.el.div(
                rx.el.img(src=qr, alt="QR code of the apply link", class_name="size-44 rounded-card bg-white"),
                rx.el.div(
                    rx.el.p("Point your phone at the code, or copy the link. It is shown only now.", class_name="text-small"),
                    rx.el.p(link, class_name="meta break-all pt-2"),
                    rx.el.div(copy_button(link, label="Copy the link"), class_name="pt-2"),
                    rx.el.p(reach, class_name="meta pt-2 empty:hidden"),
                    class_name="min-w-52 flex-1",
                ),
                class_name="flex flex-wrap items-start gap-4 pt-3",
            ),
        ),
        rx.el.div(
            rx.cond(
                may_make,
                rx.el.form(
                    field("It opens for", select("good-for", lifetimes, default_value=usual), name="good-for"),
                    button(
                        rx.cond(is_open, "Make a new link", "Make the apply link"),
                        submit=True,
                        look="primary",
                    ),
                    on_submit=on_make,
                    class_name="flex flex-wrap items-end gap-2",
                ),
            ),
            rx.cond(is_open, button("Shut the link", on_click=on_shut)),
            class_name="flex flex-wrap items-end gap-2 pt-3 empty:hidden",
        ),
    )  # fmt: skip


def session_list(sessions: Rows) -> rx.Component:
    """Every link that was made, and what became of it."""
    return rx.el.ul(
        rx.foreach(
            sessions,
            lambda each: rx.el.li(
                badge(each["words"], each["tone"]),
                rx.el.span(each["made"], class_name="meta"),
                class_name="flex flex-wrap items-center gap-2 py-1",
            ),
        ),
        aria_label="Apply links",
        class_name="sentences pt-3 empty:hidden",
    )


def feedback_list(said: Rows, *, on_drop: Any, may_write: rx.Var[bool]) -> rx.Component:
    """What the client said, in their own words."""
    return rx.el.ul(
        rx.foreach(
            said,
            lambda each: rx.el.li(
                rx.el.p(each["head"], class_name="text-small font-semibold empty:hidden"),
                rx.el.blockquote(each["words"], class_name="ad whitespace-pre-wrap empty:hidden"),
                rx.el.p(
                    each["when"], rx.cond(each["of"] != "", f" · {each['of']}", ""),
                    rx.cond(may_write, button("Remove", on_click=on_drop(each["id"]), look="quiet", small=True)),
                    class_name="meta flex items-center gap-2",
                ),
                class_name="py-2",
            ),
        ),
        class_name="rows empty:hidden",
    )  # fmt: skip


def feedback_form(
    outcomes: Sequence[tuple[str, str]], ratings: Sequence[tuple[str, str]], messages: Rows, *,
    key: rx.Var[int], errors: rx.Var[dict[str, str]], kept: Kept, on_send: Event,
) -> rx.Component:  # fmt: skip
    """The client's words, a rating, hired or not and why; perhaps out of a message."""
    message = rx.el.select(
        rx.el.option("No message", value=""),
        rx.foreach(messages, lambda each: rx.el.option(each["subject"], value=each["id"])),
        id="message", name="message", class_name="input",
    )  # fmt: skip
    return rx.el.form(
        kept.fields(),
        field("The client's words", text_area("words", rows=3, max_length=5000, error=errors["words"]), name="words",
              error=errors["words"]),
        rx.el.div(
            field("Outcome", select("outcome", outcomes), name="outcome"),
            field("Rating", select("rating", ratings), name="rating"),
            field("Out of", message, name="message"),
            class_name="grid gap-3 sm:grid-cols-3",
        ),
        field("Why", text_input("reason"), name="reason", optional=True),
        rx.el.div(button("Keep it", submit=True)),
        key=f"feedback-{key}",
        on_submit=on_send,
        class_name="grid gap-3 pt-2",
    )  # fmt: skip


def small_rows(rows: Rows, nothing: str, *names: str) -> rx.Component:
    """Plain lines of a few words each."""
    return rx.cond(
        rows.length() > 0,
        rx.el.ul(
            rx.foreach(
                rows,
                lambda each: rx.el.li(
                    *[rx.el.span(each[name], class_name="empty:hidden") for name in names],
                    class_name="flex flex-wrap gap-x-3 py-1.5 text-small",
                ),
            ),
            class_name="rows",
        ),
        rx.el.p(nothing, class_name="secondary"),
    )


def ghosted_hint(shown: rx.Var[bool], *, on_archive: Event) -> rx.Component:
    """Nobody has answered for long: archive it, by one click that can be undone."""
    return rx.cond(
        shown,
        callout(
            rx.el.p("No answer for a long time. It has most likely been decided."),
            rx.el.div(button("Archive: no reply", on_click=on_archive, small=True), class_name="pt-2"),
            tone="look",
        ),
    )


def open_on(card: rx.Var[dict[str, Any]]) -> rx.Component:
    """To the ad, with its host named."""
    return rx.cond(
        card["host"] != "", outside_link(rx.el.span("Open on ", card["host"].to(str)), card["url"].to(str))
    )
