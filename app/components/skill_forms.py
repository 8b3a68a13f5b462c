"""Skills: typed as chips, and for those who like, how well and for how long."""

from collections.abc import Callable, Sequence
from typing import Any

import reflex as rx

from app.components.buttons import Text
from app.components.combobox import tag_input
from app.components.forms import field


def skills_form(
    *,
    names: rx.Var[list[str]],
    suggestions: rx.Var[list[str]],
    error: Text,
    on_query: Any,
    on_add: Any,
    on_remove: Any,
) -> rx.Component:
    """The chips with suggestions."""
    return field(
        "Skills",
        tag_input(
            "skills",
            values=names,
            suggestions=suggestions,
            on_query=on_query,
            on_add=on_add,
            on_remove=on_remove,
            placeholder="PostgreSQL, copywriting, Figma…",
            problem=error,
        ),
        name="skills",
        help="Enter or a comma takes a word; paste a whole list if you have one.",
        error=error,
    )


def skill_details(
    rows: rx.Var[list[dict[str, Any]]],
    *,
    levels: Sequence[tuple[str, str]],
    on_describe: Callable[[rx.Var[str], str, Any], Any],
) -> rx.Component:
    """Level and years of each skill; folded away, because both may stay unsaid."""
    return rx.cond(
        rows.length() > 0,
        rx.el.details(
            rx.el.summary("How well, and for how many years (optional)", class_name="link w-fit py-2"),
            rx.el.ul(
                rx.foreach(rows, lambda row: _details(row.to(dict[str, str]), levels, on_describe)),
                class_name="rows",
            ),
        ),
    )


def _details(
    row: rx.Var[dict[str, str]], levels: Sequence[tuple[str, str]], on_describe: Any
) -> rx.Component:
    skill_id, name = row["id"], row["name"]
    return rx.el.li(
        rx.el.span(name, class_name="min-w-0 flex-1 truncate font-medium"),
        rx.el.select(
            *[rx.el.option(words, value=key) for key, words in [("", "Level"), *levels]],
            default_value=row["level"],
            aria_label=f"Level of {name}",
            on_change=lambda value: on_describe(skill_id, "level", value),
            class_name="input max-w-30 sm:max-w-36",
        ),
        rx.el.input(
            default_value=row["years"],
            placeholder="Years",
            aria_label=f"Years of {name}",
            input_mode="decimal",
            max_length=5,
            on_blur=lambda value: on_describe(skill_id, "years", value),
            class_name="input max-w-16 sm:max-w-20",
        ),
        key=skill_id,
        class_name="flex items-center gap-3 py-1.5",
    )
