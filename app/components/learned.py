"""The weights of the score as verdicts have moved them: base and learned side by side, within their bounds."""

from typing import Any

import reflex as rx

Row = rx.Var[dict[str, Any]]


def learned_weights(rows: rx.Var[list[dict[str, Any]]]) -> rx.Component:
    """A table: part, base, now, and where that lies between the least and the most."""
    return rx.el.table(
        rx.el.caption("Points that each part of the score can bring", class_name="sr-only"),
        rx.el.thead(
            rx.el.tr(
                *[
                    rx.el.th(words, scope="col", class_name=f"meta pb-1 font-normal {look}")
                    for words, look in (
                        ("Part", "text-left"),
                        ("Base", "text-right"),
                        ("Now", "text-right"),
                        ("May be", "pl-5 text-left"),
                    )
                ]
            )
        ),
        rx.el.tbody(rx.foreach(rows, _row), class_name="rows"),
        class_name="w-full text-small tabular-nums",
    )


def _row(row: Row) -> rx.Component:
    change = row["change"].to(str)
    return rx.el.tr(
        rx.el.th(row["label"].to(str), scope="row", class_name="py-1.5 text-left font-medium"),
        rx.el.td(row["base"].to(str), class_name="text-right text-muted"),
        rx.el.td(
            rx.el.span(row["now"].to(str), class_name="font-semibold"),
            rx.cond(change != "", rx.el.span(" ", change, class_name="meta text-accent")),
            class_name="whitespace-nowrap pl-3 text-right",
        ),
        rx.el.td(_range(row), class_name="w-2/5 pl-5"),
    )


def _range(row: Row) -> rx.Component:
    """The bounds as a line, the base as a notch on it, and the weight as a dot."""
    return rx.el.div(
        rx.el.span(row["least"].to(str), class_name="meta w-8 text-right"),
        rx.el.div(
            rx.el.i(
                class_name="absolute -top-1 h-2.5 w-px bg-line",
                style={"left": row["base_place"].to_string() + "%"},
            ),
            rx.el.i(
                class_name="absolute -top-1 size-2.5 -translate-x-1/2 rounded-full bg-accent",
                style={"left": row["place"].to_string() + "%"},
            ),
            aria_hidden="true",
            class_name="relative h-0.5 flex-1 bg-border",
        ),
        rx.el.span(row["most"].to(str), class_name="meta w-8"),
        class_name="flex items-center gap-2",
    )
