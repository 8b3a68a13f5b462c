"""One pass over a text that finds the skills it names, longest name first, at word boundaries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from app.domain.skills_forms import TOKEN
from app.domain.skills_vocabulary import Alias, Reading, vocabulary

SPLIT = re.compile(f"({TOKEN.pattern})")

JOINS = re.compile(r"[ \t\xa0]+|[ \t\xa0]?[-–‑/&_'’+][ \t\xa0]?|\.|")
"""What may stand between the words of one name: never the end of a sentence, a comma or a new line."""

LISTS = re.compile(r"[\s,/&|;•·●*+()\-–]{1,8}")
"""What stands between the members of a list."""

SENTENCE_ENDS = re.compile(r"(?:^|[.!?:\n•·●*\-–]|^\W+)\s*[\"“'(*]*$")

BEFORE = frozenset(
    [
        "in",
        "using",
        "use",
        "with",
        "know",
        "knows",
        "knowledge",
        "of",
        "experience",
        "experienced",
        "language",
        "languages",
        "like",
        "expert",
        "proficient",
        "senior",
        "junior",
        "lead",
        "backend",
        "via",
        "through",
        "either",
        "learn",
        "code",
        "coding",
        "written",
        "program",
        "and",
        "or",
        "include",
        "including",
    ]
)

AFTER = frozenset(
    [
        "developer",
        "developers",
        "development",
        "programming",
        "programmer",
        "programmers",
        "language",
        "engineer",
        "engineers",
        "engineering",
        "code",
        "coder",
        "coding",
        "script",
        "scripts",
        "scripting",
        "expert",
        "experts",
        "specialist",
        "framework",
        "backend",
        "server",
        "microservices",
        "skills",
        "library",
        "app",
        "apps",
        "application",
        "applications",
        "certified",
        "experience",
        "knowledge",
        "stack",
    ]
)

UNREAD = {False: frozenset({Reading.TAG, Reading.TITLE}), True: frozenset({Reading.TAG})}
"""Which aliases do not count, in prose and in a title."""

SURE = frozenset({Reading.PLAIN, Reading.TITLE})

LINKS = frozenset({"and", "or"})


@dataclass(frozen=True, slots=True)
class SkillSpan:
    """A skill that a text names, and where: `text[start:end]` are the text's own words for it."""

    name: str
    start: int
    end: int


@dataclass(slots=True)
class _Hit:
    """An alias seen at tokens[first:last]; `sure` when it counts without a look around."""

    alias: Alias
    first: int
    last: int
    sure: bool
    is_capital: bool


def find_skills(text: str, *, title: bool = False) -> list[SkillSpan]:
    """The skills that a text names, in order, without overlaps. A title names them with fewer words than prose."""
    lower = _lower(text)
    pieces = SPLIT.split(lower)
    tokens, gaps = pieces[1::2], pieces[0::2]
    if "\\" in text:
        tokens = [token.replace("\\", "") for token in tokens]
    ends = list(accumulate(map(len, pieces)))
    hits = list(_hits(text, tokens, gaps, ends, UNREAD[title]))
    _judge(hits, tokens, gaps)
    return [
        SkillSpan(hit.alias.skill, ends[2 * hit.first], ends[2 * hit.last - 1]) for hit in hits if hit.sure
    ]


def _judge(hits: list[_Hit], tokens: list[str], gaps: list[str]) -> None:
    """Decide on the everyday words, forwards and then backwards: in a list each one may vouch for the next."""
    if all(hit.sure for hit in hits):
        return
    for number in (*range(len(hits)), *reversed(range(len(hits)))):
        hits[number].sure = hits[number].sure or _has_context(hits, number, tokens, gaps)


def _hits(
    text: str, tokens: list[str], gaps: list[str], ends: list[int], unread: frozenset[Reading]
) -> Iterator[_Hit]:
    words = vocabulary()
    lengths, aliases = words.lengths, words.aliases
    done = 0
    for first, token in enumerate(tokens):
        sizes = lengths.get(token)
        if sizes is None or first < done:
            continue
        for size in sizes:
            last = first + size
            if last > len(tokens):
                continue
            alias = aliases.get(token if size == 1 else " ".join(tokens[first:last]))
            if alias is None or alias.reading in unread:
                continue
            if size > 1 and not all(JOINS.fullmatch(gap) for gap in gaps[first + 1 : last]):
                continue
            sure = alias.reading in SURE or (
                alias.reading is Reading.CASE
                and _is_written_so(text, alias, ends[2 * first], ends[2 * last - 1])
            )
            yield _Hit(alias, first, last, sure, text[ends[2 * first]].isupper())
            done = last
            break


def _is_written_so(text: str, alias: Alias, start: int, end: int) -> bool:
    """Whether the text has the name's capitals, and not only because a sentence begins with it."""
    seen = text[start:end]
    if alias.form.isupper():
        return seen.isupper()
    return seen[0].isupper() and not SENTENCE_ENDS.search(text[max(0, start - 12) : start])


def _has_context(hits: list[_Hit], number: int, tokens: list[str], gaps: list[str]) -> bool:
    """Whether an everyday word stands where skills stand: beside a cue word, or in a list with a sure skill."""
    hit = hits[number]
    if len(hit.alias.form) <= 2 and not hit.is_capital:
        return False
    if hit.last < len(tokens) and gaps[hit.last] == " " and tokens[hit.last] in AFTER:
        return True
    if hit.first and gaps[hit.first] == " " and tokens[hit.first - 1] in BEFORE - LINKS:
        return True
    before = hits[number - 1] if number else None
    after = hits[number + 1] if number + 1 < len(hits) else None
    return (before is not None and before.sure and _are_listed(before.last, hit.first, tokens, gaps)) or (
        after is not None and after.sure and _are_listed(hit.last, after.first, tokens, gaps)
    )


def _are_listed(end: int, start: int, tokens: list[str], gaps: list[str]) -> bool:
    """Whether two skills stand in one list: a comma, a slash or "and" between them, and nothing else."""
    if end == start:
        return gaps[start] != " " and LISTS.fullmatch(gaps[start]) is not None
    return start - end == 1 and tokens[end] in LINKS


def _lower(text: str) -> str:
    """Lower case of the same length, so that places in it are places in the text."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )
