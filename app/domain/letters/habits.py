"""What somebody's letters have in common, as plain facts with their numbers; below a few letters, nothing."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from statistics import median
from typing import Any

from app.domain.letters.lexicon import pattern, wording
from app.domain.letters.own_voice import OTHER, SHORT_FORMS, OwnVoice, opener_kind, words_of
from app.domain.letters.words import STOP, plain, sentences

ENOUGH = 5
"""From so many letters on, a habit is one."""
FEWEST = 3
"""Letters that have to share a greeting, an opening or a sign-off."""
SOME_SITES = 5
"""Places where a long or a short form could stand, below which neither is a habit."""
TIMES = 2
"""So many letters a word has to be taken out of."""
MOST_LIKED = 8
MOSTLY, HARDLY = 0.6, 0.2

_COURTESY = pattern("courtesies")
_GREETING = re.compile(
    r"^(?:hello|hi|hey|dear|good (?:morning|afternoon|evening|day)|greetings)\b[^.?\n]{0,40}$", re.I
)
_SHORT = re.compile(r"\b(?:\w+n'(?:t)|(?:i|you|we|they|it|that|what|there)'(?:m|d|ll|ve|re|s))\b", re.I)
_LONG = re.compile("|".join(rf"\b{said.casefold()}\b" for said in SHORT_FORMS))


@dataclass(frozen=True)
class Sample:
    """A letter of the person's own; `before` is what Bidwell had composed and the person made it from."""

    text: str
    before: str = ""


@dataclass(frozen=True)
class Habit:
    """One fact about somebody's letters. `voice` is what the next letter takes from it."""

    key: str
    words: str
    voice: dict[str, Any]


@dataclass(frozen=True)
class Learned:
    """`n` letters were read; below ENOUGH there are no habits."""

    n: int
    habits: tuple[Habit, ...] = ()

    @property
    def sentence(self) -> str:
        if self.n < ENOUGH:
            counted = "1 letter" if self.n == 1 else f"{self.n} letters"
            return f"n = {counted}, too few: habits show from {ENOUGH} on."
        return f"Learned from {self.n} letters of yours."

    def voice(self, off: Collection[str] = ()) -> OwnVoice:
        """What the next letter follows, without the habits that are switched off."""
        found = OwnVoice()
        for habit in self.habits:
            if habit.key not in off:
                found = replace(found, **habit.voice)
        return found


def learn(samples: Sequence[Sample]) -> Learned:
    """The same letters always teach the same."""
    known = [one for one in samples if one.text.strip()]
    if len(known) < ENOUGH:
        return Learned(len(known))
    parts = [_parts(one.text) for one in known]
    begun = _own_choice("greeting", known, parts)
    signed = _own_choice("sign_off", known, parts)
    found = (
        _greeting(begun), _opener(parts), _sign_off(signed), _sentence_length(parts), _letter_length(parts),
        _contractions(known), _liked(parts), _avoided(known),
    )  # fmt: skip
    return Learned(len(known), tuple(habit for habit in found if habit))


@dataclass(frozen=True)
class _Parts:
    greeting: str
    body: str
    sign_off: str


def _parts(text: str) -> _Parts:
    lines = [line.strip() for line in text.replace("’", "'").strip().splitlines()]
    lines = [line for line in lines if line]
    greeting = lines.pop(0) if lines and _GREETING.match(lines[0]) else ""
    place = next(
        (n for n in range(len(lines)) if n >= len(lines) - 3 and _is_farewell(lines[n:])), len(lines)
    )
    return _Parts(greeting, "\n".join(lines[:place]), "\n".join(lines[place:]))


def _own_choice(part: str, known: Sequence[Sample], parts: list[_Parts]) -> list[_Parts]:
    """The letters whose greeting or sign-off is the person's: what Bidwell had written and nobody touched is not."""
    return [
        here
        for one, here in zip(known, parts, strict=True)
        if not one.before or getattr(_parts(one.before), part) != getattr(here, part)
    ]


def _is_farewell(lines: list[str]) -> bool:
    return _COURTESY.match(lines[0].rstrip(".,!")) is not None and all(len(one.split()) <= 5 for one in lines)


