"""What of a file is kept with it and not put into the profile, by name."""

from collections.abc import Iterable

from app.domain.profile_import.facts import FactKind, FoundFact

MOST_NAMED = 5
LONGEST = 60
PART = " · "
"""Stands between the parts of a fact's text; the first names it."""


def kept_words(facts: Iterable[FoundFact]) -> str:
    """ "3 kept with the file only: languages (English, German), references (Maria Keller)"; "" where nothing is."""
    sections: dict[str, list[str]] = {}
    for fact in facts:
        if fact.kind is FactKind.OTHER:
            name = _cut(fact.values["text"].split(PART)[0])
            sections.setdefault(fact.values["section"], []).append(name)
    if not sections:
        return ""
    count = sum(map(len, sections.values()))
    listed = ", ".join(f"{section} ({_listed(names)})" for section, names in sections.items())
    return f"{count:,} kept with the file only: {listed}"


def _listed(names: list[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
