"""Choosing several things by typing: skills with suggestions from the server, free words allowed."""

from typing import Any, ClassVar

import reflex as rx

from app.components.buttons import Text
from app.components.islands import Island, one, source


class TagInput(Island):
    """See `tag_input()`."""

    library = source("combobox.jsx")
    tag = "TagInput"

    field_id: rx.Var[str]
    values: rx.Var[list[str]]
    suggestions: rx.Var[list[str]]
    placeholder: rx.Var[str]
    noun: rx.Var[str]
    problem: rx.Var[str]

    emits: ClassVar = {"on_query": one, "on_add": one, "on_remove": one}


def tag_input(
    name: str,
    *,
    values: rx.Var[list[str]],
    suggestions: rx.Var[list[str]],
    on_query: Any,
    on_add: Any,
    on_remove: Any,
    noun: str = "skill",
    placeholder: str = "",
    problem: Text = "",
) -> rx.Component:
    """Put it into `field(label, tag_input(name, …), name=name)`.

    `on_query(text)` comes 120 ms after a key: answer by setting `suggestions`. `on_add(words)`, several between
    commas, and `on_remove(word)` change `values`; what was not taken is said by `problem`.
    """
    return TagInput.create(
        field_id=name,
        values=values,
        suggestions=suggestions,
        placeholder=placeholder,
        noun=noun,
        problem=problem,
        on_query=on_query,
        on_add=on_add,
        on_remove=on_remove,
    )
