"""Amounts by month as bars, drawn by us: one sentence, and the table behind it whose numbers open the rows."""

from typing import Any, ClassVar

import reflex as rx

from app.components.islands import Island, one, source


class BarChart(Island):
    """See `bar_chart()`."""

    library = source("bar_chart.jsx")
    tag = "BarChart"

    label: rx.Var[str]
    note: rx.Var[str]
    points: rx.Var[list[dict[str, Any]]]
    sentence: rx.Var[str]
    columns: rx.Var[list[str]]
    rows: rx.Var[list[list[str]]]
    keys: rx.Var[list[str]]
    low: rx.Var[float]
    high: rx.Var[float]
    band: rx.Var[str]

    emits: ClassVar = {"on_open": one}


def bar_chart(chart: rx.Var[dict[str, Any]], *, on_open: Any) -> rx.Component:
    """`chart` has label, note, points of {"key", "when", "value", "words"}, the sentence computed from them, the
    table's columns and rows with a key each, and a band from `low` to `high` (nought for none) with its words."""
    return BarChart.create(
        label=chart["label"].to(str),
        note=chart["note"].to(str),
        points=chart["points"].to(list[dict[str, Any]]),
        sentence=chart["sentence"].to(str),
        columns=chart["columns"].to(list[str]),
        rows=chart["rows"].to(list[list[str]]),
        keys=chart["keys"].to(list[str]),
        low=chart["low"].to(float),
        high=chart["high"].to(float),
        band=chart["band"].to(str),
        on_open=on_open,
    )
