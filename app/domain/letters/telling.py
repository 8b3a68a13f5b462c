"""The line of an ad that says most about what the client is after, to be quoted word for word."""

import re

from app.domain.letters.demands import demands_in, places_of_demands
from app.domain.letters.lexicon import pattern
from app.domain.letters.phrases import usable
from app.domain.letters.words import Span, sentences, stems
from app.domain.posting import JobPosting

FIRST, SHORTEST, LONGEST, ENOUGH = 16, 4, 16, 2.0

LONG_AD = 80
"""Words beyond which a line has to be about what the title names."""

_ORDERS = re.compile(
    r"^\W*(?:please )?(?:do not|don't|never|must|should|no|only|engage|make|use|keep|avoid|build|create|write)\b",
    re.I,
)
_MEASURED = re.compile(
    r"\b(?:takes?|took|loads? in|needs?|from|to|within|under|below|up to|want|every)\b[^.!?\n]{0,30}?\b\d+(?:[.,]\d+)? ?(?:ms|milliseconds?|s|sec|seconds?|minutes?)\b"
    r"(?! (?:a|an|per|each|of experience))",
    re.I,
)
"""How long something takes, in the client's own figures."""
_HURTS = pattern("tells_what_hurts")
_TELLS = pattern("tells_the_need")
_HIRES = pattern("speaks_of_hiring")


def telling_line(job: JobPosting, said: str) -> str:
    """The line, without its full stop; "" when none tells more than what the letter has `said`."""
    text = job.description
    taken = places_of_demands(demands_in(text))
    lines = [
        s
        for s in sentences(text)[:FIRST]
        if SHORTEST <= len(s.text.split()) <= LONGEST and not taken.touch(s)
    ]
    if len(text.split()) > LONG_AD:
        named = stems(job.title)
        lines = [s for s in lines if stems(s.text) & named]
    weighed = [(_weight(s, stems(said)), -n, s) for n, s in enumerate(lines)]
    best = max(weighed, default=None)
    return best[2].text.strip("-–—*•·.!: ") if best and best[0] >= ENOUGH else ""


def _weight(line: Span, said: frozenset[str]) -> float:
    text, own = line.text, stems(line.text)
    plain = re.sub(r"\b(?:our|my|we|i)\b", "", text, flags=re.I)
    if (
        not own
        or not usable(plain)
        or _HIRES.search(text)
        or _ORDERS.match(text)
        or not (_HURTS.search(text) or (_MEASURED.search(text) and len(text.split()) > SHORTEST))
        or text.endswith("?")
        or re.search(r"[:\"]|^(?:and|but|first|note|also)\b", text, re.I)
    ):
        return 0.0
    if len(own & said) > 0.5 * len(own):
        return 0.0
    measured = 2.0 * bool(_MEASURED.search(text))
    return (
        measured
        + 1.6 * len(_TELLS.findall(text))
        + 0.8 * bool(re.search(r"\d", text))
        + 0.1 * min(len(own), 8)
    )
