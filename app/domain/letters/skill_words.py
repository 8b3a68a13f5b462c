"""Skills named in a text: the known ones, and those that this profile or this ad calls by its own name."""

import re
from collections.abc import Iterable

from app.domain.letters.words import plain
from app.domain.skills import SkillSpan, canonical, find_skills


def skill_spans(text: str, *, names: Iterable[str] = ()) -> list[SkillSpan]:
    """Every skill the text names, in order; `names` adds names that the list of known skills may lack."""
    spans = list(find_skills(text))
    for name in sorted({n.strip() for n in names if len(n.strip()) > 1}, key=len, reverse=True):
        for m in re.finditer(rf"(?<![\w+#.]){re.escape(name)}(?![\w+#])", text, re.I):
            if not any(s.start < m.end() and m.start() < s.end for s in spans):
                spans.append(SkillSpan(canonical(name), m.start(), m.end()))
    return sorted(spans, key=lambda s: (s.start, -s.end))


def skill_key(name: str) -> str:
    """One key for all spellings of a skill."""
    return plain(canonical(name))
