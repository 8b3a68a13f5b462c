"""What a card of the board says: pay, client, how long it has been there, and what comes next."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.enums import ApplicationStatus as S
from app.domain.enums import Platform
from app.domain.wording import SIGNS

CLOSED = frozenset({S.WON, S.LOST, S.ARCHIVED})
UNSENT = frozenset({S.SHORTLISTED, S.READY_TO_APPLY})
SIZES = ((Decimal(1_000_000), " M"), (Decimal(1000), " k"))

REASONS: dict[S, tuple[str, ...]] = {
    S.ARCHIVED: (
        "No reply",
        "I withdrew",
        "The job was closed",
        "Not a fit after all",
        "Somebody else was chosen",
        "Price",
    ),
    S.LOST: ("Price", "Somebody else was chosen", "Skills or experience", "The project was cancelled"),
}
"""Why an application usually ends here, to be said with one tap."""

STALE_AFTER: dict[S, int] = {
    S.SHORTLISTED: 7,
    S.READY_TO_APPLY: 3,
    S.APPLIED: 14,
    S.IN_CONVERSATION: 7,
    S.INTERVIEWING: 14,
}
"""For so many days a card may lie in its column before it is called stale; what has ended never is."""

ONLY: dict[str, str] = {"stale": "Stale", "due": "Follow-up due"}
"""What the board can be narrowed to, beside words."""


def zone(name: str | None) -> ZoneInfo:
    """The person's time zone; UTC for a name that nobody knows."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def short_age(since: datetime, *, now: datetime) -> str:
    """ "now", "5 h", "12 d": how long a card has been in its column."""
    waited = max(now - since, timedelta(0))
    if waited >= timedelta(days=1):
        return f"{waited.days} d"
    hours = waited // timedelta(hours=1)
    return f"{hours} h" if hours else "now"


def is_stale(status: S, since: datetime, *, now: datetime) -> bool:
    """Has it lain in its column for longer than is good for it?"""
    days = STALE_AFTER.get(status)
    return days is not None and now - since >= timedelta(days=days)


def exactly(moment: datetime, here: ZoneInfo) -> str:
    """ "Mon 9 Mar 2026, 14:03", on the person's own clock."""
    then = moment.astimezone(here)
    return f"{then:%a} {then.day} {then:%b %Y, %H:%M}"


def morning_of(day: date, here: ZoneInfo) -> datetime:
    """When a date that somebody picked begins to count: at nine, where the person is."""
    return datetime.combine(day, time(9), tzinfo=here)


def on_day(day: date, here: ZoneInfo, *, now: datetime) -> datetime:
    """A moment of a day gone by or today: its morning, or right now where that is still to come."""
    morning = morning_of(day, here)
    return now.astimezone(here) if now < morning and now.astimezone(here).date() == day else morning


def day_words(day: date, *, today: date) -> str:
    """ "today", "tomorrow", "9 Mar", "9 Mar 2027"."""
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((day - today).days)
    return near or date_words(day, today=today)


def date_words(day: date, *, today: date) -> str:
    """ "9 Mar", "9 Mar 2027": the year only where it is another."""
    return f"{day.day} {day:%b}" + (f" {day.year}" if day.year != today.year else "")


def client_words(company: str | None, country: str | None, rating: Decimal | None, platform: Platform) -> str:
    """ "Sweden · ★ 4.9", "Acme · Ireland · LinkedIn"; only what is known."""
    stars = f"★ {rating:.1f}" if rating else None
    place = "LinkedIn" if platform is Platform.LINKEDIN else stars
    return " · ".join(part for part in (company, country, place) if part)


def next_words(
    status: S,
    *,
    letter: str | None,
    letter_elsewhere: bool = False,
    unread: bool,
    follow_up: date | None,
    closed_reason: str | None,
    today: date,
) -> tuple[str, str]:
    """What comes next with this card, and "look" where somebody should look; empty where nothing does."""
    if status in CLOSED:
        return (closed_reason or "").lower(), ""
    if unread:
        return "reply waiting", "look"
    if follow_up is not None and follow_up <= today:
        late = (today - follow_up).days
        return f"overdue {late} d" if late else "follow up today", "look"
    if status is S.READY_TO_APPLY and letter != "ready" and not letter_elsewhere:
        return ("letter not ready" if letter else "no letter yet"), "look"
    if status in UNSENT and letter:
        return ("letter ready" if letter == "ready" else "letter drafted"), ""
    return (f"follow up {day_words(follow_up, today=today)}", "") if follow_up else ("", "")


def sum_words(amounts: Iterable[tuple[Decimal, str | None]]) -> str:
    """ "$4.5 k", "$900 + €2 k": fixed prices added up, each currency for itself; from the third on only "+ …"."""
    sums: dict[str | None, Decimal] = {}
    for amount, currency in amounts:
        sums[currency] = sums.get(currency, Decimal(0)) + amount
    largest = sorted(sums.items(), key=lambda item: (-item[1], item[0] or ""))
    words = [_short(amount, currency) for currency, amount in largest[:2]]
    return " + ".join([*words, "…"] if len(largest) > 2 else words)


def _short(amount: Decimal, currency: str | None) -> str:
    size, mark = next(((size, mark) for size, mark in SIZES if amount >= size), (1, ""))
    digits = f"{(amount / size).quantize(Decimal('0.1') if mark else Decimal(1)):f}".removesuffix(".0") + mark
    sign = SIGNS.get(currency or "")
    return f"{sign}{digits}" if sign else f"{digits} {currency or ''}".rstrip()
