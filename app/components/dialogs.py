"""The native <dialog>: focus stays inside, Escape closes, focus returns; a sheet on a phone."""

from typing import Any, ClassVar, Literal

import reflex as rx

from app.components.islands import Island, none, source

source("sheet_history.js")


class Modal(Island):
    """See `modal()`."""

    library = source("modal.jsx")
    tag = "Modal"

    open: rx.Var[bool]
    heading: rx.Var[str]
    size: rx.Var[str]
    first: rx.Var[str]
    back: rx.Var[str]
    back_closes: rx.Var[bool]

    emits: ClassVar = {"on_close": none}


def modal(
    *children: rx.Component | rx.Var,
    open: rx.Var[bool],
    title: str | rx.Var[str],
    on_close: Any,
    size: Literal["normal", "large"] = "normal",
    first: str | rx.Var[str] = "",
    back: str | rx.Var[str] = "",
    back_closes: bool = False,
) -> rx.Component:
    """Shown while `open`; `on_close()` when the person wants it gone (Escape, cross, outside click).

    `first` is the CSS selector of what gets the focus, if that is not the cross; `back` of what gets it when
    the dialog closes and whatever had it before is gone. With `back_closes` a phone's Back closes it before it
    leaves the page: for what is as large as a page.
    """
    return Modal.create(
        *children,
        open=open,
        heading=title,
        size=size,
        first=first,
        back=back,
        back_closes=back_closes,
        on_close=on_close,
    )
