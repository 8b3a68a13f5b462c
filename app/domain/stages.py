"""How an application came to where it is: its stages and how long each lasted, read from what happened."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.enums import ApplicationStatus
from app.domain.wording import counted


@dataclass(frozen=True)
class Arrival:
    """An event that brought an application into a stage; `undone` when it took the last move back."""

    status: ApplicationStatus
    at: datetime
    undone: bool = False


@dataclass(frozen=True)
class Stage:
    """`left` is None for the stage it is in."""

    status: ApplicationStatus
    entered: datetime
    left: datetime | None = None

    def lasted(self, now: datetime) -> timedelta:
        return max((self.left or now) - self.entered, timedelta(0))


def stages(arrivals: Iterable[Arrival]) -> list[Stage]:
    """In order. A move that was taken back never was: the stage before goes on as if nothing had happened."""
    passed: list[Stage] = []
    for arrival in arrivals:
        if arrival.undone and len(passed) > 1 and passed[-2].status is arrival.status:
            passed.pop()
            passed[-1] = replace(passed[-1], left=None)
            continue
        if passed and passed[-1].status is arrival.status:
            continue
        if passed:
            passed[-1] = replace(passed[-1], left=arrival.at)
        passed.append(Stage(arrival.status, arrival.at))
    return passed


def as_sent(passed: list[Stage], applied_at: datetime | None) -> list[Stage]:
    """With the moment of sending in place of that of the move to Applied: the day may have been corrected."""
    at = next((n for n, one in enumerate(passed) if one.status is ApplicationStatus.APPLIED), None)
    if at is None or applied_at is None:
        return passed
    left = passed[at].left
    sent = applied_at if left is None else min(applied_at, left)
    before = [replace(passed[at - 1], left=sent)] if at else []
    return [*passed[: max(at - 1, 0)], *before, replace(passed[at], entered=sent), *passed[at + 1 :]]


def lasted_text(span: timedelta) -> str:
    """ "3 days", "5 hours", "under an hour"."""
    if span >= timedelta(days=1):
        return counted(span.days, "day")
    hours = span // timedelta(hours=1)
    return counted(hours, "hour") if hours else "under an hour"
