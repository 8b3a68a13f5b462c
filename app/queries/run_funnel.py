"""What a run found and what of it was not taken, line by line, from what its steps and its result tell."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.domain.refusals import refusal_row

KINDS = (("by_source", "Source"), ("by_search", "Saved search"))
COUNTS = ("found", "new", "passed", "shortlisted")
MOST_ROWS = 60


def funnel_rows(outputs: Mapping[str, Any]) -> list[dict[str, str]]:
    """A line for each source and each saved search; "" where a count makes no sense. None for other runs."""
    return [
        {"kind": kind, "name": str(part.get("name", "")), **{one: _count(part.get(one)) for one in COUNTS}}
        for key, kind in KINDS
        for part in _dicts(outputs.get(key))[:MOST_ROWS]
    ]


def refusals_in(steps: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Every reason of every step, in order; a file that could not be read at all is one line."""
    told = []
    for step in steps:
        source = str(step["source"] or "")
        told += [refusal_row(one, source) for one in _dicts(step["reasons"])]
        if step["problem"]:
            told.append({"count": "", "reason": str(step["problem"]), "where": ""})
    return list({tuple(one.items()): one for one in told}.values())[:MOST_ROWS]


def _dicts(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _count(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else ""
