"""Skills that an ad calls a must: "must have 5 years of Kubernetes", "Terraform is mandatory", a list so headed."""

import re
from collections.abc import Iterator, Sequence

from app.domain.skills import SkillSpan, is_language, rarity

MUST = re.compile(
    r"\bmust[- ]haves?\b|\bmust[- ](?:knows?|be (?:an? )?(?:very |highly |really )?(?:proficient|experienced|skilled|expert|"
    r"strong|good|familiar|fluent))\b|\b(?:is|are) (?:an? (?:absolute |strict )?must|mandatory|required|essential)\b"
    r"|\b(?:required|mandatory|essential) (?:skills?|tech(?:nical)? skills?|experience|stack)\b|\bmandatory\b"
    r"|\b(?:at least|minimum(?: of)?|min\.?) \d{1,2}\+? ?years?\b|\b\d{1,2}\+ ?years?\b",
    re.IGNORECASE,
)

YEARS = re.compile(
    r"\b(?P<years>\d{1,2})\s*\+?\s*(?:(?:-|–|to)\s*\d{1,2}\s*\+?\s*)?(?:years?|yrs?)\b", re.IGNORECASE
)

OPEN = re.compile(
    r"\b(?:or|either|similar|e\.g|such as|like|preferred|preferably|plus|bonus|ideally|desirable|desired|nice to have|"
    r"advantage\w*|not (?:required|mandatory|necessary|a must)|equivalent|any of|one of)\b|/",
    re.IGNORECASE,
)
"""Where a sentence leaves a choice, no single skill of it is a must."""

LINE_END = re.compile(r"(?<![A-Z])[.!?](?=\s)|[\n;•]")

ITEM = re.compile(r"\n[ \t]*(?:[-*•·–▪●◦➤✓✔✅]|\d{1,2}[.)])[^\n]*")

LINE = re.compile(r"\n[ \t]*(?=\S)[^\n:]{2,100}(?=\n|$)")
"""A line of a list that has no marks."""

HEADING_WORDS = 5
"""A line of no more words heads what follows it, with a colon or without."""

REACH = 200
"""Characters of a sentence before and after its must, at most."""

TELLING = 1.0
"""The rarity of a skill from which on it can rule anybody out: everybody who is asked knows the commoner ones."""

MOST = 6


def musts_in(text: str, spans: Sequence[SkillSpan]) -> Iterator[tuple[str, int, str]]:
    """Each skill that is called a must, the years it is asked for (0 where none), and the words that say so."""
    seen: set[str] = set()
    for found in MUST.finditer(text):
        for start, end in _stretches(text, found, spans):
            said = text[start:end]
            if OPEN.search(said):
                continue
            years = YEARS.search(said)
            for span in spans:
                if start <= span.start < end and span.name not in seen and _rules_out(span.name):
                    seen.add(span.name)
                    yield span.name, _years(years), said.strip()
                    if len(seen) == MOST:
                        return


def _stretches(text: str, found: re.Match[str], spans: Sequence[SkillSpan]) -> Iterator[tuple[int, int]]:
    """The sentence around a must; where it heads a list, each item of the list."""
    first, last = max(0, found.start() - REACH), min(len(text), found.end() + REACH)
    before = [end.end() for end in LINE_END.finditer(text, first, found.start())]
    after = LINE_END.search(text, found.end(), last)
    start, end = before[-1] if before else first, after.start() if after else last
    yield start, end
    if not _is_heading(text, start, end, spans):
        return
    marked = ITEM.match(text, end) or ITEM.match(text, end + 1)  # a blank line may stand between
    end = marked.start() if marked else end
    while item := (ITEM if marked else LINE).match(text, end):
        yield item.start() + 1, item.end()
        end = item.end()


def _is_heading(text: str, start: int, end: int, spans: Sequence[SkillSpan]) -> bool:
    """Whether these words stand over a list: they end with a colon, or are a short line that names no skill."""
    words = text[start:end].strip(" \t*#_")
    if words.endswith(":"):
        return True
    is_line = text[end : end + 1] == "\n" and text[max(0, start - 1) : start] in ("", "\n")
    names_skill = any(start <= span.start < end for span in spans)
    return is_line and not names_skill and len(words.split()) <= HEADING_WORDS


def _rules_out(name: str) -> bool:
    return rarity(name) >= TELLING and not is_language(name)


def _years(found: re.Match[str] | None) -> int:
    years = int(found["years"]) if found else 0
    return years if 0 < years <= 15 else 0
