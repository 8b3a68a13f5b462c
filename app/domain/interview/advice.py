"""What went well and three things to do next, each tied to a line; better answers put together from one's own facts."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from app.domain.interview.better import better_answers
from app.domain.interview.speech import spoken_words
from app.domain.interview.star import find_parts
from app.domain.interview.transcript import Call, Turn
from app.domain.letters.facts import Fact

NEXT = 3
MOST_STRENGTHS = 4
Metrics = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Remark:
    """A sentence, the line it is about, the words it is about, and the figure behind it."""

    text: str
    line: int
    quote: str
    metric: str


def analyse(call: Call, metrics: Metrics, *, kind: str, facts: list[Fact]) -> dict[str, Any]:
    """Strengths, next and better, as JSON; the same transcript gives the same."""
    if not call.mine:
        return {"strengths": [], "next": [], "better": []}
    strengths = list(_strengths(call, metrics))[:MOST_STRENGTHS]
    todo = _apart([*_todo(call, metrics, kind), *_always(call)])[:NEXT]
    return {
        "strengths": [asdict(one) for one in strengths],
        "next": [asdict(one) for one in todo],
        "better": [asdict(one) for one in better_answers(call, facts)],
    }


def _strengths(call: Call, metrics: Metrics) -> Iterator[Remark]:
    if (row := _best_example(metrics)) and len(row["parts"]) >= 3:
        yield _about(
            call,
            row["line"],
            f"This answer tells {len(row['parts'])} of the 4 parts of an example.",
            "star_parts",
        )
    rate = metrics["filler_rate"]
    if rate["measured"] and rate["value"] < 1.5 and rate["n"] >= 50:
        yield _about(
            call,
            call.mine[0].number,
            f"You speak cleanly: {rate['value']:.1f} fillers in a hundred words.",
            "filler_rate",
        )
    for subject in ("price", "next_step", "scope"):
        figure = metrics[f"{subject}_agreed"]
        if figure["value"] == "agreed":
            yield _marked(
                figure["spans"][0], f"The {subject.replace('_', ' ')} was agreed here.", f"{subject}_agreed"
            )
    if (asked := metrics["questions_asked"])["measured"] and asked["value"] >= 2:
        yield _marked(asked["spans"][0], f"You ask back: {asked['value']} questions.", "questions_asked")
    covered = metrics["demands_covered"]
    if covered["measured"] and covered["spans"]:
        yield _marked(covered["spans"][0], "You speak of what the ad demands.", "demands_covered")
    for turn in call.mine:
        if any(part.kind == "result" for part in find_parts(turn.text)) and any(
            c.isdigit() for c in turn.text
        ):
            yield _about(call, turn.number, "You put a number on a result.", "star_parts")
            return


def _todo(call: Call, metrics: Metrics, kind: str) -> Iterator[Remark]:
    fillers = metrics["filler_rate"]
    if fillers["measured"] and fillers["value"] >= 3 and fillers["spans"]:
        kinds = metrics["fillers"]["detail"]["by_kind"]
        most = next(iter(kinds))
        here = next(span for span in fillers["spans"] if span["kind"] == most)
        yield _marked(
            here, f"Say nothing instead of “{most}”: you said it {_times(kinds[most])}.", "filler_rate", call
        )
    if kind in ("rate", "discovery"):
        for subject, words in (
            ("price", "Name a price and wait for the yes."),
            ("next_step", "End with a next step and a day for it."),
        ):
            figure = metrics[f"{subject}_agreed"]
            if figure["measured"] and figure["value"] != "agreed":
                line = figure["spans"][0]["line"] if figure["spans"] else call.mine[-1].number
                yield _about(call, line, words, f"{subject}_agreed")
        if metrics["questions_asked"]["value"] == 0:
            yield _about(
                call,
                call.mine[0].number,
                "Ask something back: you asked nothing in this call.",
                "questions_asked",
            )
    for line, part in _missing_parts(metrics, kind):
        yield _about(call, line, _PART_WORDS[part], "star_parts")
    if (doubt := metrics["hedges"])["measured"] and doubt["value"] >= 2:
        yield _marked(
            doubt["spans"][0],
            f"Leave out “{doubt['spans'][0]['words'].lower()}”: say it, or say what you would need to know.",
            "hedges",
            call,
        )
    ratio = metrics["talk_ratio"]
    if kind == "discovery" and ratio["measured"] and ratio["value"] > 0.7:
        yield _about(
            call,
            _longest(call).number,
            f"Let the client talk: {ratio['value']:.0%} of the words were yours.",
            "talk_ratio",
        )
    pace = metrics["words_per_minute"]
    if pace["measured"] and not 110 <= pace["value"] <= 180:
        words = "Slow down" if pace["value"] > 180 else "Speak a little faster"
        yield _about(
            call,
            _longest(call).number,
            f"{words}: {pace['value']:.0f} words in a minute.",
            "words_per_minute",
        )
    covered = metrics["demands_covered"]
    if covered["measured"]:
        for row in covered["detail"]["demands"]:
            if row["line"] is None:
                yield _about(
                    call,
                    call.mine[-1].number,
                    f"Speak of {row['demand']}: the ad asks for it, and you did not.",
                    "demands_covered",
                )
                break


_PART_WORDS = {
    "result": "Say what came of it; best with a number.",
    "action": "Say what you did yourself, step by step.",
    "task": "Say what your task was before what you did.",
    "situation": "Begin with where it was and who was in it.",
}


def _always(call: Call) -> Iterator[Remark]:
    """What can be done after any call, so that there are always three."""
    longest, shortest = (
        _longest(call),
        min(call.mine, key=lambda turn: (len(spoken_words(turn.text)), turn.number)),
    )
    count = len(spoken_words(longest.text))
    yield _about(call, longest.number, f"Say this in half of its {count} words.", "answer_length")
    yield _about(call, shortest.number, "Add one example of your own here.", "answer_length")
    yield _about(
        call, call.mine[-1].number, "End with one sentence on what you would do first.", "next_step_agreed"
    )


def _apart(remarks: list[Remark]) -> list[Remark]:
    """Each figure once at first, so that three remarks are about three things."""
    once = {one.metric: one for one in reversed(remarks)}
    first = [one for one in remarks if once[one.metric] is one]
    return first + [one for one in remarks if one not in first]


def _missing_parts(metrics: Metrics, kind: str) -> Iterator[tuple[int, str]]:
    figure = metrics["star_parts"]
    if not figure["measured"] or kind == "rate":
        return
    for row in figure["detail"]["answers"]:
        if row["parts"] and len(row["parts"]) < 4:
            missing = next(
                part for part in ("result", "action", "task", "situation") if part not in row["parts"]
            )
            yield row["line"], missing


def _best_example(metrics: Metrics) -> dict[str, Any] | None:
    figure = metrics["star_parts"]
    rows = figure["detail"]["answers"] if figure["measured"] else []
    return max(rows, key=lambda row: (len(row["parts"]), -row["line"]), default=None)


def _longest(call: Call) -> Turn:
    return max(call.mine, key=lambda turn: (len(spoken_words(turn.text)), -turn.number))


def _about(call: Call, line: int, text: str, metric: str) -> Remark:
    said = next(turn.text for turn in call.turns if turn.number == line)
    return Remark(text, line, said if len(said) <= 120 else f"{said[:119].rstrip()}…", metric)


def _marked(span: dict[str, Any], text: str, metric: str, call: Call | None = None) -> Remark:
    """With the words themselves; with `call`, those around them too."""
    if call is None:
        return Remark(text, span["line"], span["words"], metric)
    said = next(turn.text for turn in call.turns if turn.number == span["line"])
    start, end = max(0, span["start"] - 40), min(len(said), span["end"] + 40)
    quote = f"{'…' if start else ''}{said[start:end].strip()}{'…' if end < len(said) else ''}"
    return Remark(text, span["line"], quote, metric)


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"
