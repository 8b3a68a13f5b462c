"""Entries of a CV that carry a span of time: past work, projects, education."""

import re
from dataclasses import dataclass, field

from app.sources.profiles.cv_dates import Span, find_span
from app.sources.profiles.lines import Line

LONGEST_HEADER = 110
_PARTS = re.compile(r"\s*[|•·@]\s*|\s+[–—-]\s+|\s{2,}|\s*\t\s*|,\s+(?=[A-ZÀ-Ý])|\s+\bat\b\s+(?=[A-ZÀ-Ý0-9])")


@dataclass
class Entry:
    """A header in parts (title, company, place …), its time, and what is told below it."""

    head: list[Line]
    span: Span | None
    parts: list[str]
    told: list[Line] = field(default_factory=list)

    @property
    def place(self) -> str:
        return self.head[0].place

    @property
    def words(self) -> list[str]:
        return [line.text for line in self.head]


def entries(lines: list[Line]) -> list[Entry]:
    """Cut a section into its entries: one begins with each line that names a time, and what heads it."""
    dated = [n for n, line in enumerate(lines) if _heads_entry(lines, n)]
    if not dated:
        return []
    found: list[Entry] = []
    starts = [_first_line(lines, n, floor=dated[i - 1] + 1 if i else 0) for i, n in enumerate(dated)]
    for i, at in enumerate(dated):
        end = starts[i + 1] if i + 1 < len(dated) else len(lines)
        found.append(_entry(lines, starts[i], at, end))
    return found


def blocks(lines: list[Line]) -> list[Entry]:
    """A section without any time: each short line that bullets follow is an entry."""
    found: list[Entry] = []
    for n, line in enumerate(lines):
        followed = n + 1 < len(lines) and lines[n + 1].is_bullet
        if not line.is_bullet and (line.is_heading or followed) and len(line.text) <= LONGEST_HEADER:
            found.append(Entry([line], None, split_parts(line.text)))
        elif found:
            found[-1].told.append(line)
    return found


def split_parts(text: str) -> list[str]:
    """ "Engineer at Acme, Berlin" in its parts."""
    return [
        part for part in (piece.strip(" ,|-–—()") for piece in _PARTS.split(text)) if re.search(r"\w", part)
    ]


def paragraphs(told: list[Line]) -> tuple[list[str], list[str]]:
    """What is told, as running text and as bullets, with wrapped lines put together again."""
    running: list[str] = []
    bullets: list[str] = []
    for line in told:
        if line.is_bullet:
            bullets.append(line.text)
        elif bullets:
            bullets[-1] += f" {line.text}"
        else:
            running.append(line.text)
    return running, bullets


def _heads_entry(lines: list[Line], n: int) -> bool:
    line = lines[n]
    span = find_span(line.text) if not line.is_bullet and len(line.text) <= LONGEST_HEADER else None
    if span is None:
        return False
    rest = (line.text[: span.start] + line.text[span.end :]).strip(" ()|,.–—-")
    wraps = n > 0 and not rest[:1].isupper() and rest != "" and not lines[n - 1].is_heading
    return not wraps or n == 0


def _first_line(lines: list[Line], at: int, *, floor: int) -> int:
    """Where the header of the entry begins whose time stands on line `at`."""
    span = find_span(lines[at].text)
    assert span is not None
    rest = (lines[at].text[: span.start] + lines[at].text[span.end :]).strip(" ()|,.–—-")
    most = 1 if rest else 2
    first = at
    while first > floor and at - first < most and _is_header(lines, first - 1, floor):
        first -= 1
    return first


def _is_header(lines: list[Line], n: int, floor: int) -> bool:
    """Not the tail of what is told above: it stands at the beginning, or begins like a name."""
    line = lines[n]
    if line.is_bullet or len(line.text) > LONGEST_HEADER or line.text.endswith((".", ";", ":")):
        return False
    if line.is_heading or n == floor == 0:
        return True
    return line.text[:1].isupper() or line.text[:1].isdigit()


def _entry(lines: list[Line], start: int, at: int, end: int) -> Entry:
    head = lines[start : at + 1]
    span = find_span(lines[at].text)
    assert span is not None
    texts = [line.text for line in head[:-1]] + [lines[at].text[: span.start], lines[at].text[span.end :]]
    parts = [part for text in texts for part in split_parts(text)]
    told = lines[at + 1 : end]
    if len(parts) < 2 and told and not told[0].is_bullet and _looks_like_second_line(told):
        head, parts, told = [*head, told[0]], parts + split_parts(told[0].text), told[1:]
    return Entry(head, span, parts, told)


def _looks_like_second_line(told: list[Line]) -> bool:
    """A company or a title under its partner: short, no sentence, and something is told after it."""
    text = told[0].text
    return len(text) <= 70 and not text.endswith(".") and text[:1].isupper() and len(text.split()) <= 8
