"""The word lists and wording of letters, kept as data in app/domain/data: letter_*.txt and letter_*.json."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

_DATA = files("app.domain") / "data"


@cache
def _sections() -> dict[str, tuple[str, ...]]:
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in (_DATA / "letter_words.txt").read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            current = sections.setdefault(line[1:-1], [])
        elif line.strip() and not line.startswith("# "):
            current.append(line.strip())
    return {name: tuple(lines) for name, lines in sections.items()}


def lines(section: str) -> tuple[str, ...]:
    """A section's lines, each one entry."""
    return _sections()[section]


def words(section: str) -> frozenset[str]:
    """A section's words, however they are spread over lines."""
    return frozenset(word for line in lines(section) for word in line.split())


def either(section: str) -> str:
    """A regular expression that matches any line of a section (each line is itself one)."""
    return f"(?:{'|'.join(lines(section))})"


@cache
def trades() -> tuple[dict[str, Any], ...]:
    """What can be said about beginning a job in each trade, and what is worth asking."""
    return tuple(json.loads((_DATA / "letter_trades.json").read_text("utf-8")))


@cache
def wording() -> dict[str, Any]:
    """The sentences a letter is made of, by part and style, from the plainest to the liveliest."""
    return dict(json.loads((_DATA / "letter_wording.json").read_text("utf-8")))
