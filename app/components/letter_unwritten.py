"""A job without a letter: the ad, and one way on. Nothing is written by only looking."""

import reflex as rx

from app.components.buttons import Event, Text, button, link_button
from app.components.page_states import empty_state

SOURCED = "Composed from your facts, each with its source."


def unwritten(
    job_side: rx.Component,
    *,
    owner: rx.Var[str],
    application: Text,
    may_write: rx.Var[bool],
    on_draft: Event,
    feed: str,
    on_board: rx.Var[bool],
) -> rx.Component:
    """The ad on the left; on the right the button that drafts, for whoever may write.

    Where it is a colleague's application, `owner` writes its letter, and `application` leads to it.
    """
    return rx.el.div(
        job_side,
        rx.el.section(
            rx.cond(
                owner != "",
                empty_state(
                    f"This is the application of {owner}, who writes its letter.",
                    link_button("Open the application", application, look="primary"),
                    hint="You can read the letter there; only its owner changes it.",
                    icon_name="letters",
                ),
                rx.cond(may_write, _to_draft(on_draft, on_board), _to_look_at(feed)),
            ),
            aria_label=rx.cond(owner != "", "The letter", "Your letter"),
            class_name="desk-paper",
        ),
        class_name="desk desk-unwritten",
    )


def _to_draft(on_draft: Event, on_board: rx.Var[bool]) -> rx.Component:
    draft = button(
        "Draft a letter", look="primary", on_click=on_draft, key="R", custom_attrs={"data-key": "r"}
    )
    return empty_state(
        "No letter yet.",
        draft,
        hint=rx.cond(on_board, SOURCED, f"{SOURCED} The job comes onto your board."),
        icon_name="letters",
    )


def _to_look_at(feed: str) -> rx.Component:
    return empty_state(
        "There is no letter of yours for this job.",
        link_button("To the feed", feed, look="primary"),
        hint="You can look at everything in this team, but not change it. Ask its owner.",
        icon_name="letters",
    )


def no_such_job(letters: str) -> rx.Component:
    """An address that names no job of the team."""
    hint = "It may have been deleted, or belong to another team."
    to_letters = link_button("To your letters", letters, look="primary")
    return empty_state("This job is not here.", to_letters, hint=hint, icon_name="letters")
