"""Where a card lies: positions are numbers, and between two of them there is always room for another."""

from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Any
from uuid import UUID

from app.domain.enums import ApplicationStatus
from app.domain.errors import BadInput, NotFound

GONE = "This card is not on the board any more."
MOST_CARDS = 100_000
EXACT = Context(prec=16_000)
"""Python would round to 28 digits, Postgres's numeric does not."""
GAP = Decimal(1)


@dataclass(frozen=True)
class Drop:
    """What a person did with a card: from which column to which, so many from the top, under which card."""

    id: UUID
    came_from: ApplicationStatus
    to: ApplicationStatus
    index: int = 0
    under: UUID | None = None

    @classmethod
    def parse(cls, card: Any, came_from: Any, to: Any, index: Any = 0, under: Any = "") -> "Drop":
        """From what a browser sent, whatever that is."""
        try:
            start, end = ApplicationStatus(came_from), ApplicationStatus(to)
            place = min(max(int(index), 0), MOST_CARDS)
        except (ValueError, TypeError, OverflowError) as error:
            raise BadInput("The board has no such place. Reload the page and try again.") from error
        return cls(card_id(card), start, end, place, card_id(under) if under else None)

    def as_sent(self) -> dict[str, Any]:
        """The other way round: what `parse` takes."""
        return {
            "card": str(self.id),
            "came_from": self.came_from.value,
            "to": self.to.value,
            "index": self.index,
            "under": str(self.under or ""),
        }

    @property
    def stays(self) -> bool:
        return self.came_from is self.to


def card_id(value: Any) -> UUID:
    """The id of a card as a browser sent it; NotFound for anything that cannot be one."""
    try:
        return UUID(str(value))
    except ValueError as error:
        raise NotFound(GONE) from error


def between(above: Decimal | None, below: Decimal | None) -> Decimal:
    """A position after `above` and before `below`, with as few digits as can be; None is an open end."""
    if above is None and below is None:
        return Decimal(0)
    if below is None:
        assert above is not None
        return EXACT.add(_whole(above), GAP)
    if above is None:
        return EXACT.subtract(_whole(below), GAP)
    if above >= below:
        raise ValueError("There is no room between two cards at the same position.")
    middle = EXACT.multiply(EXACT.add(above, below), Decimal("0.5"))
    for digits in range(_digits(middle)):
        shorter = middle.quantize(Decimal(1).scaleb(-digits), context=EXACT)
        if above < shorter < below:
            return shorter
    return middle


def _whole(position: Decimal) -> Decimal:
    return position.to_integral_value(context=EXACT)


def _digits(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
