"""Figures over several interviews: their course, with how many there are, and the last of the same type beside this one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

SHOWN = ("filler_rate", "words_per_minute", "talk_ratio", "answer_length", "star_parts", "demands_covered")
"""What is worth following from one interview to the next."""
FEW = 5
_LESS_IS_MORE = frozenset({"filler_rate", "hedges", "restarts"})
_MORE_IS_MORE = frozenset({"star_parts", "demands_covered", "questions_asked", "shared_words"})
Metrics = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Past:
    """A finished interview: when (worded), what type, its figures."""

    when: str
    kind: str
    metrics: Metrics


def trends_by_type(past: Sequence[Past]) -> dict[str, list[dict[str, Any]]]:
    """The course of each type by itself, the latest type first: a screening is no coffee chat."""
    kinds = dict.fromkeys(one.kind for one in reversed(past))
    return {kind: found for kind in kinds if (found := trends([one for one in past if one.kind == kind]))}


def trends(past: Sequence[Past]) -> list[dict[str, Any]]:
    """For each figure its points, oldest first, one sentence and n; those measured in no interview are left out."""
    if len({one.kind for one in past}) > 1:
        raise ValueError("figures of different types of interview have no course in common")
    found = []
    for name in SHOWN:
        points = [
            (one.when, float(one.metrics[name]["value"])) for one in past if _is_number(one.metrics.get(name))
        ]
        if points:
            last = next(one.metrics[name] for one in reversed(past) if _is_number(one.metrics.get(name)))
            found.append(
                {
                    "name": name, "label": last["label"], "unit": last["unit"], "n": len(points),
                    "points": [{"when": when, "value": value} for when, value in points],
                    "sentence": _sentence([value for _, value in points]),
                }
            )  # fmt: skip
    return found


def compared(now: Metrics, before: Metrics | None) -> list[dict[str, str]]:
    """Each figure beside that of the last interview of the same type; no verdict where none is due."""
    rows = []
    for name, figure in now.items():
        if not _is_number(figure) or not before or not _is_number(before.get(name)):
            continue
        was, is_now = float(before[name]["value"]), float(figure["value"])
        rows.append(
            {
                "name": name, "label": figure["label"], "unit": unit_text(figure["unit"], number_text(is_now)), "now": number_text(is_now),
                "before": number_text(was), "verdict": _verdict(name, was, is_now),
            }
        )  # fmt: skip
    return rows


def number_text(value: float) -> str:
    """ "4", "3.1", "0.42": as many digits as say something."""
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.1f}" if abs(value) >= 1 else f"{value:.2f}"


def unit_text(unit: str, shown: str) -> str:
    """The unit as it is said of one: "1 question", "2 questions"."""
    return unit[:-1] if shown == "1" and unit.endswith("s") and " " not in unit else unit


def _sentence(values: Sequence[float]) -> str:
    if len(values) == 1:
        return "One interview so far."
    few = f" Only {len(values)} interviews: too few to call it a trend." if len(values) < FEW else ""
    half = len(values) // 2
    early, late = sum(values[:half]) / half, sum(values[-half:]) / half
    change = f"From {number_text(early)} in the first {half} to {number_text(late)} in the last {half}." if half > 1 else (
        f"From {number_text(values[0])} to {number_text(values[-1])}."
    )  # fmt: skip
    return change + few


def _verdict(name: str, was: float, is_now: float) -> str:
    if was == is_now or name not in _LESS_IS_MORE | _MORE_IS_MORE:
        return ""
    return "better" if (is_now < was) == (name in _LESS_IS_MORE) else "worse"


def _is_number(figure: dict[str, Any] | None) -> bool:
    return bool(figure and figure["measured"] and isinstance(figure["value"], int | float))
