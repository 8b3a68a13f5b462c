"""The letter of an application, for whose it is: one press to draft or open it. A colleague may read it."""

import reflex as rx

from app.components.application_parts import folded, section
from app.components.buttons import button, link_button
from app.components.words import badge
from app.pages import routes
from app.state.application_page import ApplicationPageState as State
from app.state.letter_first import FirstLetterState
from app.state.session import SessionState


def letter_section() -> rx.Component:
    """How far it is, and the way on."""
    return section(
        "The letter",
        rx.el.div(
            badge(
                _said("letter_words"), rx.match(_said("letter"), ("ready", "ok"), ("draft", "look"), "plain")
            ),
            rx.cond(State.details["is_mine"].to(bool), _own()),
            link_button("Before you talk", routes.brief(_said("job_id")), small=True),
            class_name="flex flex-wrap items-center gap-2",
        ),
        rx.cond(State.details["is_mine"].to(bool), rx.fragment(), _theirs()),
    )


def _own() -> rx.Component:
    to_letter = routes.letter(_said("job_id"))
    return rx.match(
        _said("letter"),
        (
            "none",
            rx.cond(
                SessionState.may_write,
                button(
                    "Draft the letter",
                    on_click=FirstLetterState.draft(_said("job_id")),
                    look="primary",
                    small=True,
                ),
            ),
        ),
        ("draft", link_button("Finish the letter", to_letter, look="primary", small=True)),
        ("elsewhere", link_button("Open the letter", to_letter, small=True)),
        link_button("The letter", to_letter, small=True),
    )


def _theirs() -> rx.Component:
    return rx.el.div(
        rx.el.p(
            "Its letter is written by ",
            _said("owner"),
            ", whose application this is.",
            class_name="secondary pt-2",
        ),
        rx.cond(
            _said("their_letter") != "",
            folded("Read the letter", rx.el.p(_said("their_letter"), class_name="ad whitespace-pre-wrap")),
        ),
    )


def _said(name: str) -> rx.Var[str]:
    return State.details.get(name, "").to(str)
