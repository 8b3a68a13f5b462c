"""Reading a letter's sentence clause by clause: what is claimed, what is planned, what is about the client."""

import re
from dataclasses import dataclass

from app.domain.letters.lexicon import words
from app.domain.letters.verbs import IRREGULAR_PASTS, PARTICIPLE_TO_BASE, PAST_TO_BASE
from app.domain.letters.words import Span

CLAIM, PLAN, CLIENT, OPEN = "claim", "plan", "client", "open"

_BREAK = re.compile(
    r"\s*[,;:()—–]\s*|\s+-\s+|\s*\[|\s*\]|\s+(?=(?:and|but|or|because|as|since|while|which|who|so|then|after|before|when|where|though|"
    r"although|if|until|plus|having|than|that)\s)",
    re.I,
)
_ADVERBS = r"(?:also|just|already|recently|always|often|usually|still|now|then|there|personally|once|even|really|fully|\w+ly)"
_SUBJECT = r"\b(?:i|we)\b"
_PLANNED = (
    r"(?:would|will|could|might|shall|should|may|want|plan|propose|suggest|recommend|intend|think|believe|guess|assume|expect|"
    r"hope|wonder|understand|see|gather|take|imagine|need|ask|agree|prefer|look forward|charge|notice|noticed|noticing|read your|"
    r"read the (?:ad|post|brief)|saw (?:your|that|the ad|the post)|looked at (?:your|the)|went through your|like (?:the|your|that|how)|"
    r"liked (?:the|your|that|how)|appreciate|mean|hear|attach|am attaching|do not know|don't know|can only|cannot|can't|do not want|"
    r"don't want|do not see|do not claim|don't claim|have (?:a|one|two|three|some) (?:\w+ )?(?:questions?|ideas?|suggestions?|thoughts?|request)|"
    r"have (?:read|looked at|gone through|attached|seen) (?:your|the (?:ad|post|brief|description|attach))|"
    r"can (?:start|begin|show|send|share|walk|talk|meet|call|join|explain|answer|be (?:there|reached|online)))"
)
_STATES = (
    r"(?:happy|glad|pleased|interested|ready|curious|sure|keen|free|available|open|flexible|looking forward|excited|grateful|"
    r"at your|not sure|not certain|writing|here|comfortable|thinking|assuming|afraid|sorry)"
)
_PLAN = re.compile(
    rf"{_SUBJECT}(?: {_ADVERBS})* {_PLANNED}\b|\b(?:i'd|i'll|we'd|we'll)(?! (?:\w+ )?(?:been|done)\b)\b|"
    rf"\b(?:i am|i'm|we are|we're)(?: {_ADVERBS}| not)* {_STATES}\b|\b(?:let me|let us|let's|shall i|shall we|may i|can i|could i|should i|"
    r"would i)\b|\bmy (?:\w+ )?(?:rate|price|bid|quote|offer|question|questions|plan|proposal|suggestion|first step|understanding|"
    r"guess|approach|idea|next step|estimate|availability|recommendation|advice|fee|answer|reply|reading|thought|letter|name|time)\b",
    re.I,
)
_NOT_DONE = re.compile(
    r"\b(?:i have not|i haven't|i've not|i have never|i've never|i did not|i didn't)(?: yet)? (?:used|worked|tried|built|touched|done|run)\b",
    re.I,
)
_EXPERIENCE = re.compile(
    r"\b(?:experience[ds]?|expertise|expert|specialist|background|track record|knowledge|certifi\w+|proficien\w+|fluen\w+|skilled|"
    r"portfolio|degree|diploma|award\w*|career|credentials|clients|customers|employers|years)\b",
    re.I,
)
_FIRST = re.compile(
    r"\b(?:i|i'm|i've|i'd|i'll|we|we're|we've|we'd|we'll|my|mine|our|ours|myself|ourselves)\b", re.I
)
_BY_ME = re.compile(
    r"\b(?:by|behind|from|of|for|with|hired|asked|told|called|gave|taught|trusted|made) (?:me|us|mine|ours)\b",
    re.I,
)
_YOU = re.compile(r"\b(?:you|your|yours|you're|you've|you'll|you'd)\b", re.I)
_OPENING = re.compile(r"^(?:and|but|or|so|then|also|plus|that|which|who|as|having|there|here)\s+", re.I)
_PASSIVE_BEFORE = words("after_auxiliary")


