"""A run in the words of the screen: how it stands, why it is there, what came of it, and what differs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.domain.enums import RunStatus
from app.domain.wording import counted

SILENT_AFTER = timedelta(seconds=30)
ORIGIN_WORDS = {
    "person": "a person",
    "schedule": "the schedule",
    "run": "another run",
    "retry": "tried again",
    "replay": "replayed",
}
STATUS_WORDS = {
    RunStatus.QUEUED: ("Waiting", "plain"),
    RunStatus.RUNNING: ("Working", "info"),
    RunStatus.SUCCEEDED: ("Done", "ok"),
    RunStatus.FAILED: ("Failed", "bad"),
    RunStatus.CANCELED: ("Canceled", "plain"),
}
RESULT_NOUNS = (
    ("found", "found"), ("new", "new"), ("updated", "updated"), ("known", "already known"), ("filled", "filled already"),
    ("refused", "not taken"), ("passed", "passed"), ("shortlisted", "shortlisted"), ("ranked", "scored"),
)  # fmt: skip
ADVICE_NOUNS = (
    ("suggestions", "suggestion", "suggestions"),
    ("coach", "way to more jobs", "ways to more jobs"),
)
NAMING = ("title", "words", "name", "label", "key")
"""Under one of these a thing says what it is called."""
MOST_NAMED = 5
MOST_DIFFERENCES = 40
LONGEST_VALUE = 300
KIND_LINKS = {"job": "/jobs/{id}", "run": "/runs/{id}", "letter": "/letters/{id}", "application": "/pipeline"}


@dataclass(frozen=True)
class Standing:
    """A word, its colour, and what there is to add."""

    word: str
    tone: str
    more: str = ""


@dataclass(frozen=True)
class Difference:
    """One value that two runs do not share."""

    where: str
    before: str
    after: str


def standing(
    status: RunStatus,
    *,
    now: datetime,
    heartbeat_at: datetime | None = None,
    not_before: datetime | None = None,
    progress: Mapping[str, Any] | None = None,
) -> Standing:
    """How a run stands, also where whoever worked on it has fallen silent."""
    word, tone = STATUS_WORDS[status]
    if status is not RunStatus.RUNNING:
        return Standing(word, tone)
    if not_before is not None and not_before > now:
        seconds = max(1, round((not_before - now).total_seconds()))
        return Standing("Trying again", "look", f"in {counted(seconds, 'second')}")
    if heartbeat_at is None or now - heartbeat_at > SILENT_AFTER:
        return Standing("Restarting", "look", "its worker has gone quiet; another one takes over")
    return Standing(word, tone, progress_words(progress or {}))


def progress_words(progress: Mapping[str, Any]) -> str:
    """ "ranking and saving, 1,200 of 5,000"."""
    done, total, words = progress.get("done"), progress.get("total"), str(progress.get("words") or "")
    if not isinstance(done, int) or not isinstance(total, int) or not total:
        return words
    count = f"{done:,} of {total:,}"
    return f"{words}, {count}" if words else count


def percent_of(progress: Mapping[str, Any]) -> int:
    """0 to 100; -1 where nobody knows."""
    done, total = progress.get("done"), progress.get("total")
    if not isinstance(done, int) or not isinstance(total, int) or total <= 0:
        return -1
    return max(0, min(100, 100 * done // total))


def result_words(outputs: Mapping[str, Any]) -> str:
    """ "12 found · 5 new · 1 shortlisted": the counts, the zeros among them left out."""
    found = outputs.get("found")
    if isinstance(found, Mapping):
        return _advice_words(found)
    said = [
        f"{outputs[name]:,} {noun}"
        for name, noun in RESULT_NOUNS
        if isinstance(outputs.get(name), int) and not isinstance(outputs.get(name), bool) and outputs[name]
    ]
    return " · ".join(said) or ("Nothing new" if "found" in outputs else "")


def _advice_words(found: Mapping[str, Any]) -> str:
    """ "3 suggestions · 2 ways to more jobs": of a run that looks for what would bring more."""
    counts = [(found.get(name), noun, nouns) for name, noun, nouns in ADVICE_NOUNS]
    said = [f"{n:,} {noun if n == 1 else nouns}" for n, noun, nouns in counts if isinstance(n, int) and n]
    return " · ".join(said) or "Nothing to suggest"


def took_words(start: datetime | None, end: datetime | None) -> str:
    """ "0.4 s", "12 s", "3 min 20 s"; "" where it has not begun and ended."""
    if start is None or end is None:
        return ""
    seconds = max(0.0, (end - start).total_seconds())
    if seconds < 0.1:
        return "under 0.1 s"
    if seconds < 10:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """What two results do not share, value by value."""
    old, new = dict(_flat(before)), dict(_flat(after))
    return [
        Difference(where, _worded(old.get(where)), _worded(new.get(where)))
        for where in dict.fromkeys([*old, *new])
        if old.get(where) != new.get(where)
    ][:MOST_DIFFERENCES]


def _flat(value: Any, where: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping) and value:
        for key, inner in value.items():
            yield from _flat(inner, f"{where} › {_plain(key)}" if where else _plain(key))
    else:
        yield where or "result", value


def _worded(value: Any) -> str:
    if value is None:
        return "–"
    text = _said(value)
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


def _plain(key: Any) -> str:
    """A name of the program as words: "by_source" is "by source"."""
    return str(key).replace("_", " ")


def _said(value: Any) -> str:
    """A value in words, whatever it is made of: names for things, counts for many."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, Mapping):
        name = next((str(value[key]) for key in NAMING if value.get(key)), "")
        counts = ", ".join(
            f"{n:,} {_plain(key)}"
            for key, n in value.items()
            if isinstance(n, int) and not isinstance(n, bool)
        )
        return f"{name} ({counts})" if name and counts else name or counts or counted(len(value), "value")
    if isinstance(value, list):
        named = ", ".join(_said(one) for one in value[:MOST_NAMED])
        return f"{named} and {len(value) - MOST_NAMED:,} more" if len(value) > MOST_NAMED else named or "none"
    return str(value)
