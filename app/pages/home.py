"""The home page."""

import reflex as rx


def page() -> rx.Component:
    return rx.el.main(rx.el.h1("home"))