@dataclass(frozen=True)
class Clause:
    """A stretch of a sentence and what it does: claim, plan, client, or open (decided by its neighbours)."""

    start: int
    end: int
    text: str
    role: str
    said: bool = True


def clauses(sentence: str) -> list[Clause]:
    """The clauses of a sentence; one without a subject of its own goes with the one before it."""
    parts = [p for p in _parts(sentence) if re.search(r"\w", p.text)]
    roles = [_role(p.text, first=n == 0) for n, p in enumerate(parts)]
    said = [role != OPEN for role in roles]
    for n, role in enumerate(roles):
        if role == OPEN and n:
            roles[n] = roles[n - 1]
    if roles and roles[0] == OPEN:
        roles = _lead_in(roles)
    return [Clause(p.start, p.end, p.text, r, s) for p, r, s in zip(parts, roles, said, strict=True)]


def _lead_in(roles: list[str]) -> list[str]:
    """ "At Praxio, I built …": what comes before the first subject belongs to it."""
    first = next((n for n, role in enumerate(roles) if role != OPEN), len(roles))
    after = roles[first] if first < len(roles) else OPEN
    return [after] * first + roles[first:]


def _parts(sentence: str) -> list[Span]:
    parts, start = [], 0
    for m in _BREAK.finditer(sentence):
        if m.start() > start and not _inside_number(sentence, m.start()):
            parts.append(Span(start, m.start(), sentence[start : m.start()]))
            start = m.end()
    return [*parts, Span(start, len(sentence), sentence[start:])]


def _inside_number(text: str, place: int) -> bool:
    return (
        text[place : place + 1] in ",–:"
        and text[place - 1 : place].isdigit()
        and text[place + 1 : place + 2].isdigit()
    )


def _role(text: str, *, first: bool) -> str:
    words = text.replace("’", "'").strip()
    bare = _OPENING.sub("", words)
    if _NOT_DONE.search(words):
        return PLAN
    mine = bool(_FIRST.search(words))
    if _PLAN.search(words):
        rest = _PLAN.sub(" ", words)
        boasts = _EXPERIENCE.search(rest) and not _YOU.search(rest)
        return CLAIM if boasts or _claims(rest) else PLAN
    if mine or _BY_ME.search(words):
        return CLAIM
    head = re.match(r"[^\W\d_]+(?:['’]\w+)?", bare)
    leads_with = head[0].casefold() if head else ""
    if re.match(r"having\b", words, re.I) or (first and leads_with in PARTICIPLE_TO_BASE):
        return CLAIM
    if _YOU.search(words):
        return CLIENT
    return OPEN


def _claims(text: str) -> bool:
    """Whether what is left of a plan still speaks of something done or owned."""
    return bool(
        re.search(
            rf"{_SUBJECT}(?: {_ADVERBS})* (?:have|had|did|was|were|am|{'|'.join(sorted(PAST_TO_BASE))})\b",
            text,
            re.I,
        )
        or re.search(r"\b(?:i've|we've)\b", text, re.I)
    )


def begins_with_past(text: str) -> bool:
    """ "moved four years of bookings": a past verb that goes on with the subject before it."""
    head = re.match(rf"\W*(?:and |but |or |then |also )*(?:{_ADVERBS} )?([^\W\d_]+)", text, re.I)
    return bool(head) and head[1].casefold() in PAST_TO_BASE  # type: ignore[index]


def tells_of_the_past(text: str) -> bool:
    """A past-tense statement ("the redesign cut returns in half"), whoever its subject is."""
    words = re.findall(r"[^\W\d_]+(?:['’]\w+)?", text.casefold())
    for before, word in zip(["", *words], words, strict=False):
        if word in ("was", "were", "did", "had"):
            return True
        if word in IRREGULAR_PASTS and before not in _PASSIVE_BEFORE:
            return True
    return False
