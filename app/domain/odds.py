"""How likely an answer is, by what became of earlier applications: an interval, or that there is too little."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt

from app.domain.enums import ApplicationStatus as Status

ENOUGH = 20
"""From so many decided applications on, an interval is shown."""

SILENCE = timedelta(days=21)
"""An application without an answer for so long counts as not answered."""

NEAR = 10.0
"""Jobs whose score differs by no more are compared first."""

SURE = 1.96


@dataclass(frozen=True, slots=True)
class Sent:
    """An application that was sent: when, how far it came, the score of its job if it has one."""

    status: Status
    applied_at: datetime
    has_talked: bool
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Odds:
    """`low` and `high` are shares of 1; None where there is not enough to say."""

    n: int
    replies: int
    low: float | None
    high: float | None
    words: str


def wilson(replies: int, n: int) -> tuple[float, float]:
    """The interval of 95 % for a share that was seen as `replies` of `n`."""
    if n <= 0:
        return 0.0, 1.0
    share, square = replies / n, SURE * SURE
    middle = (share + square / (2 * n)) / (1 + square / n)
    reach = SURE * sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def reply_odds(sent: Iterable[Sent], *, score: float | None, now: datetime) -> Odds:
    """By applications for jobs of about this score where these are enough, else by all of them."""
    decided = [(each, said) for each in sent if (said := was_answered(each, now)) is not None]
    near = [
        (each, said)
        for each, said in decided
        if score is not None and each.score is not None and abs(each.score - score) <= NEAR
    ]
    picked, of = (near, "jobs of about this score") if len(near) >= ENOUGH else (decided, "jobs")
    n, replies = len(picked), sum(said for _, said in picked)
    if n < ENOUGH:
        words = f"Not enough data (n = {n}). From {ENOUGH} decided applications on, an interval is shown."
        return Odds(n, replies, None, None, words)
    low, high = wilson(replies, n)
    words = (
        f"{round(low * 100)}–{round(high * 100)} %, by your {n} decided applications for {of}: "
        f"{replies} were answered."
    )
    return Odds(n, replies, low, high, words)


def was_answered(sent: Sent, now: datetime) -> bool | None:
    """Did an answer come? None while one may still come."""
    if sent.has_talked or sent.status in (Status.LOST, Status.WON):
        return True
    if sent.status is Status.ARCHIVED or now - sent.applied_at >= SILENCE:
        return False
    return None
