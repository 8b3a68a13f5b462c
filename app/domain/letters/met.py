"""Whether a letter meets what an ad demands: the very words, an answer, a plain datum."""

import re
from collections.abc import Iterable
from itertools import zip_longest

from app.domain.letters.clock import ASKS_ZONE
from app.domain.letters.demands import Demand
from app.domain.letters.gaps import PLACEHOLDER
from app.domain.letters.lexicon import pattern
from app.domain.letters.words import plain, sentences, stems

GREETING_WORDS = 5
_FIXED = re.compile(
    r"\b(?:fixed|total|whole|overall|lump|project) (?:price|cost|sum|quote|bid|amount)|\bquote for\b", re.I
)
_SAYS_ZONE = re.compile(r"\b(?i:time ?zone|utc|gmt)|\b[A-Z]{1,3}[SD]?T\b")
"""A place does not say what the clock shows there."""
_BY_THE_HOUR = re.compile(r"[^.!?\n]*(?:\ban hour|\bper hour|/ ?h(?:ou)?r?\b|\bhourly)[^.!?\n]*", re.I)
"""A price for the whole is not answered by a rate for the hour."""

_SAYS = {
    kind: pattern(f"says_{kind}")
    for kind in ("rate", "timeline", "availability", "location", "samples", "cv")
}


def meets(text: str, demand: Demand) -> bool:
    """Whether the demanded words stand where they were asked for, whatever their case and quotes."""
    letter, needle = bare(PLACEHOLDER.sub(" ", text)), bare(demand.needle)
    if not needle:
        return demand.needle.strip() in text
    if demand.kind == "starts_with":
        return f"{letter} ".startswith(f"{needle} ")
    if demand.kind == "greets":
        return f" {needle} " in f" {bare(text.strip().split(chr(10))[0])} "
    if demand.kind == "ends_with":
        return f" {letter}".endswith(f" {needle}")
    return f" {needle} " in f" {letter} "


def top_of(text: str) -> str:
    """What a client reads first: the first paragraph, and the second where the first is a greeting."""
    parts = [part for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]
    return "\n\n".join(parts[: 2 if parts and len(parts[0].split()) <= GREETING_WORDS else 1])


def bare(text: str) -> str:
    """Words only, for comparing word for word."""
    return " ".join(re.findall(r"[#@]?\w+", plain(text)))


def answers(text: str, question: str) -> bool:
    """Whether some place in the letter takes up most of what the question is about.

    A question of figures alone ("What is 15% of 240?") is for the person to answer, and to say so.
    """
    asked = stems(re.sub(r"^question:?", "", question, flags=re.I))
    if not asked:
        return False
    said = [stems(s.text) for s in sentences(PLACEHOLDER.sub(" ", text))]
    pairs = [a | b for a, b in zip_longest(said, said[1:], fillvalue=frozenset[str]())]
    least = len(asked) if len(asked) <= 2 else max(2, 0.6 * len(asked))
    return any(len(asked & pair) >= least for pair in pairs)


def is_answered(text: str, demand: Demand) -> bool:
    """Whether a letter answers a question of the ad, or names the datum it asks for."""
    if demand.kind == "question":
        return answers(text, demand.needle)
    if demand.kind == "location" and ASKS_ZONE.search(demand.text):
        return _SAYS_ZONE.search(PLACEHOLDER.sub(" ", text)) is not None
    if demand.is_code:
        return "github" in plain(PLACEHOLDER.sub(" ", text))
    if demand.kind == "rate" and _FIXED.search(demand.text):
        text = _BY_THE_HOUR.sub(" ", text)
    return mentions(text, demand.kind)


def line_answering(lines: Iterable[str], demand: Demand) -> str:
    """The first line of a letter that answers the demand by itself; "" where none does."""
    return next((line.strip() for line in lines if is_answered(line, demand)), "")


def mentions(text: str, kind: str) -> bool:
    """Whether the letter names a datum of this kind outside its gaps."""
    return kind in _SAYS and _SAYS[kind].search(PLACEHOLDER.sub(" ", text)) is not None
