"""The one place where HTML made from outside text is put on a page as HTML."""

import reflex as rx


def outside_html(cleaned: rx.Var[str] | str, *, class_name: str = "") -> rx.Component:
    """Show HTML that `app.domain.outside_text.safe_html` made. Never give it anything else."""
    return rx.html(cleaned, class_name=class_name)
