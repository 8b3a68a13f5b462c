"""Countries by one English name each, whatever a file calls them: "GBR", "UK", "Deutschland", "IDN"."""

import csv
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

AMBIGUOUS_PLACES = frozenset({"georgia", "jersey", "jordan", "chad", "guinea"})
"""Names that are a country in a country column, but could be something else as a place."""
AMBIGUOUS_CODES = frozenset({"DE", "NL", "PE", "SK"})
"""After a town these may mean Delaware or Germany, Newfoundland or the Netherlands, and so on."""
SHORT_NAMES = frozenset({"UK", "US", "USA", "UAE", "KSA"})


@lru_cache(maxsize=4096)
def country_name(text: str) -> str | None:
    """The country that this text is the name or the ISO code of; None when it is neither."""
    return _names().get(_key(text))


@cache
def country_codes() -> dict[str, str]:
    """ISO code → name of every country, by name."""
    rows = sorted(_table("countries.csv"), key=lambda row: _key(row["name"]))
    return {row["alpha2"]: row["name"] for row in rows}


def country_code(text: str) -> str:
    """The ISO code of the country that a place lies in ("Leeds, UK" → "GB"); "" when it does not say."""
    name = country_of_place(text)
    return next((code for code, each in country_codes().items() if each == name), "")


@lru_cache(maxsize=4096)
def country_of_place(text: str) -> str | None:
    """The country of "Leeds, England, UK" or "Irvine, CA"; None when the place does not say."""
    parts = [part for part in (p.strip(" .") for p in re.split(r"[,;\n|•·]|\s[-–—]\s", text)) if part]
    if not parts:
        return None
    last = re.sub(r"\s*\((?:remote|hybrid|on-?site)\)$", "", parts[-1], flags=re.IGNORECASE)
    if len(parts) == 1:
        is_vague = _key(last) in AMBIGUOUS_PLACES or (len(last) < 4 and last not in SHORT_NAMES)
        return None if is_vague else country_name(last)
    state = re.sub(r"\s+[0-9]{5}(?:-[0-9]{4})?$", "", last)
    if len(parts) == 2 and state in AMBIGUOUS_CODES:
        return None
    if len(parts) == 2 and state in _regions():
        return _regions()[state]
    return country_name(last) or country_name(parts[0] if _starts_with_country(parts) else "")


def _starts_with_country(parts: list[str]) -> bool:
    """Upwork writes "United States\\nBoston 4:32 PM": the country comes first, a clock later."""
    return len(parts) > 1 and bool(re.search(r"[0-9]{1,2}:[0-9]{2}", parts[-1])) and len(parts[0]) > 3


@cache
def _regions() -> dict[str, str]:
    """States and provinces, which close a place of their country: "Austin, TX", "Austin, Texas"."""
    rows = [row for row in _table("regions.csv") if row["name"] != "Georgia"]
    return {row["name"]: row["country"] for row in rows} | {
        r["code"]: r["country"] for r in _table("regions.csv")
    }


@cache
def _names() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in _table("countries.csv"):
        spellings = [row["name"], row["alpha2"], row["alpha3"], *row["also"].split("|")]
        for spelling in filter(None, map(_key, spellings)):
            table.setdefault(spelling, row["name"])
    table["uk"] = table["gbr"]
    return table


@cache
def _table(name: str) -> list[dict[str, str]]:
    text = files("app.domain").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _key(text: str) -> str:
    """Lower case without accents, dots and a leading "the"."""
    folded = unicodedata.normalize("NFKD", text[:80]).casefold()
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    words = re.sub(r"[^\w]+", " ", plain.replace(".", "").replace("&", " and ")).strip()
    return words.removeprefix("the ")
