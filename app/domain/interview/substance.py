"""What is said: parts of examples, the job's demands, what was settled. Each docstring is the definition that is shown."""

import re
from typing import Any

from app.domain.interview.agreed import Settled, settled
from app.domain.interview.metric import Figure, Mark, Setting, mark, missing
from app.domain.interview.pace import NO_WORDS, ONLY_ONE
from app.domain.interview.star import PARTS, find_parts
from app.domain.letters.words import content, stems
from app.domain.skills import canonical
from app.domain.skills_scan import find_skills

LEAST_WORDS = 10
NO_JOB = "No job belongs to this transcript."
NO_DEMANDS = "The ad makes no demand that can be looked for."
FEW_WORDS = f"The others use fewer than {LEAST_WORDS} words with a meaning."
_SENTENCE = re.compile(r"[^.?!\n]+[.?!]*")


def star_parts(setting: Setting) -> Figure:
    """Parts of your examples (situation, task, action, result).

    Definition: how many of the four parts your best single answer tells; what you would do is no action.
    Unit: parts of 4
    Span: the sentence that holds each part
    Source: the text of your lines, sentence by sentence
    """
    answers = list(setting.call.answers())
    if not answers:
        return missing(NO_WORDS)
    marks: list[Mark] = []
    rows: list[dict[str, Any]] = []
    for answer in answers:
        found = [
            mark(turn, part.start, part.end, part.kind) for turn in answer for part in find_parts(turn.text)
        ]
        told = [part for part in PARTS if any(one.kind == part for one in found)]
        rows.append({"line": answer[0].number, "parts": told})
        marks += found
    everywhere = {part: any(one.kind == part for one in marks) for part in PARTS}
    best = max(len(row["parts"]) for row in rows)
    return Figure(best, n=len(answers), marks=tuple(marks), detail={"answers": rows, "anywhere": everywhere})


def demands_covered(setting: Setting) -> Figure:
    """The job's demands that you speak of.

    Definition: of the demands that the ad makes, the share that a sentence of yours names.
    Unit: share from 0 to 1
    Span: the first sentence that names each demand
    Source: the ad, and the text of your lines
    """
    if setting.demands is None:
        return missing(NO_JOB)
    if not setting.demands:
        return missing(NO_DEMANDS)
    if not setting.call.mine:
        return missing(NO_WORDS)
    quotes = {demand: _first_naming(setting, demand) for demand in setting.demands}
    marks = tuple(one for one in quotes.values() if one)
    rows: list[dict[str, Any]] = [
        {"demand": demand, "line": one.line if one else None, "quote": one.words if one else ""}
        for demand, one in quotes.items()
    ]
    return Figure(round(len(marks) / len(quotes), 3), n=len(quotes), marks=marks, detail={"demands": rows})


def scope_agreed(setting: Setting) -> Figure:
    """Scope agreed.

    Definition: agreed, mentioned or not mentioned: whether what is to be done is named by one side and accepted by the other.
    Unit: state
    Span: the sentence that names it, and the yes
    Source: the text of all lines
    """
    return _settled(setting, "scope")


def price_agreed(setting: Setting) -> Figure:
    """Price agreed.

    Definition: agreed, mentioned or not mentioned: whether a price or rate is named by one side and accepted by the other.
    Unit: state
    Span: the sentence that names it, and the yes
    Source: the text of all lines
    """
    return _settled(setting, "price")


def next_step_agreed(setting: Setting) -> Figure:
    """Next step agreed.

    Definition: agreed, mentioned or not mentioned: whether what happens next is named by one side and accepted by the other.
    Unit: state
    Span: the sentence that names it, and the yes
    Source: the text of all lines
    """
    return _settled(setting, "next step")


def shared_words(setting: Setting) -> Figure:
    """Client's words that you take up.

    Definition: of the different words with a meaning that the others use, the share that you use as well.
    Unit: share from 0 to 1
    Span: the first place where you use each word
    Source: the text of all lines, words by their stems
    """
    call = setting.call
    if not call.mine or not call.theirs:
        return missing(ONLY_ONE if call.mine else NO_WORDS)
    theirs = set().union(*(stems(turn.text) for turn in call.theirs))
    if len(theirs) < LEAST_WORDS:
        return missing(FEW_WORDS)
    first: dict[str, Mark] = {}
    for turn in call.mine:
        for token in content(turn.text):
            if token.stem in theirs and token.stem not in first:
                first[token.stem] = mark(turn, token.start, token.end, token.stem)
    return Figure(round(len(first) / len(theirs), 3), n=len(theirs), marks=tuple(first.values()))


def _settled(setting: Setting, subject: str) -> Figure:
    if not setting.call.mine or not setting.call.theirs:
        return missing(ONLY_ONE if setting.call.mine else NO_WORDS)
    one: Settled = next(each for each in settled(setting.call.turns) if each.subject == subject)
    marks = tuple(mark(turn, start, end) for turn, start, end in one.quotes)
    return Figure(one.state, n=len(setting.call.turns), marks=marks)


def _first_naming(setting: Setting, demand: str) -> Mark | None:
    wanted, skill = stems(demand), canonical(demand).casefold()
    for turn in setting.call.mine:
        for sentence in _SENTENCE.finditer(turn.text):
            names = {canonical(span.name).casefold() for span in find_skills(sentence[0])}
            if skill in names or (wanted and wanted <= stems(sentence[0])):
                start = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
                return mark(turn, start, sentence.end())
    return None
