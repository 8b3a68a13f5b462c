"""An address that leads nowhere, or no longer."""

import reflex as rx

from app.components.buttons import link_button
from app.components.shell import plain_page
from app.pages import routes


def page() -> rx.Component:
    """For everybody: it says nothing about who is asking, and nothing about what is elsewhere."""
    return plain_page(
        rx.el.div(
            link_button("Go to the feed", routes.FEED, look="primary"),
            link_button("Go to the pipeline", routes.PIPELINE),
            class_name="flex flex-wrap gap-2 pt-5",
        ),
        title="There is nothing at this address",
        sentence="The page may have been moved or deleted, or the address was not copied whole.",
    )
