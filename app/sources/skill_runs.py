"""Tags that a page ran together with spaces only ("CSS Web Design WordPress"), taken apart by known names."""

import re

SUFFIXES = frozenset(
    {"development", "design", "programming", "services", "management", "marketing", "testing"}
)
_SEPARATED = re.compile(r"[,;|\n\[•·]")


def is_run(text: str) -> bool:
    """Whether a text of tags has words enough for several, and nothing between them."""
    return not _SEPARATED.search(text) and len(text.split()) > 1


def split_run(text: str) -> list[str]:
    """The tags in their own words; what lies between two known ones stays a tag, too."""
    from app.domain.skills import find_skills  # only some files need the vocabulary, which takes a moment

    text = re.sub(r"\s+\+?[0-9]+\s+more\s*$", "", text.strip())
    spans = sorted(find_skills(text), key=lambda span: span.start)
    if len(spans) < 2:
        return [text]
    names: list[str] = []
    end = 0
    for span in spans:
        _add_gap(names, text[end : span.start].strip())
        if span.start >= end:
            names.append(text[span.start : span.end])
        end = max(end, span.end)
    _add_gap(names, text[end:].strip())
    return names


def _add_gap(names: list[str], gap: str) -> None:
    if gap.lower() in SUFFIXES and names:
        names[-1] = f"{names[-1]} {gap}"
    elif len(gap) > 1:
        names.append(gap)
