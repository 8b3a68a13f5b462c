"""Menus are <details>: they open without JavaScript; assets/menus.js adds Escape, arrows, outside clicks."""

import reflex as rx

from app.components.buttons import Event, Text, kbd, link
from app.components.icons import IconName, icon


def menu(
    trigger: rx.Component | Text,
    *items: rx.Component,
    label: Text,
    trigger_class: str = "btn",
    up: bool = False,
    start: bool = False,
) -> rx.Component:
    """A trigger with a list of items under it (`up`: above it; `start`: aligned to its left edge)."""
    return rx.el.details(
        rx.el.summary(trigger, aria_label=label, class_name=trigger_class),
        rx.el.div(
            *items,
            class_name="menu-list",
            custom_attrs={"data-up": str(up).lower(), "data-start": str(start).lower()},
        ),
        class_name="menu",
    )


def menu_item(
    label: Text,
    *,
    on_click: Event = None,
    href: Text | None = None,
    icon_name: IconName | None = None,
    key: str | None = None,
    **attrs,
) -> rx.Component:
    """One choice: an action, or a link when `href` is given."""
    inside = (icon(icon_name) if icon_name else rx.fragment(), label, kbd(key) if key else rx.fragment())
    shown = {"class_name": "menu-item", "custom_attrs": {"data-item": "true"}}
    if href is not None:
        return link(*inside, href=href, **shown, **attrs)
    events = {} if on_click is None else {"on_click": on_click}
    return rx.el.button(*inside, type="button", **shown, **events, **attrs)


def menu_separator() -> rx.Component:
    return rx.el.div(class_name="menu-sep", aria_hidden="true")


def menu_heading(label: Text) -> rx.Component:
    return rx.el.p(label, class_name="meta px-2.5 pb-1 pt-1.5")
