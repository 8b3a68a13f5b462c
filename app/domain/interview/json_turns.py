"""JSON of transcripts: a list of turns, or an object that holds one, under the names that recorders give."""

import json
import math
from collections.abc import Iterator
from typing import Any

from app.domain.errors import BadInput
from app.domain.interview.transcript import Turn

LISTS = (
    "turns",
    "segments",
    "utterances",
    "transcript",
    "entries",
    "items",
    "results",
    "messages",
    "monologues",
)
SPEAKERS = (
    "speaker",
    "speaker_name",
    "speakerName",
    "name",
    "role",
    "who",
    "author",
    "participant",
    "speaker_label",
)
TEXTS = ("text", "content", "words", "sentence", "transcript", "utterance", "message", "value")
STARTS = ("start", "start_time", "startTime", "begin", "from", "offset", "start_timestamp", "ts")
ENDS = ("end", "end_time", "endTime", "stop", "to", "end_timestamp")
NOT_A_LIST = (
    'A JSON transcript is a list of {"speaker", "text"}, with "start" and "end" in seconds where known.'
)


def read_json(text: str) -> Iterator[Turn]:
    """Turns in order; times are seconds."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput("This JSON cannot be read: it is damaged or cut off.") from error
    rows = _rows(told)
    if rows is None:
        raise BadInput(NOT_A_LIST)
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            raise BadInput(f"Item {number} is not an object with a text.")
        yield _turn(row, number)


def _rows(told: Any, depth: int = 0) -> list[Any] | None:
    if isinstance(told, list):
        return told
    if isinstance(told, dict) and depth < 3:
        for name in LISTS:
            if (found := _rows(told.get(name), depth + 1)) is not None:
                return found
    return None


def _turn(row: dict[str, Any], number: int) -> Turn:
    words = next((row[name] for name in TEXTS if isinstance(row.get(name), str)), None)
    if words is None:
        raise BadInput(f"Item {number} has no text.")
    speaker = next((row[name] for name in SPEAKERS if row.get(name) not in (None, "")), "")
    if isinstance(speaker, dict):
        speaker = speaker.get("name") or speaker.get("id") or ""
    if not isinstance(speaker, str | int):
        raise BadInput(f"The speaker of item {number} is not a name.")
    return Turn(0, str(speaker), words, _moment(row, STARTS), _moment(row, ENDS))


def _moment(row: dict[str, Any], names: tuple[str, ...]) -> float | None:
    """Seconds; names that end in `ms` hold milliseconds; what is no time is not known."""
    for name in names:
        for key, factor in ((name, 1.0), (f"{name}_ms", 0.001), (f"{name}Ms", 0.001)):
            value = row.get(key)
            if isinstance(value, str):
                value = _clock(value)
            if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
                return round(value * factor, 3)
    return None


def _clock(words: str) -> float | None:
    """ "12.5" and "00:01:12.5"."""
    parts = words.strip().replace(",", ".").split(":")
    if not 1 <= len(parts) <= 3 or any(len(part) > 12 for part in parts):
        return None
    try:
        return sum(float(part) * 60**power for power, part in enumerate(reversed(parts)))
    except ValueError:
        return None
