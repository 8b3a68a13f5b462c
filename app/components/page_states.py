"""The states that are forgotten elsewhere: loading, empty, failed."""

import reflex as rx

from app.components.buttons import Event, Text, button
from app.components.icons import IconName, icon


def empty_state(
    sentence: Text, *actions: rx.Component, hint: Text = "", icon_name: IconName = "feed"
) -> rx.Component:
    """Nothing here: why, and the one thing to do about it."""
    return rx.el.div(
        rx.el.span(icon(icon_name, size=28), class_name="text-faint"),
        rx.el.p(sentence, class_name="title"),
        rx.el.p(hint, class_name="secondary empty:hidden"),
        rx.el.div(*actions, class_name="flex flex-wrap justify-center gap-2 pt-1 empty:hidden"),
        class_name="empty",
    )


def error_state(sentence: Text, *, on_retry: Event) -> rx.Component:
    """This part could not be loaded; the rest of the page keeps working."""
    return rx.el.div(
        rx.el.span(icon("alert"), class_name="text-red"),
        rx.el.p(sentence, class_name="flex-1 min-w-0"),
        button("Try again", on_click=on_retry, small=True),
        class_name="callout items-center",
        role="alert",
        custom_attrs={"data-tone": "bad"},
    )


def skeleton(class_name: str) -> rx.Component:
    """A grey block of the given size (`h-4 w-40`); it appears only after 150 ms."""
    return rx.el.div(class_name=f"skeleton {class_name}", aria_hidden="true")


def loading(label: str, *blocks: rx.Component, class_name: str = "") -> rx.Component:
    """Skeletons in the final layout, announced once as busy."""
    return rx.el.div(
        rx.el.span(label, class_name="sr-only"), *blocks, aria_busy="true", class_name=class_name
    )


def skeleton_rows(count: int = 6) -> rx.Component:
    """Rows of a list that is on its way."""
    row = rx.el.div(
        skeleton("size-11 rounded-full"),
        rx.el.div(
            skeleton("h-4 w-3/5"),
            skeleton("mt-2 h-3 w-2/5"),
            skeleton("mt-2 h-3 w-1/2"),
            class_name="flex-1",
        ),
        class_name="flex gap-5 px-5 py-3.5",
    )
    return loading("Loading", *[row] * count, class_name="rows")


def when_loaded(
    loaded: rx.Var[bool],
    content: rx.Component,
    *,
    skeletons: rx.Component,
    error: Text = "",
    on_retry: Event = None,
) -> rx.Component:
    """The full state, or its skeletons, or the error with Retry."""
    shown = rx.cond(loaded, content, skeletons)
    if on_retry is None:
        return shown
    return rx.cond(error != "", error_state(error, on_retry=on_retry), shown)
