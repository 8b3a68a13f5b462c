"""The bell in the header, and the lines of the centre that it leads to."""

from typing import Any

import reflex as rx

from app.components.buttons import icon_button, link
from app.components.icons import icon
from app.components.words import time_text


def bell(unread: rx.Var[int], href: str) -> rx.Component:
    """With how many are not read; a quiet dot beyond ninety-nine."""
    words = rx.cond(unread > 0, rx.Var.create(f"Notifications, {unread} not read"), "Notifications")
    return link(
        icon("bell", size=20),
        rx.cond(
            unread > 0,
            rx.el.span(
                rx.cond(unread > 99, "99+", unread.to_string()), class_name="bell-count", aria_hidden="true"
            ),
        ),
        href=href,
        class_name="btn btn-quiet btn-icon bell",
        aria_label=words,
        title=words,
    )


def notice_line(
    line: rx.Var[dict[str, Any]], *, muted: rx.Var[list[str]], on_follow, on_mark, on_mute
) -> rx.Component:
    """One notification: the sentence leads to the thing, the ring beside it changes read and unread,
    and its kind can be muted."""
    kind = line["type"].to(str)
    is_muted = muted.contains(kind)
    unread, key = line["unread"].to(bool), line["id"].to(str)
    return rx.el.li(
        rx.el.span(
            class_name="notice-dot",
            aria_hidden="true",
            custom_attrs={"data-on": rx.cond(unread, "true", "false")},
        ),
        rx.el.div(
            rx.el.button(
                rx.cond(unread, rx.el.span("Not read: ", class_name="sr-only")),
                line["sentence"].to(str),
                type="button",
                on_click=on_follow(key),
                class_name=rx.cond(unread, "notice-words font-semibold", "notice-words"),
            ),
            rx.el.p(
                line["label"].to(str),
                " · ",
                time_text(line["age"].to(str), line["exact"].to(str), line["iso"].to(str)),
                rx.cond(line["sent"].to(str) != "", rx.fragment(" · ", line["sent"].to(str))),
                class_name="meta text-muted break-words",
            ),
            class_name="min-w-0 flex-1",
        ),
        icon_button(
            "check",
            rx.cond(unread, "Mark as read", "Mark as not read"),
            on_click=on_mark(key),
            look="quiet",
            small=True,
        ),
        icon_button(
            "bell_off",
            rx.cond(is_muted, f"Let “{line['label']}” ring again", f"Mute “{line['label']}”"),
            on_click=on_mute(kind, ~is_muted),
            look="quiet",
            small=True,
        ),
        key=key,
        class_name="notice-line",
    )
