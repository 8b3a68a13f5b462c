"""Three things to do next: each rule reads one figure, and says nothing that the figure does not say.

A figure that is not measured is no fault, and what was only mentioned is not missing.
"""

from collections.abc import Callable, Iterator

from app.domain.interview.remark import Metrics, Remark, about, best_example, longest, marked, shortest
from app.domain.interview.speech import spoken_words
from app.domain.interview.star import PARTS, find_parts
from app.domain.interview.transcript import Call

NEXT = 3
MANY_FILLERS, MANY_HEDGES, MUCH_TALK = 3, 2, 0.7
SLOW, FAST = 110, 180
LONG, SHORT = 80, 40
"""Words of a line that is worth halving, and of one that has room for an example."""
_TALKS_MONEY = ("rate", "discovery")
_STATES = {
    ("price", "mentioned"): "A price was named, and nobody said yes to it: ask whether it is agreed.",
    ("price", "not mentioned"): "Name a price and wait for the yes.",
    ("next_step", "mentioned"): "A next step was named, and nobody said yes to it: ask for the day.",
    ("next_step", "not mentioned"): "End with a next step and a day for it.",
}
_PART_WORDS = {
    "result": "In this answer, say what came of it; best with a number.",
    "action": "In this answer, say what you did yourself, step by step.",
    "task": "In this answer, say what your task was before what you did.",
    "situation": "Begin this answer with where it was and who was in it.",
}

Rule = Callable[[Call, Metrics, str], Iterator[Remark]]


def to_do(call: Call, metrics: Metrics, kind: str) -> list[Remark]:
    """Three remarks, about three things where there are three."""
    found = [remark for rule in RULES for remark in rule(call, metrics, kind)]
    return _apart(found)[:NEXT]


def _apart(remarks: list[Remark]) -> list[Remark]:
    """Each figure once at first, so that three remarks are about three things."""
    once = {one.metric: one for one in reversed(remarks)}
    first = [one for one in remarks if once[one.metric] is one]
    return first + [one for one in remarks if one not in first]


def _fillers(call: Call, metrics: Metrics, _: str) -> Iterator[Remark]:
    rate = metrics["filler_rate"]
    if rate["measured"] and rate["value"] >= MANY_FILLERS and rate["spans"]:
        kinds = metrics["fillers"]["detail"]["by_kind"]
        most = next(iter(kinds))
        here = next(span for span in rate["spans"] if span["kind"] == most)
        said = f"Say nothing instead of “{most}”: you said it {_times(kinds[most])}."
        yield marked(here, said, "filler_rate", call)


def _settled(call: Call, metrics: Metrics, kind: str) -> Iterator[Remark]:
    if kind not in _TALKS_MONEY:
        return
    for subject in ("price", "next_step"):
        figure = metrics[f"{subject}_agreed"]
        said = _STATES.get((subject, figure["value"]))
        if figure["measured"] and said:
            line = figure["spans"][0]["line"] if figure["spans"] else call.mine[-1].number
            yield about(call, line, said, f"{subject}_agreed")


def _questions(call: Call, metrics: Metrics, kind: str) -> Iterator[Remark]:
    asked = metrics["questions_asked"]
    if kind in _TALKS_MONEY and asked["measured"] and asked["value"] == 0:
        said = "Ask something back: you asked nothing in this call."
        yield about(call, call.mine[0].number, said, "questions_asked")


def _example(call: Call, metrics: Metrics, kind: str) -> Iterator[Remark]:
    """What the best example lacks: the others may not be examples at all."""
    row = best_example(metrics) if kind != "rate" else None
    if row and 0 < len(row["parts"]) < len(PARTS):
        missing = next(p for p in ("result", "action", "task", "situation") if p not in row["parts"])
        yield about(call, row["line"], _PART_WORDS[missing], "star_parts")


def _hedges(call: Call, metrics: Metrics, _: str) -> Iterator[Remark]:
    doubt = metrics["hedges"]
    if doubt["measured"] and doubt["value"] >= MANY_HEDGES and doubt["spans"]:
        words = doubt["spans"][0]["words"].lower()
        said = f"Leave out “{words}”: say it, or say what you would need to know."
        yield marked(doubt["spans"][0], said, "hedges", call)


def _share(call: Call, metrics: Metrics, kind: str) -> Iterator[Remark]:
    ratio = metrics["talk_ratio"]
    if kind == "discovery" and ratio["measured"] and ratio["value"] > MUCH_TALK:
        said = f"Let the client talk: {ratio['value']:.0%} of the words were yours."
        yield about(call, longest(call).number, said, "talk_ratio")


def _pace(call: Call, metrics: Metrics, _: str) -> Iterator[Remark]:
    pace = metrics["words_per_minute"]
    if pace["measured"] and not SLOW <= pace["value"] <= FAST:
        words = "Slow down" if pace["value"] > FAST else "Speak a little faster"
        said = f"{words}: {pace['value']:.0f} words in a minute."
        yield about(call, longest(call).number, said, "words_per_minute")


def _demands(call: Call, metrics: Metrics, _: str) -> Iterator[Remark]:
    covered = metrics["demands_covered"]
    rows = covered["detail"]["demands"] if covered["measured"] else []
    missing = next((row["demand"] for row in rows if row["line"] is None), None)
    if missing is not None:
        said = f"Speak of {missing}: the ad asks for it, and you did not."
        yield about(call, call.mine[-1].number, said, "demands_covered")


def _lengths(call: Call, _: Metrics, __: str) -> Iterator[Remark]:
    long, short = longest(call), shortest(call)
    count = len(spoken_words(long.text))
    if count >= LONG:
        yield about(call, long.number, f"Say this in half of its {count} words.", "answer_length")
    if short is not long and len(spoken_words(short.text)) < SHORT and not find_parts(short.text):
        yield about(call, short.number, "Add one example of your own here.", "answer_length")


def _next_step(call: Call, metrics: Metrics, kind: str) -> Iterator[Remark]:
    figure = metrics["next_step_agreed"]
    if kind not in _TALKS_MONEY and figure["measured"] and figure["value"] == "not mentioned":
        said = "End with one sentence on what you would do first."
        yield about(call, call.mine[-1].number, said, "next_step_agreed")


def _always(call: Call, _: Metrics, __: str) -> Iterator[Remark]:
    """What can be done after any call, so that there are always three."""
    yield about(
        call, longest(call).number, "Say the answer in the first sentence, the reasons after it.", "words"
    )
    yield about(call, call.mine[-1].number, "Give this answer once more, and compare the figures.", "words")
    yield about(call, call.mine[0].number, "Take one breath before you begin to answer.", "words")


RULES: tuple[Rule, ...] = (
    _fillers, _settled, _questions, _example, _hedges, _share, _pace, _demands, _lengths, _next_step, _always,
)  # fmt: skip


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"
