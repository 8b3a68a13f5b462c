"""What time it is where the client is, and whether people work then."""

from datetime import datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from app.domain.countries import country_codes, country_name

OPENS, CLOSES = 9, 17


def client_hours(country: str | None, *, now: datetime) -> str:
    """ "It is Mon 14:05 in Sweden: working hours."; "" where the country is not known."""
    name = country_name(country or "")
    zones = next((_zones().get(code, ()) for code, each in country_codes().items() if each == name), ())
    if not zones:
        return ""
    local = sorted({now.astimezone(ZoneInfo(name)).replace(tzinfo=None) for name in zones})
    first, last = local[0], local[-1]
    at_work = [_is_working(each) for each in (first, last)]
    when = f"{first:%a %H:%M}" if first == last else f"between {first:%a %H:%M} and {last:%a %H:%M}"
    word = (
        "working hours" if all(at_work) else "partly working hours" if any(at_work) else "not working hours"
    )
    return f"It is {when} in {country}: {word}."


def _is_working(local: datetime) -> bool:
    return local.weekday() < 5 and OPENS <= local.hour < CLOSES


@cache
def _zones() -> dict[str, tuple[str, ...]]:
    """ISO code → the zones of the country, as the time zone database has them."""
    found: dict[str, list[str]] = {}
    for line in (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, _, name, *_ = line.split("\t")
            found.setdefault(code, []).append(name)
    return {code: tuple(names) for code, names in found.items()}
