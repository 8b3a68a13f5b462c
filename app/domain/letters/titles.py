"""What an ad's title asks for, as one says it: "a bookkeeper for a plumbing company", "fix the Celery tasks"."""

import re

from app.domain.letters.action import Focus
from app.domain.letters.casing import article, as_role, is_proper, lower_first
from app.domain.letters.lexicon import words
from app.domain.letters.phrases import turned, usable
from app.domain.letters.verbs import ALSO_NOUNS, BASES

LONGEST, MOST_JOINED = 10, 4
"""Words of a title that is repeated whole, and before a role where two things are joined."""

_ROLES = words("roles") | {"dev", "devs", "va"}
_COUNT = words("count_nouns") | words("kinds_of_client")
_MASS = words("mass_nouns")
_CLIENTS = words("kinds_of_client")
_MADE = re.compile(r"(?P<new>new )?(?P<thing>[\w-]+(?: [\w-]+)?) (?:design|development|creation)", re.I)
_LANGUAGES = re.compile(r"\b([A-Z][a-z]+) to ([A-Z][a-z]+)\b(?= \w)")
_AGAIN = re.compile(r"(?:existing|current|our|my) (?P<thing>[\w-]+(?: [\w-]+)?) redesign", re.I)
_PARTS = re.compile(r"\s?[-–—|/:]+\s|[,(|:;]|(?<=[a-z]{4})/(?=[a-z]+ [a-z])")
_ASIDES = re.compile(
    r"\b(?:(?:is )?(?:needed|wanted|required)|urgent(?:ly)?|asap|full[- ]time|part[- ]time|long[- ]term|remote(?:ly)?|"
    r"freelance|small budget|ongoing)\b",
    re.I,
)
_BEFORE = re.compile(
    r"^(?:(?:we|i)(?:'re| are|'m| am)? )?(?:looking for|in need of|seeking|hiring|need(?:ed)?|wanted|want|help with|"
    r"required|searching for|to(?= [a-z])|an?|the|experienced|skilled|talented|expert|professional|top[- ]rated)\s+",
    re.I,
)
_PREPOSITION = re.compile(r"\s(for|in|on|of|to|with|at|from|about|into|by|using|via|through)\s", re.I)
_DETERMINED = re.compile(
    r"(?:an?|the|another|other|our|my|your|this|these|all|some|each|every|\d[\d,.]*)\b", re.I
)
_SAYS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|fell|rose|broke|went|lost|got|do|does|can|will)\b", re.I
)
_PLAIN_ORDERS = frozenset({"fix", "clean", "design", "update", "move"})
_TWO_WORDS = re.compile(
    r"(?:speed up|set ?up|clean up|sort out|look after|take over|build out|roll out) \S", re.I
)
"""Orders of a verb and a small word: as nouns they would stand with a hyphen, or at the end."""


def asked_in_title(focus: Focus) -> str:
    """ "You need a logo for a bakery"; "" when the title does not say it in a way that can be repeated."""
    title = re.sub(r"^(\w+) \(([\w ]{1,20})\) (?=\w)", r"\1 \2 ", focus.plain_title)
    parts = [_bare(p) for p in _PARTS.split(_LANGUAGES.sub(r"\1-to-\2", title))]
    main, *others = [p for p in parts if p] or [""]
    if main and " " not in main and not _role(main, ""):
        main = next((p for p in others if _role(p, "")), main)
        others = [p for p in others if p != main]
    plain = re.sub(r"\b(?:our|my|your)\b", "", main)
    if not main or not usable(plain) or len(main.split()) > LONGEST or _SAYS.search(main):
        return ""
    person = _role(main, _client_in(others))
    return (person if _names_person(main.split()[-1]) else "") or _order(main) or person or _thing(main)


def _bare(part: str) -> str:
    """A part of a title without terms of hire and without "looking for"."""
    part = " ".join(_ASIDES.sub(" ", part).split())
    while _BEFORE.match(part):
        part = _BEFORE.sub("", part)
    return part


def _role(main: str, for_whom: str) -> str:
    """A title that names a person, with whom or what the person is for."""
    pieces = main.split()
    at = next((n for n, w in enumerate(pieces[:6]) if _names_person(w) or (n and w == "person")), None)
    if at is None:
        return ""
    if pieces[at].casefold() == "lead":  # "Lead full stack engineer": the word before a role
        at = next((n for n, w in enumerate(pieces[: at + 6]) if n > at and _names_person(w)), at)
    while at + 1 < len(pieces) and _names_person(pieces[at + 1]):
        at += 1
    ahead, rest = pieces[:at], pieces[at + 1 :]
    joined = [w.casefold() for w in ahead if w.casefold() in ("and", "or")]
    joined += ["or"] * bool(joined and pieces[0].casefold() in BASES - ALSO_NOUNS)
    if (
        "or" in joined
        or len(joined) > 1
        or (joined and len(ahead) > MOST_JOINED)
        or _PREPOSITION.search(f" {' '.join(ahead)} ")
    ):
        return ""
    role = _in_lower(" ".join(w.lower() if _is_common(w) and w.istitle() else w for w in pieces[: at + 1]))
    plural = role.endswith("s") and not role.endswith("ss")
    named = role if plural or as_role(role) == role else f"{article(role.split()[0])} {role}"
    if rest[:1] == ["for"] and len(rest) <= 7 and (tail := _with_article(" ".join(rest[1:]))):
        return f"You are looking for {named} for {tail}"
    return f"You are looking for {named}{for_whom}"


