"""Better answers: what one's own profile would have said, word for word, each sentence with its source."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.interview.metric import median
from app.domain.interview.speech import spoken_words
from app.domain.interview.star import find_parts
from app.domain.interview.transcript import Call, Turn
from app.domain.letters.facts import Fact
from app.domain.letters.words import stems

MOST_BETTER = 3


@dataclass(frozen=True)
class Better:
    """An answer that the person's own facts would give; `sources` name where each sentence stands in the profile."""

    line: int
    question: str
    sentences: tuple[str, ...]
    sources: tuple[str, ...]


def better_answers(call: Call, facts: list[Fact]) -> Iterator[Better]:
    """For the answers that tell the least: the facts nearest to the question, results last, word for word."""
    answers = [(turn, before) for before, turn in _answered(call)]
    usual = median([len(spoken_words(turn.text)) for turn, _ in answers]) if answers else 0
    weak = [
        (turn, asked)
        for turn, asked in answers
        if len(find_parts(turn.text)) < 2 or len(spoken_words(turn.text)) < usual / 2
    ]
    made = 0
    for turn, asked in weak:
        wanted = stems(asked.text)
        near = sorted(
            (
                fact
                for fact in facts
                if fact.kind in ("experience", "result", "description") and wanted & stems(fact.text)
            ),
            key=lambda fact: (-len(wanted & stems(fact.text)), fact.id),
        )[:3]
        if near and made < MOST_BETTER:
            ordered = sorted(near, key=lambda fact: ("experience", "description", "result").index(fact.kind))
            yield Better(
                turn.number, asked.text, tuple(f.text for f in ordered), tuple(f.label for f in ordered)
            )
            made += 1


def _answered(call: Call) -> Iterator[tuple[Turn, Turn]]:
    asked: Turn | None = None
    for turn in call.turns:
        if turn.speaker != call.me:
            asked = turn
        elif asked is not None:
            yield asked, turn
            asked = None
