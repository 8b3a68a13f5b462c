"""A transcript as it is kept, made into the call that is measured."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.domain.interview.transcript import Call, Turn


def call_from(lines: Iterable[Mapping[str, Any]], me: str) -> Call:
    """Times of what was typed are those of the keyboard, not of the voice: they measure nothing."""
    turns = []
    for line in lines:
        is_typed = line.get("by") == "typed"
        start, end = (None, None) if is_typed else (line.get("start"), line.get("end"))
        turns.append(Turn(line["number"], line["speaker"], line["text"], start, end))
    return Call(tuple(turns), me)
