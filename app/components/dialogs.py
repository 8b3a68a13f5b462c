"""The native <dialog>: focus stays inside, Escape closes, focus returns; a sheet on a phone."""

from typing import Any, ClassVar, Literal

import reflex as rx

from app.components.islands import Island, none, source


class Modal(Island):
    """See `modal()`."""

    library = source("modal.jsx")
    tag = "Modal"

    open: rx.Var[bool]
    heading: rx.Var[str]
    size: rx.Var[str]

    emits: ClassVar = {"on_close": none}


def modal(
    *children: rx.Component | rx.Var,
    open: rx.Var[bool],
    title: str | rx.Var[str],
    on_close: Any,
    size: Literal["normal", "large"] = "normal",
) -> rx.Component:
    """Shown while `open`; `on_close()` when the person wants it gone (Escape, cross, outside click)."""
    return Modal.create(*children, open=open, heading=title, size=size, on_close=on_close)
