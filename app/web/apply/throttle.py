"""Guessing at apply links: after some misses a network is not listened to for a while."""

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

MISSES = 20
MINUTES = 5


class Guesses:
    """Only misses count, so nobody who has a link is ever in the way of it."""

    def __init__(self, misses: int = MISSES) -> None:
        self._windows = MovingWindowRateLimiter(MemoryStorage())
        self._allowed = RateLimitItemPerMinute(misses, MINUTES)

    def is_too_many(self, network: str) -> bool:
        return not self._windows.test(self._allowed, "apply", network)

    def missed(self, network: str) -> None:
        self._windows.hit(self._allowed, "apply", network)