def _usual(values: Iterable[str], n: int) -> tuple[str, int]:
    """The commonest value and how often it is there; "" where it is not that of every second letter."""
    value, times = next(iter(Counter(values).most_common(1)), ("", 0))
    if times < FEWEST:
        return "", 0
    return (value, times) if times * 2 >= n else ("", 0)


def _greeting(parts: list[_Parts]) -> Habit | None:
    usual, times = _usual((one.greeting for one in parts), len(parts))
    if not usual:
        return None
    return Habit("greeting", f"You begin with “{usual}” in {times} of {len(parts)}.", {"greeting": usual})


def _opener(parts: list[_Parts]) -> Habit | None:
    usual, times = _usual((opener_kind(one.body) for one in parts), len(parts))
    if usual in ("", OTHER):
        return None
    does = f"{usual[:1].lower()}{usual[1:]}".replace("of you and your", "of the client: you, your")
    return Habit("opener", f"Your first sentence {does}, in {times} of {len(parts)}.", {"opener": usual})


def _sign_off(parts: list[_Parts]) -> Habit | None:
    usual, times = _usual((one.sign_off for one in parts), len(parts))
    if not usual:
        return None
    said = usual.replace("\n", " / ")
    return Habit("sign_off", f"You sign off with “{said}” in {times} of {len(parts)}.", {"sign_off": usual})


def _sentence_length(parts: list[_Parts]) -> Habit | None:
    lengths = [len(told.text.split()) for one in parts for told in sentences(one.body)]
    if not lengths:
        return None
    usual = round(median(lengths))
    words = f"Your sentences have {usual} words, taken in the middle of {len(lengths)}."
    return Habit("sentence_length", words, {"sentence_words": usual})


def _letter_length(parts: list[_Parts]) -> Habit:
    usual = round(median(len(one.body.split()) for one in parts))
    return Habit(
        "letter_length", f"Your letters have {usual} words, taken in the middle.", {"letter_words": usual}
    )


def _contractions(known: Sequence[Sample]) -> Habit | None:
    text = plain(" ".join(one.text for one in known))
    short, long = len(_SHORT.findall(text)), len(_LONG.findall(text))
    if short + long < SOME_SITES:
        return None
    share, of = short / (short + long), f"in {short} of {short + long} places"
    if share >= MOSTLY:
        return Habit(
            "contractions", f"You write short forms such as “I'd” and “it's”, {of}.", {"contracts": True}
        )
    if share <= HARDLY:
        return Habit(
            "contractions", f"You write “I would” rather than “I'd”: short forms {of}.", {"contracts": False}
        )
    return None


def _liked(parts: list[_Parts]) -> Habit | None:
    counts = Counter(word for one in parts for word in _telling(one.body))
    often = sorted((-times, word) for word, times in counts.items() if times * 2 > len(parts))[:MOST_LIKED]
    if not often:
        return None
    words = [word for _, word in often]
    said = f"Words in most of your letters: {', '.join(words)}."
    return Habit("likes", said, {"likes": frozenset(words)})


def _avoided(known: Sequence[Sample]) -> Habit | None:
    gone = Counter(word for one in known if one.before for word in _taken_out(one))
    kept = frozenset(word for one in known for word in _telling(one.text))
    words = sorted(
        word for word, times in gone.items() if times >= TIMES and word not in kept and word in _ours()
    )
    if not words:
        return None
    said = f"Words you take out of drafts: {', '.join(words)}."
    return Habit("avoids", said, {"avoids": frozenset(words)})


def _taken_out(one: Sample) -> frozenset[str]:
    """Words gone from sentences that stayed otherwise; a sentence that was dropped says nothing of its words."""
    kept, left = _telling(one.text), [_telling(told.text) for told in sentences(one.text)]
    gone: frozenset[str] = frozenset()
    for told in sentences(one.before):
        said = _telling(told.text)
        if any(len(said & other) >= 0.5 * len(said) for other in left if said):
            gone |= said - kept
    return gone


def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in words_of(text) if len(word) > 3 and word.isalpha() and word not in STOP)


@cache
def _ours() -> frozenset[str]:
    """The words of Bidwell's own wording: those of an ad or of the profile say nothing about taste."""
    return frozenset(word for text in _texts(wording()) for word in words_of(re.sub(r"\{\w+\}", " ", text)))


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
        return
    for one in part.values() if isinstance(part, dict) else part:
        yield from _texts(one)
