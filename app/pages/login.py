"""Signing in."""

import reflex as rx

from app.pages import routes
from app.pages.entry_form import email_field, entry_page, password_field


def page() -> rx.Component:
    """E-mail address and password; the answer is a page load, so that the socket knows the new cookie."""
    return entry_page(
        email_field(auto_focus=True),
        password_field(new=False),
        title="Sign in",
        sentence="Your jobs, letters and applications stay on this Bidwell.",
        action=routes.SIGN_IN_POST,
        verb="Sign in",
        other=("New here?", "Make an account", routes.SIGN_UP),
    )
