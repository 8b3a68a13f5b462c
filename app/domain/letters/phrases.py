"""Phrases lifted from an ad and turned towards its writer: "our shop" becomes "your shop"."""

import re

from app.domain.letters.casing import with_articles
from app.domain.letters.lexicon import either, pattern, words
from app.domain.letters.verbs import ALSO_NOUNS, BASES, GERUND_TO_BASE
from app.domain.letters.words import STOP

PUFF = words("puff")
_DANGLING = words("dangling")
_CUTS = sorted({w for line in words("cuts") for w in [line.rstrip(",?")] if w}, key=len, reverse=True)
_TURNS = (
    (r"\b(?:we're|i'm|we are|i am)\b", "you are"),
    (r"\b(?:we've|i've)\b", "you have"),
    (r"\b(?:we'll|i'll)\b", "you will"),
    (r"\b(?:we'd|i'd)\b", "you would"),
    (r"\bi was\b", "you were"),
    (r"\ban another\b", "another"),
    (r"\b(?:our|my)\b", "your"),
    (r"\b(?:ours|mine)\b", "yours"),
    (r"\b(?:ourselves|myself)\b", "yourself"),
    (r"\b(?:we|i)\b", "you"),
    (r"\bme\b", "you"),
    (r"\b(?:utilizing|utilising|leveraging)\b", "using"),
    (r"\b(?:utilize|utilise|leverage)\b", "use"),
    (r"\b(?:utilizes|utilises|leverages)\b", "uses"),
    (r"\b(?:utilized|utilised|leveraged)\b", "used"),
)
_OBJECT = re.compile(r"\s+(?:an?|the|our|my|with|all|new|existing|any|both|it|them)\b", re.I)
_ADJECTIVES = re.compile(r"(?:an?|the|your|our|my) [\w-]+(?:,? [\w-]+ly)?,?", re.I)
"""An article and one word more: what follows a comma is another adjective, not another thing."""
_PAIR = re.compile(r"\b(?:between|both)\b(?!.* and )", re.I)
_HALF_CLAUSE = re.compile(
    r",?\s+(?:that|which|who|where|so)(?:\s+[\w-]+){0,2}\s+(?:may|can|will|could|should|must|would)(?:\s+[\w-]+)?[\s,.;]*$|"
    r",?\s+(?:that|which|who)\s+[\w-]+[\s,.;]*$|\s+and\s+(?:against|of|to|from|with|for|in|on)\b.*$|"
    r", from\b(?!.* to ).*$",
    re.I,
)
"""A clause that lost its object: "… that will streamline", "… where users may", "… that tells"."""
_US = re.compile(r"\bus\b")
_STOPS = re.compile(rf"\s*{either('afterthoughts')}.*$", re.I | re.S)
_UNFIT = pattern("unfit_for_letters")


def turned(phrase: str) -> str:
    """The client's words as said to the client."""
    phrase = phrase.replace("’", "'")
    for theirs, ours in _TURNS:
        phrase = re.sub(theirs, ours, phrase, flags=re.I)
    phrase = re.sub(r"\b[A-Z]{3,}-[A-Z]{3,}\b", lambda m: m[0].lower(), phrase)
    phrase = re.sub(r"\b[A-Z]{3,}\b", lambda m: m[0].lower() if m[0].lower() in STOP else m[0], phrase)
    return _US.sub("you", phrase)


def trimmed(phrase: str, most: int, *, after_gerund: bool = False) -> str:
    """The phrase without praise and afterthoughts, at most so many words; "" when nothing whole is left."""
    whole = " ".join(phrase.split())
    phrase = _STOPS.sub("", whole).strip(" .,!?\"'“”–—-")
    phrase = _with_and(phrase) if len(phrase) < len(whole.strip(" .,!?\"'“”–—-")) else phrase
    phrase = _without_second_verb(_without_puff(phrase), after_gerund)
    pieces = phrase.split()
    if len(pieces) > most:
        phrase = _with_and(_undangled(_cut(pieces, most)))
    return _undangled(phrase)


