"""A server that fails again and again is left alone for a while, so that runs go on by rules at once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

FAILURES = 5
PAUSE = 60.0


@dataclass
class Breaker:
    """Counts failures in a row by key (team and address); after the pause one call may try again."""

    now: Callable[[], float] = monotonic
    failures: int = FAILURES
    pause: float = PAUSE
    _counts: dict[str, int] = field(default_factory=dict)
    _until: dict[str, float] = field(default_factory=dict)

    def is_open(self, key: str) -> bool:
        """Whether this server should not be asked now."""
        return self._until.get(key, 0.0) > self.now()

    def succeeded(self, key: str) -> None:
        self._counts.pop(key, None)
        self._until.pop(key, None)

    def failed(self, key: str) -> None:
        self._counts[key] = self._counts.get(key, 0) + 1
        if self._counts[key] >= self.failures:
            self._until[key] = self.now() + self.pause
