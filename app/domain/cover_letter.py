"""Cover letters: demands, facts, composing, tracing, reviewing. The parts live in app/domain/letters."""

from app.domain.letters.answered import Answer, followed, given, lines_of
from app.domain.letters.compose import Letter, compose
from app.domain.letters.demands import Demand, find_demands
from app.domain.letters.diff import word_diff
from app.domain.letters.draft import word_count
from app.domain.letters.facts import Fact, facts_of
from app.domain.letters.review import Check, blocking, ready_blockers, review
from app.domain.letters.trace import Sentence, sentence_hash, trace
from app.domain.letters.voice import STYLES, TEMPERATURES, StyleChoice, temperature_label

__all__ = [
    "STYLES",
    "TEMPERATURES",
    "Answer",
    "Check",
    "Demand",
    "Fact",
    "Letter",
    "Sentence",
    "StyleChoice",
    "blocking",
    "compose",
    "facts_of",
    "find_demands",
    "followed",
    "given",
    "lines_of",
    "ready_blockers",
    "review",
    "sentence_hash",
    "temperature_label",
    "trace",
    "word_count",
    "word_diff",
]
