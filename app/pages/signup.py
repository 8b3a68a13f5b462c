"""Making an account."""

import reflex as rx

from app.components.forms import field, text_input
from app.pages import routes
from app.pages.entry_form import email_field, entry_page, password_field


def page() -> rx.Component:
    """Name, address, password: nothing else is needed to look around."""
    return entry_page(
        field(
            "Your name",
            text_input(
                "display_name",
                max_length=120,
                auto_complete="name",
                auto_focus=True,
            ),
            name="display_name",
            optional=True,
        ),
        email_field(),
        password_field(new=True, help="At least 10 characters; a few unrelated words are best."),
        title="Make an account",
        sentence="Everything you enter stays on this Bidwell.",
        action=routes.SIGN_UP_POST,
        verb="Make the account",
        other=("Been here before?", "Sign in", routes.SIGN_IN),
    )
