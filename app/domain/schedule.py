"""When something that runs every so often runs next, by the clock on the person's wall."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.errors import BadInput

HOURS = {"hour": 1, "3_hours": 3, "6_hours": 6}
EVERY = {
    "hour": "every hour",
    "3_hours": "every 3 hours",
    "6_hours": "every 6 hours",
    "day": "every day",
    "weekday": "Monday to Friday",
    "week": "every Monday",
}
SATURDAY, MONDAY = 5, 0


@dataclass(frozen=True)
class Cadence:
    """How often, and at which hour where it is days; nothing begins in the quiet hours."""

    every: str = "day"
    at: time = time(7, 30)
    quiet_from: time | None = None
    quiet_to: time | None = None

    @classmethod
    def parse(cls, said: dict[str, object]) -> "Cadence":
        """From a form or from what was kept; BadInput where it makes no sense."""
        every = str(said.get("every") or "day")
        if every not in EVERY:
            raise BadInput("Choose how often from the list.")
        start, end = _clock(said.get("quiet_from")), _clock(said.get("quiet_to"))
        if (start is None) != (end is None):
            raise BadInput("Quiet hours need a beginning and an end, or neither.")
        if start is not None and start == end:
            raise BadInput("Quiet hours that last all day leave no time to run. Make them shorter.")
        return cls(every, _clock(said.get("at")) or cls.at, start, end)


def next_run(cadence: Cadence, zone: str, *, after: datetime) -> datetime:
    """The first moment later than `after`, in UTC."""
    here = zone_of(zone)
    if cadence.every in HOURS:
        return _after_quiet(cadence, here, after + timedelta(hours=HOURS[cadence.every]))
    day = after.astimezone(here).date()
    while True:
        moment = _at(day, cadence.at, here)
        if moment > after and _is_its_day(cadence.every, day):
            return _after_quiet(cadence, here, moment)
        day += timedelta(days=1)


def when_words(moment: datetime, zone: str, *, now: datetime) -> str:
    """ "today 06:40", "tomorrow 06:40", "Monday 06:40", "9 Mar 06:40": by the clock on the person's wall."""
    here = zone_of(zone)
    then, today = moment.astimezone(here), now.astimezone(here).date()
    days = (then.date() - today).days
    near = {0: "today", 1: "tomorrow"}.get(days) or (
        f"{then:%A}" if 1 < days < 7 else f"{then.day} {then:%b}"
    )
    return f"{near} {then:%H:%M}"


def zone_of(name: str) -> ZoneInfo:
    """UTC where this machine does not know the zone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _is_its_day(every: str, day: date) -> bool:
    if every == "week":
        return day.weekday() == MONDAY
    return every == "day" or day.weekday() < SATURDAY


def _after_quiet(cadence: Cadence, here: ZoneInfo, moment: datetime) -> datetime:
    start, end = cadence.quiet_from, cadence.quiet_to
    if start is None or end is None:
        return moment
    local = moment.astimezone(here)
    now = local.time().replace(tzinfo=None)
    is_quiet = start <= now < end if start < end else now >= start or now < end
    if not is_quiet:
        return moment
    day = local.date() + timedelta(days=1 if now >= end else 0)
    return _at(day, end, here)


def _at(day: date, clock: time, here: ZoneInfo) -> datetime:
    return datetime.combine(day, clock, tzinfo=here).astimezone(UTC)


def _clock(said: object) -> time | None:
    if said in (None, ""):
        return None
    try:
        return time.fromisoformat(str(said)).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError as error:
        raise BadInput("Write times like 07:30.") from error
