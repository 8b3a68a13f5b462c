"""The keys of a plain list of links: j, k and the arrows walk it, o opens."""

import reflex as rx

from app.components.islands import Island, source

LIST_KEYS = [
    {"key": "j", "label": "Next row"},
    {"key": "k", "label": "Row before"},
    {"key": "o", "label": "Open"},
]
"""For the `?` sheet of a page that has such a list."""


class RowKeys(Island):
    """See `row_keys()`."""

    library = source("row_keys.jsx")
    tag = "RowKeys"

    rows: rx.Var[str]


def row_keys(rows: str) -> rx.Component:
    """`rows` is the CSS selector of the links that are walked."""
    return RowKeys.create(rows=rows)
