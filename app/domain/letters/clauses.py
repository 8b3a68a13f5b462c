"""A letter's sentence clause by clause: what is claimed, what is planned, what is about the client."""

import re
from dataclasses import dataclass

from app.domain.letters.lexicon import either, words
from app.domain.letters.verbs import IRREGULAR_PASTS, PARTICIPLE_TO_BASE, PAST_TO_BASE
from app.domain.letters.words import Span

CLAIM, PLAN, CLIENT, OPEN = "claim", "plan", "client", "open"

_BREAK = re.compile(
    r"\s*[,;:()—–]\s*|\s+-\s+|\s*[\[\]]|\s+(?=(?:and|but|or|because|as|since|while|which|who|so|then|after|before|when|"
    r"where|though|although|if|until|plus|having|than|that)\s)",
    re.I,
)
_ADVERBS = either("adverbs")
_I = rf"\b(?:i|we)\b(?: {_ADVERBS})*"
_PLAN = re.compile(
    rf"{_I} {either('plans')}\b|\b(?:i'd|i'll|we'd|we'll)(?! (?:\w+ )?(?:been|done)\b)\b|"
    rf"\b(?:i am|i'm|we are|we're)(?: {_ADVERBS}| not)* {either('states_of_mind')}\b|"
    r"\b(?:let me|let us|let's|(?:shall|may|can|could|should|would) (?:i|we))\b|"
    rf"\bmy (?:\w+ )?{either('my_offers')}\b",
    re.I,
)
_NOT_DONE = re.compile(
    r"\b(?:i have not|i haven't|i've not|i have never|i've never|i did not|i didn't)(?: yet)? "
    r"(?:used|worked|tried|built|touched|done|run)\b",
    re.I,
)
_EXPERIENCE = re.compile(rf"\b{either('experience_words')}\b", re.I)
_LENGTH_OF_SERVICE = re.compile(
    r"(?<!\byour )\b(?:\d+|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|several|many)\+? "
    r"(?:years?|decades?)\b(?: of| in| with| as| on|['’])",
    re.I,
)
_AS_SOMEBODY = re.compile(r"^\W*(?:as|being) (?:an? |the )?(?P<who>.*)", re.I | re.S)
FIRST_PERSON = re.compile(r"\b(?:(?:i|we)(?:'(?:m|re|ve|d|ll))?|me|my|mine|ours?|myself|ourselves)\b", re.I)
_BY_ME = re.compile(
    r"\b(?:by|behind|from|of|for|with|hired|asked|told|called|gave|taught|trusted|made) "
    r"(?:me|us|mine|ours)\b",
    re.I,
)
_TO_ME = re.compile(
    r"\b(?:tell|send|show|give|let|ask|help|lets|write|mail|call|reach|helps|tells|"
    r"suits?|fits?|want|need|like|expect|prefer) me\b|\bworks? (?:well |best |fine )?for me\b",
    re.I,
)
_YOU = re.compile(r"\b(?:you|your|yours|you're|you've|you'll|you'd)\b", re.I)
_YOU_ASK = re.compile(
    r"\byou(?:'re| are)? (?:also |now )?(?:ask|want|need|look|mention|name|list|require|expect|say|"
    r"write|wrote|describe)",
    re.I,
)
_OPENING = re.compile(r"^(?:and|but|or|so|then|also|plus|that|which|who|as|having|there|here)\s+", re.I)
_PASSIVE_BEFORE = words("after_auxiliary")
_BEFORE_BARE = _PASSIVE_BEFORE | words("before_bare_verb")
_ARTICLES = ("a", "an", "the", "your", "one")
_RESULTS = words("result_verbs")
_SOMEBODY = words("roles") | {"former", "ex", "certified", "cto", "ceo", "cfo"}
_OWNED = re.compile(
    rf"{_I} (?:have|had|did|was|were|am|{'|'.join(sorted(PAST_TO_BASE))})\b|\b(?:i've|we've)\b", re.I
)
_BEGINS = re.compile(rf"\W*(?:and |but |or |then |also )*(?:{_ADVERBS} )?([^\W\d_]+)", re.I)


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
    rest = _TO_ME.sub("", words)
    mine = bool(FIRST_PERSON.search(rest) or _BY_ME.search(rest))
    if _PLAN.search(words):
        rest = _PLAN.sub(" ", words)
        boasts = (_EXPERIENCE.search(rest) and not _YOU.search(rest)) or _LENGTH_OF_SERVICE.search(rest)
        return CLAIM if boasts or _claims(rest) else PLAN
    if mine:
        return CLAIM
    head = re.match(r"[^\W\d_]+(?:['’]\w+)?", bare)
    leads_with = head[0].casefold() if head else ""
    as_somebody = _AS_SOMEBODY.match(words)
    if _LENGTH_OF_SERVICE.search(words) or (as_somebody and names_a_person(as_somebody["who"])):
        return CLIENT if _YOU_ASK.search(words) else CLAIM
    if re.match(r"having\b", words, re.I) or (first and leads_with in PARTICIPLE_TO_BASE):
        return CLAIM
    if _YOU.search(words):
        return CLIENT
    return OPEN


def _claims(text: str) -> bool:
    """Whether what is left of a plan still speaks of something done or owned."""
    return _OWNED.search(text) is not None


def names_a_person(text: str) -> bool:
    """Whether a phrase is about somebody ("former CTO of …") and not about a step or a file."""
    return any(w in _SOMEBODY for w in re.findall(r"[a-z]+", text.casefold())[:6])


def begins_with_past(text: str) -> bool:
    """ "moved four years of bookings": a past verb that goes on with the subject before it."""
    head = _BEGINS.match(text)
    return head is not None and head[1].casefold() in PAST_TO_BASE


def tells_of_the_past(text: str) -> bool:
    """A past-tense statement ("the redesign cut returns in half"), whoever its subject is."""
    words = re.findall(r"[^\W\d_]+(?:['’]\w+)?", text.casefold())
    for n, word in enumerate(words):
        before, earlier = words[n - 1] if n else "", words[n - 2] if n > 1 else ""
        if word in ("was", "were", "did", "had"):
            return True
        if word in _RESULTS and before and before not in _BEFORE_BARE and earlier not in _ARTICLES:
            return True
        if word in IRREGULAR_PASTS and before not in _PASSIVE_BEFORE:
            return True
    return False
