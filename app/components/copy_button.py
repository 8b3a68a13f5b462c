"""A button that copies a text and says whether it worked."""

import reflex as rx

from app.components.islands import Island, source


class CopyButton(Island):
    """See `copy_button()`."""

    library = source("copy_button.jsx")
    tag = "CopyButton"

    text: rx.Var[str]
    label: rx.Var[str]
    look: rx.Var[str]
    press_key: rx.Var[str]


def copy_button(
    text: str | rx.Var[str], *, label: str = "Copy", look: str = "btn", key: str = ""
) -> rx.Component:
    """Says “Copied” for two seconds, or what to do where the browser refuses."""
    return CopyButton.create(text=text, label=label, look=look, press_key=key)
