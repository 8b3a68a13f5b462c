"""Where an invitation leads: who invites into which team, and one button."""

import reflex as rx

from app.components.buttons import button, link_button
from app.components.forms import native_form
from app.components.page_states import loading, skeleton, when_loaded
from app.components.shell import plain_page
from app.components.words import callout
from app.pages import routes
from app.state.join import JoinState as State


def page() -> rx.Component:
    """Signed in: join. Not yet: make an account or sign in, and come back here."""
    return plain_page(
        rx.el.div(
            when_loaded(
                State.loaded,
                rx.cond(State.refusal != "", _over(), _invitation()),
                skeletons=loading("Loading", skeleton("h-24 w-full")),
            ),
            on_mount=State.load,
            class_name="pt-4",
        ),
        title="An invitation",
        sentence="Into a team on this Bidwell.",
    )


def _invitation() -> rx.Component:
    return rx.el.div(
        rx.el.p(
            rx.el.strong(State.invited_by),
            " invites you to the team ",
            rx.el.strong(State.team),
            " as ",
            rx.el.strong(State.role),
            ": one who ",
            State.role_sentence,
            ".",
        ),
        rx.cond(State.me != "", _join(), _door()),
        class_name="flex flex-col gap-4",
    )


def _join() -> rx.Component:
    return native_form(
        rx.el.input(type="hidden", name="token", value=State.token, read_only=True),
        rx.el.p("You are signed in as ", rx.el.strong(State.me), ".", class_name="secondary"),
        button("Join the team", look="primary", submit=True),
        rx.el.p(
            "Your own team stays as it is. You go from one to the other on the page Team, under “Your teams”.",
            class_name="help",
        ),
        action=routes.JOIN_POST,
        class_name="flex flex-col items-start gap-3",
    )


def _door() -> rx.Component:
    return rx.el.div(
        link_button("Make an account", f"{routes.SIGN_UP}{State.onward}", look="primary"),
        link_button("I have one: sign in", f"{routes.SIGN_IN}{State.onward}"),
        class_name="flex flex-wrap gap-2",
    )


def _over() -> rx.Component:
    return rx.el.div(
        callout(State.refusal, tone="look", role="alert"),
        rx.el.div(link_button("To Bidwell", routes.HOME), class_name="pt-4"),
    )
