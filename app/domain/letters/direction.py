"""Which way a thing went: a claim that turns a fact around ("from Airflow to cron", "raised" for "cut")."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.domain.letters.facts import Fact
from app.domain.letters.lexicon import words
from app.domain.letters.words import STOP, plain, stem

_PHRASE = r"(?:[^\s,;.:()]+\s+){0,4}?[^\s,;.:()]+"
_TO = r"(?:\s+(?:with|by|in|for|at|and|on|over|using|as)\b|[,;:()]|\.(?:\s|$)|$)"
_WAYS = (
    re.compile(rf"\bfrom\s+(?P<a>{_PHRASE})\s+(?:in)?to\s+(?P<b>{_PHRASE})(?={_TO})", re.I),
    re.compile(rf"\breplac\w+\s+(?P<a>{_PHRASE})\s+(?:with|by)\s+(?P<b>{_PHRASE})(?={_TO})", re.I),
    re.compile(
        rf"\b(?:moved|migrated|ported|converted|switched|translated|rewrote|turned)\s+(?!from\b)(?P<a>{_PHRASE})\s+(?:in)?to\s+(?P<b>{_PHRASE})(?={_TO})",
        re.I,
    ),
)
_ENDS = ("", "e", "ed", "es", "s", "ing", "d", "ped", "ping", "ted", "ting")
_IS_UP = {
    f"{head}{end}": way == "went_up"
    for way in ("went_up", "went_down")
    for head in words(way)
    for end in _ENDS
}
"""Each form of a verb of more or less, with whether it means more."""
_REACH = 4
"""Words on either side of a verb among which the thing that rose or fell is named."""


def turned_around(text: str, facts: Iterable[Fact]) -> str:
    """The words of a claim that say the opposite of what a fact says, where none says the same; "" without any."""
    rows = [fact.text for fact in facts]
    known = [way for row in rows for way in _told_ways(row)]
    for said, before, after in _ways(text):
        same = any(before & a and after & b for _, a, b in known)
        if not same and any(before & b and after & a for _, a, b in known):
            return said
    moves = [move for row in rows for move in _told_moves(row)]
    for verb, is_up, things in _moves(text):
        about = [up for _, up, others in moves if len(things & others) > 1 or (things & others) == things]
        if about and is_up not in about:
            return verb
    return ""


@lru_cache(maxsize=4096)
def _told_ways(row: str) -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    return tuple(_ways(row))


@lru_cache(maxsize=4096)
def _told_moves(row: str) -> tuple[tuple[str, bool, frozenset[str]], ...]:
    return tuple(_moves(row))


def _ways(text: str) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    """(words, what it was, what it became), each without the words both have."""
    for pattern in _WAYS:
        for m in pattern.finditer(text):
            before, after = _words(m["a"]), _words(m["b"])
            yield m[0], before - after, after - before


def _moves(text: str) -> Iterator[tuple[str, bool, frozenset[str]]]:
    """(verb, whether it went up, what it was that did) for each verb of more or less."""
    for clause in re.split(r"[,;:]|\band\b", text):
        said = re.findall(r"[^\W_]+", clause)
        for n, word in enumerate(said):
            is_up = _IS_UP.get(word.casefold())
            things = _words(" ".join([*said[max(0, n - _REACH) : n], *said[n + 1 : n + 1 + _REACH]]))
            things = frozenset(t for t in things if not t.isdigit())
            if is_up is not None and things:
                yield word, is_up, things


def _words(text: str) -> frozenset[str]:
    found = (plain(word) for word in re.findall(r"[^\W_]+", text))
    return frozenset(word if word.isdigit() else stem(word) for word in found if word not in STOP)
