"""How one speaks: fillers, doubts, words begun again, questions. Each docstring is the definition that is shown."""

import re
from collections import Counter

from app.domain.interview.fillers import find_fillers
from app.domain.interview.hedges import find_hedges
from app.domain.interview.metric import Figure, Mark, Setting, mark, missing
from app.domain.interview.pace import NO_WORDS
from app.domain.interview.speech import repeats, spoken_words, without_notes

_SENTENCE = re.compile(r"[^.?!\n]+[.?!]*")
_TAG = re.compile(
    r"^\W*(?:(?:and|so|but|um|uh)\W+)*(?:right|you know|okay|ok|yeah|huh|sorry|pardon|you know what i mean|does that make sense|isn't it)\W*$|,\s*(?:right|you know|okay|ok|yeah|huh)\?$",
    re.IGNORECASE,
)
_UNMARKED = re.compile(
    r"(?:^|(?<=[.!?]\s))(?:and |so |but |okay |ok )?(?:do you|did you|are you|have you|could you|can you|would you|will you|what is your|what are your|"
    r"what do you|how do you|how many|how much|when do you|who will|who is|who are|is there|are there|what would|where do you)\b[^.?!\n]*(?=[.\n]|$)",
    re.IGNORECASE,
)


def fillers(setting: Setting) -> Figure:
    """Fillers.

    Definition: um, uh and the like; "you know", "I mean", "kind of", "sort of", "like" and a few more where they only fill time.
    Unit: fillers
    Span: each filler's words
    Source: the text of your lines, each filler judged by the words beside it
    """
    marks = _filler_marks(setting)
    if marks is None:
        return missing(NO_WORDS)
    return Figure(len(marks), n=_count(setting), marks=marks, detail={"by_kind": _by_kind(marks)})


def filler_rate(setting: Setting) -> Figure:
    """Fillers in a hundred words.

    Definition: your fillers over your words, times 100.
    Unit: fillers per 100 words
    Span: each filler's words
    Source: the text of your lines
    """
    marks = _filler_marks(setting)
    if marks is None:
        return missing(NO_WORDS)
    count = _count(setting)
    return Figure(round(100 * len(marks) / count, 3), n=count, marks=marks)


def hedges(setting: Setting) -> Figure:
    """Doubts.

    Definition: phrases that take back what you say, such as "I guess", "maybe", "hopefully".
    Unit: doubts per 100 words
    Span: each phrase
    Source: the text of your lines against a fixed list
    """
    count = _count(setting)
    if not count:
        return missing(NO_WORDS)
    marks = tuple(mark(turn, *place) for turn in setting.call.mine for place in find_hedges(turn.text))
    return Figure(round(100 * len(marks) / count, 3), n=count, marks=marks, detail={"count": len(marks)})


def restarts(setting: Setting) -> Figure:
    """Words begun again.

    Definition: a word said twice in a row or broken off and said again: "I I", "th- the".
    Unit: restarts per 100 words
    Span: both words
    Source: the text of your lines
    """
    count = _count(setting)
    if not count:
        return missing(NO_WORDS)
    marks = tuple(mark(turn, *place) for turn in setting.call.mine for place in repeats(turn.text))
    return Figure(round(100 * len(marks) / count, 3), n=count, marks=marks, detail={"count": len(marks)})


def questions_asked(setting: Setting) -> Figure:
    """Questions that you ask.

    Definition: your sentences that end in a question mark or begin as a question; tags such as "right?" are none.
    Unit: questions
    Span: each question
    Source: the text of your lines
    """
    mine = setting.call.mine
    if not mine:
        return missing(NO_WORDS)
    marks = tuple(mark(turn, *place) for turn in mine for place in find_questions(turn.text))
    return Figure(len(marks), n=len(mine), marks=marks)


def find_questions(text: str) -> list[tuple[int, int]]:
    """Where something is asked."""
    plain = without_notes(text)
    asked = [
        m
        for m in _SENTENCE.finditer(plain)
        if m[0].endswith("?") and re.search(r"\w", m[0]) and not _TAG.search(m[0])
    ]
    asked += list(_UNMARKED.finditer(plain))
    places = sorted((m.start() + len(m[0]) - len(m[0].lstrip()), m.end()) for m in asked)
    return [place for n, place in enumerate(places) if not n or place[0] >= places[n - 1][1]]


def _filler_marks(setting: Setting) -> tuple[Mark, ...] | None:
    if not _count(setting):
        return None
    return tuple(
        mark(turn, one.start, one.end, one.kind)
        for turn in setting.call.mine
        for one in find_fillers(turn.text)
    )


def _by_kind(marks: tuple[Mark, ...]) -> dict[str, int]:
    counted = Counter(one.kind for one in marks)
    return dict(sorted(counted.items(), key=lambda kind: (-kind[1], kind[0])))


def _count(setting: Setting) -> int:
    return sum(len(spoken_words(turn.text)) for turn in setting.call.mine)
