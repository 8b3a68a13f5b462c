"""What a model says of a call, held against the call: each remark to a line that exists, each better answer to the profile."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from app.domain.enums import Platform
from app.domain.fence import fenced
from app.domain.interview.better import Better, Own
from app.domain.interview.remark import Metrics, Remark
from app.domain.interview.transcript import Call, Turn
from app.domain.letters.cliches import find_cliches
from app.domain.letters.gaps import PLACEHOLDER
from app.domain.letters.machine import machine_spans
from app.domain.letters.numbers import find_numbers
from app.domain.letters.trace import Tracer
from app.domain.letters.words import plain
from app.domain.model_output import REMOVED, clean_output
from app.domain.posting import JobPosting

MOST_STRENGTHS, NEXT, MOST_BETTER, MOST_SENTENCES = 4, 3, 3, 3
MOST_FACTS, MOST_LINES = 40, 200
MOST_WORDS = 40
_ODD = re.compile(r"[\[\]{}‹›|@#]|https?:|www\.")


@dataclass(frozen=True)
class Kept:
    """The analysis as it may be shown, how much of it is the model's, and what was left out with the reason."""

    advice: dict[str, Any]
    kept: int
    cut: tuple[str, ...]


def question_for(call: Call, metrics: Metrics, own: Own) -> str:
    """Everything that a model is told: facts and figures by name, and the lines as data."""
    figures = [f"- {one['label']}: {one['value']}" for one in metrics.values() if one["measured"]]
    lines = [
        f"{turn.number}. {'ME' if turn.speaker == call.me else 'OTHER'}: {turn.text}"
        for turn in call.turns[:MOST_LINES]
    ]
    return "\n".join(
        [
            "Facts about the freelancer (ME):",
            *(f"{n}. {fact.text}" for n, fact in enumerate(own.facts[:MOST_FACTS], start=1)),
            "Figures of the call:",
            *figures,
            fenced("lines of the call", "\n".join(lines)),
        ]
    )


def checked(
    told: Mapping[str, Any], call: Call, metrics: Metrics, own: Own, *, rules: Mapping[str, Any]
) -> Kept:
    """The model's remarks that hold; where they leave room, those of the rules."""
    cut: list[str] = []
    strengths = _remarks(told.get("strengths") or (), call, metrics, cut)[:MOST_STRENGTHS]
    todo = _remarks(told.get("next") or (), call, metrics, cut)[:NEXT]
    better = _better(told.get("better") or (), call, own, cut)[:MOST_BETTER]
    taken = {one["line"] for one in better}
    said = {plain(one["text"]) for one in todo}
    filled = [*todo, *(one for one in rules["next"] if plain(one["text"]) not in said)]
    more = [one for one in rules["better"] if one["line"] not in taken]
    advice = {
        "strengths": strengths or list(rules["strengths"]),
        "next": filled[:NEXT],
        "better": [*better, *more][:MOST_BETTER],
    }
    return Kept(advice, len(strengths) + len(todo) + len(better), tuple(cut))


def _remarks(
    given: Sequence[Mapping[str, Any]], call: Call, metrics: Metrics, cut: list[str]
) -> list[dict[str, Any]]:
    mine = {turn.number: turn for turn in call.mine}
    kept: list[dict[str, Any]] = []
    for one in given:
        text, turn = _plain(one["text"]), mine.get(one["line"])
        reason = _why_not(text, one["quote"], turn, metrics)
        if reason:
            cut.append(f"“{text[:90]}” {reason}")
        elif turn is not None:
            kept.append(asdict(Remark(text, turn.number, _quote(one["quote"], turn), "")))
    return kept


def _why_not(text: str, quote: str, turn: Turn | None, metrics: Metrics) -> str:
    if turn is None:
        return "is about no line of yours."
    if not plain(quote) or plain(quote) not in plain(turn.text):
        return "quotes words that are not in its line."
    if (
        not text
        or len(text.split()) > MOST_WORDS
        or _ODD.search(text)
        or REMOVED in text
        or machine_spans(text)
    ):
        return "is no plain sentence."
    known = {n.value for n in find_numbers(turn.text)}
    known |= {n.value for one in metrics.values() for n in find_numbers(str(one["value"]))}
    if any(n.value not in known for n in find_numbers(text)):
        return "names a number that nobody measured or said."
    return ""


def _quote(quote: str, turn: Turn) -> str:
    """The quoted words as they stand in the line."""
    words = [re.escape(word) for word in quote.split()]
    found = re.search(r"\s+".join(words), turn.text, re.I)
    return found[0] if found else turn.text[:120]


def _better(given: Sequence[Mapping[str, Any]], call: Call, own: Own, cut: list[str]) -> list[dict[str, Any]]:
    tracer = Tracer(own.profile, own.job or JobPosting(platform=Platform.UPWORK, title=""))
    asked = _questions(call)
    kept: list[dict[str, Any]] = []
    for one in given:
        sentences = tuple(filter(None, map(_plain, one["sentences"])))[:MOST_SENTENCES]
        if one["line"] not in asked or not sentences:
            cut.append(f"An answer to line {one['line']} answers no question of the call.")
            continue
        reason = next((why for said in sentences if (why := _untrue(said, tracer))), "")
        sources = tuple(_source(said, tracer) for said in sentences)
        if reason or not any(sources):
            cut.append(f"“{sentences[0][:90]}” {reason or 'says nothing of what you have done.'}")
            continue
        kept.append(asdict(Better(one["line"], asked[one["line"]], sentences, tuple(filter(None, sources)))))
    return kept


def _questions(call: Call) -> dict[int, str]:
    """The question before each line of one's own."""
    found: dict[int, str] = {}
    before = ""
    for turn in call.turns:
        if turn.speaker != call.me:
            before = turn.text
        elif before:
            found[turn.number] = before
    return found


def _untrue(sentence: str, tracer: Tracer) -> str:
    """Why a sentence may not be said; the same checks as for a letter."""
    if (
        _ODD.search(sentence)
        or REMOVED in sentence
        or machine_spans(sentence)
        or PLACEHOLDER.search(sentence)
    ):
        return "is no plain sentence."
    if find_cliches(sentence):
        return "is worn out."
    failed = next((s for s in tracer.sentences(sentence) if s.status == "unsupported"), None)
    return failed.reason if failed else ""


def _source(sentence: str, tracer: Tracer) -> str:
    return next((s.reason for s in tracer.sentences(sentence) if s.status == "supported"), "")


def _plain(text: str) -> str:
    return " ".join(clean_output(str(text), longest=600).split())
