"""How picky the feed is, 1 to 5, in words; and what a job that does not pass fails at first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from app.domain.errors import BadInput
from app.domain.scoring.floor import FLOOR_SHARES, NAME
from app.domain.scoring.weights import SHOW_BAR


@dataclass(frozen=True)
class Tightness:
    """One level: its number, a word, and what it means for the feed."""

    level: int
    word: str
    sentence: str

    @property
    def name(self) -> str:
        """ "Tightness 3 · balanced": the number that the address and the database know, and its word."""
        return f"Tightness {self.level} · {self.word.lower()}"


def _pay(level: int) -> str:
    """What this level wants of jobs that say what they pay."""
    return f"where the pay is said, {FLOOR_SHARES[level] * 100:g} % of your floor or more"


LEVELS = (
    Tightness(1, "Open", "Everything that has anything to do with you."),
    Tightness(2, "Relaxed", "Most of what you could do, weak deals included."),
    Tightness(3, "Balanced", f"What you can do and what pays decently: {_pay(3)}."),
    Tightness(4, "Picky", f"Good matches with few doubts; {_pay(4)}."),
    Tightness(5, "Strict", f"Only what fits nearly in every point; {_pay(5)}."),
)
LOOSEST = min(FLOOR_SHARES)
FLOOR_WORDS = (
    f"an ad that pays far less sinks, and below {FLOOR_SHARES[LOOSEST] * 100:g} % of it "
    f"{LEVELS[LOOSEST - 1].word} does not show it"
)
"""What a floor does, for where it is named."""

BY_LEVEL = {each.level: each for each in LEVELS}


def read_level(value: Any) -> int:
    """1 to 5, as a number or a digit; raises BadInput for anything else."""
    if isinstance(value, bool) or str(value) not in {str(level) for level in BY_LEVEL}:
        raise BadInput("Tightness goes from 1, open, to 5, strict.")
    return int(value)


def first_failed(parts: Sequence[Mapping[str, Any]], level: int) -> str:
    """The first rule that a job fails at this level, in words; "" for a job that fails none.

    The first rule is pay that is not too far below the person's floor. The others are the parts of the score in
    their order, the weightiest first. Each asks for the same share of its points as the level's bar asks of the
    whole, so a job below the bar always fails one of them.
    """
    bar, word = SHOW_BAR[level], BY_LEVEL[level].word
    floor = next((part for part in parts if part.get("name") == NAME), None)
    if floor and level >= int(floor["profile"]["level"]):
        return f"{floor['label']}: {floor['reason']} ({word} wants {FLOOR_SHARES[level] * 100:g} %)"
    for part in parts:
        if part is floor:
            continue
        points, of = float(part["points"]), float(part["of"])
        wanted = ceil(of * bar / 10 - 1e-9) / 10
        if points * 100 < of * bar - 1e-6:
            return (
                f"{part['label']}: {part['reason']} ({_number(points)} of {_number(of)} points, "
                f"{word} wants {_number(wanted)})"
            )
    return ""


def change_words(shows: int, enters: int, leaves: int, level: int) -> str:
    """What a turn of the dial does: "Picky shows 12 jobs: 19 leave, none enters." """
    if not enters and not leaves:
        return f"{BY_LEVEL[level].word} shows the same {_jobs(shows)}: none enters, none leaves."
    moves = f"{enters:,} {'enters' if enters == 1 else 'enter'}" if enters else ""
    moves = f"{leaves:,} {'leaves' if leaves == 1 else 'leave'}" if leaves else moves
    return f"{BY_LEVEL[level].word} shows {_jobs(shows)}: {moves}."


def _jobs(count: int) -> str:
    return f"{count:,} job" if count == 1 else f"{count:,} jobs"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
