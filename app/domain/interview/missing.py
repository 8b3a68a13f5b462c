"""Why figures are missing, and what would have them measured next time."""

from collections.abc import Mapping
from typing import Any

from app.domain.interview.pace import NO_TIMES, NO_WORDS, ONLY_ONE
from app.domain.interview.substance import FEW_WORDS, NO_DEMANDS, NO_JOB

MOST_NAMED = 3
_SPOKEN = {
    NO_TIMES: "answer by voice, so that each line has its times",
    ONLY_ONE: "answer at least one question, so that there are two sides",
    NO_WORDS: "answer a few questions before you finish",
    NO_JOB: "choose the job that the rehearsal is for",
    NO_DEMANDS: "choose a job whose ad says what it asks",
    FEW_WORDS: "answer more questions, so that there are words to compare",
}
_IMPORTED = _SPOKEN | {
    NO_TIMES: "bring in a transcript with times, such as .vtt or .srt",
    ONLY_ONE: "bring in both sides, and say which speaker you are",
    NO_WORDS: "say which of the speakers you are",
    NO_JOB: "choose the job that the call was about",
    FEW_WORDS: "bring in the whole call, not a part of it",
}


def what_would_help(metrics: Mapping[str, Mapping[str, Any]], *, rehearsed: bool) -> list[str]:
    """A sentence for each reason, that of most figures first; nothing where all are measured."""
    told = _SPOKEN if rehearsed else _IMPORTED
    names: dict[str, list[str]] = {}
    for one in metrics.values():
        if not one["measured"] and one.get("why") in told:
            names.setdefault(one["why"], []).append(one["label"])
    ordered = sorted(names.items(), key=lambda reason: -len(reason[1]))
    return [
        f"{_named(labels)}: {why} To have {'it' if len(labels) == 1 else 'them'}, {told[why]}."
        for why, labels in ordered
    ]


def _named(labels: list[str]) -> str:
    """ "Pauses", "Pauses and Words per minute", "Pauses, Words per minute and 3 more"."""
    if len(labels) > MOST_NAMED:
        return f"{', '.join(labels[: MOST_NAMED - 1])} and {len(labels) - MOST_NAMED + 1} more"
    return " and ".join([", ".join(labels[:-1]), labels[-1]]) if len(labels) > 1 else labels[0]
