"""Keys for rows that are answered one by one: lines of a CV, claims of a letter."""

import reflex as rx

from app.components.islands import Island, source


class ReviewKeys(Island):
    """See `review_keys()`."""

    library = source("review_keys.jsx")
    tag = "ReviewKeys"

    first: rx.Var[int]


def review_keys(*, first: rx.Var[int] | int = 0) -> rx.Component:
    """j and k walk the rows; y, n, e and u answer the one that has the focus.

    A row has the class "review-row", takes the focus, and says "open" in data-answer while it waits for an
    answer; what a key presses in it has that key as data-press. The first that waits gets the focus whenever
    `first` grows.
    """
    return ReviewKeys.create(first=first)


def answered_by(key: str) -> dict[str, str]:
    """Attributes of the button that a key presses in its row."""
    return {"data-press": key, "aria-keyshortcuts": key}
