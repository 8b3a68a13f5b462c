"""A call as it was spoken: turns in order, each with a speaker, and which of them is oneself."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.interview.speech import words_in

_ME = re.compile(
    r"\b(?:me|i|myself|you|candidate|interviewee|applicant|respondent|participant|freelancer|contractor)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:interviewer|client|host|recruiter|hiring|manager|moderator|customer|questioner|bidwell|q)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Turn:
    """One line of a transcript; times are seconds from the start of the call, None where nobody noted them."""

    number: int
    speaker: str
    text: str
    start: float | None = None
    end: float | None = None

    @property
    def seconds(self) -> float | None:
        """How long it lasted, where both times are known and can be true."""
        if self.start is None or self.end is None or self.end <= self.start:
            return None
        return self.end - self.start


@dataclass(frozen=True)
class Call:
    """A transcript, and the speaker who is measured."""

    turns: tuple[Turn, ...]
    me: str

    @property
    def mine(self) -> tuple[Turn, ...]:
        return tuple(turn for turn in self.turns if turn.speaker == self.me)

    @property
    def theirs(self) -> tuple[Turn, ...]:
        return tuple(turn for turn in self.turns if turn.speaker != self.me)

    def answers(self) -> Iterator[tuple[Turn, ...]]:
        """One's own turns that follow each other without anybody else between them."""
        run: list[Turn] = []
        for turn in self.turns:
            if turn.speaker == self.me:
                run.append(turn)
            elif run and words_in(turn.text):
                yield tuple(run)
                run = []
        if run:
            yield tuple(run)


def call_of(turns: Iterable[Turn], *, me: str | None = None) -> Call:
    """The call as `me` spoke in it; without a name, as the one whom the names or the words point to."""
    kept = tuple(turns)
    named = next((turn.speaker for turn in kept if me and turn.speaker.casefold() == me.casefold()), None)
    return Call(kept, named if named is not None else (me or likely_me(kept)))


def likely_me(turns: Iterable[Turn]) -> str:
    """The speaker called candidate, me and so on; else one not called interviewer; else who says the most."""
    spoken: Counter[str] = Counter()
    for turn in turns:
        spoken[turn.speaker] += len(words_in(turn.text))
    if not spoken:
        return ""
    first = {name: place for place, name in enumerate(spoken)}

    def rank(name: str) -> tuple[bool, bool, int, int]:
        other = bool(_OTHER.search(name))
        return (bool(_ME.search(name)) and not other, not other, spoken[name], -first[name])

    return max(spoken, key=rank)
