"""What a client's own message brings along: who signed it, the moments it proposes, and terms that one may agree to."""

import re

from app.domain.letters.clauses import tells_of_the_past
from app.domain.letters.machine import machine_spans
from app.domain.letters.numbers import find_numbers
from app.domain.letters.skill_words import skill_spans
from app.domain.letters.words import content, sentences, stem, stems

_CALL = re.compile(r"\b(?:calls?|meet|meeting|talk|chat|zoom|interview|speak)\b", re.I)
_MOMENT = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|next week)\b[^.,;!?\n]{0,40}"
    r"|\d{1,2}(?::\d{2}| ?[ap]m)\b[^.,;!?\n]{0,20}",
    re.I,
)
_CLOSING = (
    r"(?i:(?:(?:all the|many|kind(?:est)?|best|warm) )?(?:best|regards|wishes|thanks|cheers|greetings)"
    r"|thank you|sincerely|yours)"
)
_SIGNED = re.compile(
    rf"(?:^|\n)[ \t]*{_CLOSING}(?i: (?:a lot|so much|again))?[ \t]*[,.!]?\s*"
    r"(?P<name>[A-Z][\w'’-]{1,20})(?: [A-Z][\w'’.-]*){0,2}$"
)
_CLOSED = re.compile(rf"(?:^|\n)[ \t]*{_CLOSING}\b")
_ALONE = re.compile(
    r"(?:\n\s*|[.!?…] +)(?:[-–—~]+ ?)?(?!(?:Thanks|Thank|Cheers|Regards|Best|Greetings|Sincerely|Yours|Yes|No|Ok|Okay|Please|Hello|Hi|Hey|Sent|Today|Tomorrow|Now|Urgent|Ciao|Bye"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)(?P<name>[A-Z][a-zà-ÿ'’-]{1,20})(?: [A-Z][\w'’.-]{0,20})?$"
)
"""A name that stands by itself at the end, without a closing before it."""
_AGREES = re.compile(
    r"\b(?:I|we)(?:['’](?:ll|d)| (?:can|could|will|would|do|am|agree|accept|take))\b|^\W*(?:yes|no|sure)\b",
    re.I,
)
_ASSENT = frozenset(
    map(
        stem,
        [
            "yes",
            "no",
            "sure",
            "okay",
            "gladly",
            "agree",
            "accept",
            "fine",
            "happy",
            "take",
            "price",
            "budget",
            "amount",
        ],
    )
) | frozenset(map(stem, ["total", "fixed", "job", "work", "project"]))


def proposed_in(said: str) -> list[str]:
    """The moments of a call that a message proposes without asking: "Tuesday at 15:00 CET"."""
    told = [span.text for span in sentences(said) if not span.text.rstrip().endswith("?")]
    found = [
        m[0]
        for text in told
        if _CALL.search(text) and not machine_spans(text) and (m := _MOMENT.search(text))
    ]
    return list(dict.fromkeys(" ".join(moment.split()).rstrip(" ,:-") for moment in found))[:2]


def signed_by(said: str) -> str:
    """The first name under a message; "" where nobody signed."""
    text = said.rstrip()
    found = _SIGNED.search(text) or (None if _CLOSED.search(text) else _ALONE.search(text))
    return found["name"] if found else ""


def agrees_with(sentence: str, said: str) -> bool:
    """Whether it only takes up terms of the client's message: its figures, its words, nothing of what was done before."""
    figures = {number.value for number in find_numbers(sentence)}
    if not figures or figures - {number.value for number in find_numbers(said)}:
        return False
    if not _AGREES.search(sentence) or tells_of_the_past(sentence) or skill_spans(sentence):
        return False
    return not {token.stem for token in content(sentence)} - stems(said) - _ASSENT
