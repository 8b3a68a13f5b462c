"""A choice as a chip: a native select, with a cross when something is chosen."""

from collections.abc import Sequence
from typing import Any

import reflex as rx

from app.components.buttons import Text
from app.components.icons import icon

Values = rx.Var[dict[str, str]]
Choices = Sequence[tuple[str, str]]
Options = rx.Var[dict[str, list[dict[str, str]]]]


def choice(
    name: str,
    label: str,
    choices: Choices,
    values: Values,
    *,
    on_choose: Any,
    on_clear: Any = None,
    more: rx.Component | None = None,
    quiet: bool = False,
) -> rx.Component:
    """A native select that looks like a chip. With `on_clear` it gets a cross when something is chosen."""
    is_on = (values[name] != "") if on_clear else False
    return rx.el.span(
        rx.el.select(
            *[rx.el.option(words, value=value) for value, words in choices],
            more or rx.fragment(),
            id=f"filter-{name}",
            value=values[name],
            on_change=lambda value: on_choose(name, value),
            aria_label=label,
        ),
        rx.cond(
            is_on, clear_cross(name, label, on_clear) if on_clear else rx.fragment(), icon("down", size=14)
        ),
        class_name="chip-choice",
        custom_attrs={"data-on": rx.cond(is_on, "true", "false"), "data-quiet": str(quiet).lower()},
    )


def clear_cross(name: str, label: Text, on_clear: Any) -> rx.Component:
    return rx.el.button(
        icon("close", size=13),
        type="button",
        aria_label=f"Clear {label}",
        title=f"Clear {label}",
        on_click=on_clear(name),
        class_name="chip-clear",
    )
