"""Somebody is not in the team any more in which this browser acted: which one, and where to go on."""

import reflex as rx

from app.components.buttons import button
from app.components.forms import native_form
from app.components.page_states import loading, skeleton, when_loaded
from app.components.shell import plain_page
from app.pages import routes
from app.state.standing import LeftTeamState as State


def page() -> rx.Component:
    return plain_page(
        rx.el.div(
            when_loaded(
                State.loaded,
                rx.cond(State.next_id != "", _go_on(), _nowhere()),
                skeletons=loading("Loading", skeleton("h-24 w-full")),
            ),
            on_mount=State.load,
            class_name="pt-4",
        ),
        title=rx.cond(
            State.loaded, f"You are no longer in the team {State.team}.", "You are no longer in this team."
        ),
    )


def _go_on() -> rx.Component:
    return native_form(
        rx.el.p("You are still signed in. What you did there stays with that team.", class_name="secondary"),
        rx.el.input(type="hidden", name="team", value=State.next_id, read_only=True),
        button(f"Go to {State.next_name}", look="primary", submit=True),
        action=routes.TEAM_POST,
        class_name="flex flex-col items-start gap-4",
    )


def _nowhere() -> rx.Component:
    return native_form(
        rx.el.p(
            "You belong to no other team. Ask the owner of a team to invite you, or sign out and make an account"
            " of your own.",
            class_name="secondary",
        ),
        button("Sign out", submit=True),
        action=routes.SIGN_OUT_POST,
        class_name="flex flex-col items-start gap-4",
    )
