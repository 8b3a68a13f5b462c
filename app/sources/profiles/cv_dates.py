"""Spans of time as CVs write them: "May 2023 – Present", "03/2019 - 07/2021", "2016–2019", "Summer 2022"."""

import re
from calendar import month_abbr, month_name
from dataclasses import dataclass

_MONTHS: dict[str, int] = {
    name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name
} | {"sept": 9}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 12)}
_NOW = r"present|current|currently|now|today|ongoing|to date|oggi|heute|aujourd.hui|actualidad"
_MONTH = rf"(?:{'|'.join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))})\.?"
_POINT = rf"(?:(?:{_MONTH}|{'|'.join(_SEASONS)})[\s,.’']{{0,3}}\d{{4}}|\d{{1,2}}[/.]\d{{4}}|\d{{4}}[-/.]\d{{1,2}}|\d{{4}})"
_DASH = r"\s*(?:-|–|—|−|‒|to|until|till|bis|al)\s*"
SPAN = re.compile(
    rf"(?<![\w/.-])(?:(?P<since>since|from|seit|dal)\s+)?(?P<first>{_POINT})"
    rf"(?:{_DASH}(?P<last>{_POINT}|{_NOW}))?(?![\w/]|-\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Span:
    """`started` and `ended` as a form takes them ("May 2023"); `ended` is "" for what goes on."""

    started: str
    ended: str
    is_exact: bool
    """Whether the months were written, and not filled in for a year or a season."""
    start: int
    end: int


def find_span(text: str) -> Span | None:
    """The last span of time on a line that can be one; a year alone counts only at the end of the line."""
    found = [match for match in SPAN.finditer(text) if _is_one(match, text)]
    if not found:
        return None
    match = found[-1]
    first, last = match["first"], match["last"]
    started = _month(first, is_end=False)
    goes_on = bool(last and re.fullmatch(_NOW, last, re.IGNORECASE)) or bool(match["since"] and not last)
    ended = "" if goes_on else _month(last or first, is_end=True)
    if not started or (not goes_on and not ended):
        return None
    exact = all(
        _names_month(point) for point in (first, last) if point and not re.fullmatch(_NOW, point, re.I)
    )
    return Span(started, ended, exact, match.start(), match.end())


def _is_one(match: re.Match[str], text: str) -> bool:
    years = [int(year) for year in re.findall(r"\d{4}", match[0])]
    if not years or not all(1940 <= year <= 2100 for year in years):
        return False
    if match["last"] or match["since"]:
        return True
    return not text[match.end() :].strip(" )|.,") and not re.search(
        r"\b(?:in|by|of)\s*$", text[: match.start()]
    )


def _names_month(point: str) -> bool:
    return (
        bool(re.match(r"\d{1,2}[/.]\d{4}|\d{4}[-/.]\d", point))
        or point.split()[0].rstrip(".,").lower() in _MONTHS
    )


def _month(point: str, *, is_end: bool) -> str:
    """ "May 2023"; for a year its first or last month, for a season the same."""
    year = re.findall(r"\d{4}", point)[0]
    word = re.match(r"[A-Za-z]+", point)
    if word:
        name = word[0].lower()
        season = _SEASONS.get(name)
        month = season[1 if is_end else 0] if season else _MONTHS.get(name, 0)
    else:
        rest = point.replace(year, "", 1).strip("/.- ")
        month = int(rest) if rest else (12 if is_end else 1)
    return f"{month_name[month]} {year}" if 1 <= month <= 12 else ""
