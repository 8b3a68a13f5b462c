"""Words, stems and sentences with their places in the text."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.domain.letters.lexicon import words
from app.domain.letters.verbs import PARTICIPLE_TO_BASE

WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
STOP = words("stop")
ABBREVIATIONS = words("abbreviations")
_END = re.compile(r"(?<=[.!?…])[\"”’»)\]]*(?=\s+[\"“‘«(\[]?[^\Wa-z_]|\s+[\"“‘«(\[]?\w?[A-Z\d]|\s*$)")
_LINE = re.compile(r"[^\n\r]+(?:\r?\n[ \t]*(?=[a-z][a-z ])[^\n\r]+)*")
"""A line, together with following lines that go on in the middle of a sentence (text wrapped by hand)."""
_BULLET = re.compile(r"^\s*(?:[-*•·–—▪●◦➤✓✔]|\(?\d{1,2}[.)]|[a-h][.)])\s+")


_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕԁһӏАВЕКМНОРСТХІЈЅοανιρκΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxijsdhlABEKMHOPCTXIJSoavipkABEZHIKMNOPTYX"
)
_MIXED = re.compile(r"\b(?=[^\W\d_]*[A-Za-z])(?=[^\W\d_]*[\u0370-\u052f])[^\W\d_]+")


@dataclass(frozen=True)
class Token:
    text: str
    stem: str
    start: int
    end: int


@dataclass(frozen=True)
class Span:
    """A stretch of a text: where it starts and ends, and the words themselves."""

    start: int
    end: int
    text: str


class Places:
    """Stretches of a text, put together, to ask quickly whether another one touches any."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted((s.start, s.end) for s in spans if s.end > s.start):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, span: Span) -> bool:
        at = bisect_left(self._starts, span.end) - 1
        return at >= 0 and self._ends[at] > span.start


def plain(text: str) -> str:
    """For comparing: one kind of quote, one kind of space, no case."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[’‘`´]", "'", folded).split())


def one_width(text: str) -> str:
    """Letters of other widths, styles (ＳＴＡＲＴ) and look-alikes of another script in a Latin word (“mаngo” with
    a Cyrillic а) as plain ones; every place in the text stays where it is."""
    if text.isascii():
        return text
    strange = {c for c in text if not c.isascii()}
    forms = {c: unicodedata.normalize("NFKC", c) for c in strange}
    narrow = text.translate({ord(c): form for c, form in forms.items() if len(form) == 1 and form != c})
    if not any("\u0370" <= c <= "\u052f" for c in strange):
        return narrow
    return _MIXED.sub(lambda m: m[0].translate(_LOOK_ALIKES), narrow)


def one_line(text: str) -> str:
    """The words on one line, with plain apostrophes."""
    return " ".join(text.replace("’", "'").split())


def places_of(words: str, text: str) -> Iterator[int]:
    """Where `words` stand in `text` as whole words, both in one case. Quicker than a pattern for each."""
    place = text.find(words)
    while place >= 0:
        before, after = text[place - 1 : place], text[place + len(words) : place + len(words) + 1]
        if not (before.isalnum() or before in ("_", "+", "#") or after.isalnum() or after in ("_", "+", "#")):
            yield place
        place = text.find(words, place + 1)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A light stem that puts the forms of one word together: managed, managing, management."""
    word = plain(word).removesuffix("'s")
    word = PARTICIPLE_TO_BASE.get(word, word)
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith(("ches", "shes", "xes", "sses")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending, least in (("ment", 8), ("ation", 8), ("ing", 6), ("ed", 5), ("ly", 6)):
        if word.endswith(ending) and len(word) >= least:
            word = _undouble(word[: -len(ending)])
            break
    return word.removesuffix("at" if len(word) > 5 else "\0").removesuffix("e")


def _undouble(word: str) -> str:
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        return word[:-1]
    return word


def tokens(text: str) -> list[Token]:
    return [Token(m[0], stem(m[0]), m.start(), m.end()) for m in WORD.finditer(text)]


def content(text: str) -> list[Token]:
    """Tokens that carry meaning: no stop words, no single letters, no bare numbers."""
    return [t for t in tokens(text) if plain(t.text) not in STOP and len(t.stem) > 1 and not t.text.isdigit()]


def stems(text: str) -> frozenset[str]:
    return frozenset(t.stem for t in content(text))


def lines_of(text: str) -> Callable[[int], str]:
    """What tells the whole line in which a place of the text lies."""
    spans = [(m.start(), m.end(), m[0]) for m in re.finditer(r"[^\n\r]+", text)]
    starts = [start for start, _, _ in spans]

    def line_at(place: int) -> str:
        at = bisect_right(starts, place) - 1
        return spans[at][2] if at >= 0 and place < spans[at][1] else ""

    return line_at


def sentences(text: str) -> list[Span]:
    """Sentences and lines, trimmed, with their offsets; list bullets are left out of the span."""
    return [span for line in _lines(text) for span in _split(line)]


def _lines(text: str) -> Iterator[Span]:
    for m in _LINE.finditer(text):
        bullet = _BULLET.match(m[0])
        start = m.start() + (bullet.end() if bullet else 0)
        yield Span(start, m.end(), text[start : m.end()])


def _split(line: Span) -> Iterator[Span]:
    start = 0
    for m in _END.finditer(line.text):
        before = line.text[start : m.start()].rstrip(".")
        last = before.split()[-1].casefold().strip("(\"'") if before.split() else ""
        if last in ABBREVIATIONS and line.text[m.end() :].strip():
            continue
        yield from _trim(line, start, m.end())
        start = m.end()
    yield from _trim(line, start, len(line.text))


def _trim(line: Span, start: int, end: int) -> Iterator[Span]:
    piece = line.text[start:end]
    left = len(piece) - len(piece.lstrip())
    text = piece.strip()
    if text:
        yield Span(line.start + start + left, line.start + start + left + len(text), text)