def usable(phrase: str) -> bool:
    """Whether a phrase of an ad can stand in a letter at all."""
    letters = [c for c in phrase if c.isalpha()]
    if not letters or _UNFIT.search(phrase) or sum(not c.isascii() for c in letters) > 0.1 * len(letters):
        return False
    if sum(c.isupper() for c in letters) > 0.4 * len(letters):
        return False
    return phrase.count('"') % 2 == 0 and phrase.count("(") == phrase.count(")")


def _without_puff(phrase: str) -> str:
    phrase = re.sub(r"\bvisually appealing ", "", phrase)
    kept: list[str] = []
    for word in phrase.split():
        if word.strip(",").casefold() not in PUFF:
            kept.append(word)
        elif kept and not word.endswith(","):
            if kept[-1] == "and":
                kept.pop()
            kept[-1:] = [w.rstrip(",") for w in kept[-1:]]
    text = " ".join(kept)
    text = re.sub(r"\s+(?:and|,)\s+(?:and|,)\s+", " and ", text)
    text = re.sub(r"\b(an?|the|your|our|my) (?:and|,) ", r"\1 ", text)
    return with_articles(text)


def _without_second_verb(phrase: str, after_gerund: bool) -> str:
    """Cut before a second verb: its form would not follow when the first one changes."""
    for m in re.finditer(r",?\s+(?:and|or|then|&)\s+(?:then\s+)?([a-z]+)\b|,\s+([a-z]+)\b", phrase):
        word, rest = (m[1] or m[2]).casefold(), phrase[m.end() :]
        before = phrase[: m.start()].split()[-2:]
        if len(before) == 2 and before[0].casefold() == "to" and before[1].casefold() in BASES:
            continue  # "to monitor and analyze sessions": two verbs share what follows
        if _ADJECTIVES.fullmatch(phrase[: m.start()].strip()) and not _is_plural(phrase[: m.start()]):
            continue  # "a responsive, secure website": the second word is no verb
        another = re.search(r"\band ([a-z]+)\b", rest)
        verb = word in BASES and (
            word not in ALSO_NOUNS
            or _OBJECT.match(rest)
            or (m[2] and another and another[1] in BASES)
            or (_is_plural(phrase[: m.start()]) and len(rest.split()) > 1)
        )
        if (verb or (after_gerund and word in GERUND_TO_BASE)) and phrase[: m.start()].strip():
            return _with_and(phrase[: m.start()])
    return phrase


def _is_plural(phrase: str) -> bool:
    """ "strong pipelines and run …": beside a plural, a bare word is no noun."""
    last = phrase.rstrip(" ,").split()[-1:] or [""]
    return last[0].endswith("s") and not last[0].endswith(("ss", "us", "is"))


def _with_and(phrase: str) -> str:
    """A list that lost its end: "names, emails" → "names and emails"."""
    if "," in phrase and " and " not in phrase.rpartition(",")[2]:
        head, _, last = phrase.rpartition(", ")
        if _ADJECTIVES.fullmatch(head):
            return phrase
        return f"{head} and {last}" if head and len(last.split()) <= 3 else phrase
    return phrase


def _cut(pieces: list[str], most: int) -> str:
    relative = next(
        (n for n, w in enumerate(pieces) if n and w.casefold() in ("that", "which", "who", "where")), most
    )
    for end in range(min(most, relative), 2, -1):
        if pieces[end].casefold() == "and" and _PAIR.search(" ".join(pieces[:end])):
            continue
        if pieces[end].casefold().strip(",") in _CUTS or pieces[end - 1].endswith(","):
            return " ".join(pieces[:end])
    return ""


def _undangled(phrase: str) -> str:
    phrase = _HALF_CLAUSE.sub("", phrase)
    pieces = phrase.strip(" ,;.").split()
    while pieces and _dangles(pieces):
        pieces.pop()
    return " ".join(pieces).strip(" ,;.")


def _dangles(pieces: list[str]) -> bool:
    last = pieces[-1].casefold().strip(",.")
    if pieces[-2:-1] == ["in"] and last in ("relation", "terms", "order", "addition", "accordance", "line"):
        return True
    if pieces[-2:-1] and pieces[-2].casefold() in _DANGLING and re.search(r"(?:able|ible|ful|ous)$", last):
        return True
    if [each.casefold() for each in pieces[-2:]] == ["ground", "up"]:
        return False
    return last in _DANGLING or (pieces[-2:-1] == ["and"] and last.endswith("ing"))
