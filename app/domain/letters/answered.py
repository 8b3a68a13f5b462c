"""Answers in a letter, followed through edits: what stands now where Bidwell had written a line or left a gap."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from app.domain.letters.gaps import PLACEHOLDER
from app.domain.letters.words import stems

ALIKE = 0.35
"""Share of words that two lines have in common (Dice) from which they are one line, edited."""
ABOUT = 0.5
"""Share of a question's words that a line takes up from which it is taken for its answer."""
_NUMBER = re.compile(r"^\s*(?:\(?\d{1,2}[.):]|[-*•–])\s+")


@dataclass(frozen=True)
class Answer:
    """One answer: the key of the demand it meets, its line in the letter, and whether the person wrote it."""

    asked: str
    line: str
    own: bool = False


def followed(before: str, answers: Sequence[Answer], after: str) -> list[Answer]:
    """The answers of one text as they stand in the edited text; what was taken out has an empty line."""
    old, new = _lines(before), _lines(after)
    asked = {answer.line: stems(answer.asked.partition(":")[2]) for answer in answers}
    now: dict[str, str] = {}
    for kind, start, end, first, last in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            now |= {line: line for line in old[start:end]}
        else:
            now |= _paired(old[start:end], new[first:last], asked)
    return [_followed(answer, old, now, after) for answer in answers]


def given(answers: Sequence[Answer]) -> dict[str, str]:
    """The person's own answers, by what they answer; a gap is none."""
    return {a.asked: a.line for a in answers if a.own and a.line.strip() and not PLACEHOLDER.search(a.line)}


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def lines_of(answers: Sequence[Answer]) -> dict[str, str]:
    """What stands in the place of each answer, gaps too, by what it answers."""
    return {a.asked: a.line for a in answers}


def unnumbered(line: str) -> str:
    """A line without the "1." or the bullet before it."""
    return _NUMBER.sub("", line).strip()


def _followed(answer: Answer, old: Sequence[str], now: dict[str, str], after: str) -> Answer:
    if answer.line not in old:
        still_there = answer.own and answer.line in after.replace("\n", " ")
        return answer if still_there else replace(answer, line="")
    line = now.get(answer.line, "")
    return answer if line == answer.line else replace(answer, line=line, own=True)


def _paired(old: Sequence[str], new: Sequence[str], asked: dict[str, frozenset[str]]) -> dict[str, str]:
    """The old lines of a changed stretch with the new ones that came of them, in order."""
    found: dict[str, str] = {}
    at, place = 0, 0
    for n, m in [*_anchors(old, new, asked), (len(old), len(new))]:
        found |= _between(old[at:n], new[place:m], asked)
        if n < len(old):
            found[old[n]] = unnumbered(new[m]) if old[n] in asked else new[m]
        at, place = n + 1, m + 1
    return found


def _anchors(
    before: Sequence[str], new: Sequence[str], asked: dict[str, frozenset[str]]
) -> Iterator[tuple[int, int]]:
    """The pairs of lines that belong together by their words, in order in both texts, the most of them in sum."""
    words = [stems(line) for line in new]
    scores = [[_nearness(line, other, asked) for other in words] for line in before]
    best = [[0.0] * (len(new) + 1) for _ in range(len(before) + 1)]
    for n in range(len(before) - 1, -1, -1):
        for m in range(len(new) - 1, -1, -1):
            together = scores[n][m] and scores[n][m] + best[n + 1][m + 1]
            best[n][m] = max(together, best[n + 1][m], best[n][m + 1])
    n = m = 0
    while n < len(before) and m < len(new):
        if scores[n][m] and best[n][m] == scores[n][m] + best[n + 1][m + 1]:
            yield n, m
            n, m = n + 1, m + 1
        elif best[n][m] == best[n + 1][m]:
            n += 1
        else:
            m += 1


def _nearness(line: str, other: frozenset[str], asked: dict[str, frozenset[str]]) -> float:
    """0 for lines that have nothing to do with each other, 1 for the same words."""
    own = stems(PLACEHOLDER.sub(" ", line))
    dice = 2 * len(own & other) / (len(own) + len(other)) if own and other else 0.0
    question = asked.get(line, frozenset())
    share = len(question & other) / len(question) if question else 0.0
    return max(dice if dice >= ALIKE else 0.0, share if share >= ABOUT else 0.0)


def _between(old: Sequence[str], new: Sequence[str], asked: dict[str, frozenset[str]]) -> dict[str, str]:
    """Lines whose words do not say where they belong, told by their number; the last answer takes what follows."""
    answers = [line for line in old if line in asked]
    are_all = len(answers) == len(old)
    olds = old if len(old) == len(new) else answers
    if not answers or not new or (len(olds) != len(new) and not are_all):
        return {}
    found = {line: unnumbered(text) for line, text in zip(olds, new, strict=False) if line in asked}
    if len(new) > len(olds):
        found[olds[-1]] = " ".join([found[olds[-1]], *new[len(olds) :]])
    return found
