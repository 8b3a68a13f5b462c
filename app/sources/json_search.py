"""Finds the list of jobs in a JSON value, wherever a tool has put it; searched level by level, not deep."""

from collections.abc import Iterator
from typing import Any

from app.sources.aliases import squash

WRAPPERS = ("node", "item", "job", "_source", "fields", "attributes", "json", "document", "data")
"""Keys under which exports wrap one record."""
TITLE_KEYS = frozenset({"title", "titles", "jobtitle", "positiontitle", "jobname", "projecttitle"})
WEAK_TITLE_KEYS = frozenset({"position", "name", "role", "job", "vacancy", "headline"})
BODY_KEYS = frozenset({
    "description", "jobdescription", "descriptiontext", "snippet", "url", "joburl", "link", "joblink",
    "linkedinurl", "ciphertext", "company", "companyname", "budget", "jobtype", "jobid", "uid",
})  # fmt: skip
LEVELS = 8
WIDEST_LEVEL = 2_000


def find_items(value: Any) -> list[Any]:
    """The records: the value itself, the best list inside it, or the one job that it is."""
    if isinstance(value, list):
        return _rows_with_header(value) or value
    if not isinstance(value, dict):
        return []
    if _is_job(value) and not isinstance(_title_of(value), dict):
        return [value]
    level: list[dict[str, Any]] = [value]
    titled: list[list[Any]] = []
    for _ in range(LEVELS):
        lists = [child for parent in level for child in parent.values() if isinstance(child, list)]
        about_jobs = [items for items in lists if any(_is_job(_unwrapped(i)) for i in _objects(items))]
        if about_jobs:
            return max(about_jobs, key=len)
        if level != [value] and any(_is_job(item) for item in level):
            return [value]
        titled = titled or [
            items for items in lists if any(has_title(_unwrapped(i)) for i in _objects(items))
        ]
        level = [child for parent in level for child in parent.values() if isinstance(child, dict)][
            :WIDEST_LEVEL
        ]
    return max(titled, key=len) if titled else _items_of_object(value)


def has_title(item: dict[str, Any]) -> bool:
    """Whether one of its own keys can hold a job's title."""
    keys = {squash(key) for key in item}
    return bool(keys & TITLE_KEYS or (keys & WEAK_TITLE_KEYS and keys & BODY_KEYS))


def _is_job(item: dict[str, Any]) -> bool:
    return has_title(item) and any(squash(key) in BODY_KEYS for key in item)


def _objects(items: list[Any]) -> Iterator[dict[str, Any]]:
    return (item for item in items[:20] if isinstance(item, dict))


def _unwrapped(item: dict[str, Any]) -> dict[str, Any]:
    """The record inside {"node": {...}, "cursor": ...}."""
    if has_title(item):
        return item
    inner = (item.get(key) for key in WRAPPERS)
    return next((found for found in inner if isinstance(found, dict) and has_title(found)), item)


def _title_of(item: dict[str, Any]) -> Any:
    return next((value for key, value in item.items() if squash(key) in TITLE_KEYS), None)


def _items_of_object(value: dict[str, Any]) -> list[Any]:
    """An object without a list inside: a table with named columns, one job, or jobs by their ids."""
    names, data = value.get("columns"), value.get("data")
    if isinstance(names, list) and isinstance(data, list):
        return _rows_with_header([names, *data])
    if has_title(value):
        return _by_column(value) if isinstance(_title_of(value), dict) else [value]
    items = list(value.values())
    by_id = items and all(isinstance(item, dict) for item in items)
    return items if by_id and any(has_title(item) for item in items[:20]) else []


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
