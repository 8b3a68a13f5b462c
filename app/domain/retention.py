"""For how long it is kept what agents did, step by step; what they wrote stays in any case."""

from collections.abc import Mapping
from typing import Any

from app.domain.errors import BadInput

KEY = "keep_runs_days"
DEFAULT = 90
FOR_EVER = 0
CHOICES = {30: "30 days", DEFAULT: "90 days", 365: "a year", FOR_EVER: "for ever"}


def read_days(given: object) -> int:
    """One of the choices, from a browser."""
    typed = str(given)
    if typed.isascii() and typed.isdigit() and len(typed) < 4 and int(typed) in CHOICES:
        return int(typed)
    raise BadInput("Choose from the list for how long runs are kept.")


def days_of(settings: Mapping[str, Any]) -> int:
    """What a team has chosen; the default where it has not, or where that cannot be read."""
    kept = settings.get(KEY)
    return kept if isinstance(kept, int) and not isinstance(kept, bool) and kept in CHOICES else DEFAULT
