"""What the open applications may bring, as a band: chances from one's own record, never a single number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from statistics import median

from app.domain.dashboard import Fact
from app.domain.enums import ApplicationStatus as S
from app.domain.odds import wilson

ENOUGH_DECIDED = 10
ENOUGH_WON = 3
METHOD = (
    "Each open application counts with the share of your decided ones that went on to be won from its stage; low and"
    " high are the ends of the 95 % intervals of these shares, times the median of what your won applications brought"
    f" after fees. It needs {ENOUGH_DECIDED} decided applications and {ENOUGH_WON} won ones with earnings."
)
OPEN = (S.APPLIED, S.IN_CONVERSATION, S.INTERVIEWING)


@dataclass(frozen=True)
class Forecast:
    """`low`, `middle`, `high` are amounts, None where there is too little to say; `open` is what is under way."""

    open: int
    decided: int
    won: int
    each: Decimal | None = None
    low: Decimal | None = None
    middle: Decimal | None = None
    high: Decimal | None = None


def forecast(facts: Sequence[Fact], earned: Mapping[str, Decimal], now: datetime) -> Forecast:
    """By the applications that were sent; METHOD says how."""
    sent = [fact for fact in facts if fact.applied_at is not None]
    under_way, decided = list[Fact](), list[Fact]()
    for fact in sent:
        (under_way if is_open(fact, now) else decided).append(fact)
    values = [earned[fact.id] for fact in decided if fact.status == S.WON and fact.id in earned]
    if len(decided) < ENOUGH_DECIDED or len(values) < ENOUGH_WON:
        return Forecast(len(under_way), len(decided), len(values))
    low = middle = high = 0.0
    for stage in OPEN:
        n = sum(fact.status == stage for fact in under_way)
        came = [fact for fact in decided if _came_to(fact, stage)]
        won = sum(fact.status == S.WON for fact in came)
        least, most = wilson(won, len(came))
        low, high = low + n * least, high + n * most
        middle += n * (won / len(came) if came else 0)
    each = median(values)
    return Forecast(
        len(under_way), len(decided), len(values), each, *(each * Decimal(str(round(x, 6))) for x in (low, middle, high))
    )  # fmt: skip


def is_open(fact: Fact, now: datetime) -> bool:
    """Under way, and not silent for so long that it counts as not answered."""
    return fact.applied_at is not None and fact.status in OPEN and fact.answer(now) is not False


def _came_to(fact: Fact, stage: S) -> bool:
    if stage is S.APPLIED:
        return True
    return fact.has_talked if stage is S.IN_CONVERSATION else fact.status in (S.WON, S.LOST)
