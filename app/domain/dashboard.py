"""Is it working? The funnel, who answers, what a niche brings: counts first, shares only with their interval."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from app.domain.enums import ApplicationStatus as S
from app.domain.errors import BadInput
from app.domain.odds import ENOUGH, Sent, was_answered, wilson

FEW = 5
"""Below so many cases only counts are shown."""
PERIODS = {"30": "30 days", "90": "90 days", "365": "A year", "all": "All"}
ZERO = Decimal(0)


class Fact(NamedTuple):
    """One application: when it began and was sent, how far it came, with what, and the Connects it cost."""

    id: str
    job_id: str
    title: str
    platform: str
    niche: str
    status: str
    applied_at: datetime | None
    began: datetime
    has_talked: bool
    hour: int | None
    style: str | None
    connects: int

    def answer(self, now: datetime) -> bool | None:
        """Did an answer come? None while one may still come, and for what was not sent."""
        if self.applied_at is None:
            return None
        return was_answered(Sent(S(self.status), self.applied_at, self.has_talked), now)


@dataclass(frozen=True)
class Group:
    """Of `n` cases `hits` went well; `low` and `high` are per cent, None below FEW."""

    key: str
    name: str
    n: int
    hits: int
    low: float | None = None
    high: float | None = None


Test = Callable[[Fact], bool]
STAGES: tuple[tuple[str, str, Test], ...] = (
    ("board", "On the board", lambda f: True),
    ("ready", "Ready to apply", lambda f: f.status != S.SHORTLISTED),
    ("applied", "Applied", lambda f: f.applied_at is not None),
    ("talked", "In conversation", lambda f: f.applied_at is not None and f.has_talked),
    ("interviewed", "Interviewing", lambda f: f.status in (S.INTERVIEWING, S.WON, S.LOST)),
    ("won", "Won", lambda f: f.status == S.WON),
)
HOURS = tuple((f"{at:02}", f"{at:02}:00 to {at + 4:02}:00") for at in range(0, 24, 4))
NO_HOUR = ("none", "Hour not known")
"""Of what was sent on a day that was corrected."""
PLATFORMS = {"upwork": "Upwork", "linkedin": "LinkedIn"}
WAYS: dict[str, tuple[str, Callable[[Fact], tuple[str, str]]]] = {
    "source": ("By source", lambda f: (f.platform, PLATFORMS.get(f.platform, f.platform))),
    "niche": ("By niche", lambda f: (f.niche, f.niche)),
    "style": ("By letter style", lambda f: (f.style or "none", (f.style or "Letter not kept here").capitalize())),
    "hour": ("By hour of sending", lambda f: NO_HOUR if f.hour is None else HOURS[f.hour // 4]),
}  # fmt: skip


def read_period(value: object) -> str:
    if str(value) not in PERIODS:
        raise BadInput("Choose 30 days, 90 days, a year, or all.")
    return str(value)


def since_of(period: str, now: datetime, *, periods: int = 1) -> datetime | None:
    """The moment from which a period counts; `periods` = 2 reaches back to the one before."""
    return None if period == "all" else now - timedelta(days=int(period) * periods)


def began_since(facts: Iterable[Fact], since: datetime | None) -> list[Fact]:
    return [fact for fact in facts if since is None or fact.began >= since]


def sent_since(facts: Iterable[Fact], since: datetime | None) -> list[Fact]:
    return [fact for fact in facts if fact.applied_at and (since is None or fact.applied_at >= since)]


def funnel(facts: Sequence[Fact]) -> list[Group]:
    """How many came to each stage: `n` is how many came to the one before, `hits` how many to this."""
    found: list[Group] = []
    before = len(facts)
    for key, name, reached in STAGES:
        count = sum(map(reached, facts))
        found.append(_group(f"funnel.{key}", name, before, count))
        before = count
    return found


def decided(facts: Iterable[Fact], now: datetime) -> list[tuple[Fact, bool]]:
    """Those that were answered or never will be, each with whether it was."""
    return [(fact, answer) for fact in facts if (answer := fact.answer(now)) is not None]


def replies(answered: Sequence[tuple[Fact, bool]], way: str) -> list[Group]:
    """Of those sent and decided, how many were answered, each kind for itself, the largest first."""
    of = WAYS[way][1]
    kinds: dict[tuple[str, str], list[bool]] = {}
    for fact, answer in answered:
        kinds.setdefault(of(fact), []).append(answer)
    found = [_group(f"reply.{way}.{key}", name, len(said), sum(said)) for (key, name), said in kinds.items()]
    return sorted(found, key=(lambda g: g.name) if way == "hour" else (lambda g: (-g.n, g.name)))


def behind(facts: Sequence[Fact], key: str, since: datetime | None, now: datetime) -> list[Fact]:
    """The applications that a number counts, by the number's key."""
    part, _, rest = key.partition(".")
    if part == "funnel":
        reached = next((test for name, _, test in STAGES if name == rest), None)
        return [] if reached is None else [f for f in began_since(facts, since) if reached(f)]
    way, _, value = rest.partition(".")
    if part not in ("reply", "answered", "sent", "won") or way not in WAYS:
        return []
    mine = [f for f in sent_since(facts, since) if WAYS[way][1](f)[0] == value]
    tests: dict[str, Test] = {
        "reply": lambda f: f.answer(now) is not None,
        "answered": lambda f: f.answer(now) is True,
        "sent": lambda f: True,
        "won": lambda f: f.status == S.WON,
    }
    return [f for f in mine if tests[part](f)]


