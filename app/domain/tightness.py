"""How picky the feed is, 1 to 5, in words."""

from dataclasses import dataclass
from typing import Any

from app.domain.errors import BadInput


@dataclass(frozen=True)
class Tightness:
    """One level: its number, a word, and what it means for the feed."""

    level: int
    word: str
    sentence: str


LEVELS = (
    Tightness(1, "Open", "Everything that has anything to do with you."),
    Tightness(2, "Relaxed", "Most of what you could do, weak deals included."),
    Tightness(3, "Balanced", "What you can do and what pays decently."),
    Tightness(4, "Picky", "Good matches with few doubts."),
    Tightness(5, "Strict", "Only what fits nearly in every point."),
)
BY_LEVEL = {each.level: each for each in LEVELS}


def read_level(value: Any) -> int:
    """1 to 5, as a number or a digit; raises BadInput for anything else."""
    if isinstance(value, bool) or str(value) not in {str(level) for level in BY_LEVEL}:
        raise BadInput("Tightness goes from 1, open, to 5, strict.")
    return int(value)
