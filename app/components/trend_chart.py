"""The course of a figure, drawn by us: dots, a line, one sentence, and the table behind it."""

from typing import Any

import reflex as rx

from app.components.islands import Island, source

source("trend_axis.js")


class TrendChart(Island):
    """See `trend_chart()`."""

    library = source("trend_chart.jsx")
    tag = "TrendChart"

    label: rx.Var[str]
    unit: rx.Var[str]
    n: rx.Var[int]
    points: rx.Var[list[dict[str, Any]]]
    sentence: rx.Var[str]


def trend_chart(trend: rx.Var[dict[str, Any]]) -> rx.Component:
    """`trend` has label, unit, n, points of {"when", "value"} and the sentence that is computed from them."""
    return TrendChart.create(
        label=trend["label"].to(str),
        unit=trend["unit"].to(str),
        n=trend["n"].to(int),
        points=trend["points"].to(list[dict[str, Any]]),
        sentence=trend["sentence"].to(str),
    )
