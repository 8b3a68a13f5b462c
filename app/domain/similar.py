"""Is it the same ad again? A fingerprint finds those that may be, and comparing the words decides.

SimHash over runs of three words: two texts that share most of them differ in few of 64 bits, wherever the text
was edited. The share of runs in common is what is said on screen.
"""

import hashlib
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

WINDOW = timedelta(days=90)
FEWEST_WORDS = 20
"""Shorter texts are alike by chance."""
MOST_WORDS = 1_500
FIRST_WORDS = 400
"""So much of a text makes its fingerprint: what comes later is mostly about the company."""
NEAR_BITS = 14
SAME_SHARE = 0.85
WORD_FOR_WORD = 0.97
SIMILAR_SHARE = 0.5
TITLES_ALIKE = 0.5

_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W_]+")
_HASHES: dict[str, int] = {}
_MOST_KEPT = 200_000
_MIX = tuple(np.uint64(odd) for odd in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))


@dataclass(frozen=True)
class Likeness:
    """How another ad relates to this one."""

    share: float
    """Of the runs of words of both: those that both have."""
    kind: str
    """ "repost": the same ad again; "similar": much of the same."""


def simhash(text: str) -> int | None:
    """64 bits, signed as Postgres keeps them; None for a text too short to be known again."""
    runs = _runs(_words(text[: FIRST_WORDS * 12], FIRST_WORDS))
    if runs.size < FEWEST_WORDS - 2:
        return None
    bits = np.unpackbits(runs.view(np.uint8).reshape(-1, 8), axis=1)
    packed = np.packbits(bits.sum(axis=0) * 2 > runs.size)
    return int(packed.view(np.int64)[0])


def likeness(one: str, other: str, *, titles: tuple[str, str]) -> Likeness | None:
    """None when the two ads have little in common. One text under two titles is two jobs, unless it is word for word."""
    mine, theirs = (set(_runs(_words(text)).tolist()) for text in (one, other))
    if not mine or not theirs:
        return None
    share = len(mine & theirs) / len(mine | theirs)
    if share < SIMILAR_SHARE:
        return None
    again = share >= WORD_FOR_WORD or (share >= SAME_SHARE and _alike(*titles))
    return Likeness(share, "repost" if again else "similar")


def _alike(one: str, other: str) -> bool:
    mine, theirs = set(_words(one)), set(_words(other))
    return len(mine & theirs) >= TITLES_ALIKE * len(mine | theirs)


def is_in_window(one: datetime | None, other: datetime | None) -> bool:
    """An ad of last year is not this one again; an unknown date is no reason against it."""
    return one is None or other is None or abs(one - other) <= WINDOW


def repost_words(ages: Iterable[float]) -> str:
    """ "Posted 3 times in 40 days." from the ages in days of this ad and its reposts."""
    known = sorted(ages)
    if len(known) < 2:
        return ""
    days = round(known[-1] - known[0])
    span = "on one day" if days < 1 else f"in {days} days" if days > 1 else "within a day"
    times = "twice" if len(known) == 2 else f"{len(known)} times"
    return f"Posted {times} {span}."


def _words(text: str, most: int = MOST_WORDS) -> list[str]:
    """Tags and entities hold no words; to be quick, they are not read as a browser would."""
    if "<" in text:
        text = _TAG.sub(" ", text)
    return _WORD.findall((html.unescape(text) if "&" in text else text).casefold())[:most]


def _runs(words: list[str]) -> np.ndarray:
    """A number for each run of three words."""
    if len(words) < 3:
        return np.empty(0, dtype=np.uint64)
    numbers = np.array([_hash(word) for word in words], dtype=np.uint64)
    first, second, third = numbers[:-2] * _MIX[0], numbers[1:-1] * _MIX[1], numbers[2:] * _MIX[2]
    mixed = first ^ (second >> np.uint64(7)) ^ (third >> np.uint64(13))
    mixed = (mixed ^ (mixed >> np.uint64(29))) * _MIX[0]
    return mixed ^ (mixed >> np.uint64(32))


def _hash(word: str) -> int:
    """Equal in every process and on every machine, unlike Python's own."""
    found = _HASHES.get(word)
    if found is None:
        if len(_HASHES) >= _MOST_KEPT:
            _HASHES.clear()
        found = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")
        _HASHES[word] = found
    return found
