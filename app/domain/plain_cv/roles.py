"""The roles somebody has held, by the lines of a CV that name one: title, employer, years."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.titles import is_title

MOST_WORDS, MOST_LETTERS = 16, 140
"""A line that names a role is short: the rest is what was done in it."""

TITLE_WORDS = 8

SPLIT = re.compile(r"\s+[-–—|·•@]\s+|\t|\s{2,}|,\s|\s+(?:at|bei|chez|for)\s+|[()]|:\s")

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|févr|avr|juin|juil|août|déc|ene|abr|ago|dic)[a-zéû]*\.?"

WHEN = rf"(?:(?P<{{name}}_month>\d{{{{1,2}}}})[/.-]|{MONTH}\s+|\d{{{{1,2}}}}\s+{MONTH}\s+)?(?P<{{name}}>(?:19|20)\d\d)"

NOW = r"(?P<now>present|now|current(?:ly)?|today|to date|date|ongoing|heute|aujourd['’]hui|actual(?:idad)?|oggi|heden)"

SPAN = re.compile(
    WHEN.format(name="first")
    + r"\s*(?:-|–|—|to|until|bis|à|a|/)+\s*(?:"
    + WHEN.format(name="last")
    + rf"|{NOW})"
    r"|(?:since|seit|depuis|desde)\s+" + WHEN.format(name="since"),
    re.IGNORECASE,
)

BULLET = re.compile(r"^[•●▪◦*\-–—>]\s*")


@dataclass(slots=True)
class Role:
    """One position: what was written around its title."""

    title: str
    company: str = ""
    started_on: date | None = None
    ended_on: date | None = None
    lines: list[str] = field(default_factory=list)


def roles_in(lines: Sequence[str]) -> tuple[list[Role], list[str]]:
    """Each role with the lines below it, in the order of the CV; and the lines above the first."""
    roles: list[Role] = []
    above: list[str] = []
    waiting: tuple[date | None, date | None] | None = None
    for line in lines:
        dates, rest = _dates(line)
        if role := _role(line, rest):
            role.started_on, role.ended_on = dates or waiting or (None, None)
            roles.append(role)
            waiting = None
        elif dates and len(rest.split()) < MOST_WORDS:
            waiting = _given(roles, dates, rest)
        else:
            (roles[-1].lines if roles else above).append(BULLET.sub("", line))
    return roles, above


def _given(
    roles: list[Role], dates: tuple[date, date | None], rest: str
) -> tuple[date | None, date | None] | None:
    """Dates on a line of their own belong to the role above that has none yet, else to the next."""
    if roles and roles[-1].started_on is None and not roles[-1].lines:
        roles[-1].started_on, roles[-1].ended_on = dates
        roles[-1].company = roles[-1].company or rest
        return None
    return dates


def _role(line: str, rest: str) -> Role | None:
    """The role that a line names, if it is short, no bullet, and one of its pieces is a title."""
    if BULLET.match(line) or len(rest) > MOST_LETTERS or rest.endswith("."):
        return None
    pieces = [piece.strip(" -–—|·,;") for piece in SPLIT.split(rest)]
    pieces = [piece for piece in pieces if piece]
    if sum(len(piece.split()) for piece in pieces) > MOST_WORDS:
        return None
    for place, piece in enumerate(pieces):
        if len(piece.split()) <= TITLE_WORDS and piece[0].isalpha() and is_title(piece):
            others = pieces[:place] + pieces[place + 1 :]
            return Role(piece, others[0] if others else "")
    return None


def _dates(line: str) -> tuple[tuple[date, date | None] | None, str]:
    """The span of time that a line names, and the line without it."""
    found = SPAN.search(line)
    if not found:
        return None, line
    first = found["first"] or found["since"]
    month = found["first_month"] or found["since_month"]
    started = date(int(first), _month(month), 1)
    ended = date(int(found["last"]), _month(found["last_month"] or "12"), 28) if found["last"] else None
    return (started, ended), f"{line[: found.start()]} {line[found.end() :]}".strip(" ()-–—|·,;:\t")


def _month(text: str | None) -> int:
    return min(12, max(1, int(text))) if text else 1
