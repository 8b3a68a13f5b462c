"""The hide list: what is hidden, how many jobs each entry keeps out, and the way back."""

from typing import Any

import reflex as rx

from app.components.buttons import button, icon_button
from app.components.dialogs import modal
from app.components.forms import field, text_input

OPENS: dict[str, Any] = {"aria_haspopup": "dialog", "custom_attrs": {"data-key": "h"}}


def hide_list_button(*, on_show: Any) -> rx.Component:
    """Opens the list."""
    return icon_button("eye_off", "Hide list", on_click=on_show, small=True, **OPENS)


def hide_list_dialog(
    entries: rx.Var[list[dict[str, str]]],
    *,
    open: rx.Var[bool],
    hiding: rx.Var[str],
    error: rx.Var[str],
    typed: rx.Var[int],
    on_close: Any,
    on_add: Any,
    on_remove: Any,
    on_toggle: Any,
) -> rx.Component:
    """`on_add(form)` with `hidden_word`, `on_remove(id)`, `on_toggle` shows or hides everything on the list."""
    return modal(
        rx.el.form(
            field(
                "Hide jobs with this word",
                text_input("hidden_word", auto_focus=True, max_length=60, placeholder="crypto", error=error),
                name="hidden_word",
                help="Whole words, in any form: “bet” also hides “betting”, never “better”.",
                error=error,
            ),
            rx.el.div(
                button("Hide these jobs", look="primary", submit=True, custom_attrs={"data-submit": "true"}),
                class_name="pt-3",
            ),
            key=typed.to_string(),
            on_submit=on_add,
        ),
        rx.cond(
            entries.length() > 0,
            rx.fragment(
                rx.el.ul(
                    rx.foreach(entries, lambda entry: _row(entry, on_remove)),
                    aria_label="Hidden clients and words",
                    class_name="rows pt-4",
                ),
                rx.el.div(
                    button(
                        rx.cond(hiding == "yes", "Look at the hidden jobs", "Hide them again"),
                        on_click=on_toggle,
                        small=True,
                    ),
                    class_name="pt-3",
                ),
            ),
            rx.el.p(
                "Nothing is hidden. A client is hidden from one of their jobs, under “The client”.",
                class_name="secondary pt-4",
            ),
        ),
        open=open,
        title="Hide list",
        on_close=on_close,
        first="#hidden_word",
    )


def _row(entry: rx.Var[dict[str, str]], on_remove: Any) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.span(entry["label"], class_name="font-medium"),
            rx.el.span(
                rx.cond(entry["kind"] == "client", "client", "word"),
                " · ",
                entry["count"],
                class_name="meta block",
            ),
            class_name="min-w-0 flex-1",
        ),
        button("Show again", on_click=on_remove(entry["id"]), small=True),
        class_name="flex items-center gap-3 py-2",
    )
