"""Phrases that every second letter has: where they stand, why they are worn out, and what to write instead."""

import re
from dataclasses import dataclass

from app.domain.letters.lexicon import worn_out

_GROUPS = tuple(
    (
        re.compile(rf"(?<![\w-])(?:{'|'.join(group['phrases'])})(?!\w)", re.I),
        group["reason"],
        group["instead"],
    )
    for group in worn_out()
)


@dataclass(frozen=True)
class Cliche:
    """A worn-out phrase at `start:end`, with the reason and a way out."""

    words: str
    start: int
    end: int
    reason: str
    instead: str


def find_cliches(text: str) -> list[Cliche]:
    """Every worn-out phrase in order; of those that overlap, the longest."""
    plain = text.replace("’", "'").replace("‘", "'")
    found = [
        Cliche(text[m.start() : m.end()], m.start(), m.end(), reason, instead)
        for pattern, reason, instead in _GROUPS
        for m in pattern.finditer(plain)
    ]
    kept: list[Cliche] = []
    for one in sorted(found, key=lambda c: (c.start - c.end, c.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda c: c.start)
