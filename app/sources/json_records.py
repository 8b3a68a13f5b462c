"""JSON and JSON Lines: finds the list of jobs wherever a tool has put it, without deep recursion."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from app.domain.errors import BadInput, TooLarge
from app.sources.aliases import squash
from app.sources.base import Document, Limits, RawRecord, unreadable

WRAPPERS = ("node", "item", "job", "_source", "fields", "attributes", "json", "document", "data")
"""Keys under which exports wrap one record."""
TITLE_KEYS = frozenset(
    {"title", "titles", "jobtitle", "positiontitle", "position", "jobname", "projecttitle"}
)
BODY_KEYS = frozenset({"description", "jobdescription", "snippet", "url", "joburl", "link", "ciphertext"})
SHARED_KEYS = frozenset({"timestamp", "scrapedat", "fetchedat", "exportedat", "searchedat"})
FAILURES = {
    "captcha_required": "was stopped by a captcha",
    "logged_out": "was logged out of Upwork",
    "error": "met an error",
}


def read_json(text: str, file_name: str, limits: Limits) -> Document:
    """The records of one JSON value: an array, or an object with a list somewhere inside."""
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise BadInput(f"{file_name} is nested too deeply to be a list of jobs. Export it flat.") from error
    except ValueError as error:
        if "\n" in text.strip() and _looks_like_lines(text):
            return read_json_lines(text, file_name, limits)
        line = getattr(error, "lineno", None)
        where = f" near line {line}" if line else ""
        raise BadInput(f"{file_name} is damaged JSON{where}. Export it again, or mend that line.") from error
    return _document("JSON", value, file_name, limits)


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
            continue
        except ValueError:
            document.rejected.append(unreadable(number, "This line is not complete JSON. Export it again."))
            continue
        _add(document, number, value, limits)
    return document


def _looks_like_lines(text: str) -> bool:
    starts = [line.lstrip()[:1] for line in text.split("\n", 20)[:20] if line.strip()]
    return sum(start == "{" for start in starts) > 1 and all(start in "{[" for start in starts[:2])


def _document(kind: str, value: Any, file_name: str, limits: Limits) -> Document:
    document = Document(kind)
    if isinstance(value, dict):
        if "basics" in value and ("work" in value or "$schema" in value):
            raise BadInput(f"{file_name} is a JSON Resume. Import it under Profile; here go job ads.")
        document.shared = {
            k: v for k, v in value.items() if squash(k) in SHARED_KEYS and not isinstance(v, dict)
        }
    items = _find_items(value)
    if not items and isinstance(value, dict):
        _explain_failure(value, file_name)
    if len(items) > limits.rows:
        raise TooLarge(f"{file_name} has {len(items):,} items and the limit is {limits.rows:,}. Split it.")
    for number, item in enumerate(items, start=1):
        _add(document, number, item, limits)
    return document


def _add(document: Document, number: int, value: Any, limits: Limits) -> None:
    """One record, or several when the line is an envelope around a list of them."""
    if not isinstance(value, dict):
        document.rejected.append(
            unreadable(number, "This item is not a record with named fields. Leave it out.")
        )
        return
    for item in [value] if _has_title(value) else _find_items(value) or [value]:
        clean = json_safe(item, depth=limits.depth) if isinstance(item, dict) else None
        if clean is TOO_DEEP:
            document.rejected.append(unreadable(number, "This item is nested too deeply. Leave it out."))
        elif clean is not None:
            document.records.append(RawRecord(number, clean))


def _find_items(value: Any) -> list[Any]:
    """The list of records in a JSON value: itself, or the best list inside, searched level by level."""
    if isinstance(value, list):
        return _rows_with_header(value) or value
    if not isinstance(value, dict):
        return []
    if _has_title(value) and _has_body(value) and not isinstance(_title_of(value), dict):
        return [value]
    level: list[Any] = [value]
    for _ in range(8):
        lists = [found for found in _lists_in(level) if _is_about_jobs(found)]
        if lists:
            return max(lists, key=len)
        if level != [value] and any(_has_title(item) and _has_body(item) for item in level):
            return [value]
        level = [child for parent in level for child in _children(parent)][:2000]
    return _items_of_object(value)


def _items_of_object(value: dict[str, Any]) -> list[Any]:
    """An object without a list inside: a table with named columns, one job, or jobs by their ids."""
    names, data = value.get("columns"), value.get("data")
    if isinstance(names, list) and isinstance(data, list):
        return _rows_with_header([names, *data])
    if _has_title(value):
        return _by_column(value) if isinstance(_title_of(value), dict) else [value]
    items = list(value.values())
    return items if all(isinstance(item, dict) for item in items) and _is_about_jobs(items) else []


def _lists_in(level: list[Any]) -> Iterator[list[Any]]:
    for parent in level:
        yield from (child for child in parent.values() if isinstance(child, list))


def _children(parent: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for child in parent.values():
        if isinstance(child, dict):
            yield child


def _is_about_jobs(items: list[Any]) -> bool:
    return any(
        isinstance(item, dict) and (_has_title(item) or _has_title(_unwrapped(item))) for item in items[:20]
    )


def _has_title(item: dict[str, Any]) -> bool:
    return any(squash(key) in TITLE_KEYS for key in item)


def _has_body(item: dict[str, Any]) -> bool:
    return any(squash(key) in BODY_KEYS for key in item)


def _title_of(item: dict[str, Any]) -> Any:
    return next(value for key, value in item.items() if squash(key) in TITLE_KEYS)


def _unwrapped(item: dict[str, Any]) -> dict[str, Any]:
    """The record inside {"node": {...}, "cursor": ...}."""
    inner = (item.get(key) for key in WRAPPERS)
    return next((found for found in inner if isinstance(found, dict) and _has_title(found)), item)


def _rows_with_header(rows: list[Any]) -> list[Any]:
    """[["title", "url"], ["A job", "…"]] as records."""
    if len(rows) < 2 or not all(isinstance(row, list) for row in rows[:50]):
        return []
    header = [str(name) for name in rows[0]]
    return [dict(zip(header, row, strict=False)) for row in rows[1:] if isinstance(row, list)]


def _by_column(value: dict[str, Any]) -> list[Any]:
    """{"title": {"0": …}, "url": {"0": …}}: what pandas writes by default."""
    columns = {name: column for name, column in value.items() if isinstance(column, dict)}
    keys = list(dict.fromkeys(key for column in columns.values() for key in column))
    return [{name: column.get(key) for name, column in columns.items()} for key in keys]


def _explain_failure(value: dict[str, Any], file_name: str) -> None:
    status = str(value.get("status") or value.get("reason") or "")
    if status in FAILURES:
        raise BadInput(f"{file_name} holds no jobs: the scraper {FAILURES[status]}. Run it again.")
    raise BadInput(
        f"{file_name} holds no list of jobs: no record in it has a title. Export the jobs themselves."
    )


TOO_DEEP: Any = object()
_SURROGATES = re.compile(r"[\ud800-\udfff\x00]")


def json_safe(value: Any, *, depth: int) -> Any:
    """The value as Postgres can keep it: no NaN, no NUL, no half characters; TOO_DEEP beyond the depth."""
    if isinstance(value, str):
        return _SURROGATES.sub("", value)
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
    pairs = {_SURROGATES.sub("", str(key)): json_safe(item, depth=depth - 1) for key, item in value.items()}
    return TOO_DEEP if any(item is TOO_DEEP for item in pairs.values()) else pairs
