"""All that one row says: its own columns first, then what was read out of its longer texts."""

from collections.abc import Iterator
from typing import Any

from app.sources.record import Record, is_empty


class Facts:
    """A record, and beside it facts found in its texts, looked up by the same target names."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._found: dict[str, Any] = {}

    def add(self, found: dict[str, Any]) -> None:
        """More facts; the first word on a target stands."""
        for target, value in found.items():
            if not is_empty(value):
                self._found.setdefault(target, value)

    def get(self, target: str) -> Any:
        value = self.record.get(target)
        return self._found.get(target) if value is None else value

    def found(self, target: str) -> Any:
        """Only what was read out of texts."""
        return self._found.get(target)

    def all(self, *targets: str) -> Iterator[tuple[str, Any]]:
        """Every (column, value) for these targets, in their order; texts last."""
        for target in targets:
            yield from self.record.all(target)
            if target in self._found:
                yield "", self._found[target]
