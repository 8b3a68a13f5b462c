"""One thing the client wants done, read from the words that begin with its verb."""

import re

from app.domain.letters.action import Action
from app.domain.letters.lexicon import words
from app.domain.letters.phrases import PUFF, trimmed, turned, usable
from app.domain.letters.verbs import ALSO_NOUNS, BASES, GERUND_TO_BASE

GOAL_WORDS, LONG_GOAL_WORDS, TASK_WORDS = 13, 18, 11
"""A goal is cut short; where little of it would be left, its length is borne with."""

THIN = 5
"""Words of a goal that are little."""

_NOT_GOALS = words("not_goals")
_VERB = r"(?P<verbs>[A-Za-z]+(?:(?:, and | and |, | & |/)[A-Za-z]+)*)"
_HEAD = re.compile(rf"(?:(?:{'|'.join(sorted(PUFF))}|also|then|both|either) )*{_VERB}\b\s*", re.I)
_PRONOUN = re.compile(
    r"(?:it|them|this|that|these|those|you|everything|[a-z]+ing)\b(?! \w+s\b)|their\b|"
    r"(?:on|with|from|of|to|for|in|at) (?:it|this|that|them|these|those)\b|"
    r"(?:your|his|her) (?:\w+ )?(?:knowledge|skills?|expertise|experience)\b|"
    r"(?:is|are|was|were|will|can|by|before|until)\b",
    re.I,
)
"""Heads that point back to what the letter does not repeat, or at what the applicant is to bring."""


def action_in(rest: str, most: int, *, wanted: bool, strict: bool = False) -> Action | None:
    """The verbs at the head of `rest` with their object; None when it does not begin with a known verb."""
    rest = re.sub(
        r"^(?:also |then )?help(?:ing)? (?:us |me )?(?:to |in |with )?(?=[a-z]+)", "", rest, flags=re.I
    )
    rest = re.sub(
        r"\([^)]*\)", "", re.split(r"(?<=[.!?])\s|\n|(?<=[A-Za-z]{2}[.!?])(?=[A-Z][a-z]{2})", rest)[0]
    ).replace(" ,", ",")
    m = _HEAD.match(rest)
    if not m:
        return None
    heads = [v.casefold() for v in re.split(r", and | and |, | & |/", m["verbs"])]
    forms = [_base(v) for v in heads]
    known = next((n for n, base in enumerate(forms) if base is None), len(forms))
    if not known or forms[0] in _NOT_GOALS:
        return None
    tail = rest[m.start("verbs") :]
    for _ in range(known):
        tail = re.sub(r"^[A-Za-z]+(?:, and | and |, | & |/|\s+)?", "", tail, count=1)
    if (
        strict
        and forms[0] in ALSO_NOUNS
        and not re.match(r"(?:an?|the|our|my|all|new|any|both|each|existing|\d+) ", tail, re.I)
    ):
        return None
    if known < len(heads) and re.match(rf"{heads[known]}-[a-z]+ ", tail, re.I):
        tail = tail.split(" ", 1)[1]  # "fix and fine-tune …": one of them says it
    if not usable(tail.split(". ")[0][:200]):
        tail = re.split(r"\s(?:\(|https?:|–|-)|,? (?:which|that|so) |[\"“*\[]|,", tail)[0]
    whole, gerund = tail, heads[0] in GERUND_TO_BASE
    tail = trimmed(whole, most, after_gerund=gerund)
    if most == GOAL_WORDS and len(tail.split()) <= THIN:
        tail = trimmed(whole, LONG_GOAL_WORDS, after_gerund=gerund)
    tail = turned(tail)
    if (
        not usable_turned(tail)
        or (most == GOAL_WORDS and " " not in tail)
        or not tail
        or _PRONOUN.match(tail)
        or _is_verb(tail.split()[0].strip(",;"))
    ):
        return None
    return Action(tuple(f for f in forms[:known] if f), tail, wanted)


def usable_turned(tail: str) -> bool:
    """`usable`, for a phrase that already speaks to the client."""
    return usable(re.sub(r"\b(?:your|yours|you|yourself)\b", "", tail, flags=re.I))


def _is_verb(word: str) -> bool:
    """A second verb where the object should stand: "innovate disrupt an industry"."""
    return word in BASES and word not in ALSO_NOUNS


def _base(word: str) -> str | None:
    base = GERUND_TO_BASE.get(word) or (word if word in BASES else None)
    return "use" if base in ("utilize", "utilise", "leverage") else base
