"""The import_jobs page."""

import reflex as rx


def page() -> rx.Component:
    return rx.el.main(rx.el.h1("import_jobs"))
