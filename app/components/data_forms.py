"""Forms about what is kept: for how long, and the typed word before something is erased for good."""

from collections.abc import Sequence

import reflex as rx

from app.components.buttons import Event, Text, button
from app.components.forms import field


def keep_select(
    kind: str,
    label: str,
    help: str,
    choices: Sequence[int],
    *,
    value: rx.Var[str],
    on_change,
    disabled: rx.Var[bool],
) -> rx.Component:
    """How many days a kind is kept; 0 is for ever."""
    name = f"keep-{kind}"
    return rx.el.div(
        rx.el.div(
            rx.el.label(label, html_for=name, class_name="font-semibold"),
            rx.el.p(help, class_name="help"),
            class_name="min-w-0 flex-1",
        ),
        rx.el.select(
            *[rx.el.option(_words(days), value=str(days)) for days in choices],
            id=name,
            value=value,
            on_change=on_change,
            disabled=disabled,
            class_name="input w-36 shrink-0",
        ),
        class_name="flex items-center justify-between gap-4 py-2",
    )


def erase_form(
    name: str, sentence: str, label: Text, action: str, *, on_submit: Event, error: Text, key: rx.Var[int]
) -> rx.Component:
    """Nothing happens before the right word is typed; the server looks at it again."""
    return rx.el.form(
        rx.el.p(sentence),
        field(label, _typed(name, error), name=f"typed-{name}", error=error),
        rx.el.div(button(action, submit=True, look="danger")),
        on_submit=on_submit,
        key=key,
        no_validate=True,
        aria_label=action,
        class_name="flex max-w-[520px] flex-col gap-4 pt-3",
    )


def _typed(name: str, error: Text) -> rx.Component:
    return rx.el.input(
        id=f"typed-{name}",
        name="typed",
        type="text",
        max_length=320,
        auto_complete="off",
        spell_check=False,
        class_name="input",
        custom_attrs={"aria-describedby": f"typed-{name}-help typed-{name}-error"},
        aria_invalid=error != "",
    )


def _words(days: int) -> str:
    return "For ever" if days == 0 else "1 year" if days == 365 else f"{days} days"
