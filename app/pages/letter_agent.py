"""The button that lets the team's model write a draft, and the draft as it is written; without a model, nothing."""

import reflex as rx

from app.components.buttons import button
from app.components.letter_stream import draft_so_far, what_came_of_it
from app.state.letter_agent import LetterAgentState as State


def letter_agent() -> rx.Component:
    """Beside the choice of style."""
    return rx.cond(
        State.model != "",
        rx.el.div(
            button(f"Write with {State.model}", small=True, disabled=State.at_work, on_click=State.write),
            rx.cond(State.at_work, rx.el.span(State.words, class_name="meta text-muted", role="status")),
            class_name="flex items-center gap-2",
        ),
    )


def letter_stream() -> rx.Component:
    """The draft so far, in the letter's place; afterwards, what came of it."""
    return rx.cond(
        State.text != "",
        draft_so_far(State.text, State.model, on_stop=State.stop),
        rx.cond(State.told != "", what_came_of_it(State.told, State.left_out)),
    )
