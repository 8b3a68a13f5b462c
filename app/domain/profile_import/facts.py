"""What a CV or an export says about its owner: each fact with the place it stands in and its words."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

LONGEST_SNIPPET = 300


class FactKind(StrEnum):
    BASICS = "basics"
    SKILL = "skill"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    OTHER = "other"
    """Worth keeping with the file (languages, certificates), but no row of the profile."""


@dataclass(frozen=True)
class FoundFact:
    """One fact. `values` are texts as a form of the profile takes them; `place` is "page 1, line 4"."""

    kind: FactKind
    values: dict[str, str]
    place: str
    snippet: str
    is_sure: bool = True
    """False where a reader could have understood the words otherwise: the person should look."""
    doubt: str = ""
    """What there is to look at, in a sentence."""


@dataclass(frozen=True)
class ParsedProfile:
    """All that a file says about its owner."""

    kind: str
    facts: tuple[FoundFact, ...] = ()
    text: str = ""
    """The words of a CV, as read; empty for an export."""
    raw: dict[str, Any] = field(default_factory=dict)
    """The export itself, without what is not kept (addresses, connections, messages)."""
    notes: tuple[str, ...] = ()
    pages: int = 0


def snippet_of(*lines: str) -> str:
    """The words behind a fact, on one line and not too long."""
    words = " ".join(" ".join(lines).split())
    return words if len(words) <= LONGEST_SNIPPET else f"{words[: LONGEST_SNIPPET - 1].rstrip()}…"
