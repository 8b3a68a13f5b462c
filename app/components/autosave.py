"""A text that saves itself: a second after the last key, and on this device at every pause before that."""

from typing import Any, ClassVar

import reflex as rx

from app.components.islands import Island, one, source

source("claim_lines.jsx")


class AutosaveTextarea(Island):
    """See `autosave_textarea()`."""

    library = source("autosave.jsx")
    tag = "AutosaveTextarea"

    doc: rx.Var[str]
    value: rx.Var[str]
    label: rx.Var[str]
    rows: rx.Var[int]
    max_length: rx.Var[int]
    look: rx.Var[str]
    placeholder: rx.Var[str]
    spans: rx.Var[list[list[Any]]]
    picked: rx.Var[str]

    emits: ClassVar = {"on_save": one, "on_words": one, "on_pick": one}


def autosave_textarea(
    *,
    doc: str | rx.Var[str],
    value: rx.Var[str],
    label: str,
    on_save: Any,
    on_words: Any = None,
    rows: int = 12,
    max_length: int = 20_000,
    look: str = "input",
    placeholder: str = "",
    spans: rx.Var[list[list[Any]]] | None = None,
    picked: str | rx.Var[str] = "",
    on_pick: Any = None,
) -> rx.Component:
    """`doc` names the text (“letter:<id>:<version>”): another name, another text.

    `value` is what the server has stored. That it becomes the text sent is the confirmation: store it word
    for word and set it. `on_save(text)` comes one second after the last key; `on_words(text)`, if given, at
    each pause of 300 ms (for counts). `look="letter-edit"` is the serif page of a letter.
    `spans` underline stretches of `value`: [start, end, ok|look|bad, key], counted in code points;
    `on_pick(key)` names the one the caret is in ("" for none), `picked` the one to stress.
    """
    heard = {"on_save": on_save} | ({"on_words": on_words} if on_words else {})
    if spans is not None:
        heard |= {"spans": spans, "picked": picked} | ({"on_pick": on_pick} if on_pick else {})
    return AutosaveTextarea.create(
        doc=doc,
        value=value,
        label=label,
        rows=rows,
        max_length=max_length,
        look=look,
        placeholder=placeholder,
        **heard,
    )
