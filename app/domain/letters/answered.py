"""Answers in a letter, followed through edits: what stands now where Bidwell had written a line or left a gap."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from app.domain.letters.gaps import PLACEHOLDER


@dataclass(frozen=True)
class Answer:
    """One answer: the key of the demand it meets, its line in the letter, and whether the person wrote it."""

    asked: str
    line: str
    own: bool = False


def followed(before: str, answers: Sequence[Answer], after: str) -> list[Answer]:
    """The answers of one text as they stand in the edited text; what was taken out has an empty line."""
    old, new = before.split("\n"), after.split("\n")
    blocks = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    return [_followed(answer, old, new, blocks) for answer in answers]


def given(answers: Sequence[Answer]) -> dict[str, str]:
    """The person's own answers, by what they answer; a gap is none."""
    return {a.asked: a.line for a in answers if a.own and a.line.strip() and not PLACEHOLDER.search(a.line)}


def _followed(
    answer: Answer, old: list[str], new: list[str], blocks: Sequence[tuple[str, int, int, int, int]]
) -> Answer:
    if answer.line not in old:
        still_there = answer.own and answer.line in " ".join(new)
        return answer if still_there else replace(answer, line="")
    at = old.index(answer.line)
    kind, start, end, first, last = next(b for b in blocks if b[1] <= at < b[2])
    if kind == "equal":
        return answer
    line = _in_its_place(new[first:last], at - start, end - start)
    return replace(answer, line=line, own=True)


def _in_its_place(lines: list[str], place: int, of: int) -> str:
    """The line at the same place of a changed block; the last takes what follows it too."""
    if place == of - 1:
        return " ".join(line for line in lines[place:] if line.strip())
    return lines[place] if place < len(lines) else ""
