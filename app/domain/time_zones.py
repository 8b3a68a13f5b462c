"""The time zone of a place, as far as its country and its town tell it."""

from functools import cache
from importlib.resources import files

UNKNOWN = "UTC"
FEW = 3
"""A country of more zones than these has no usual one: there only the town tells."""


def zone_of_place(country_code: str, location: str) -> str:
    """ "PT", "Porto, Portugal" → "Europe/Lisbon"; "US", "Chicago" → "America/Chicago"; "" where nobody can tell."""
    zones = _zones().get(country_code, ())
    said = location.casefold()
    named = next((zone for zone in zones if zone.rpartition("/")[2].replace("_", " ").casefold() in said), "")
    return named or (zones[0] if 0 < len(zones) <= FEW else "")


@cache
def _zones() -> dict[str, tuple[str, ...]]:
    """Country → its zones, the one of most people first."""
    table: dict[str, tuple[str, ...]] = {}
    for line in files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, _, zone = line.split("\t")[:3]
            table[code] = (*table.get(code, ()), zone)
    return table
