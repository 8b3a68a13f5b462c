"""A text that saves itself: a second after the last key, and on this device with every key."""

from typing import Any, ClassVar

import reflex as rx

from app.components.islands import Island, one, source, three

source("claim_lines.jsx")
source("drafts.js")
source("copy_button.jsx")


class AutosaveTextarea(Island):
    """See `autosave_textarea()`."""

    library = source("autosave.jsx")
    tag = "AutosaveTextarea"

    doc: rx.Var[str]
    value: rx.Var[str]
    revision: rx.Var[str]
    edition: rx.Var[int]
    joins: rx.Var[bool]
    label: rx.Var[str]
    rows: rx.Var[int]
    max_length: rx.Var[int]
    look: rx.Var[str]
    placeholder: rx.Var[str]
    read_only: rx.Var[bool]
    spans: rx.Var[list[list[Any]]]
    picked: rx.Var[str]
    aim: rx.Var[dict[str, int]]

    emits: ClassVar = {"on_save": three, "on_words": one, "on_pick": one}


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
    read_only: bool | rx.Var[bool] = False,
    **letter: Any,
) -> rx.Component:
    """`doc` names the text (“application:<id>”): another name, another text.

    `value` is what the server has stored. That it becomes the text sent is the confirmation: store it word
    for word and set it. `on_save(text, revision, doc)` comes one second after the last key; `on_words(text)`,
    if given, at each pause of 300 ms (for counts). `look="letter-edit"` is the serif page of a letter.

    With `joins` the server may answer with a text that holds the one sent and more: it is taken over.

    A letter passes more, and notes some of it. `revision` names the stored text; what is sent says from which it was made. `edition`
    grows when the person asks for another text. `spans` underline stretches of `value`: [start, end,
    ok|look|bad, key], counted in code points; `on_pick(key)` names the one the caret is in ("" for none),
    `picked` the one to stress, `aim` {"n", "start", "end"} what to select when `n` changes.
    """
    return AutosaveTextarea.create(
        doc=doc,
        value=value,
        label=label,
        rows=rows,
        max_length=max_length,
        look=look,
        placeholder=placeholder,
        read_only=read_only,
        on_save=on_save,
        **({"on_words": on_words} if on_words else {}),
        **letter,
    )
