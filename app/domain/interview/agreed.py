"""What was settled in a call: the scope, the price, the next step; with the words that say so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.interview.speech import without_notes
from app.domain.interview.transcript import Turn

MOST_TURNS_BETWEEN = 2
_NUMBER = r"(?:\d[\d.,]*k?|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)[\w -]{0,25})"
_SUBJECTS = {
    "scope": re.compile(
        r"\b(?:scope|deliverables?|phase (?:one|two|1|2)|milestones?|included?|out of scope|first version|mvp|"
        r"(?:we|you|i) (?:will|would|'ll|'d|can|need to|want to) (?:build|deliver|start with|cover|do|design|write|migrate|begin with|include|leave out|focus on))\b",
        re.IGNORECASE,
    ),
    "price": re.compile(
        rf"[$€£]\s?\d|\b{_NUMBER}\s*(?:dollars|euros|pounds|usd|eur|gbp|bucks|an hour|per hour|/ ?h(?:ou)?r?|a day|per day|flat|fixed)\b|\b(?:my|the|your|hourly|day) (?:rate|price|fee) (?:is|would be|of)\b",
        re.IGNORECASE,
    ),
    "next step": re.compile(
        r"\b(?:i'll|i will|we'll|we will|you'll|let me|let's|i can|i am going to|i'm going to|could you|can you|please) (?:\w+ ){0,2}(?:send|share|write up|draft|book|schedule|set up|call|meet|talk again|follow up|email|invite|prepare|get back|put together|start on|kick off|sign)\b|\bnext (?:step|call|meeting)s?\b|\bby (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight|end of (?:day|week)|next week)\b",
        re.IGNORECASE,
    ),
}
_SETTLES = re.compile(
    r"\b(?:agreed?|we agreed|deal|that'?s a deal|let'?s (?:do|go with) (?:it|that|this)|we have a deal|it'?s settled|i accept|we accept|confirmed)\b",
    re.IGNORECASE,
)
_YES = re.compile(
    r"^\W*(?:(?:um|uh|oh|well|ok|okay|so)\W+)*(?:yes|yeah|yep|sure|agreed|deal|perfect|great|sounds (?:good|great|fair|fine|perfect)|that works|works for (?:me|us)|fine|okay|ok|absolutely|of course|fair enough|done|good|that'?s (?:fine|fair|good|great|perfect)|i(?:'m| am) (?:happy|fine|ok|okay) with|we can do that|let'?s do (?:it|that)|happy with that|excellent|wonderful|please do|looking forward)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:no\b|not (?:sure|agreed|yet|possible)|can'?t|cannot|too (?:high|much|expensive|low)|don'?t agree|have to (?:think|ask|check)|need to (?:think|ask|check)|but\b|disagree)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.?!\n]+(?:[.](?=\d)[^.?!\n]*)*[.?!]*")


@dataclass(frozen=True)
class Settled:
    """A subject, how far it came ("agreed", "mentioned", "not mentioned"), and (turn, start, end) of the words."""

    subject: str
    state: str
    quotes: tuple[tuple[Turn, int, int], ...] = ()


def settled(turns: Sequence[Turn]) -> list[Settled]:
    """For each subject the first proposal that was accepted; else where it was spoken of."""
    return [_of(subject, pattern, turns) for subject, pattern in _SUBJECTS.items()]


def _of(subject: str, pattern: re.Pattern[str], turns: Sequence[Turn]) -> Settled:
    mentioned: list[tuple[Turn, int, int]] = []
    for place, turn in enumerate(turns):
        for start, end, sentence in _sentences(turn.text):
            if not pattern.search(sentence):
                continue
            here = (turn, start, end)
            mentioned.append(here)
            if _SETTLES.search(sentence) and not _NO.search(sentence) and not sentence.rstrip().endswith("?"):
                return Settled(subject, "agreed", (here,))
            if answer := _accepted(turns, place):
                return Settled(subject, "agreed", (here, answer))
    return Settled(subject, "mentioned" if mentioned else "not mentioned", tuple(mentioned[:3]))


def _accepted(turns: Sequence[Turn], place: int) -> tuple[Turn, int, int] | None:
    """The yes of somebody else in one of the next turns, before anybody else objects."""
    for turn in turns[place + 1 : place + 1 + MOST_TURNS_BETWEEN]:
        if turn.speaker == turns[place].speaker:
            continue
        first = next(iter(_sentences(turn.text)), None)
        if first is None:
            continue
        if _YES.search(first[2]) and not _NO.search(first[2]):
            return turn, first[0], first[1]
        return None
    return None


def _sentences(text: str) -> list[tuple[int, int, str]]:
    plain = without_notes(text).replace("’", "'")
    return [
        (match.start() + len(match[0]) - len(match[0].lstrip()), match.end(), match[0].strip())
        for match in _SENTENCE.finditer(plain)
        if match[0].strip()
    ]
