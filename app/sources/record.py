"""A raw record whose fields are found under any spelling of their names, nested or flat."""

import ast
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from app.sources.aliases import FIELDS, KNOWN_NAMES, squash

OWNERS = frozenset({
    "buyer", "client", "company", "employer", "hirer", "recruiter", "poster", "author", "organization",
    "hiringorganization", "location", "category", "categorygroup", "skills", "occupation", "occupations",
    "hourly", "fixed", "amount", "salary", "basesalary", "budget", "hourlybudget", "fixedpriceamount",
    "hourlybudgetmin", "hourlybudgetmax", "weeklybudget", "weeklyretainerbudget", "totalspent",
    "hourlyengagementduration", "fixedpriceengagementduration", "engagementduration", "clientactivity",
    "qualifications", "applymethod", "applicationsbidstats", "applicantsbidsstats", "source", "channel",
    "attachments", "freelancerclientrelation", "image",
})  # fmt: skip
"""Things with fields of their own: "company.name" is never the job's name, "item.title" is its title."""

EMPTY_WORDS = frozenset({
    "", "nan", "none", "null", "nil", "n/a", "#n/a", "na", "-", "--", "—", "undefined", "nat", "unknown",
    "not_provided", "not provided", "not specified", "unspecified", "[]", "{}", "['']", '[""]',
})  # fmt: skip

MAX_DEPTH = 10
CELL_AS_OBJECT = 20_000
"""Longest cell that is tried as a JSON or Python object."""

_INDEX = re.compile(r"[0-9]{1,4}")
Path = tuple[str, ...]


def is_empty(value: Any) -> bool:
    """Whether a cell says nothing. Zero is not empty here: what it means depends on the field."""
    if isinstance(value, str):
        return len(value) < 20 and value.strip().lower() in EMPTY_WORDS
    if isinstance(value, float):
        return not math.isfinite(value)
    return value is None or value == [] or value == {}


class Record:
    """Looks fields up by target (a key of FIELDS) and remembers which columns were of use."""

    def __init__(
        self, fields: dict[str, Any], *, used: set[str] | None = None, without: frozenset[str] = frozenset()
    ) -> None:
        self.fields = fields
        self.used: set[str] = used if used is not None else set()
        self.columns: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.long_texts: list[tuple[str, str]] = []
        self._values: dict[str, tuple[str, Any]] = {}
        inner: list[tuple[tuple[str, ...], str, Any]] = []
        for path, value in _leaves(fields):
            column = ".".join(path)
            self.columns.append(column)
            if is_empty(value) or column in without:
                continue
            if isinstance(value, str):
                (self.texts if len(value) <= 400 else self.long_texts).append((column, value))
            names = names_of(path)
            self._values.setdefault(names[0], (column, value))
            inner.append((names[1:], column, value))
        for names, column, value in inner:
            for name in names:
                self._values.setdefault(name, (column, value))

    def get(self, target: str) -> Any:
        """The value of the best alias that is not empty, or None."""
        return self.named(*FIELDS[target])

    def all(self, target: str) -> Iterator[tuple[str, Any]]:
        """Every (column, value) that may mean this target, best first."""
        for alias in FIELDS[target]:
            if alias in self._values:
                column, value = self._values[alias]
                self.used.add(column)
                yield column, value

    def named(self, *names: str) -> Any:
        """The value under the first of these squashed names that has one."""
        for name in names:
            if name in self._values:
                column, value = self._values[name]
                self.used.add(column)
                return value
        return None

    def has_column(self, target: str) -> bool:
        """Whether any column means this target, filled or not."""
        names = set(FIELDS[target])
        return any(names.intersection(names_of(tuple(column.split(".")))) for column in self.columns)


@lru_cache(maxsize=16384)
def names_of(path: Path) -> tuple[str, ...]:
    """The squashed names of a path: whole, without outer wrappers (never without its owner), without "job"."""
    parts = [squash(part) for part in path]
    names = ["".join(parts)]
    for start in range(1, len(parts)):
        if parts[start - 1] in OWNERS:
            break
        names.append("".join(parts[start:]))
    names += [name[3:] for name in names if name.startswith("job") and name[3:] in KNOWN_NAMES]
    return tuple(dict.fromkeys(name for name in names if name)) or ("",)


def _leaves(fields: dict[str, Any]) -> Iterator[tuple[Path, Any]]:
    """Every value with its path. Lists stay whole; "skills/0", "skills/1" become one list again."""
    gathered: dict[Path, dict[int, Any]] = defaultdict(dict)
    stack: list[tuple[Path, Any]] = [((), fields)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict) and value and len(path) < MAX_DEPTH:
            stack.extend(((*path, *_split(str(key))), child) for key, child in reversed(value.items()))
            continue
        at = next((i for i, part in enumerate(path) if i and _INDEX.fullmatch(part)), None)
        if at is not None:
            _gather(gathered[path[:at]], int(path[at]), path[at + 1 :], value)
            continue
        opened = _as_object(value)
        if isinstance(opened, dict) and opened and len(path) < MAX_DEPTH:
            stack.append((path, opened))
        else:
            yield path, opened
    for path, items in gathered.items():
        yield path, [items[index] for index in sorted(items) if not is_empty(items[index])]


def _gather(items: dict[int, Any], index: int, rest: Path, value: Any) -> None:
    if not rest:
        items[index] = value
    elif not is_empty(value):
        item = items.setdefault(index, {})
        if isinstance(item, dict):
            item[".".join(rest)] = value


@lru_cache(maxsize=16384)
def _split(key: str) -> Path:
    """A column called "buyer/location/country" or "client.country" is a path as well."""
    parts = tuple(part for part in re.split(r"[./\[\]]+", key) if part.strip())
    return parts if 1 < len(parts) <= MAX_DEPTH and len(key) < 120 else (key,)


def _as_object(value: Any) -> Any:
    """A cell that holds the text of an object, as spreadsheets do, is that object."""
    if not isinstance(value, str) or not 2 < len(value) < CELL_AS_OBJECT:
        return value
    if value[0] not in "{[ \n" or not (text := value.strip()).startswith(("{", "[{")):
        return value
    if not text.endswith(("}", "]")):
        return value
    for read in (json.loads, ast.literal_eval):
        try:
            opened = read(text)
        except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
            continue
        if isinstance(opened, dict | list):
            return opened
    return value
