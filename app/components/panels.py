"""Panels that stand on several pages: a titled section, and one figure that opens what is behind it."""

from typing import Any

import reflex as rx


def panel_section(title: str, content: rx.Component, help: str = "") -> rx.Component:
    """A titled panel of a page of settings."""
    return rx.el.section(
        rx.el.h2(title, class_name="title"),
        rx.el.p(help, class_name="secondary empty:hidden"),
        rx.el.div(content, class_name="pt-3"),
        class_name="panel p-5",
    )


def figure_tile(figure: rx.Var[dict[str, str]], *, on_open: Any) -> rx.Component:
    """`figure` has label, words, note and key; without a key there is nothing behind it to open."""
    inside = (
        rx.el.span(figure["label"], class_name="meta text-muted"),
        rx.el.span(figure["words"], class_name="tile-number"),
        rx.el.span(figure["note"], class_name="meta text-muted"),
    )
    return rx.cond(
        figure["key"] != "",
        rx.el.button(*inside, type="button", on_click=on_open(figure["key"]), class_name="tile"),
        rx.el.div(*inside, class_name="tile"),
    )
