"""A button that copies a text and says whether it worked."""

import reflex as rx

from app.components.islands import Island, source


class CopyButton(Island):
    """See `copy_button()`."""

    library = source("copy_button.jsx")
    tag = "CopyButton"

    text: rx.Var[str]
    field: rx.Var[str]
    label: rx.Var[str]
    look: rx.Var[str]
    press_key: rx.Var[str]


def copy_button(
    text: str | rx.Var[str],
    *,
    field: str = "",
    label: str = "Copy",
    look: str | rx.Var[str] = "btn",
    key: str = "",
) -> rx.Component:
    """Says “Copied” for two seconds, or what to do where the browser refuses.

    `field` is the CSS selector of a field whose present value goes before `text`: what was just typed counts.
    """
    return CopyButton.create(text=text, field=field, label=label, look=look, press_key=key)
