"""`bidwell skills`: the skills that texts name, for programs and for people."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from app.domain.errors import BadInput
from app.domain.skills import find_skills

LONGEST = 1_000_000
"""Characters of one text."""


def skills_of_lines(lines: Iterable[str]) -> Iterator[list[dict[str, Any]]]:
    """For each line of {"text"} its skills, in order; offsets count the characters of the text."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield [
                {"name": span.name, "start": span.start, "end": span.end}
                for span in find_skills(_text(line, number))
            ]


def _text(line: str, number: int) -> str:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise BadInput(f"Line {number} is not JSON.") from error
    text = row.get("text") if isinstance(row, dict) else None
    if not isinstance(text, str):
        raise BadInput(f'Line {number} is not an object with a "text".')
    if len(text) > LONGEST:
        raise BadInput(f"The text of line {number} is longer than {LONGEST:,} characters.")
    return text
