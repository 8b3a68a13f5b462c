"""The board of the pipeline with its tables: columns, legal moves and why not, and its keys."""

import reflex as rx

from app.components.kanban import ACTIONS, BoardColumn, CardAction, kanban
from app.domain.card import CLOSED
from app.domain.enums import ApplicationStatus as S
from app.domain.pipeline import LABELS, explain_illegal_move, legal_targets
from app.pages import routes
from app.state.application import ApplicationState
from app.state.bulk import BulkState
from app.state.notices import NoticeState
from app.state.pipeline import PipelineState
from app.state.presence import PresenceState
from app.state.session import SessionState

TONES = {
    S.SHORTLISTED: "line",
    S.READY_TO_APPLY: "blue",
    S.APPLIED: "violet",
    S.IN_CONVERSATION: "amber",
    S.INTERVIEWING: "accent",
    S.WON: "accent",
    S.LOST: "red",
    S.ARCHIVED: "line",
}
COLUMNS: list[BoardColumn] = [
    {"id": status.value, "label": LABELS[status], "tone": TONES[status], "closed": status in CLOSED}
    for status in S
]
MOVES = {status.value: [target.value for target in legal_targets(status)] for status in S}
WHY_NOT = {
    start.value: {end.value: explain_illegal_move(start, end) for end in S if end not in legal_targets(start)}
    for start in S
}
KEYS = [
    {"key": "j k", "label": "To the first card, then down and up"},
    {"key": "← ↑ ↓ →", "label": "Walk between cards"},
    {"key": "Space", "label": "Lift a card; arrows move it, Space drops it, Esc puts it back"},
    {"key": "Shift →", "label": "To the next possible column"},
    {"key": "m", "label": "Move to… (then 1–8 or its first letters)"},
    {"key": "Enter", "label": "Open the card"},
    {
        "key": "x",
        "label": "Choose the card, or leave it out again; also Ctrl-click, and Shift-click for a row of cards",
    },
    {"key": "n", "label": "Note"},
    {"key": "f", "label": "Follow-up date"},
    {"key": "a", "label": "Archive"},
    {"key": "u", "label": "Undo the last change"},
]
LETTER: tuple[CardAction, ...] = (
    {"id": "write", "label": "Write the letter", "when": "unwritten", "href": routes.LETTER},
    {"id": "letter", "label": "Cover letter", "when": "written", "href": routes.LETTER},
)
LOOKING = {"j k", "← ↑ ↓ →", "Enter"}
"""Keys of somebody who may only look."""


def board() -> rx.Component:
    """Eight columns; for somebody who may only look, without handles, menus and keys that change."""
    return kanban(
        COLUMNS,
        order=PipelineState.order,
        cards=PipelineState.cards,
        changed=PipelineState.changed,
        sums=PipelineState.sums,
        moves=MOVES,
        reasons=WHY_NOT,
        asking=[S.APPLIED.value],
        revision=PipelineState.revision,
        may_write=SessionState.may_write,
        on_move=PipelineState.move,
        on_open=lambda card: ApplicationState.open(card),
        on_action=PipelineState.act,
        on_chosen=BulkState.act_on,
        on_refused=lambda words: NoticeState.show(words, "info"),
        settled=BulkState.settled,
        present=PresenceState.here,
        groups=PipelineState.groups,
        actions=[ACTIONS[0], *LETTER, *ACTIONS[1:]],
    )


def keys() -> rx.Var[list[dict[str, str]]]:
    """For the `?` sheet: what this person's keys do."""
    return rx.cond(SessionState.may_write, KEYS, [each for each in KEYS if each["key"] in LOOKING])
