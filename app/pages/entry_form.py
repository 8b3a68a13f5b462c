"""The form at the door, for signing in and for signing up: plain HTML that posts to the web layer."""

import reflex as rx

from app.components.buttons import button, link
from app.components.forms import field, native_form, remembered, text_input
from app.components.shell import plain_page
from app.components.words import callout
from app.pages import routes
from app.state.entry import EntryState


def entry_page(
    *fields: rx.Component, title: str, sentence: str, action: str, verb: str, other: tuple[str, str, str]
) -> rx.Component:
    """`other` is the way to the other form: a question, the link's words, its address."""
    question, words, href = other
    return plain_page(
        rx.el.div(
            rx.cond(EntryState.refusal != "", callout(EntryState.refusal, tone="bad", role="alert")),
            on_mount=EntryState.load,
            class_name="pt-4",
        ),
        native_form(
            *fields,
            remembered(email=EntryState.email, display_name=EntryState.name),
            rx.el.input(type="hidden", name="next", value=EntryState.next_path, read_only=True),
            button(verb, look="primary", submit=True, custom_attrs={"data-submit": "true"}),
            action=action,
            class_name="flex flex-col gap-4 pt-4",
        ),
        rx.el.p(
            question,
            " ",
            link(words, href=f"{href}{EntryState.onward}", class_name="link"),
            class_name="secondary pt-5",
        ),
        rx.cond(EntryState.offers_sample, _sample_door()),
        title=title,
        sentence=sentence,
    )


def _sample_door() -> rx.Component:
    """A look around before deciding: no address, no password."""
    return native_form(
        button("Look around with sample data", submit=True),
        rx.el.p(
            "In an account of its own, with an invented freelancer and invented ads.", class_name="help pt-2"
        ),
        action=routes.DEMO_POST,
        class_name="mt-5 border-t border-border pt-5",
    )


def email_field(*, auto_focus: bool = False) -> rx.Component:
    """Comes back filled in after a refusal."""
    return field(
        "E-mail address",
        text_input(
            "email",
            kind="email",
            max_length=255,
            required=True,
            auto_complete="username",
            auto_focus=auto_focus,
        ),
        name="email",
    )


def password_field(*, new: bool, help: str = "") -> rx.Component:
    """Pasting and password managers work."""
    return field(
        "Password",
        text_input(
            "password",
            kind="password",
            max_length=72,
            required=True,
            auto_complete="new-password" if new else "current-password",
        ),
        name="password",
        help=help,
    )
