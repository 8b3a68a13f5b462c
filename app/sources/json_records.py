"""JSON and JSON Lines as records that Postgres can keep, whatever their shape."""

import json
import math
import re
from typing import Any

from app.domain.errors import BadInput, TooLarge
from app.sources.aliases import squash
from app.sources.base import Document, Limits, RawRecord, unreadable
from app.sources.json_search import find_items, has_title

SHARED_KEYS = frozenset({"timestamp", "scrapedat", "fetchedat", "exportedat", "searchedat"})
FAILURES = {
    "captcha_required": "was stopped by a captcha",
    "logged_out": "was logged out of Upwork",
    "error": "met an error",
}
TOO_DEEP: Any = object()
_UNSTORABLE = re.compile(r"[\ud800-\udfff\x00]")


def read_json(text: str, file_name: str, limits: Limits) -> Document:
    """The records of one JSON value: an array, or an object with a list somewhere inside."""
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise BadInput(f"{file_name} is nested too deeply to be a list of jobs. Export it flat.") from error
    except ValueError as error:
        if _looks_like_lines(text):
            return read_json_lines(text, file_name, limits)
        line = getattr(error, "lineno", None)
        where = f" near line {line}" if line else ""
        raise BadInput(f"{file_name} is damaged JSON{where}. Export it again, or mend that line.") from error
    return _document(value, file_name, limits)


def read_json_lines(text: str, file_name: str, limits: Limits) -> Document:
    """One record per line. Lines end at a newline only: other separators may stand inside a text."""
    document = Document("JSON Lines")
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip().lstrip("\ufeff\x1e")
        if not stripped:
            continue
        if len(document.records) > limits.rows:
            raise TooLarge(f"{file_name} has over {limits.rows:,} lines. Split it and import the parts.")
        try:
            value = json.loads(stripped)
        except RecursionError:
            document.rejected.append(unreadable(number, "This line is nested too deeply. Leave it out."))
        except ValueError:
            document.rejected.append(unreadable(number, "This line is not complete JSON. Export it again."))
        else:
            _add(document, number, value, limits)
    return document


def json_safe(value: Any, *, depth: int) -> Any:
    """The value as Postgres can keep it: no NaN, no NUL, no half characters; TOO_DEEP beyond the depth."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("", value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, int) and not isinstance(value, bool):
        return value if abs(value) < 10**30 else str(value)[:40]
    if not isinstance(value, dict | list):
        return value
    if depth <= 0:
        return TOO_DEEP
    if isinstance(value, list):
        items = [json_safe(item, depth=depth - 1) for item in value]
        return TOO_DEEP if any(item is TOO_DEEP for item in items) else items
    pairs = {_UNSTORABLE.sub("", str(key)): json_safe(item, depth=depth - 1) for key, item in value.items()}
    return TOO_DEEP if any(item is TOO_DEEP for item in pairs.values()) else pairs


def _looks_like_lines(text: str) -> bool:
    starts = [line.lstrip()[:1] for line in text.split("\n", 20)[:20] if line.strip()]
    return sum(start == "{" for start in starts) > 1 and all(start in "{[" for start in starts[:2])


def _document(value: Any, file_name: str, limits: Limits) -> Document:
    document = Document("JSON")
    if isinstance(value, dict):
        if "basics" in value and ("work" in value or "$schema" in value):
            raise BadInput(f"{file_name} is a JSON Resume. Import it under Profile; here go job ads.")
        document.shared = {
            key: child
            for key, child in value.items()
            if squash(key) in SHARED_KEYS and isinstance(child, str | int | float)
        }
    items = find_items(value)
    if not items:
        _explain_nothing(value, file_name)
    if len(items) > limits.rows:
        raise TooLarge(f"{file_name} has {len(items):,} items and the limit is {limits.rows:,}. Split it.")
    for number, item in enumerate(items, start=1):
        _add(document, number, item, limits)
    return document


def _add(document: Document, number: int, value: Any, limits: Limits) -> None:
    """One record, or several when the line is an envelope around a list of them."""
    if not isinstance(value, dict):
        document.rejected.append(
            unreadable(number, "This item is no record with named fields. Leave it out.")
        )
        return
    for item in [value] if has_title(value) else find_items(value) or [value]:
        if not isinstance(item, dict):
            continue
        if _has_more_fields(item, limits.columns):
            why = f"This item has over {limits.columns:,} fields. Leave some out."
            document.rejected.append(unreadable(number, why))
            continue
        clean = json_safe(item, depth=limits.depth)
        if clean is TOO_DEEP:
            document.rejected.append(unreadable(number, "This item is nested too deeply. Leave it out."))
        else:
            document.records.append(RawRecord(number, clean))


def _has_more_fields(item: dict[str, Any], most: int) -> bool:
    """Whether an item holds more named fields, at any depth, than any job has."""
    count = 0
    waiting: list[Any] = [item]
    while waiting and count <= most:
        value = waiting.pop()
        if isinstance(value, dict):
            count += len(value)
        waiting.extend(
            v
            for v in (value.values() if isinstance(value, dict) else value)
            if v and isinstance(v, dict | list)
        )
    return count > most


def _explain_nothing(value: Any, file_name: str) -> None:
    status = str(value.get("status") or value.get("reason") or "") if isinstance(value, dict) else ""
    if status in FAILURES:
        raise BadInput(f"{file_name} holds no jobs: the scraper {FAILURES[status]}. Run it again.")
    raise BadInput(
        f"{file_name} holds no list of jobs: nothing in it has a title. Export the jobs themselves."
    )
