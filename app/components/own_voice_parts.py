"""How somebody writes: facts with a switch each, and the letters that were pasted in."""

from collections.abc import Callable

import reflex as rx

from app.components.buttons import Event, button, icon_button
from app.components.forms import checkbox, field, text_area

Rows = rx.Var[list[dict[str, str]]]


def habit_list(habits: Rows, *, may_write: rx.Var[bool], on_switch: Callable) -> rx.Component:
    """Each fact can be switched off."""
    return rx.el.div(
        rx.foreach(
            habits,
            lambda one: checkbox(
                f"habit-{one['key']}",
                one["words"],
                checked=one["on"] != "",
                disabled=~may_write,
                on_change=lambda on: on_switch(one["key"], on),
            ),
        ),
        class_name="grid gap-2 pt-3 empty:hidden",
        role="group",
        aria_label="Habits the next letters follow",
    )


def sample_list(samples: Rows, *, may_write: rx.Var[bool], on_remove: Callable) -> rx.Component:
    return rx.el.ul(
        rx.foreach(
            samples,
            lambda one: rx.el.li(
                rx.el.p(one["text"], class_name="min-w-0 flex-1 truncate"),
                rx.cond(
                    may_write,
                    icon_button("close", "Take this sample out", small=True, on_click=on_remove(one["id"])),
                ),
                class_name="flex items-center gap-2 py-1 text-small",
            ),
        ),
        class_name="rows pt-2 empty:hidden",
        aria_label="Letters you pasted",
    )


def sample_form(turn: rx.Var[int], *, on_add: Event) -> rx.Component:
    """A field for letters written elsewhere."""
    return rx.el.form(
        field(
            "Letters you wrote elsewhere",
            text_area("own-letters", rows=5, max_length=200_000),
            name="own-letters",
            help="Paste one or more; put a line of dashes (---) between two.",
        ),
        rx.el.div(button("Learn from these", submit=True), class_name="pt-2"),
        on_submit=on_add,
        key=turn,
        no_validate=True,
        aria_label="Letters of your own",
    )
