"""The button that lets the team's model write a draft; where there is no model, nothing."""

import reflex as rx

from app.components.buttons import button
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
