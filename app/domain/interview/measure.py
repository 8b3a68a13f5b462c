"""All figures of a transcript, in the order in which they are shown; the same transcript gives the same ones."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from app.domain.interview import pace, substance, wording
from app.domain.interview.metric import NOT_MEASURED, Figure, Measure, Setting, told_in
from app.domain.interview.transcript import Call
from app.domain.letters.demands import find_demands
from app.domain.posting import JobPosting

MEASURES: tuple[Measure, ...] = (
    pace.words,
    pace.words_per_minute,
    pace.pauses,
    pace.noted_pauses,
    wording.fillers,
    wording.filler_rate,
    wording.hedges,
    wording.restarts,
    pace.talk_ratio,
    pace.answer_length,
    wording.questions_asked,
    substance.star_parts,
    substance.demands_covered,
    substance.scope_agreed,
    substance.price_agreed,
    substance.next_step_agreed,
    substance.shared_words,
)
NAMES = tuple(measure.__name__ for measure in MEASURES)
_LOOKED_FOR = ("skill", "question", "approach", "rate", "timeline", "availability", "experience", "location")
_WORDED = {
    "approach": "approach", "rate": "rate", "timeline": "timeline", "availability": "available",
    "experience": "experience", "location": "location",
}  # fmt: skip


def measure_call(call: Call, job: JobPosting | None = None) -> dict[str, dict[str, Any]]:
    """By name: value ("not measured" without one), unit, definition, source, n and the marks."""
    setting = Setting(call, demands_of(job) if job else None)
    return {measure.__name__: _told(measure, measure(setting)) for measure in MEASURES}


def in_order(metrics: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Kept figures, as the database gives them back, in the order in which they are shown."""
    return {name: metrics[name] for name in NAMES if name in metrics}


def demands_of(job: JobPosting) -> tuple[str, ...]:
    """What a talk about the job should touch: its skills, and what the ad asks."""
    said = [
        _WORDED.get(demand.kind, demand.needle) for demand in find_demands(job) if demand.kind in _LOOKED_FOR
    ]
    return _once([*job.skills, *said])


def _once(said: Iterable[str]) -> tuple[str, ...]:
    return tuple({one.casefold(): one for one in reversed(list(said)) if one.strip()}.values())[::-1]


def _told(measure: Measure, figure: Figure) -> dict[str, Any]:
    is_measured = figure.value is not None
    return {
        "value": figure.value if is_measured else NOT_MEASURED,
        "measured": is_measured,
        **told_in(measure),
        "n": figure.n,
        "spans": [asdict(one) for one in figure.marks],
        **({"why": figure.why} if figure.why else {}),
        **({"detail": figure.detail} if figure.detail else {}),
    }
