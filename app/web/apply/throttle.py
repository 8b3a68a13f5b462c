"""Guessing at apply links: after some misses a network is told to slow down, after a flood it is not listened to.

A link that opens is no guess: 256 bits are found by none, and a home or an office shares one address. So the first limit
stands only before what does not open, and costs the same look-up as what does: nobody learns anything from it. The
second bounds the look-ups that one network can cause, and there a true link has to wait as well.
"""

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

MISSES = 20
FLOOD = 200
MINUTES = 5


class Guesses:
    """Only misses count, so nobody who has a link is ever in the way of it."""

    def __init__(self, misses: int = MISSES, flood: int = FLOOD) -> None:
        self._windows = MovingWindowRateLimiter(MemoryStorage())
        self._some = RateLimitItemPerMinute(misses, MINUTES)
        self._flood = RateLimitItemPerMinute(flood, MINUTES)

    def is_too_many(self, network: str) -> bool:
        """What does not open is answered with "slow down"."""
        return not self._windows.test(self._some, "apply", network)

    def is_flood(self, network: str) -> bool:
        """Nothing is looked up any more."""
        return not self._windows.test(self._flood, "flood", network)

    def missed(self, network: str) -> None:
        self._windows.hit(self._some, "apply", network)
        self._windows.hit(self._flood, "flood", network)
