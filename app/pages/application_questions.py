"""What the page of an application asks after a move, in the same words as the board."""

import reflex as rx

from app.components.board_questions import connects_question, letter_question, reason_question
from app.domain.card import REASONS
from app.pages import routes
from app.state.application_moves import ApplicationMovesState as Moves
from app.state.application_page import ApplicationPageState as State


def questions() -> tuple[rx.Component, ...]:
    """For a letter before applying, for the Connects after it, for a reason after the end."""
    card, title = State.details.get("id", "").to(str), State.details.get("title", "").to(str)
    return (
        letter_question(
            open=Moves.question == "letter",
            card=card,
            title=title,
            letter_href=routes.letter(State.details.get("job_id", "").to(str)),
            on_elsewhere=Moves.apply_with_other_letter,
            on_close=Moves.skip,
        ),
        connects_question(
            open=Moves.question == "connects",
            card=card,
            title=title,
            connects=Moves.connects,
            error=Moves.error,
            on_spent=lambda connects: Moves.spent(connects),
            on_another=Moves.spent_another,
            on_close=Moves.skip,
        ),
        reason_question(
            open=Moves.question == "reason",
            card=card,
            title=title,
            status=Moves.status,
            reasons={status.value: words for status, words in REASONS.items()},
            on_reason=lambda words: Moves.give_reason(words),
            on_close=Moves.skip,
        ),
    )
