"""Where a job is and whose clock it keeps: hours between client and person, and whether one must go there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from math import isnan
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
from babel.core import get_global

from app.domain.countries import country_code, country_codes
from app.domain.enums import Platform
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts

HOURS_CURVE = ((0.0, 3.0, 6.0, 9.0, 12.0), (1.0, 0.9, 0.65, 0.4, 0.25))
"""By the hours between the clocks of client and person, for work from afar."""

SAME_TOWN, SAME_COUNTRY, PERHAPS_ABROAD, ABROAD = 1.0, 0.75, 0.4, 0.1
"""The values of work on the spot; "perhaps" where the ad does not say that it is not remote."""

UNKNOWN, AFAR, UNSAID, ON_SITE = -1, 0, 1, 2


@dataclass(frozen=True, slots=True)
class Places:
    """Per job the number of its country (-1 where not known), and how much one must be there."""

    countries: np.ndarray
    presence: np.ndarray
    towns: tuple[str, ...]


def read_places(jobs: Sequence[JobPosting]) -> Places:
    numbers = _numbers()
    return Places(
        countries=np.array([numbers.get(_country(job), UNKNOWN) for job in jobs], dtype=np.int64),
        presence=np.array([_presence(job) for job in jobs], dtype=np.int64),
        towns=tuple(_town(job) for job in jobs),
    )


def place_values(places: Places, profile: ProfileFacts, now: datetime) -> np.ndarray:
    """0..1 per job; NaN where the ad's country is not known, or the person's."""
    mine = home_of(profile)
    clocks = clocks_of(profile)
    hours = np.array([*(hours_apart(code, clocks, now) for code in _numbers()), np.nan])[places.countries]
    afar = np.interp(hours, *HOURS_CURVE)
    own = _numbers().get(mine, UNKNOWN)
    there = np.where(
        places.countries == own, SAME_COUNTRY, np.where(places.presence == ON_SITE, ABROAD, PERHAPS_ABROAD)
    )
    town = profile.location.partition(",")[0].strip().lower()
    if town:
        there = np.where(np.array([each == town for each in places.towns], dtype=bool), SAME_TOWN, there)
    values = np.where(places.presence == AFAR, afar, there if mine else np.nan)
    return np.where(places.countries == UNKNOWN, np.nan, values)


def home_of(profile: ProfileFacts) -> str:
    return profile.country_code.upper() or country_code(profile.location)


def place_words(job: JobPosting, profile: ProfileFacts, now: datetime) -> str:
    """Where it is, seen from the person."""
    code, mine = _country(job), home_of(profile)
    if not code:
        return "place not said"
    name = country_codes()[code]
    if _presence(job) == AFAR:
        hours = hours_apart(code, clocks_of(profile), now)
        if isnan(hours):
            return f"client in {name}"
        return f"client in {name}, {hours:.0f} h from your clock" if hours >= 1 else f"on your clock, {name}"
    if not mine:
        return f"in {name}"
    return f"in {name}, as you are" if code == mine else f"in {name}, not where you live"


def clocks_of(profile: ProfileFacts) -> tuple[str, ...]:
    """The person's time zone, else all of their country's."""
    if profile.timezone not in ("", "UTC"):
        return (profile.timezone,)
    return _zones(home_of(profile))


def hours_apart(code: str, clocks: tuple[str, ...], now: datetime) -> float:
    """Hours between these clocks and the nearest clock of a country; NaN where either is not known."""
    return _hours_apart(code, clocks, now.replace(minute=0, second=0, microsecond=0))


@lru_cache(maxsize=4096)
def _hours_apart(code: str, clocks: tuple[str, ...], hour: datetime) -> float:
    gaps = [
        abs(one - other)
        for one in (_offset(zone, hour) for zone in clocks)
        for other in (_offset(zone, hour) for zone in _zones(code))
        if one is not None and other is not None
    ]
    return min((min(gap, 24 - gap) for gap in gaps), default=float("nan"))


def _country(job: JobPosting) -> str:
    """Its ISO code, by the client's country or the job's own place."""
    return country_code(job.client_country or "") or country_code(str(job.extras.get("location") or ""))


def _presence(job: JobPosting) -> int:
    """Upwork's jobs are done from afar; elsewhere it is what the ad says."""
    remote = job.extras.get("remote")
    if remote is True or (remote is None and job.platform is Platform.UPWORK):
        return AFAR
    return ON_SITE if remote is False else UNSAID


def _town(job: JobPosting) -> str:
    return str(job.extras.get("location") or "").partition(",")[0].strip().lower()


@cache
def _numbers() -> dict[str, int]:
    return {code: number for number, code in enumerate(country_codes())}


@cache
def _zones(code: str) -> tuple[str, ...]:
    return tuple(get_global("territory_zones").get(code, ()))


@lru_cache(maxsize=1024)
def _offset(zone: str, now: datetime) -> float | None:
    """Hours before UTC at that moment."""
    try:
        offset = now.astimezone(ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return offset.total_seconds() / 3600 if offset is not None else None
