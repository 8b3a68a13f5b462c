"""What to look at before an application is sent: nothing here forbids, everything says why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.bids import left_words
from app.domain.enums import BudgetType, Platform
from app.domain.letters.ceiling import capped
from app.domain.posting import JobPosting
from app.domain.profile import SearchWish
from app.domain.rate_to_bid import floor_of, offered_hourly, offered_price, pay_text
from app.domain.wording import amount_text, counted

STALE = timedelta(days=14)
"""An ad that is older has mostly been decided."""
TAKEN = frozenset({"closed", "filled", "cancelled", "canceled", "expired", "inactive", "hired"})


@dataclass(frozen=True)
class Finding:
    """One line: `tone` is "ok", "plain" (nothing can be said), "look" or "bad"."""

    key: str
    tone: str
    words: str


@dataclass(frozen=True)
class Departure:
    """What is known when somebody is about to apply. `connects_left` is None where nobody keeps count."""

    job: JobPosting
    wish: SearchWish
    letter: str
    unanswered: Sequence[str] = ()
    flags: Sequence[tuple[str, str]] = ()
    applied_before: Sequence[str] = ()
    connects_left: int | None = None


def preflight(of: Departure, *, now: datetime) -> list[Finding]:
    """Every question of the checklist with its answer, what is bad first."""
    found = [
        _letter(of),
        _open(of.job),
        _fresh(of.job, now),
        _before(of),
        _worth(of),
        *_flags(of),
        _answered(of),
        _connects(of),
    ]
    order = ("bad", "look", "plain", "ok")
    return sorted((each for each in found if each), key=lambda each: order.index(each.tone))


def is_taken(job: JobPosting) -> bool:
    """Does the ad itself say that somebody was found, or that it is closed?"""
    status = str(job.extras.get("status") or "").casefold()
    return status in TAKEN or job.extras.get("to_hire") == 0


def _letter(of: Departure) -> Finding:
    if of.letter == "ready":
        return Finding("letter", "ok", "The letter is marked ready.")
    if of.letter == "elsewhere":
        return Finding("letter", "ok", "The letter was written elsewhere.")
    return Finding("letter", "bad", "The letter is not marked ready.")


def _open(job: JobPosting) -> Finding:
    if is_taken(job):
        return Finding("open", "bad", "When last seen, the ad was closed or filled.")
    return Finding("open", "ok", "Nothing says that the ad is closed or filled.")


def _fresh(job: JobPosting, now: datetime) -> Finding:
    if job.posted_at is None:
        return Finding("fresh", "look", "The ad does not say when it was posted.")
    days = max((now - job.posted_at).days, 0)
    age = f"{counted(days, 'day')} ago" if days else "today"
    tone = "look" if now - job.posted_at > STALE else "ok"
    return Finding("fresh", tone, f"Posted {age}{': it may have been decided' if tone == 'look' else ''}.")


def _before(of: Departure) -> Finding:
    if of.applied_before:
        return Finding("before", "look", f"You have applied before: {'; '.join(of.applied_before[:3])}.")
    return Finding("before", "ok", "You have not applied for this job or to this client before.")


def _worth(of: Departure) -> Finding | None:
    """Both in the person's currency; None where the ad or the person says nothing."""
    job = capped(of.job)
    if job.budget_type is BudgetType.FIXED:
        floor, offer, unit = of.wish.fixed_budget_min, offered_price(of.wish, job), ""
    else:
        floor, offer, unit = floor_of(of.wish), offered_hourly(of.wish, job), "/h"
    if not floor or offer is None:
        return None
    said, mine = f"{pay_text(job)}{unit}", f"{amount_text(floor, of.wish.currency)}{unit}"
    roughly = " at a rough exchange rate" if offer.is_rough else ""
    if offer.most < floor:
        return Finding("worth", "bad", f"It pays at most {said}, below your floor of {mine}{roughly}.")
    if roughly:
        return Finding("worth", "ok", f"It pays up to {said}: not below your floor of {mine}{roughly}.")
    return Finding("worth", "ok", f"It pays up to {said}; your floor is {mine}.")


def _flags(of: Departure) -> Iterator[Finding]:
    for label, tone in of.flags:
        yield Finding("flag", tone, f"Warning in the ad: {label[:1].lower()}{label[1:]}.")
    if not of.flags:
        yield Finding("flag", "ok", "No warning signs found in the ad.")


def _answered(of: Departure) -> Finding:
    if of.unanswered:
        first = of.unanswered[0]
        more = f", and {len(of.unanswered) - 1} more" if len(of.unanswered) > 1 else ""
        return Finding("answers", "look", f"Not answered yet: “{first}”{more}.")
    return Finding("answers", "ok", "Every question of the ad has an answer.")


def _connects(of: Departure) -> Finding | None:
    """What it takes beside what is left; what is left is said even where the ad does not name its price."""
    needed = of.job.extras.get("connects")
    if not isinstance(needed, int) or needed <= 0:
        if of.connects_left is None or of.job.platform is not Platform.UPWORK:
            return None
        left = f"You have {left_words(of.connects_left)} left; the ad does not say how many it takes."
        return Finding("connects", "plain" if of.connects_left > 0 else "bad", left)
    if of.connects_left is None:
        takes = f"It takes {counted(needed, 'Connect')}; your balance is not kept here yet"
        return Finding("connects", "plain", f"{takes}. Enter it on the page Bids and letters.")
    left = f"It takes {counted(needed, 'Connect')}, and you have {left_words(of.connects_left)}."
    return Finding("connects", "bad" if of.connects_left < needed else "ok", left)
