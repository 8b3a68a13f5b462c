"""What a person sees when a part of a page cannot be drawn: a sentence and a way on, never a stack trace."""

import reflex as rx
from reflex_base.vars.base import Var
from reflex_base.vars.function import ArgsFunctionOperation
from reflex_components_core.base.error_boundary import error_boundary

from app.components.buttons import LOOKS, loading_link


def crash_boundary(stateful: bool) -> rx.Component:
    """Around the whole app; the error itself is reported to the server's log."""
    del stateful
    drawn = ArgsFunctionOperation.create(("event_args",), Var.create(_fallback()))
    return error_boundary(fallback_render=drawn)


def _fallback() -> rx.Component:
    return rx.el.main(
        rx.el.h1("This page could not be drawn.", class_name="heading"),
        rx.el.p("Nothing was lost. The fault is ours, and it has been noted.", class_name="secondary py-3"),
        loading_link("Load the page again", href="", class_name=LOOKS["primary"]),
        class_name="mx-auto mt-[20vh] max-w-md px-4 text-center",
        role="alert",
    )


APP_WRAPS = {(55, "ErrorBoundary"): crash_boundary}
"""For `rx.App(app_wraps=…)`: our boundary, and none of Reflex's own banners, pulsers and toasts."""
