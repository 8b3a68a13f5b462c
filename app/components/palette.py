"""Ctrl/⌘-K: every page and action, and the team's jobs, found by a few letters."""

from collections.abc import Sequence
from typing import Any, ClassVar

import reflex as rx

from app.components.islands import Island, one, source


class Palette(Island):
    """See `palette()`."""

    library = source("palette.jsx")
    tag = "Palette"

    entries: rx.Var[list[dict[str, str]]]
    jobs: rx.Var[list[dict[str, str]]]

    emits: ClassVar = {"on_query": one}


def palette(
    entries: Sequence[dict[str, str]],
    *,
    jobs: rx.Var[list[dict[str, str]]] | None = None,
    on_query: Any = None,
) -> rx.Component:
    """`entries`: {"label", "href", "key"}. What the page shows with `data-key` is added by itself.
    `jobs`: {"label", "hint", "href"}, found by the server for `on_query(text)`."""
    return Palette.create(
        entries=list(entries),
        jobs=[] if jobs is None else jobs,
        **({"on_query": on_query} if on_query else {}),
    )
