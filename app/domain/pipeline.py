"""The application state machine of the spec. Postgres enforces the same table; this one words it."""

from collections.abc import Iterable

from app.domain.enums import ApplicationStatus as S
from app.domain.errors import UserFacingError

MOVES: dict[S, frozenset[S]] = {
    S.SHORTLISTED: frozenset({S.READY_TO_APPLY}),
    S.READY_TO_APPLY: frozenset({S.APPLIED}),
    S.APPLIED: frozenset({S.IN_CONVERSATION, S.ARCHIVED}),
    S.IN_CONVERSATION: frozenset({S.INTERVIEWING, S.ARCHIVED}),
    S.INTERVIEWING: frozenset({S.WON, S.LOST}),
    S.WON: frozenset(),
    S.LOST: frozenset(),
    S.ARCHIVED: frozenset(),
}

LABELS: dict[S, str] = {
    S.SHORTLISTED: "Shortlisted",
    S.READY_TO_APPLY: "Ready to apply",
    S.APPLIED: "Applied",
    S.IN_CONVERSATION: "In conversation",
    S.INTERVIEWING: "Interviewing",
    S.WON: "Won",
    S.LOST: "Lost",
    S.ARCHIVED: "Archived",
}


class IllegalMove(UserFacingError):
    """A move that the pipeline does not know."""

    def __init__(self, current: S, target: S) -> None:
        super().__init__(explain_illegal_move(current, target))
        self.current = current
        self.target = target


def move(current: S, target: S) -> S:
    """The target, if the pipeline allows the move; else IllegalMove."""
    if target not in MOVES[current]:
        raise IllegalMove(current, target)
    return target


def legal_targets(current: S) -> list[S]:
    """Where an application may go from here, in the order of the columns."""
    return [status for status in S if status in MOVES[current]]


def possible_targets(currents: Iterable[S]) -> list[S]:
    """Where at least one of these may go, in the order of the columns."""
    starts = set(currents)
    return [status for status in S if any(status in MOVES[start] for start in starts)]


def explain_illegal_move(current: S, target: S) -> str:
    """One sentence: why not, and what is possible instead."""
    if current is target:
        return f"It is already in {LABELS[current]}."
    targets = [LABELS[t] for t in legal_targets(current)]
    if not targets:
        return f"{LABELS[current]} is final. Undo the last move if it was a mistake."
    return f"From {LABELS[current]} an application goes to {' or '.join(targets)}, not to {LABELS[target]}."
