"""The word lists, patterns and wording of letters, kept as data: app/domain/data/letter_*."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

_DATA = files("app.domain") / "data"


@cache
def _sections() -> dict[str, tuple[str, ...]]:
    sections: dict[str, list[str]] = {}
    for name in ("letter_words.txt", "letter_patterns.txt"):
        current: list[str] = []
        for line in (_DATA / name).read_text("utf-8").splitlines():
            if re.fullmatch(r"\[[a-z_]+\]", line):
                current = sections.setdefault(line[1:-1], [])
            elif line.strip() and not line.startswith("# "):
                current.append(line)
    return {name: tuple(found) for name, found in sections.items()}


def lines(section: str) -> tuple[str, ...]:
    """A section's lines, each one entry."""
    return _sections()[section]


def words(section: str) -> frozenset[str]:
    """A section's words, however they are spread over lines."""
    return frozenset(word for line in lines(section) for word in line.split())


def either(section: str) -> str:
    """The source of a pattern that matches any line of a section; `@name@` stands for that section."""
    body = "|".join(re.sub(r"@(\w+)@", lambda m: either(m[1]), line) for line in lines(section))
    return f"(?:{body})"


def pattern(section: str) -> re.Pattern[str]:
    """`either`, ready to search with; case does not matter, ^ and $ stand at the ends of lines."""
    return re.compile(either(section), re.I | re.M)


@cache
def trades() -> tuple[dict[str, Any], ...]:
    """What can be said about beginning a job in each trade, and what is worth asking."""
    return tuple(json.loads((_DATA / "letter_trades.json").read_text("utf-8")))


@cache
def kinds_of_work() -> tuple[dict[str, Any], ...]:
    """How ads ask for a kind of work, how facts tell of it, what begins it and what is worth asking."""
    return tuple(json.loads((_DATA / "letter_kinds.json").read_text("utf-8")))


@cache
def wording() -> dict[str, Any]:
    """The sentences a letter is made of, by part and style, from the plainest to the liveliest."""
    return dict(json.loads((_DATA / "letter_wording.json").read_text("utf-8")))


@cache
def worn_out() -> tuple[dict[str, Any], ...]:
    """Worn-out phrases, as patterns, in groups with the reason and what to write instead."""
    return tuple(json.loads((_DATA / "letter_cliches.json").read_text("utf-8")))
