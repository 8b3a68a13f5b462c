"""Which letters are answered: by style, opener and length, with intervals, and no winner called early."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.enums import LetterStyle
from app.domain.letters.own_voice import opener_kind
from app.domain.odds import ENOUGH, Sent, was_answered, wilson

LENGTHS = (
    (100, "Under 100 words"),
    (150, "100 to 149 words"),
    (200, "150 to 199 words"),
    (10**9, "200 words and more"),
)


@dataclass(frozen=True)
class SentLetter:
    """A letter that was sent, and what became of its application."""

    style: LetterStyle
    words: int
    text: str
    sent: Sent


@dataclass(frozen=True)
class Arm:
    """One kind of letter: of `n` decided ones `replies` were answered. `low` and `high` are per cent."""

    name: str
    n: int
    replies: int
    low: int
    high: int
    waiting: int

    @property
    def words(self) -> str:
        return f"{self.replies} of {self.n} answered" if self.n else "none decided yet"

    @property
    def span(self) -> str:
        return f"{self.low}–{self.high} %" if self.n >= ENOUGH else f"too few (n = {self.n})"


@dataclass(frozen=True)
class Experiment:
    """A comparison, and what may be said of it."""

    title: str
    arms: list[Arm]
    verdict: str


def experiments(letters: Iterable[SentLetter], *, now: datetime) -> list[Experiment]:
    """The three comparisons; kinds of letters that were never sent are left out."""
    known = list(letters)
    ways = (
        ("Style", [(letter.style.value.capitalize(), letter) for letter in known]),
        ("Opener", [(opener_kind(letter.text), letter) for letter in known]),
        ("Length", [(length_of(letter.words), letter) for letter in known]),
    )
    return [_experiment(title, sorted_out, now) for title, sorted_out in ways]


def length_of(words: int) -> str:
    return next(name for below, name in LENGTHS if words < below)


def _experiment(title: str, letters: Sequence[tuple[str, SentLetter]], now: datetime) -> Experiment:
    names = sorted({name for name, _ in letters})
    arms = [_arm(name, [letter for each, letter in letters if each == name], now) for name in names]
    arms.sort(key=lambda arm: (-arm.n, arm.name))
    return Experiment(title, arms, verdict(arms))


def _arm(name: str, letters: Sequence[SentLetter], now: datetime) -> Arm:
    said = [was_answered(letter.sent, now) for letter in letters]
    n, replies = sum(each is not None for each in said), sum(each is True for each in said)
    low, high = wilson(replies, n)
    return Arm(name, n, replies, round(low * 100), round(high * 100), len(said) - n)


def verdict(arms: Sequence[Arm]) -> str:
    """A winner only where it has enough letters, every rival has, and no interval reaches into its own."""
    if len(arms) < 2:
        return "Nothing to compare yet: send letters of more than one kind."
    if any(arm.n < ENOUGH for arm in arms):
        short = min(arms, key=lambda arm: (arm.n, arm.name))
        return (
            f"Too early: “{short.name}” has {short.n} decided letters of the {ENOUGH} that each kind needs."
        )
    best = max(arms, key=lambda arm: (arm.low, arm.name))
    if all(best.low > other.high for other in arms if other is not best):
        return f"“{best.name}” is answered more often: its interval lies above all others."
    return "No difference that is more than chance: the intervals overlap."
