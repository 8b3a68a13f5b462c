"""One pass over a text that finds the skills it names, longest name first, at word boundaries."""

import re
from dataclasses import dataclass
from itertools import accumulate

from app.domain.skills_forms import TOKEN
from app.domain.skills_vocabulary import Alias, Reader, Reading, reader

SPLIT = re.compile(f"({TOKEN.pattern})")

JOINS = re.compile(r"[ \t\xa0]+|[ \t\xa0]?[-–‑/&_'’+][ \t\xa0]?|\.")
"""What may stand between the words of one name: never the end of a sentence, a comma or a new line."""

LISTS = re.compile(r"[\s,/&|;•·●*+()\-–]{1,8}")
"""What stands between the members of a list."""

SENTENCE_ENDS = re.compile(r"(?:^|[.!?:\n•·●*\-–])\W*$")
"""A sentence may begin after this, and then a capital says nothing."""

BEFORE = frozenset({
    "in", "using", "use", "with", "know", "knows", "knowledge", "of", "experience", "experienced",
    "language", "languages", "like", "expert", "proficient", "senior", "junior", "lead", "backend", "via",
    "through", "either", "learn", "code", "coding", "written", "program", "include", "including",
})  # fmt: skip

BEFORE_ANY = frozenset({"using"})
"""Words before which even an uncapitalised name is meant."""

AFTER = frozenset({
    "developer", "developers", "development", "programming", "programmer", "programmers", "language",
    "engineer", "engineers", "engineering", "code", "coder", "coding", "script", "scripts", "scripting",
    "expert", "experts", "specialist", "framework", "backend", "server", "microservices", "skills",
    "library", "app", "apps", "application", "applications", "certified", "experience", "knowledge",
    "stack",
})  # fmt: skip

LINKS = frozenset({"and", "or"})

SURE = {True: frozenset({Reading.PLAIN, Reading.TITLE, Reading.HEAD}), False: frozenset({Reading.PLAIN})}
"""Readings that need no context: in a title, and in prose."""

SENTENCE_REACH = 12

SHORT = 3
"""Letters of a name that, written in capitals, is most likely an abbreviation of something else."""


@dataclass(frozen=True, slots=True)
class SkillSpan:
    """A skill that a text names, and where: `text[start:end]` are the text's own words for it."""

    name: str
    start: int
    end: int


@dataclass(slots=True)
class _Hit:
    """An alias seen at words[first:last]; `sure` when it counts."""

    alias: Alias
    first: int
    last: int
    sure: bool
    is_capital: bool


@dataclass(slots=True)
class _Words:
    """A text in pieces: words, the gaps before and after them, and where each piece ends."""

    text: str
    words: list[str]
    gaps: list[str]
    ends: list[int]

    def start_of(self, word: int) -> int:
        return self.ends[2 * word]

    def end_of(self, word: int) -> int:
        return self.ends[2 * word + 1]


def find_skills(text: str, *, title: bool = False) -> list[SkillSpan]:
    """The skills a text names, in order, without overlaps. A title needs fewer words for them than prose."""
    lower = _lower(text)
    pieces = SPLIT.split(lower)
    words = pieces[1::2]
    if "c\\" in lower or "f\\" in lower:
        words = [word.replace("\\", "") for word in words]
    seen = _Words(text, words, pieces[0::2], list(accumulate(map(len, pieces))))
    hits = _hits(seen, reader(title=title), SURE[title])
    _judge(hits, seen)
    sure = (hit for hit in hits if hit.sure)
    return [SkillSpan(hit.alias.skill, seen.start_of(hit.first), seen.end_of(hit.last - 1)) for hit in sure]


def _hits(seen: _Words, names: Reader, sure: frozenset[Reading]) -> list[_Hit]:
    """Every alias in the text, the longest that begins at each word."""
    words, sizes = seen.words, names.sizes
    hits: list[_Hit] = []
    done = 0
    for first in [place for place, word in enumerate(words) if word in sizes]:
        if first < done:
            continue
        seconds = sizes[words[first]]
        second = words[first + 1] if first + 1 < len(words) else ""
        hit = _longest(seen, first, (*seconds.get(second, ()), *seconds.get("", ())), names.aliases)
        if hit:
            hit.sure = hit.sure or hit.alias.reading in sure
            hits.append(hit)
            done = hit.last
    return hits


def _longest(seen: _Words, first: int, sizes: tuple[int, ...], aliases: dict[str, Alias]) -> _Hit | None:
    for size in sizes:
        last = first + size
        if last > len(seen.words):
            continue
        alias = aliases.get(" ".join(seen.words[first:last]))
        if alias and (size == 1 or all(JOINS.fullmatch(gap) for gap in seen.gaps[first + 1 : last])):
            written = alias.reading is Reading.CASE and _is_written_so(seen, alias, first, last)
            return _Hit(alias, first, last, written, seen.text[seen.start_of(first)].isupper())
    return None


def _is_written_so(seen: _Words, alias: Alias, first: int, last: int) -> bool:
    """Whether the text has the name's capitals, and not only because a sentence begins so."""
    start = seen.start_of(first)
    written = seen.text[start : seen.end_of(last - 1)]
    if alias.form.isupper():
        return written.removesuffix("s").isupper()
    if written.isupper() and len(written) <= SHORT:
        return False  # ADA is a law, Ada a language
    before = seen.text[max(0, start - SENTENCE_REACH) : start]
    return written[0].isupper() and not SENTENCE_ENDS.search(before)


def _judge(hits: list[_Hit], seen: _Words) -> None:
    """Decide on the everyday words, forwards and then backwards: in a list each may vouch for the next."""
    if all(hit.sure for hit in hits):
        return
    for number in (*range(len(hits)), *reversed(range(len(hits)))):
        hits[number].sure = hits[number].sure or _has_context(hits, number, seen)


def _has_context(hits: list[_Hit], number: int, seen: _Words) -> bool:
    """Whether an everyday word stands where skills stand: by a cue word, or in a list with a sure skill."""
    hit = hits[number]
    if hit.last < len(seen.words) and seen.gaps[hit.last] == " " and seen.words[hit.last] in AFTER:
        return True
    cues = BEFORE if hit.is_capital else BEFORE_ANY
    if hit.first and seen.gaps[hit.first] == " " and seen.words[hit.first - 1] in cues:
        return True
    if len(hit.alias.form) <= 2 and not hit.is_capital:
        return False
    before, after = hits[max(0, number - 1)], hits[min(number + 1, len(hits) - 1)]
    return (before is not hit and before.sure and _are_listed(before.last, hit.first, seen)) or (
        after is not hit and after.sure and _are_listed(hit.last, after.first, seen)
    )


def _are_listed(end: int, start: int, seen: _Words) -> bool:
    """Whether two skills stand in one list: a comma, a slash or "and" between them, and nothing else."""
    if end == start:
        return seen.gaps[start] != " " and LISTS.fullmatch(seen.gaps[start]) is not None
    return start - end == 1 and seen.words[end] in LINKS


def _lower(text: str) -> str:
    """Lower case of the same length, so that places in it are places in the text."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
