"""When a run that was interrupted by trouble is tried again: soon, then later, never at the same moment."""

from datetime import timedelta

FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(seconds=20)
"""A run that lives on is never without a word for a minute, lease and all."""


def wait_before(attempt: int, *, spread: float = 0.5) -> timedelta:
    """The pause before the attempt after this one: fourfold each time, spread by a quarter either way.

    `spread` in 0..1 says where in that range; a caller passes chance, a test a number.
    """
    wait = min(FIRST_WAIT * 4 ** max(0, attempt - 1), LONGEST_WAIT)
    return wait * (0.75 + 0.5 * spread)
