"""Counts with their bars and intervals, as tables: the drawing is for the eye, every number opens its rows."""

from typing import Any

import reflex as rx

from app.components.buttons import link


def figure_table(
    table: rx.Var[dict[str, Any]], *, heads: tuple[str, str, str], on_open: Any, level: str = "h2"
) -> rx.Component:
    """`table` has title, sentence and rows of label, number, of, span, width, low, high and keys."""
    title = table["title"].to(str)
    heading = rx.el.h2 if level == "h2" else rx.el.h3
    return rx.el.section(
        heading(title, class_name="title pb-2"),
        rx.cond(
            table["rows"].to(list[dict[str, Any]]).length() > 0,
            _scroller(
                title,
                rx.el.table(
                    rx.el.thead(
                        rx.el.tr(
                            rx.el.th(rx.el.span("Kind", class_name="sr-only"), scope="col"),
                            *[rx.el.th(words, scope="col") for words in heads[:1]],
                            rx.el.th(rx.el.span("Bar", class_name="sr-only"), scope="col", class_name="w-2/5 max-sm:hidden"),
                            *[rx.el.th(words, scope="col") for words in heads[1:] if words],
                        )
                    ),
                    rx.el.tbody(
                        rx.foreach(table["rows"].to(list[dict[str, Any]]), lambda row: _line(row, on_open))
                    ),
                    class_name="figure-table",
                ),
            ),
        ),
        rx.el.p(table["sentence"].to(str), class_name="secondary pt-2"),
        class_name="panel min-w-0",
    )  # fmt: skip


def return_table(table: rx.Var[dict[str, Any]], *, on_open: Any) -> rx.Component:
    """What was sent, won, spent and earned by kind."""
    heads = ("", "Sent", "Won", "Earned", "Connects", "For each 1 spent")
    title = table["title"].to(str)
    return rx.el.section(
        rx.el.h2(title, class_name="title pb-2"),
        rx.cond(
            table["rows"].to(list[dict[str, str]]).length() > 0,
            _scroller(
                title,
                rx.el.table(
                    rx.el.thead(rx.el.tr(*[rx.el.th(words or rx.el.span("Kind", class_name="sr-only"), scope="col") for words in heads])),
                    rx.el.tbody(
                        rx.foreach(table["rows"].to(list[dict[str, str]]), lambda row: _return(row, on_open))
                    ),
                    class_name="figure-table",
                ),
            ),
        ),
        rx.el.p(table["sentence"].to(str), class_name="secondary pt-2"),
        class_name="panel min-w-0",
    )  # fmt: skip


def row_list(rows: rx.Var[list[dict[str, str]]]) -> rx.Component:
    """What is behind a number."""
    return rx.el.ul(rx.foreach(rows, row_link), class_name="rows")


def row_link(row: rx.Var[dict[str, str]]) -> rx.Component:
    """One thing with its way there."""
    return rx.el.li(
        link(row["title"], href=row["href"], class_name="link min-w-0 [overflow-wrap:anywhere]"),
        rx.el.p(row["words"], class_name="meta text-muted"),
        class_name="behind py-2 text-small",
    )


def number(words: rx.Var[str], key: rx.Var[str], label: rx.Var[str] | str, on_open: Any) -> rx.Component:
    """A number that opens its rows; plain where there are none."""
    return rx.cond(
        key != "",
        rx.el.button(
            words,
            type="button",
            class_name="link number",
            aria_label=f"{words} {label}",
            on_click=on_open(key),
        ),
        rx.el.span(words, class_name="number"),
    )


def _scroller(title: rx.Var[str], table: rx.Component) -> rx.Component:
    return rx.el.div(
        table, class_name="relative overflow-x-auto", tab_index=0, role="region", aria_label=title
    )


def _line(row: rx.Var[dict[str, Any]], on_open: Any) -> rx.Component:
    label = row["label"].to(str)
    return rx.el.tr(
        rx.el.th(label, scope="row"),
        rx.el.td(
            number(row["number"].to(str), row["key"].to(str), label, on_open),
            rx.cond(
                row["of_key"] != "",
                rx.fragment(" ", number(row["of"].to(str), row["of_key"].to(str), label, on_open)),
                rx.cond(row["of"] != "", rx.el.span(" ", row["of"].to(str), class_name="meta text-muted")),
            ),
            class_name="sm:whitespace-nowrap",
        ),
        rx.el.td(
            rx.el.span(
                rx.el.b(style={"width": f"{row['width']}%"}),
                rx.cond(
                    row["is_told"].to(bool),
                    rx.el.i(style={"left": f"{row['low']}%", "right": f"calc(100% - {row['high']}%)"}),
                ),
                aria_hidden="true",
                class_name="span",
            ),
            class_name="max-sm:hidden",
        ),
        rx.el.td(row["span"].to(str), class_name="sm:whitespace-nowrap"),
    )


def _return(row: rx.Var[dict[str, str]], on_open: Any) -> rx.Component:
    label = row["label"]
    return rx.el.tr(
        rx.el.th(label, scope="row"),
        rx.el.td(number(row["sent"], row["sent_key"], f"sent, {label}", on_open)),
        rx.el.td(number(row["won"], row["won_key"], f"won, {label}", on_open)),
        rx.el.td(row["earned"]),
        rx.el.td(row["cost"]),
        rx.el.td(rx.el.strong(row["each"])),
    )
