"""What verdicts teach: the weights of the score move, a little each time, and never past shown bounds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp, log, tanh

from app.domain.enums import ApplicationStatus as Status
from app.domain.enums import DismissReason as Reason
from app.domain.scoring.learned import Weights
from app.domain.scoring.weights import WEIGHTS
from app.domain.verdict_log import Verdict, Verdicts

MOST = 1.5
"""A weight becomes at most so many times its base, and at least the base divided by this."""

CALM = 12.0
"""So many plain verdicts in one direction go three quarters of the way to the bound."""

REASONS: Mapping[Reason, Mapping[str, float]] = {
    Reason.SKILLS: {"skills": 1.0},
    Reason.RATE: {"rate": 1.0},
    Reason.CLIENT: {"client": 1.0},
    Reason.TOO_MANY_BIDS: {"competition": 1.0},
    Reason.NOT_INTERESTED: {"experience": 0.6, "project_type": 0.4},
    Reason.SCAM: {"client": 1.0},
}
"""Which parts should count for more, by the reason for which a job was put aside."""

UNSAID = -0.5
"""Put aside without a reason: what stood out in this job did not persuade."""

OUTCOMES: Mapping[Status, float] = {
    Status.SHORTLISTED: 1.0,
    Status.READY_TO_APPLY: 1.0,
    Status.APPLIED: 1.0,
    Status.IN_CONVERSATION: 2.0,
    Status.INTERVIEWING: 2.5,
    Status.WON: 3.0,
    Status.LOST: 1.0,
    Status.ARCHIVED: -0.5,
}
"""How much the furthest point of an application says for what stood out in its job."""

TALKED_THEN_ARCHIVED = 0.5

FIRST_LESS, MOST_LESS = 0.3, 0.5
"""Once "less like this" takes this share of a part; said again and again, at most the second."""

Shares = Mapping[str, Mapping[str, float]]
"""By job, and by part that is known of it: 0..1 of its points, as the base weights count."""


@dataclass(frozen=True)
class Learned:
    """What came of the verdicts: weights, which of them spoke for each part, and how many there were."""

    weights: Weights = field(default_factory=Weights)
    pulls: Mapping[str, float] = field(default_factory=dict)
    count: int = 0


def bounds(name: str) -> tuple[float, float]:
    """The least and the most that a part can come to weigh."""
    return round(WEIGHTS[name] / MOST, 1), round(WEIGHTS[name] * MOST, 1)


def learn(verdicts: Verdicts, shares: Shares) -> Learned:
    """The weights after these verdicts. The same verdicts, the same weights, to a tenth of a point."""
    pulls = dict.fromkeys(WEIGHTS, 0.0)
    for verdict in verdicts.jobs:
        for name, pull in pulls_of(verdict, shares.get(verdict.job, {})).items():
            pulls[name] += pull
    points = _balanced({name: _factor(pull) for name, pull in pulls.items()})
    fewer = {what: less(times) for what, times in sorted(verdicts.fewer.items())}
    rounded = {name: round(pull, 6) for name, pull in pulls.items()}
    return Learned(Weights(points, fewer), rounded, verdicts.count)


def pulls_of(verdict: Verdict, shares: Mapping[str, float]) -> dict[str, float]:
    """By part: up for what should count for more. What stands out is told from the job's own middle."""
    if verdict.is_dismissal and verdict.reason is not None and verdict.reason in REASONS:
        return {name: pull for name, pull in REASONS[verdict.reason].items() if name in WEIGHTS}
    known = {name: share for name, share in shares.items() if name in WEIGHTS}
    if not known:
        return {}
    middle = sum(known.values()) / len(known)
    strength = _strength(verdict)
    return {name: strength * (share - middle) for name, share in known.items()}


def less(times: int) -> float:
    """The share that a part loses after "less like this" was said so often."""
    return round(min(MOST_LESS, 1.0 - (1.0 - FIRST_LESS) ** max(times, 0)), 4)


def _strength(verdict: Verdict) -> float:
    if verdict.status is None:
        return UNSAID
    if verdict.status is Status.ARCHIVED and verdict.has_talked:
        return TALKED_THEN_ARCHIVED
    return OUTCOMES[verdict.status]


def _factor(pull: float) -> float:
    return exp(log(MOST) * tanh(pull / CALM))


def _balanced(factors: Mapping[str, float]) -> dict[str, float]:
    """Weights in these proportions, within their bounds, that add up to a hundred.

    One scale for all: a part that is pulled up gains from all others, and never loses.
    """
    low, high = 1 / MOST**2, MOST**2
    for _ in range(60):
        scale = (low + high) / 2
        if sum(_clipped(factors, scale).values()) < sum(WEIGHTS.values()):
            low = scale
        else:
            high = scale
    return _in_tenths(_clipped(factors, (low + high) / 2))


def _clipped(factors: Mapping[str, float], scale: float) -> dict[str, float]:
    return {
        name: min(max(base * factors[name] * scale, bounds(name)[0]), bounds(name)[1])
        for name, base in WEIGHTS.items()
    }


def _in_tenths(exact: Mapping[str, float]) -> dict[str, float]:
    """Rounded so that they still add up: the largest remainders get the tenths that are left."""
    tenths = {name: int(value * 10 + 1e-9) for name, value in exact.items()}
    left = round(sum(WEIGHTS.values()) * 10) - sum(tenths.values())
    by_rest = sorted(exact, key=lambda name: (tenths[name] - exact[name] * 10, name))
    for name in by_rest[:left]:
        tenths[name] += 1
    return {name: tenths[name] / 10 for name in WEIGHTS}
