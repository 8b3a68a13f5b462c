"""When to ask again: a stated cadence as data, which the person may change for each application."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.enums import ApplicationStatus as S
from app.domain.wording import counted


@dataclass(frozen=True)
class Cadence:
    """After how many days to ask, how often at most, and what for."""

    days: int
    at_most: int
    what: str


CADENCE: dict[S, Cadence] = {
    S.APPLIED: Cadence(7, 2, "Ask whether they have questions"),
    S.IN_CONVERSATION: Cadence(3, 3, "Answer, or ask what is next"),
    S.INTERVIEWING: Cadence(1, 1, "Say thank you, and sum up what was agreed"),
}
SNOOZES = (("Tomorrow", 1), ("In 3 days", 3), ("In a week", 7))
SILENCE = timedelta(days=21)
"""After so long without an answer an application has most likely been forgotten."""


def suggested_follow_up(status: S, *, now: datetime, asked: int = 0) -> datetime | None:
    """When to follow up on an application of this status that was followed up `asked` times; never on a weekend."""
    cadence = CADENCE.get(status)
    if cadence is None or asked >= cadence.at_most:
        return None
    return not_on_a_weekend(now + timedelta(days=cadence.days))


def not_on_a_weekend(moment: datetime) -> datetime:
    """The moment itself, or the same hour of the Monday after."""
    return moment + timedelta(days=max(7 - moment.weekday(), 0)) if moment.weekday() >= 5 else moment


def cadence_words(status: S, asked: int) -> str:
    """The plan for this stage, and how far it is: "Ask after 7 days, twice at most. Asked once so far."."""
    cadence = CADENCE.get(status)
    if cadence is None:
        return ""
    often = {1: "once", 2: "twice at most"}.get(cadence.at_most, f"{cadence.at_most} times at most")
    so_far = {0: "", 1: " Done once so far."}.get(asked, f" Done {asked} times so far.")
    after = f"after {counted(cadence.days, 'day')}, or the Monday after if that is a weekend"
    return f"{cadence.what}: {after}, {often}.{so_far}"


def is_ghosted(
    status: S, *, entered: datetime, asked: int, last_asked: datetime | None, now: datetime
) -> bool:
    """Nobody has answered: all follow-ups are used up and as long again has passed, or three weeks have."""
    cadence = CADENCE[S.APPLIED]
    if status is not S.APPLIED:
        return False
    waited = now - (last_asked or entered)
    used_up = asked >= cadence.at_most and waited >= timedelta(days=cadence.days)
    return used_up or now - entered >= SILENCE
