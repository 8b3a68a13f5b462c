"""Seconds of repeated work: the median says what is usual, the 95th percentile what one has to bear."""

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from statistics import median

LONG_ENOUGH = 5.0
"""Seconds after which one more round tells nothing new."""

Work = Callable[[], Awaitable[object]]


@dataclass(frozen=True)
class Times:
    """How long each round took, in seconds."""

    seconds: tuple[float, ...]

    @property
    def usual(self) -> float:
        return median(self.seconds)

    @property
    def p95(self) -> float:
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]


def timed(work: Callable[[], object], rounds: int = 1) -> Times:
    """Do it so many times."""
    return Times(tuple(_once(work) for _ in range(rounds)))


async def timed_in_turn(works: Sequence[Work], rounds: int) -> Times:
    """Each in turn, one round uncounted, then so many; fewer when that would take more than a few seconds."""
    for work in works:
        await work()
    seconds: list[float] = []
    for _ in range(rounds):
        seconds += [await _once_async(work) for work in works]
        if sum(seconds) > LONG_ENOUGH:
            break
    return Times(tuple(seconds))


async def timed_async(work: Work, rounds: int = 1) -> Times:
    """Wait for it so many times, one after the other."""
    return Times(tuple([await _once_async(work) for _ in range(rounds)]))


async def _once_async(work: Work) -> float:
    started = time.perf_counter()
    await work()
    return time.perf_counter() - started


def _once(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
