"""How picky the feed is: five levels in words, each with how many of the present jobs it shows."""

from typing import Any

import reflex as rx

from app.components.buttons import Text


def tightness_dial(
    levels: rx.Var[list[dict[str, Any]]],
    *,
    value: Text,
    jobs: rx.Var[int],
    at_work: rx.Var[bool],
    on_choose: Any,
) -> rx.Component:
    """Real radio buttons side by side: arrows and a click work, nothing needs dragging."""
    return rx.el.fieldset(
        rx.el.legend("How picky", class_name="sr-only"),
        rx.el.div(
            rx.foreach(levels, lambda level: _level(level, value, jobs, on_choose)),
            class_name="segmented grid w-full grid-cols-5",
        ),
        rx.el.div(
            rx.foreach(
                levels,
                lambda level: rx.cond(
                    level["level"].to_string() == value,
                    rx.el.p(rx.el.strong(level["word"].to(str)), ": ", level["sentence"].to(str)),
                ),
            ),
            class_name="pt-3",
        ),
        rx.el.p(
            rx.cond(
                jobs > 0,
                rx.cond(
                    at_work,
                    "Ranking your jobs anew…",
                    f"The numbers are the jobs that each level shows now, out of {jobs}.",
                ),
                "There are no jobs yet. Once some are imported, each level says how many it shows.",
            ),
            class_name="secondary pt-1",
        ),
    )


def _level(level: rx.Var[dict[str, Any]], value: Text, jobs: rx.Var[int], on_choose: Any) -> rx.Component:
    key = level["level"].to_string()
    return rx.el.label(
        rx.el.input(
            type="radio", name="tightness", value=key, default_checked=value == key, on_change=on_choose
        ),
        rx.el.span(
            rx.el.span(level["word"].to(str), class_name="block text-meta sm:text-small"),
            rx.cond(
                jobs > 0,
                rx.el.span(
                    level["passing"].to_string(),
                    rx.el.span(" jobs", class_name="sr-only"),
                    class_name="meta block",
                ),
            ),
            class_name="py-1 text-center",
        ),
        class_name="!px-1",
    )
