"""Answers remembered for a few seconds, in this process only."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
AT_MOST = 10_000


class ShortMemory(Generic[T]):
    """A small table whose entries go stale by themselves."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._entries: dict[str, tuple[float, T]] = {}

    @staticmethod
    def now() -> float:
        return time.monotonic()

    def get(self, key: str) -> T | None:
        """The answer, if it is young enough."""
        entry = self._entries.get(key)
        return entry[1] if entry and self.now() - entry[0] < self._seconds else None

    def put(self, key: str, value: T, asked_at: float) -> None:
        """Remember an answer, aged from the moment when the question was asked."""
        if len(self._entries) >= AT_MOST:
            self.forget_stale()
        if len(self._entries) < AT_MOST:
            self._entries[key] = (asked_at, value)

    def forget(self, key: str) -> None:
        self._entries.pop(key, None)

    def forget_where(self, is_meant: Callable[[T], bool]) -> None:
        self._entries = {key: entry for key, entry in self._entries.items() if not is_meant(entry[1])}

    def forget_stale(self) -> None:
        now = self.now()
        fresh = {key: entry for key, entry in self._entries.items() if now - entry[0] < self._seconds}
        self._entries = fresh
