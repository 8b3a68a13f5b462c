"""What a measurement is: a value or "not measured" with the reason, its unit, its place in the transcript."""

import inspect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.interview.transcript import Call, Turn

NOT_MEASURED = "not measured"


@dataclass(frozen=True)
class Mark:
    """Where something is said: the line, the characters of its text from `start` up to `end`, and those words."""

    line: int
    start: int
    end: int
    words: str
    kind: str = ""


@dataclass(frozen=True)
class Figure:
    """What a measure found; without a value `why` says what is missing."""

    value: float | int | str | None
    n: int = 0
    marks: tuple[Mark, ...] = ()
    why: str = ""
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Setting:
    """What a call is measured against: the demands of the job, if there is one."""

    call: Call
    demands: tuple[str, ...] | None = None


Measure = Callable[[Setting], Figure]


def told_in(measure: Measure) -> dict[str, str]:
    """The label, definition, unit, span and source that the docstring of a measure gives."""
    lines = (inspect.getdoc(measure) or "").splitlines()
    told = {"label": lines[0].rstrip(".") if lines else measure.__name__}
    for line in lines[1:]:
        name, colon, words = line.strip().partition(": ")
        if colon and name in ("Definition", "Unit", "Span", "Source"):
            told[name.lower()] = words
    return told


def mark(turn: Turn, start: int, end: int, kind: str = "") -> Mark:
    return Mark(turn.number, start, end, turn.text[start:end], kind)


def whole(turns: Iterable[Turn], kind: str = "") -> tuple[Mark, ...]:
    """Whole lines."""
    return tuple(mark(turn, 0, len(turn.text), kind) for turn in turns)


def missing(why: str) -> Figure:
    return Figure(None, why=why)


def median(values: Sequence[float]) -> float:
    """The middle one, or the mean of the two in the middle."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
