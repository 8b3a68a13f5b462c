"""A remark on a call: a sentence, the line it is about, the words it is about, and the figure behind it."""

from dataclasses import dataclass
from typing import Any

from app.domain.interview.speech import spoken_words
from app.domain.interview.transcript import Call, Turn

Metrics = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Remark:
    """`quote` stands in line `line`; `metric` is the name of the figure."""

    text: str
    line: int
    quote: str
    metric: str


def about(call: Call, line: int, text: str, metric: str) -> Remark:
    """On a whole line."""
    said = next(turn.text for turn in call.turns if turn.number == line)
    return Remark(text, line, said if len(said) <= 120 else f"{said[:119].rstrip()}…", metric)


def marked(span: dict[str, Any], text: str, metric: str, call: Call | None = None) -> Remark:
    """On the words themselves; with `call`, with those around them too."""
    if call is None:
        return Remark(text, span["line"], span["words"], metric)
    said = next(turn.text for turn in call.turns if turn.number == span["line"])
    start, end = max(0, span["start"] - 40), min(len(said), span["end"] + 40)
    quote = f"{'…' if start else ''}{said[start:end].strip()}{'…' if end < len(said) else ''}"
    return Remark(text, span["line"], quote, metric)


def longest(call: Call) -> Turn:
    return max(call.mine, key=lambda turn: (len(spoken_words(turn.text)), -turn.number))


def shortest(call: Call) -> Turn:
    return min(call.mine, key=lambda turn: (len(spoken_words(turn.text)), turn.number))


def best_example(metrics: Metrics) -> dict[str, Any] | None:
    """The answer that tells the most parts of an example."""
    figure = metrics["star_parts"]
    rows = figure["detail"]["answers"] if figure["measured"] else []
    return max(rows, key=lambda row: (len(row["parts"]), -row["line"]), default=None)
