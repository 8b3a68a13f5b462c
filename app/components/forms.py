"""Fields: a label that stays, help under it, an error beside it. Every text field has a maximum length."""

from collections.abc import Sequence
from typing import Any

import reflex as rx
from reflex_base.components.component import field as prop
from reflex_base.event import input_event
from reflex_components_core.el.elements.forms import BaseInput

from app.components.buttons import Event, Text, kbd
from app.components.icons import icon
from app.components.islands import Island, source

Flag = bool | rx.Var[bool]


class LiveInput(BaseInput):
    """A field whose text follows a state var without ever losing a keystroke to its echo."""

    library = source("live_input.jsx")
    tag = "LiveInput"

    wait: rx.Var[int] = prop(doc="Milliseconds without a key before `on_change`.")

    @classmethod
    def get_event_triggers(cls) -> dict[str, Any]:
        return super().get_event_triggers() | {"on_change": input_event}


class NativeForm(rx.el.Div):
    """A real HTML form that posts and loads a page: Reflex's own form always prevents that."""

    tag = "form"

    action: rx.Var[str] = prop(doc="Where it posts to.")
    method: rx.Var[str] = prop(doc="get or post.")


class Remembered(Island):
    """See `remembered()`."""

    library = source("remembered.jsx")
    tag = "Remembered"

    fields: rx.Var[dict[str, str]] = prop(doc="The id of a field → what was typed into it before.")


def remembered(**fields: rx.Var[str]) -> rx.Component:
    """Fills the fields of these ids with what was typed before, once it is known, where they are still empty."""
    return Remembered.create(fields=fields)


def native_form(*children, action: str, **attrs) -> rx.Component:
    """A form that posts to one of our routes and works without the socket."""
    return NativeForm.create(*children, action=action, method="post", **attrs)


def field(
    label: Text,
    control: rx.Component,
    *,
    name: str,
    help: Text = "",
    error: Text = "",
    optional: bool = False,
) -> rx.Component:
    """Label, control, help and error of the field `name`; the controls below tie themselves to it by name."""
    words = [label, rx.el.span(" (optional)", class_name="text-faint font-normal")] if optional else [label]
    return rx.el.div(
        rx.el.label(*words, html_for=name),
        control,
        rx.el.p(help, id=f"{name}-help", class_name="help empty:hidden"),
        field_error(error, name),
        class_name="field",
    )


def field_error(error: Text, name: str) -> rx.Component:
    """The sentence under a field that says what is wrong and how to put it right."""
    return rx.el.p(
        rx.cond(error != "", rx.el.span(icon("alert", size=16), class_name="pt-0.5")),
        error,
        id=f"{name}-error",
        class_name=rx.cond(error != "", "field-error", "sr-only"),
    )


def text_input(
    name: str,
    *,
    kind: str = "text",
    max_length: int = 200,
    error: Text = "",
    on_change: Event = None,
    on_blur: Event = None,
    **attrs,
) -> rx.Component:
    """One line: `default_value` in a form, `value` with `on_change` where what is typed acts at once."""
    create = LiveInput.create if "value" in attrs else rx.el.input
    return create(
        id=name,
        name=name,
        type=kind,
        max_length=max_length,
        class_name="input",
        **_described(name, error),
        **_events(on_change=on_change, on_blur=on_blur),
        **attrs,
    )


def text_area(
    name: str, *, rows: int = 4, max_length: int = 20_000, error: Text = "", on_blur: Event = None, **attrs
) -> rx.Component:
    """Several lines of text."""
    return rx.el.textarea(
        id=name,
        name=name,
        rows=str(rows),
        max_length=max_length,
        class_name="input",
        **_described(name, error),
        **_events(on_blur=on_blur),
        **attrs,
    )


def select(
    name: str, options: Sequence[tuple[str, str]], *, error: Text = "", on_change: Event = None, **attrs
) -> rx.Component:
    """A native select; options are (value, words)."""
    return rx.el.select(
        *[rx.el.option(words, value=value) for value, words in options],
        id=name,
        name=name,
        class_name="input",
        **_described(name, error),
        **_events(on_change=on_change),
        **attrs,
    )


def checkbox(name: str, label: Text, *, help: Text = "", on_change: Event = None, **attrs) -> rx.Component:
    """One yes or no, its words clickable."""
    return rx.el.label(
        rx.el.input(id=name, name=name, type="checkbox", **_events(on_change=on_change), **attrs),
        rx.el.span(label, rx.el.span(help, class_name="help block") if help != "" else rx.fragment()),
        class_name="check",
        html_for=name,
    )


def segmented(
    name: str,
    legend: Text,
    options: Sequence[tuple[str, str]],
    *,
    value: Text,
    on_change: Event,
    show_legend: bool = False,
) -> rx.Component:
    """A few exclusive choices side by side: real radio buttons, so arrows work."""
    return rx.el.fieldset(
        rx.el.legend(legend, class_name="field-label pb-1.5" if show_legend else "sr-only"),
        rx.el.div(
            *[
                rx.el.label(
                    rx.el.input(
                        type="radio", name=name, value=key, checked=value == key, on_change=on_change
                    ),
                    words,
                )
                for key, words in options
            ],
            class_name="segmented",
        ),
    )


def search_field(
    label: str, *, value: Text, on_change: Event, name: str = "search", max_length: int = 200, **attrs
) -> rx.Component:
    """The search slot of the header; the `/` key comes here. `on_change(text)` 250 ms after the last key."""
    return rx.el.div(
        LiveInput.create(
            id=name,
            name=name,
            type="search",
            placeholder=label,
            aria_label=label,
            value=value,
            on_change=on_change,
            max_length=max_length,
            auto_complete="off",
            class_name="input",
            custom_attrs={"data-search": "true", "aria-keyshortcuts": "/"},
            **attrs,
        ),
        kbd("/"),
        class_name="search",
        role="search",
    )


def _described(name: str, error: Text) -> dict:
    return {"custom_attrs": {"aria-describedby": f"{name}-help {name}-error"}, "aria_invalid": error != ""}


def _events(**handlers: Event) -> dict:
    return {name: handler for name, handler in handlers.items() if handler is not None}
