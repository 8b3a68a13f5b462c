"""The address without a path: a moment of calm before everybody is sent where they want to be."""

import reflex as rx

from app.components.page_states import loading, skeleton
from app.state.welcome import HomeState

LOAD = (HomeState.send_on,)


def page() -> rx.Component:
    """Seen only while the way on is being found."""
    return rx.el.main(
        rx.el.h1("Bidwell", class_name="sr-only"),
        loading("Opening Bidwell", skeleton("h-8 w-40")),
        id="main",
        class_name="grid min-h-dvh place-content-center",
    )
