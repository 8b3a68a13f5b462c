"""One measured figure: what it is, what it stands beside, what it has to reach and whether it does."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """`measured` and `floor` are in `unit`. A figure without a goal (`most`, `most_ratio`, `least`) only informs.

    The unit "share" is of measures between 0 and 1 of which more is better.
    """

    what: str
    measured: float
    unit: str
    beside: str = ""
    floor: float | None = None
    most: float | None = None
    most_ratio: float | None = None
    least: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the floor; None where there is no floor, or where it is nothing."""
        return self.measured / self.floor if self.floor else None

    @property
    def reached(self) -> bool | None:
        """None where nothing is to be reached."""
        held = []
        if self.most is not None:
            held.append(self.measured <= self.most)
        if self.least is not None:
            held.append(self.measured >= self.least)
        if self.most_ratio is not None:
            held.append(self.ratio is not None and self.ratio <= self.most_ratio)
        return all(held) if held else None

    @property
    def goal(self) -> str:
        """What is to be reached, in words: "≤ ×6 ≤ 2 s", "≥ 0.940"."""
        words = []
        if self.most_ratio is not None:
            words.append(f"≤ ×{self.most_ratio:g}")
        if self.most is not None:
            words.append(f"≤ {amount(self.most, self.unit)}")
        if self.least is not None:
            words.append(f"≥ {amount(self.least, self.unit)}")
        return " ".join(words)

    def as_dict(self) -> dict[str, Any]:
        """For `--json`."""
        return {
            "what": self.what,
            "measured": self.measured,
            "unit": self.unit,
            "beside": self.beside,
            "floor": self.floor,
            "ratio": self.ratio,
            "goal": self.goal,
            "reached": self.reached,
            "note": self.note,
        }


def amount(value: float, unit: str) -> str:
    """A number as one reads it: three digits that count, and its unit."""
    if unit == "share":
        return f"{value:.3f}"
    if unit == "s" and 0 < value < 1:
        value, unit = value * 1000, "ms"
    digits = 1 if value < 100 and value != round(value) else 0
    return f"{value:,.{digits}f} {unit}".strip()
