"""Markdown that an ad was written in: its stars and hashes are taken away where the words are shown plain."""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

_SIGNS = re.compile(r"(?<!\d)\*{2,}|\*{2,}(?![\d*])|^#{1,6}[ \t]+(?=\S)", re.MULTILINE)
"""Stars in twos and more, unless they reckon (2**10), and the hashes before a heading."""


def without_signs(text: str) -> str:
    """The words alone: also of a quote that begins or ends within something bold."""
    return _SIGNS.sub("", text) if "**" in text or "#" in text else text


def signs_taken(text: str, marks: Iterable[Sequence[int]]) -> tuple[str, list[list[int]]]:
    """The same for a text with places marked in it, which stay at their words."""
    gone = [0] * (len(text) + 1)
    for sign in _SIGNS.finditer(text):
        for at in range(*sign.span()):
            gone[at + 1] = 1
    before = list(accumulate(gone))
    moved = ([place - before[min(place, len(text))] for place in mark] for mark in marks)
    return without_signs(text), [list(mark) for mark in moved]
