"""What a tab shows of the board, and what has to be sent to bring it up to date."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from app.domain.board import Drop, card_id
from app.queries.pipeline import NO_BOARD, Board, BoardCard

MANY = 40
"""From so many changed cards on, all of them are sent anew."""


class Shown:
    """The board as last read, and its cards as last sent whole.

    A plain class, so that Reflex does not watch its insides: comparing 400 watched cards takes longer than
    reading them.
    """

    def __init__(self, board: Board = NO_BOARD, sent: Mapping[str, BoardCard] | None = None) -> None:
        self.board, self.sent = board, sent or {}

    def followed_by(self, found: Board, *, afresh: bool) -> tuple["Shown", dict[str, Any]]:
        """The next one, and the vars that say it: cards that differ, or all where many do."""
        changed = {key: vars(card) for key, card in found.cards.items() if self.sent.get(key) != card}
        said: dict[str, Any] = {
            "order": found.order,
            "sums": found.sums,
            "total": found.total,
            "groups": found.groups,
        }
        if not afresh and len(changed) <= MANY:
            return Shown(found, self.sent), said | {"changed": changed}
        cards = {key: vars(card) for key, card in found.cards.items()}
        return Shown(found, found.cards), said | {"cards": cards, "changed": {}}

    def place_of(self, drop: Drop) -> dict[str, Any]:
        """Where the card lies now, to put it there again."""
        column = self.board.order.get(drop.came_from.value, [])
        index = column.index(str(drop.id)) if str(drop.id) in column else 0
        under = card_id(column[index - 1]) if index else None
        return Drop(drop.id, drop.came_from, drop.came_from, index, under).as_sent()

    def version_of(self, card: Any) -> int:
        return self.board.versions.get(str(card), 0)

    def title_of(self, card: Any) -> str:
        known = self.board.cards.get(str(card))
        return known.title if known else "The card"


def address(path: str, seen: Mapping[str, str]) -> str:
    """Where the board is shown like this: `seen` are filter and grouping, "" where there is none."""
    asked = {name: value for name, value in seen.items() if value.strip()}
    return f"{path}?{urlencode(asked)}" if asked else path


def one_of(known: Mapping[str, str], wanted: str | None) -> str:
    """What the address asks for, if there is such a thing."""
    return wanted if wanted and wanted in known else ""
