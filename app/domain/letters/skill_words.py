"""Skills named in a text: the known ones, and those that this profile or this ad calls by its own name."""

from collections.abc import Iterable
from functools import lru_cache

from app.domain.letters.lexicon import lines
from app.domain.letters.words import places_of, plain
from app.domain.skills import SkillSpan, canonical, find_skills

_GENERIC = frozenset(lines("generic_skills"))


def skill_spans(text: str, *, names: Iterable[str] = ()) -> list[SkillSpan]:
    """Every skill the text names, in order; `names` adds names that the list of known skills may lack."""
    spans = list(_known(text))
    low = text.casefold()
    if len(low) != len(text):
        return spans
    for name in sorted({n.strip() for n in names if len(n.strip()) > 1}, key=len, reverse=True):
        for place in places_of(name.casefold(), low):
            end = place + len(name)
            if not any(s.start < end and place < s.end for s in spans):
                spans.append(SkillSpan(canonical(name), place, end))
    return sorted(spans, key=lambda s: (s.start, -s.end))


def is_generic(name: str) -> bool:
    """Whether a tag names no skill that one has or lacks: "API", "Software", "Personal Computer"."""
    return plain(name) in _GENERIC


@lru_cache(maxsize=2048)
def _known(text: str) -> tuple[SkillSpan, ...]:
    return tuple(find_skills(text))


@lru_cache(maxsize=8192)
def skill_key(name: str) -> str:
    """One key for all spellings of a skill."""
    return plain(canonical(name))
