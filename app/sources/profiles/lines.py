"""A line of a CV, with where it stands."""

import re
from dataclasses import dataclass

from app.sources.plain_text import read_line

BULLET = re.compile(r"^\s*[•·●▪◦‣∙–—➢➤✓✔►▶*o\-\uf0b7\uf0a7]\s+(?=\S)")
COLUMNS = re.compile(r"\s*\t\s*| {3,}")
"""Gaps by which a line is set in columns: what stands on both sides are two things."""
MOST_CHARACTERS = 200_000


@dataclass(frozen=True)
class Line:
    """Text without its bullet; `place` in words: "page 1, line 4"."""

    text: str
    place: str
    is_bullet: bool = False
    is_heading: bool = False
    """Said to be one by the document itself."""


def a_line(written: str, place: str, *, is_bullet: bool = False, is_heading: bool = False) -> Line | None:
    """The line as it is read, or None for an empty one."""
    bullet = BULLET.match(written)
    words = (written[bullet.end() :] if bullet else written).strip()
    text = read_line(COLUMNS.sub(" | ", words))
    if not text:
        return None
    return Line(text, place, is_bullet or bullet is not None, is_heading)
