"""The pipeline board: eight columns, cards moved by mouse, touch, keys or a menu."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, TypedDict

import reflex as rx

from app.components.islands import Island, one, source, two

for part in (
    "kanban_logic.js",
    "kanban_order.js",
    "kanban_groups.js",
    "kanban_keys.js",
    "kanban_lift.js",
    "kanban_page.js",
    "kanban_pointer.js",
    "sheet_history.js",
    "kanban_menu.jsx",
    "kanban_parts.jsx",
    "kanban_choice.jsx",
):
    source(part)


class BoardColumn(TypedDict):
    """A column: `tone` is its dot (line, blue, violet, amber, accent, red); closed ones hide at first."""

    id: str
    label: str
    tone: str
    closed: bool


class BoardCard(TypedDict):
    """What a card shows. `due` is the next thing ("reply waiting"), `due_tone` "look" makes it amber."""

    title: str
    client: str
    value: str
    score: int | None
    due: str
    due_tone: str
    age: str
    stale: bool
    unread: bool
    undoable: bool
    mine: bool
    unwritten: bool
    written: bool
    job_id: str


class CardAction(TypedDict, total=False):
    """An entry of the card's menu, shown if the card's field `when` is true. `href` leads to a page about
    the job, `[job_id]` in it standing for the card's; without one it is an action."""

    id: str
    label: str
    key: str
    when: str
    href: str


ACTIONS: tuple[CardAction, ...] = (
    {"id": "open", "label": "Open", "key": "Enter"},
    {"id": "note", "label": "Note", "key": "n"},
    {"id": "follow_up", "label": "Follow-up date", "key": "f"},
    {"id": "choose", "label": "Choose this card", "key": "x"},
    {"id": "undo", "label": "Undo the last move", "when": "undoable"},
    {"id": "remove", "label": "Take off the board"},
)


def dropped(
    card: rx.Var[str], start: rx.Var[str], end: rx.Var[str], index: rx.Var[int], under: rx.Var[str]
) -> list[rx.Var]:
    """A card, from which column to which, so many from the top, and the card above it ("" on top)."""
    return [card, start, end, index, under]


def chosen_ones(cards: rx.Var[list[list[str]]], action: rx.Var[str]) -> list[rx.Var]:
    """Each chosen card with the column it is seen in, and a column to go to, "follow_up" or "trash"."""
    return [cards, action]


class Kanban(Island):
    """See `kanban()`."""

    library = source("kanban.jsx")
    tag = "Kanban"
    lib_dependencies: list[str] = ["@hello-pangea/dnd@18.0.1"]

    columns: rx.Var[list[dict[str, Any]]]
    order: rx.Var[dict[str, list[str]]]
    cards: rx.Var[dict[str, dict[str, Any]]]
    changed: rx.Var[dict[str, dict[str, Any]]]
    moves: rx.Var[dict[str, list[str]]]
    reasons: rx.Var[dict[str, dict[str, str]]]
    asking: rx.Var[list[str]]
    sums: rx.Var[dict[str, str]]
    present: rx.Var[dict[str, list[dict[str, str]]]]
    groups: rx.Var[dict[str, Any]]
    actions: rx.Var[list[dict[str, str]]]
    revision: rx.Var[int]
    settled: rx.Var[int]
    may_write: rx.Var[bool]

    emits: ClassVar = {
        "on_move": dropped,
        "on_open": one,
        "on_action": two,
        "on_chosen": chosen_ones,
        "on_refused": one,
    }


def kanban(
    columns: Sequence[BoardColumn],
    *,
    order: rx.Var[dict[str, list[str]]],
    cards: rx.Var[dict[str, dict[str, Any]]],
    changed: rx.Var[dict[str, dict[str, Any]]],
    sums: rx.Var[dict[str, str]] | Mapping[str, str],
    moves: Mapping[str, Sequence[str]],
    reasons: Mapping[str, Mapping[str, str]],
    revision: rx.Var[int],
    on_move: Any,
    on_open: Any,
    on_action: Any,
    on_chosen: Any,
    on_refused: Any,
    settled: rx.Var[int] | int = 0,
    present: rx.Var[dict[str, list[dict[str, str]]]],
    groups: rx.Var[dict[str, Any]],
    asking: Sequence[str] = (),
    may_write: rx.Var[bool] | bool = True,
    actions: Sequence[CardAction] = ACTIONS,
) -> rx.Component:
    """The board. Give the page `action=board_tools()`, where the “Closed” button appears.

    `cards` is the bulk, `changed` what differs since, so that a move need not send all of them again.
    `moves`: column → columns a card may go to; `reasons`: column → column → why not.
    `present`: job → who else has it open, {"name", "initials", "words"}.
    `groups`: `names` of the groups within the columns and `of` each card the place of its own, or {}.
    A column of `asking` may ask something before it takes a card: only the answer says that it has moved.
    `on_move(card_id, from, to, index, under)` was already shown; add 1 to `revision` in every answer, granted
    or refused, together with `order`: equal data is not sent twice, so `order` alone cannot say no.
    `on_refused(sentence)`: a key could not do what it is for; say why. A step of `settled` means that what was
    chosen has been dealt with elsewhere.
    """
    return Kanban.create(
        columns=list(columns),
        order=order,
        cards=cards,
        changed=changed,
        sums=sums,
        moves={start: list(targets) for start, targets in moves.items()},
        reasons={start: dict(words) for start, words in reasons.items()},
        asking=list(asking),
        present=present,
        groups=groups,
        actions=list(actions),
        revision=revision,
        settled=settled,
        may_write=may_write,
        on_move=on_move,
        on_open=on_open,
        on_action=on_action,
        on_chosen=on_chosen,
        on_refused=on_refused,
    )


PICKED = "(document.querySelector('.kboard')?.dataset.picked ?? '').split(' ').filter(Boolean)"


def picked_cards() -> rx.Var[list[str]]:
    """The cards that are chosen on the board at the moment of a click."""
    return rx.Var(PICKED).to(list[str])


def board_tools() -> rx.Component:
    """The place in the header where the board puts its “Closed” button."""
    return rx.el.div(id="board-tools", class_name="contents")
