"""What went well and three things to do next, each tied to a line; better answers put together from one's own facts."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from app.domain.interview.better import Own, better_answers
from app.domain.interview.remark import Metrics, Remark, about, best_example, marked
from app.domain.interview.star import find_parts
from app.domain.interview.to_do import to_do
from app.domain.interview.transcript import Call

MOST_STRENGTHS = 4
FEW_FILLERS, ENOUGH_WORDS = 1.5, 50
MOST_DEMANDS = 0.5
"""From this share on it is a strength to have spoken of what the ad asks."""


def analyse(call: Call, metrics: Metrics, *, kind: str, own: Own) -> dict[str, Any]:
    """Strengths, next and better, as JSON; the same transcript gives the same."""
    if not call.mine:
        return {"strengths": [], "next": [], "better": []}
    strengths = list(_strengths(call, metrics))[:MOST_STRENGTHS]
    return {
        "strengths": [asdict(one) for one in strengths],
        "next": [asdict(one) for one in to_do(call, metrics, kind)],
        "better": [asdict(one) for one in better_answers(call, own)],
    }


def _strengths(call: Call, metrics: Metrics) -> Iterator[Remark]:
    if (row := best_example(metrics)) and len(row["parts"]) >= 3:
        told = f"This answer tells {len(row['parts'])} of the 4 parts of an example."
        yield about(call, row["line"], told, "star_parts")
    rate = metrics["filler_rate"]
    if rate["measured"] and rate["value"] < FEW_FILLERS and rate["n"] >= ENOUGH_WORDS:
        told = f"You speak cleanly: {rate['value']:.1f} fillers in a hundred words."
        yield about(call, call.mine[0].number, told, "filler_rate")
    for subject in ("price", "next_step", "scope"):
        figure = metrics[f"{subject}_agreed"]
        if figure["value"] == "agreed" and figure["spans"]:
            told = f"The {subject.replace('_', ' ')} was agreed here."
            yield marked(figure["spans"][0], told, f"{subject}_agreed")
    if (asked := metrics["questions_asked"])["measured"] and asked["value"] >= 2:
        yield marked(asked["spans"][0], f"You ask back: {asked['value']} questions.", "questions_asked")
    covered = metrics["demands_covered"]
    if covered["measured"] and covered["spans"] and covered["value"] >= MOST_DEMANDS:
        told = f"You speak of {len(covered['spans'])} of the {covered['n']} things that the ad asks for."
        yield marked(covered["spans"][0], told, "demands_covered")
    yield from _numbered_result(call)


def _numbered_result(call: Call) -> Iterator[Remark]:
    for turn in call.mine:
        results = [
            turn.text[part.start : part.end] for part in find_parts(turn.text) if part.kind == "result"
        ]
        if any(c.isdigit() for result in results for c in result):
            yield about(call, turn.number, "You put a number on a result.", "star_parts")
            return