@dataclass(frozen=True)
class Return:
    """What the applications of one kind cost and brought; `each` is what one unit spent on Connects brought."""

    key: str
    name: str
    sent: int
    won: int
    connects: int
    cost: Decimal | None
    earned: Decimal
    each: Decimal | None


def returns(
    facts: Sequence[Fact], way: str, earned: dict[str, Decimal], price: Decimal | None
) -> list[Return]:
    """`earned` is after fees, by application; `price` of one Connect in the same currency, None without a rate."""
    of = WAYS[way][1]
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        groups.setdefault(of(fact), []).append(fact)
    found = []
    for (key, name), mine in groups.items():
        connects = sum(fact.connects for fact in mine)
        brought = sum((earned.get(fact.id, ZERO) for fact in mine), ZERO)
        cost = None if price is None else price * connects
        won = sum(fact.status == S.WON for fact in mine)
        each = brought / cost if cost else None
        found.append(Return(f"{way}.{key}", name, len(mine), won, connects, cost, brought, each))
    return sorted(found, key=lambda one: (-one.earned, -one.sent, one.name))


def effective_hourly(
    paid: Decimal, hours: Decimal, connects_cost: Decimal, sent: int, minutes: int
) -> tuple[Decimal, Decimal] | None:
    """(what was paid by hours after fees - Connects) / (paid hours + minutes an application x sent / 60), and
    those hours; None where no entry names its hours."""
    if hours <= 0:
        return None
    every = hours + Decimal(minutes * sent) / 60
    return (paid - connects_cost) / every, every


def most_lost(stages: Sequence[Group]) -> str:
    """Where most applications end, with its n."""
    steps = [(before, stage) for before, stage in pairwise(stages) if stage.n >= FEW]
    if not steps:
        return f"Too few applications to say where they end (n = {stages[0].hits})."
    before, worst = min(steps, key=lambda step: step[1].hits / step[1].n)
    return f"The narrowest step is from {before.name} to {worst.name}: {worst.hits} of {worst.n} went on (n = {worst.n})."


def compared(groups: Sequence[Group]) -> str:
    """A winner only where every kind has enough cases and no interval reaches into its own."""
    n = sum(group.n for group in groups)
    if len(groups) < 2:
        return f"Nothing to compare yet (n = {n})."
    big = [
        group for group in groups if group.n >= ENOUGH and group.low is not None and group.high is not None
    ]
    if len(big) < 2:
        return f"Too early to compare: two kinds need {ENOUGH} decided applications each (n = {n})."
    best = max(big, key=lambda group: group.low or 0)
    if all((best.low or 0) > (other.high or 0) for other in big if other is not best):
        return f"{best.name} is answered more often: {best.hits} of {best.n}, its interval lies above the others (n = {n})."
    return f"No difference that is more than chance: the intervals overlap (n = {n})."


def _group(key: str, name: str, n: int, hits: int) -> Group:
    if n < FEW:
        return Group(key, name, n, hits)
    low, high = wilson(hits, n)
    return Group(key, name, n, hits, low * 100, high * 100)
