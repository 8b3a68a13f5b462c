"""Ways through a page's own content: tabs and pages of a list."""

from collections.abc import Sequence

import reflex as rx

from app.components.buttons import Event, Text, icon_button


def tabs(label: str, names: Sequence[tuple[str, Text]], *, selected: rx.Var[str], on_select) -> rx.Component:
    """A row of tabs; `on_select(key)` gets the chosen one. Put the panel in `tab_panel(key, …)`."""
    return rx.el.div(
        *[
            rx.el.button(
                words,
                type="button",
                role="tab",
                id=f"tab-{key}",
                on_click=on_select(key),
                aria_selected=selected == key,
                custom_attrs={"aria-controls": f"panel-{key}"},
                class_name="tab",
            )
            for key, words in names
        ],
        role="tablist",
        aria_label=label,
        class_name="tabs",
    )


def tab_panel(key: str, *children, **attrs) -> rx.Component:
    """What the tab `key` shows."""
    return rx.el.div(
        *children,
        id=f"panel-{key}",
        role="tabpanel",
        tab_index=0,
        custom_attrs={"aria-labelledby": f"tab-{key}"},
        **attrs,
    )


def pagination(
    *, sentence: Text, has_previous: rx.Var[bool], has_next: rx.Var[bool], on_previous: Event, on_next: Event
) -> rx.Component:
    """“21–40 of 214” with two arrows."""
    return rx.el.nav(
        icon_button("left", "Previous page", on_click=on_previous, look="plain", disabled=~has_previous),
        rx.el.span(sentence, class_name="secondary px-1"),
        icon_button("right", "Next page", on_click=on_next, look="plain", disabled=~has_next),
        aria_label="Pages",
        class_name="flex items-center justify-center gap-2 p-4",
    )
