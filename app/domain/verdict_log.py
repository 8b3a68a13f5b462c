"""What a person's log says in the end: each job's last word, taken-back ones left out, since the last reset."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.domain.enums import ApplicationStatus as Status
from app.domain.enums import DismissReason

DISMISSED, RESTORED = "job_dismissed", "job_restored"
SHORTLISTED, MOVED = "application_shortlisted", "application_moved"
UNDONE, REMOVED, PUT_BACK = "application_move_undone", "application_removed", "application_restored"
LESS, LESS_UNDONE = "less_like_this", "less_like_this_undone"
RESET, RESET_UNDONE = "learning_reset", "learning_reset_undone"
LEARNED = "weights_learned"

READ = (
    *(DISMISSED, RESTORED, SHORTLISTED, MOVED, UNDONE, REMOVED, PUT_BACK),
    *(LESS, LESS_UNDONE, RESET, RESET_UNDONE),
)
"""The types of event that learning reads."""

KINDS = ("skill", "category", "client")
"""Of what somebody may want to see less."""


@dataclass(frozen=True, slots=True)
class Happened:
    """One event as learning reads it; `job` is the id of the job that it is about, or ""."""

    id: int
    kind: str
    job: str
    at: datetime
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The last word on a job: how far its application came, or that it was put aside and why."""

    job: str
    at: datetime
    status: Status | None = None
    has_talked: bool = False
    reason: DismissReason | None = None

    @property
    def is_dismissal(self) -> bool:
        return self.status is None


@dataclass(frozen=True, slots=True)
class Verdicts:
    """All that counts, in the order in which it was said; `fewer` is how often ("skill", "PHP") was said."""

    jobs: tuple[Verdict, ...] = ()
    fewer: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return len(self.jobs) + sum(self.fewer.values())


def read_log(log: Iterable[Happened]) -> Verdicts:
    """The same log, the same verdicts. An undone word leaves no trace, and what was reset does not count."""
    events = _since_reset(sorted(log, key=lambda event: event.id))
    undone = {event.said.get("event") for event in events if event.kind == LESS_UNDONE}
    fewer: Counter[tuple[str, str]] = Counter()
    by_job: dict[str, list[Happened]] = {}
    for event in events:
        if event.kind == LESS and event.id not in undone:
            fewer.update(_wanted_less(event))
        elif event.job and event.kind not in (LESS, LESS_UNDONE):
            by_job.setdefault(event.job, []).append(event)
    said = [verdict for job, events in by_job.items() if (verdict := _last_word(job, events))]
    return Verdicts(tuple(sorted(said, key=lambda verdict: (verdict.at, verdict.job))), dict(fewer))


def _since_reset(events: list[Happened]) -> list[Happened]:
    taken_back = {event.said.get("event") for event in events if event.kind == RESET_UNDONE}
    resets = [event.id for event in events if event.kind == RESET and event.id not in taken_back]
    return [event for event in events if event.id > max(resets, default=0)]


def _wanted_less(event: Happened) -> list[tuple[str, str]]:
    """Each thing counts once an event, whatever the payload holds."""
    pairs = event.said.get("of")
    if not isinstance(pairs, list):
        return []
    told = [tuple(pair) for pair in pairs if isinstance(pair, list) and len(pair) == 2]
    return list(dict.fromkeys((str(kind), str(name)) for kind, name in told if kind in KINDS and name))


def _last_word(job: str, events: list[Happened]) -> Verdict | None:
    dismissal: Verdict | None = None
    way: list[Status] = []
    is_off = False
    at = events[-1].at
    for event in events:
        if event.kind == DISMISSED:
            reason = _reason(event.said.get("reason")) or (dismissal.reason if dismissal else None)
            dismissal = Verdict(job, dismissal.at if dismissal else event.at, reason=reason)
        elif event.kind == RESTORED:
            dismissal = None
        elif event.kind in (REMOVED, PUT_BACK):
            is_off = event.kind == REMOVED
        else:
            way, is_off, at = _walked(way, event), False, event.at
    if dismissal:
        return dismissal
    if not way or is_off:
        return None
    has_talked = any(step in (Status.IN_CONVERSATION, Status.INTERVIEWING, Status.WON) for step in way)
    return Verdict(job, at, way[-1], has_talked)


def _walked(way: list[Status], event: Happened) -> list[Status]:
    """A new step; an undone one is as if it had never been taken."""
    if event.kind == UNDONE:
        return way[:-1]
    step = _status(event.said.get("to"))
    if event.kind == SHORTLISTED or step is None:
        return way or [Status.SHORTLISTED]
    before = _status(event.said.get("from"))
    return [*(way or ([before] if before else [])), step]


def _status(value: Any) -> Status | None:
    return Status(value) if value in list(Status) else None


def _reason(value: Any) -> DismissReason | None:
    return DismissReason(value) if value in list(DismissReason) else None
