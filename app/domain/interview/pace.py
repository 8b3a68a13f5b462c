"""How much and how fast one speaks, and where one is silent. Each docstring is the definition that is shown."""

import itertools

from app.domain.interview.metric import Figure, Mark, Setting, mark, median, missing, whole
from app.domain.interview.speech import marked_pauses, spoken_words
from app.domain.interview.transcript import Turn

LEAST_PAUSE = 1.0
NO_WORDS = "You say nothing in this transcript."
NO_TIMES = "The transcript has no times."
ONLY_ONE = "Nobody else speaks in this transcript."


def words(setting: Setting) -> Figure:
    """Words spoken.

    Definition: your whole words; fillers count, notes such as (pause) and broken-off sounds such as "th-" do not.
    Unit: words
    Span: every line of yours
    Source: the text of your lines
    """
    mine = setting.call.mine
    if not mine:
        return missing(NO_WORDS)
    return Figure(sum(len(spoken_words(turn.text)) for turn in mine), n=len(mine), marks=whole(mine))


def words_per_minute(setting: Setting) -> Figure:
    """Words per minute.

    Definition: your words in lines with a start and an end, over the minutes that these lines last.
    Unit: words per minute
    Span: every line of yours with both times
    Source: the text and the times of your lines
    """
    timed = _timed(setting.call.mine)
    if not timed:
        return missing(NO_TIMES if setting.call.mine else NO_WORDS)
    seconds = sum(turn.seconds or 0 for turn in timed)
    said = sum(len(spoken_words(turn.text)) for turn in timed)
    return Figure(
        round(said * 60 / seconds, 1), n=len(timed), marks=whole(timed), detail={"seconds": round(seconds, 2)}
    )


def pauses(setting: Setting) -> Figure:
    """Pauses.

    Definition: silences of one second or more before a line of yours, measured from the end of the line before it.
    Unit: pauses
    Span: the line that follows the silence
    Source: the times of the lines
    """
    gaps = _gaps(setting)
    if gaps is None:
        return missing(NO_TIMES if setting.call.mine else NO_WORDS)
    long = [(turn, gap) for turn, gap in gaps if gap >= LEAST_PAUSE]
    seconds = [gap for _, gap in long]
    detail = {
        "seconds": [round(gap, 2) for gap in seconds],
        "total_seconds": round(sum(seconds), 2),
        "longest_seconds": round(max(seconds, default=0.0), 2),
    }
    marks = tuple(mark(turn, 0, len(turn.text), f"{gap:.1f} s before") for turn, gap in long)
    return Figure(len(long), n=len(gaps), marks=marks, detail=detail)


def noted_pauses(setting: Setting) -> Figure:
    """Pauses noted in the text.

    Definition: places where whoever typed the transcript noted a silence: (pause), [silence], three dots, (2.0), [3 seconds].
    Unit: pauses
    Span: the note itself
    Source: the text of your lines
    """
    mine = setting.call.mine
    if not mine:
        return missing(NO_WORDS)
    marks = tuple(mark(turn, *place) for turn in mine for place in marked_pauses(turn.text))
    return Figure(len(marks), n=len(mine), marks=marks)


def talk_ratio(setting: Setting) -> Figure:
    """Your share of the talk.

    Definition: your words over the words of everybody.
    Unit: share from 0 to 1
    Span: every line of yours
    Source: the text of all lines; where all have times, also the seconds
    """
    call = setting.call
    mine = sum(len(spoken_words(turn.text)) for turn in call.mine)
    theirs = sum(len(spoken_words(turn.text)) for turn in call.theirs)
    if not mine or not theirs:
        return missing(ONLY_ONE if mine else NO_WORDS)
    detail = {"words": mine, "their_words": theirs}
    if all(turn.seconds is not None for turn in call.turns):
        spent = sum(turn.seconds or 0 for turn in call.mine)
        detail["share_of_time"] = round(spent / sum(turn.seconds or 0 for turn in call.turns), 3)  # type: ignore[assignment]
    return Figure(round(mine / (mine + theirs), 3), n=len(call.turns), marks=whole(call.mine), detail=detail)


def answer_length(setting: Setting) -> Figure:
    """Length of an answer.

    Definition: the median number of your words from the moment another stops until another speaks again.
    Unit: words
    Span: each answer's first line
    Source: the text of your lines, and who speaks between them
    """
    answers = [answer for answer in setting.call.answers() if any(spoken_words(turn.text) for turn in answer)]
    if not answers:
        return missing(NO_WORDS)
    counts = [sum(len(spoken_words(turn.text)) for turn in answer) for answer in answers]
    marks: list[Mark] = [
        mark(answer[0], 0, len(answer[0].text), f"{count} words")
        for answer, count in zip(answers, counts, strict=True)
    ]
    timed = [answer for answer in answers if all(turn.seconds for turn in answer)]
    lasts = [sum(turn.seconds or 0 for turn in answer) for answer in timed]
    detail = {
        "words": counts,
        "longest": max(counts),
        "median_seconds": round(median(lasts), 1) if lasts else None,
    }
    return Figure(median(counts), n=len(answers), marks=tuple(marks), detail=detail)


def _timed(turns: tuple[Turn, ...]) -> list[Turn]:
    return [turn for turn in turns if turn.seconds is not None]


def _gaps(setting: Setting) -> list[tuple[Turn, float]] | None:
    """The silence before each line of mine whose own start, and the end of the line before, are known."""
    turns, found = setting.call.turns, []
    for before, turn in itertools.pairwise(turns):
        if turn.speaker == setting.call.me and turn.start is not None and before.end is not None:
            found.append((turn, max(0.0, turn.start - before.end)))
    return found or None
