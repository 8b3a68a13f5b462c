"""Skills out of a CV: those that a list names, and those that an entry shows."""

import re
from collections.abc import Collection

from app.domain.profile_forms import LONGEST_SKILL
from app.domain.profile_import.facts import FactKind, FoundFact, snippet_of
from app.domain.skills import canonical, is_known
from app.domain.skills_scan import find_skills
from app.sources.profiles.lines import Line

MOST_IN_ENTRY = 12
_SEPARATORS = re.compile(r"\s*[,;|•·●▪/]\s+|\s*[,;|•·●▪]\s*|\s+[–—-]\s+|\n")
_LABEL = re.compile(r"^[^:,]{2,40}:\s*")
_BRACKETS = re.compile(r"\s*\((?:[^()]{0,40})\)\s*$")
_SOFT = frozenset({
    "teamwork", "communication", "leadership", "creative problem solving", "problem solving", "learning mindset",
    "time management", "hard working", "detail oriented", "fast learner", "team player", "motivated",
})  # fmt: skip
UNKNOWN = "Not a skill that Bidwell knows: keep it if clients search for it."


def read_skills(lines: list[Line]) -> list[FoundFact]:
    """One fact a skill, each once."""
    facts: list[FoundFact] = []
    seen: set[str] = set()
    for line in lines:
        for name in _names(line.text):
            key = canonical(name).casefold()
            if key not in seen:
                seen.add(key)
                facts.append(skill(name, line.place, line.text))
    return facts


def skill(name: str, place: str, words: str, *, level: str = "", years: str = "") -> FoundFact:
    """A skill that a file names; one outside the vocabulary is for the person to judge. `years` as digits, or ""."""
    known = is_known(name)
    values = (
        {"name": name[:LONGEST_SKILL]}
        | ({"level": level} if level else {})
        | ({"years": years} if years else {})
    )
    doubt = "" if known else UNKNOWN
    return FoundFact(FactKind.SKILL, values, place, snippet_of(words), known, doubt)


def skills_shown(text: str, own: Collection[str] = ()) -> list[str]:
    """The skills that prose names for past work: by their own name, or one that the skill list has as well."""
    shown = [
        span.name
        for span in find_skills(text)
        if span.name in own or text[span.start : span.end].casefold() == span.name.casefold()
    ]
    return [name for name in dict.fromkeys(shown) if name.casefold() not in _SOFT][:MOST_IN_ENTRY]


def _names(text: str) -> list[str]:
    found: list[str] = []
    for piece in _SEPARATORS.split(_LABEL.sub("", text)):
        name = _BRACKETS.sub("", piece.strip(" .-–:")).strip()
        words = name.split()
        if not name or len(name) > LONGEST_SKILL or name.casefold() in _SOFT or not re.search(r"\w", name):
            continue
        if is_known(name):
            found.append(name)
        elif len(words) > 4 or len(spans := find_skills(name, title=True)) > 1:
            found += [span.name for span in (find_skills(name, title=True) if len(words) > 4 else spans)]
        elif len(words) <= 4 and not name.islower():
            found.append(name)
    return found
