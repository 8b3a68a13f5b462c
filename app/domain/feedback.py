"""What a client said about an application or the work, read from a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from app.domain.forms import FormReader

OUTCOMES = {"hired": "Hired", "not_hired": "Not hired", "unknown": "Not said"}
RATINGS = ("", "5", "4", "3", "2", "1")
NOTHING = "Write what the client said, or choose an outcome or a rating."


@dataclass(frozen=True)
class Said:
    """The client's own words, their rating out of five, whether they hired, and why."""

    words: str
    rating: Decimal | None
    outcome: str
    reason: str

    @classmethod
    def parse(cls, form: Mapping[str, Any]) -> "Said":
        """BadForm where a field cannot be used, or nothing was said at all."""
        reader = FormReader(form)
        words, reason = reader.text("words", longest=5000).strip(), reader.line("reason", longest=300)
        outcome, rating = reader.line("outcome", longest=20), _rating(reader)
        if outcome not in ("", *OUTCOMES):
            reader.refuse("outcome", "Choose hired, not hired or not said.")
        if not (words or reason or outcome or rating):
            reader.refuse("words", NOTHING)
        reader.finish()
        return cls(words, rating, outcome, reason)


def _rating(reader: FormReader) -> Decimal | None:
    typed = reader.line("rating", longest=5).replace(",", ".")
    if not typed:
        return None
    try:
        rating = Decimal(typed)
    except InvalidOperation:
        rating = Decimal(-1)
    if not rating.is_finite() or not 0 <= rating <= 5:
        reader.refuse("rating", "A rating is a number from 0 to 5.")
        return None
    return rating