def _in_lower(role: str) -> str:
    role = re.sub(r"\bdev(s?)\b", r"developer\1", role, flags=re.I)
    role = re.sub(r"\b[A-Z][a-z]+(?:-[A-Z][a-z]+)+\b", lambda m: m[0].lower(), role)
    role = re.sub(r"(?<=[A-Z]-)[A-Z](?=[a-z]+ed\b|[a-z]+en\b)", lambda m: m[0].lower(), role)
    return role if role.startswith("Go ") else lower_first(role)


def _is_common(word: str) -> bool:
    return _names_person(word) or word.casefold() in _COUNT | _MASS


def _names_person(word: str) -> bool:
    low = word.casefold()
    if low in ("someone", "somebody", "person", "people"):
        return False
    return low in _ROLES or low.endswith(("eer", "ician", "ologist"))


def _client_in(parts: list[str]) -> str:
    """ "…, health startup" → " for a health startup"."""
    for part in parts:
        pieces = part.split()
        if 1 < len(pieces) <= 4 and pieces[-1].casefold() in _CLIENTS and usable(part):
            low = lower_first(part)
            return f" for {article(low.split()[0])} {low}"
    return ""


def _order(main: str) -> str:
    """A title in the imperative: "Fix Celery tasks", "Write tests for legacy API"."""
    verb, _, rest = main.partition(" ")
    if both := re.match(r"(\w+) (?:and|&) (\w+) (.+)", main):
        verbs = {both[1].casefold(), both[2].casefold()}
        told = turned(_with_articles(both[3])) if verbs <= BASES and verbs - ALSO_NOUNS else ""
        if told:
            return f"You want to {both[1].casefold()} and {both[2].casefold()} {told}"
    base, pieces = verb.casefold(), rest.split()
    if (base not in BASES and not _TWO_WORDS.match(main)) or not pieces or base in ("need", "want", "look"):
        return ""
    determined = _DETERMINED.match(rest) is not None
    object_like = determined or pieces[0][:1].isupper() or pieces[0].endswith("s")
    if (
        base in ALSO_NOUNS
        and base != "fix"
        and not _TWO_WORDS.match(main)
        and not (determined or (base in _PLAIN_ORDERS and object_like))
    ):
        return ""
    small = f"{pieces.pop(0)} " if _TWO_WORDS.match(main) and len(pieces) > 1 else ""
    told = turned(_with_articles(" ".join(pieces)))
    told = f"{small}{told}" if told else ""
    return f"You want to {base} {told}" if told else ""


def _thing(main: str) -> str:
    """A title that names a thing or a kind of work."""
    again, made = _AGAIN.fullmatch(main), _MADE.fullmatch(main)
    if again and again["thing"].split()[-1].casefold() in _COUNT:
        return f"You want a redesign of your existing {lower_first(again['thing'])}"
    if made and made["thing"].split()[-1].casefold() in _COUNT:
        thing = f"{'new ' if made['new'] else ''}{lower_first(made['thing'].removeprefix('new '))}"
        return f"You need {article(thing.split()[0])} {thing}"
    first = main.split()[0].casefold()
    if re.search(r"\sto\s", main) or (" " not in main and is_proper(main)) or first in BASES - ALSO_NOUNS:
        return ""
    known = _COUNT | _MASS
    phrase = _with_articles(
        lower_first(" ".join(w.lower() if w.istitle() and w.casefold() in known else w for w in main.split()))
    )
    return f"You need {turned(phrase)}" if phrase else ""


def _with_articles(phrase: str) -> str:
    """Every noun phrase with its article; "" when one of them might be wrong."""
    pieces = _PREPOSITION.split(phrase)
    said = [_with_article(pieces[0])]
    for preposition, rest in zip(pieces[1::2], pieces[2::2], strict=True):
        said += [preposition.lower(), _with_article(rest)]
    return " ".join(said) if all(said) else ""


def _with_article(phrase: str) -> str:
    """One noun phrase with its article; "" when its head is a noun of which that is not known."""
    pieces = phrase.split()
    if not pieces or pieces[0].casefold() in ("and", "or"):
        return ""
    if _DETERMINED.match(pieces[0]):
        return phrase
    head = pieces[-1].casefold()
    if head in _COUNT and ("and" in pieces or "&" in pieces):
        return ""
    if head in _COUNT:
        return f"{'the' if head == 'api' else article(pieces[0])} {phrase}"
    plural = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    bare = plural or head in _MASS or pieces[-1][:1].isupper() or head.endswith("ing")
    return phrase if bare else ""
