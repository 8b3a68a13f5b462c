"""Words by which topics are asked for, written with one slip of the finger: read as they were meant."""

import re

from app.domain.skills import is_known

WORDS = frozenset(
    [
        "applied",
        "application",
        "applications",
        "answer",
        "answered",
        "changed",
        "client",
        "clients",
        "connects",
        "conversation",
        "countries",
        "country",
        "draft",
        "drafts",
        "earned",
        "earnings",
        "follow",
        "hidden",
        "income",
        "interview",
        "interviews",
        "letter",
        "letters",
        "message",
        "messages",
        "missing",
        "platform",
        "pipeline",
        "profile",
        "proposal",
        "proposals",
        "replied",
        "replies",
        "reply",
        "search",
        "searches",
        "shortlist",
        "shortlisted",
        "skill",
        "skills",
        "stuck",
        "today",
        "unread",
        "yesterday",
        "month",
        "money",
        "model",
        "agents",
    ]
)
SHORTEST = 5
"""A shorter word with another letter is often another word."""
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = {"hwo": "how", "waht": "what", "teh": "the", "replys": "replies", "gigz": "gigs"}


def spelled(text: str) -> str:
    """The text with such words put right; names of skills and all other words stay as they are."""
    return _WORD.sub(lambda match: _meant(match[0]), text)


def _meant(word: str) -> str:
    low = word.lower()
    if low in _COMMON:
        return _COMMON[low]
    if len(low) < SHORTEST or low in WORDS or is_known(low):
        return word
    near = [known for known in WORDS if abs(len(known) - len(low)) <= 1 and is_one_slip(low, known)]
    return near[0] if len(near) == 1 else word


def is_one_slip(typed: str, meant: str) -> bool:
    """One letter too many, too few or another, or two neighbours in the wrong order."""
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    rest, wanted = typed[start:], meant[start:]
    return (
        rest[1:] == wanted
        or rest == wanted[1:]
        or rest[1:] == wanted[1:]
        or (rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:])
    )
