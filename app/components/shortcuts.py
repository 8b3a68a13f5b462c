"""Keys that work everywhere, the `?` sheet that lists them, and the switch that turns single letters off."""

from collections.abc import Sequence

import reflex as rx

from app.components.islands import Island, source

source("shortcut_groups.js")


class Shortcuts(Island):
    """Listens for single keys and `g` chords; does what an element with `data-key` does when pressed."""

    library = source("shortcuts.jsx")
    tag = "Shortcuts"

    go: rx.Var[list[dict[str, str]]]
    """Chords: {"key": "f", "label": "Feed", "href": "/feed"}."""
    everywhere: rx.Var[list[dict[str, str]]]
    """Single keys that lead somewhere where the page has no such key of its own."""
    page: rx.Var[list[dict[str, str]]]
    """What this page's own keys do, for the sheet: {"key": "s", "label": "Shortlist"}."""


class ShortcutSwitch(Island):
    """The menu item that turns single-letter keys on and off, kept in this browser."""

    library = source("shortcuts.jsx")
    tag = "ShortcutSwitch"


def shortcuts(
    go: Sequence[dict[str, str]],
    page: Sequence[dict[str, str]] | rx.Var = (),
    *,
    everywhere: Sequence[dict[str, str]] = (),
) -> rx.Component:
    """Put once on each page. A control with `custom_attrs={"data-key": "s"}` is pressed by that key."""
    own = page if isinstance(page, rx.Var) else list(page)
    return Shortcuts.create(go=list(go), page=own, everywhere=list(everywhere))


def shortcut_switch() -> rx.Component:
    return ShortcutSwitch.create()
