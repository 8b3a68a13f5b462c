"""Toasts with Undo, the connection banner, and where focus goes after a navigation."""

from typing import Any, ClassVar

import reflex as rx

from app.components.islands import Island, one, source


class Toasts(Island):
    """Shows notices for ten seconds (longer while hovered or focused) and announces each once."""

    library = source("notices.jsx")
    tag = "Toasts"

    notices: rx.Var[list[dict[str, Any]]]
    """{"id", "sentence", "tone": ok|info|error, "undoable": bool}."""
    emits: ClassVar = {"on_dismiss": one, "on_undo": one}


class ConnectionWatch(Island):
    """Says within three seconds that the server does not answer, and when everything has caught up."""

    library = source("connection.jsx")
    tag = "ConnectionWatch"

    probe: rx.Var[str]


class FocusHeading(Island):
    """After a navigation inside the app: focus to the h1, its words announced, the browser's title set."""

    library = source("focus_heading.jsx")
    tag = "FocusHeading"

    page_title: rx.Var[str]


def toasts(notices: rx.Var[list[dict[str, Any]]], *, on_dismiss, on_undo) -> rx.Component:
    return Toasts.create(notices=notices, on_dismiss=on_dismiss, on_undo=on_undo)


def connection_watch(probe: str = "/live") -> rx.Component:
    return ConnectionWatch.create(probe=probe)


def focus_heading(title: str | rx.Var[str]) -> rx.Component:
    return FocusHeading.create(page_title=title)
