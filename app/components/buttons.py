"""Buttons and links that look like buttons. One primary action a page."""

from typing import Any, Literal

import reflex as rx
from reflex_components_core.el.elements.inline import a as plain_anchor
from reflex_components_core.react_router import link as router_link

from app.components.icons import IconName, icon

Look = Literal["plain", "primary", "quiet", "danger"]
Text = str | rx.Var[str]
Event = Any
"""What `on_click` and its like take: a handler, a handler with arguments, a list of them, or None."""

LOOKS: dict[str, str] = {
    "plain": "btn",
    "primary": "btn btn-primary",
    "quiet": "btn btn-quiet",
    "danger": "btn btn-danger",
}


def button(
    label: Text,
    *,
    on_click: Event = None,
    look: Look = "plain",
    icon_name: IconName | None = None,
    key: str | None = None,
    small: bool = False,
    disabled: bool | rx.Var[bool] = False,
    submit: bool = False,
    **attrs,
) -> rx.Component:
    """A button: a verb, perhaps an icon before it and its keyboard key after it."""
    return rx.el.button(
        icon(icon_name) if icon_name else rx.fragment(),
        label,
        kbd(key) if key else rx.fragment(),
        type="submit" if submit else "button",
        class_name=_classes(look, small),
        disabled=disabled,
        **_handlers(on_click),
        **attrs,
    )


def icon_button(
    name: IconName, label: Text, *, on_click: Event = None, look: Look = "quiet", small: bool = False, **attrs
) -> rx.Component:
    """A button with only an icon on it; the label is its name and its tooltip."""
    return rx.el.button(
        icon(name),
        type="button",
        title=label,
        aria_label=label,
        class_name=f"{_classes(look, small)} btn-icon",
        **_handlers(on_click),
        **attrs,
    )


def link_button(
    label: Text,
    href: Text,
    *,
    look: Look = "plain",
    icon_name: IconName | None = None,
    key: str | None = None,
    small: bool = False,
    **attrs,
) -> rx.Component:
    """A link to another of our pages, looking like a button."""
    return link(
        icon(icon_name) if icon_name else rx.fragment(),
        label,
        kbd(key) if key else rx.fragment(),
        href=href,
        class_name=_classes(look, small),
        **attrs,
    )


def link(*children, href: Text, **attrs) -> rx.Component:
    """A link inside the app: no page load."""
    return router_link(*children, to=href, **attrs)


def loading_link(*children, href: Text, **attrs) -> rx.Component:
    """A link that the browser itself follows: to a part of this page, or to a route outside of Reflex."""
    return plain_anchor(*children, href=href, **attrs)


def outside_link(label: Text, href: Text, *, look: Look | None = None, **attrs) -> rx.Component:
    """A link that leaves Bidwell: new tab, no referrer, marked with an arrow."""
    return plain_anchor(
        label,
        icon("external", size=14),
        href=href,
        target="_blank",
        rel="noopener noreferrer nofollow",
        class_name=LOOKS[look] if look else "link inline-flex items-center gap-1",
        **attrs,
    )


def kbd(key: str) -> rx.Component:
    """A key, as printed on it. Decorative: screen readers hear aria-keyshortcuts or the `?` sheet."""
    return rx.el.span(key, class_name="kbd", aria_hidden="true")


def _classes(look: Look, small: bool) -> str:
    return f"{LOOKS[look]} btn-small" if small else LOOKS[look]


def _handlers(on_click: Event) -> dict:
    return {} if on_click is None else {"on_click": on_click}
