"""A rehearsal as it goes on: which question, how much time, what was answered. Plain values; the clock is given."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from app.domain.errors import BadInput, Conflict
from app.domain.interview.follow_ups import follow_up
from app.domain.interview.plan import Asked

LONGEST_ANSWER = 20_000
LONGEST_STRETCH = 3_600.0
"""Seconds that a clock runs on when nobody comes back: after a closed laptop an hour counts, not the night."""
CLIENT, ME = "Client", "Me"
OVER = "This rehearsal is over. Start another one."
MOVED_ON = "This question has been answered in another tab. Here is the one that comes now."
EMPTY = "Write or say something first, or skip the question."


@dataclass(frozen=True)
class Rehearsal:
    """`at` is the place in `plan`; the clock has run `spent` seconds, and runs since `since` (seconds of the epoch)."""

    plan: tuple[Asked, ...]
    minutes: int
    at: int = 0
    spent: float = 0.0
    since: float | None = None
    asked_at: float = 0.0
    draft: str = ""
    spoken: tuple[float, float] | None = None
    used: tuple[str, ...] = ()
    skipped: tuple[int, ...] = ()
    back_to: int | None = None
    """Where to go on after a question that is answered again."""

    @property
    def is_over(self) -> bool:
        return self.at >= len(self.plan)

    @property
    def is_running(self) -> bool:
        return self.since is not None

    def elapsed(self, now: float) -> float:
        """Seconds on the clock at this moment; the same from any browser."""
        running = min(max(0.0, now - self.since), LONGEST_STRETCH) if self.since is not None else 0.0
        return round(self.spent + running, 3)


def as_kept(rehearsal: Rehearsal) -> dict[str, Any]:
    """As JSON."""
    return asdict(rehearsal)


def from_kept(kept: Mapping[str, Any]) -> Rehearsal:
    """Back from JSON."""
    plan = tuple(Asked(**{**one, "hints": tuple(one["hints"])}) for one in kept["plan"])
    spoken = tuple(kept["spoken"]) if kept.get("spoken") else None
    return Rehearsal(
        **{
            **kept,
            "plan": plan,
            "spoken": spoken,
            "used": tuple(kept["used"]),
            "skipped": tuple(kept["skipped"]),
        }
    )


def pause(rehearsal: Rehearsal, now: float) -> Rehearsal:
    """The clock stands; where it stands already, nothing changes."""
    return replace(rehearsal, spent=rehearsal.elapsed(now), since=None)


def go_on(rehearsal: Rehearsal, now: float) -> Rehearsal:
    """The clock runs."""
    if rehearsal.is_over:
        raise Conflict(OVER)
    return rehearsal if rehearsal.is_running else replace(rehearsal, since=now)


def skip(rehearsal: Rehearsal, at: int, now: float) -> Rehearsal:
    """To the next question without an answer."""
    _require(rehearsal, at)
    return _ask(rehearsal, at + 1, now, skipped=(*rehearsal.skipped, at))


def hear(rehearsal: Rehearsal, at: int, now: float) -> Rehearsal:
    """Something is being said aloud: it began when it was first heard, and has lasted until now."""
    _require(rehearsal, at)
    moment = rehearsal.elapsed(now)
    begun = rehearsal.spoken[0] if rehearsal.spoken else moment
    return replace(rehearsal, spoken=(begun, moment))


def send(
    rehearsal: Rehearsal, at: int, text: str, now: float, *, kind: str
) -> tuple[Rehearsal, list[dict[str, Any]]]:
    """The answer as two lines of the transcript, and the rehearsal at its next question, perhaps one that follows up."""
    _require(rehearsal, at)
    said = text.strip()
    if not said:
        raise BadInput(EMPTY)
    if len(said) > LONGEST_ANSWER:
        raise BadInput(f"An answer may hold {LONGEST_ANSWER:,} characters. Shorten it a little.")
    asked, moment = rehearsal.plan[at], rehearsal.elapsed(now)
    start, end = rehearsal.spoken or (rehearsal.asked_at, moment)
    lines = [
        {"speaker": CLIENT, "text": asked.ask, "start": rehearsal.asked_at, "end": rehearsal.asked_at, "at": at},
        {"speaker": ME, "text": said, "start": start, "end": max(start, end), "at": at, "by": "spoken" if rehearsal.spoken else "typed"},
    ]  # fmt: skip
    return _ask(_with_follow_up(rehearsal, at, said, kind), at + 1, now), lines


def again(rehearsal: Rehearsal, at: int, now: float) -> Rehearsal:
    """Back to a question that was answered or skipped, with nothing written yet."""
    if not 0 <= at < len(rehearsal.plan) or at >= rehearsal.at:
        raise BadInput("Only a question that has been asked can be answered again.")
    skipped = tuple(one for one in rehearsal.skipped if one != at)
    back_to = rehearsal.at if rehearsal.back_to is None else max(rehearsal.at, rehearsal.back_to)
    moved = replace(rehearsal, skipped=skipped, back_to=None)
    return replace(_ask(moved, at, now), back_to=back_to)


def _ask(rehearsal: Rehearsal, at: int, now: float, **changed: Any) -> Rehearsal:
    if rehearsal.back_to is not None:
        at, rehearsal = rehearsal.back_to, replace(rehearsal, back_to=None)
    moved = replace(rehearsal, at=at, asked_at=rehearsal.elapsed(now), draft="", spoken=None, **changed)
    return pause(moved, now) if moved.is_over else moved


def _with_follow_up(rehearsal: Rehearsal, at: int, said: str, kind: str) -> Rehearsal:
    """At most one after each question of the plan, and each rule once."""
    asked = rehearsal.plan[at]
    following = rehearsal.plan[at + 1].is_follow_up if at + 1 < len(rehearsal.plan) else False
    if asked.is_follow_up or following or kind == "free" or rehearsal.back_to is not None:
        return rehearsal
    found = follow_up(kind, asked.ask, said, used=frozenset(rehearsal.used))
    if found is None:
        return rehearsal
    rule, question = found
    one = Asked(question, "It follows from what you said.", asked.hints, is_follow_up=True)
    plan = (*rehearsal.plan[: at + 1], one, *rehearsal.plan[at + 1 :])
    return replace(rehearsal, plan=plan, used=(*rehearsal.used, rule))


def _require(rehearsal: Rehearsal, at: int) -> None:
    if rehearsal.is_over:
        raise Conflict(OVER)
    if at != rehearsal.at:
        raise Conflict(MOVED_ON)
