"""What an ad says of the company, its benefits and its duties by law: nothing there tells what the work is."""

import re
from collections.abc import Iterator
from itertools import accumulate

HEADS = re.compile(
    r"^\W*(?:about (?:us|the company|our company|the (?:team|client|organi[sz]ation))|who we are|company (?:overview|"
    r"description|profile|background)|our (?:story|mission|values|culture|company|benefits|perks)|why (?:join|work|us)\b"
    r"[^\n]{0,30}|(?:the |our |key |employee |company )?(?:benefits|perks)(?: (?:and|&) (?:benefits|perks))?"
    r"|what we(?: can)? offer(?: you)?|we offer|what(?:['’]s in it for you| you(?:['’]ll)? get)|compensation(?: (?:and|&) benefits)?"
    r"|equal (?:employment )?opportunit\w+[^\n]{0,30}|diversity[^\n]{0,40}|eeo(?: statement)?|accommodations?"
    r"|(?:privacy|legal) (?:notice|policy|statement)|how to apply|(?:our )?(?:hiring|interview|recruitment) process)\W*$",
    re.IGNORECASE,
)
"""A line that heads such a section."""

LAW = re.compile(
    r"equal (?:employment )?opportunit|without regard to|regardless of (?:race|age|gender|their|any)|reasonable accommodation"
    r"|veteran status|sexual orientation|gender identity|national origin|protected (?:by|under|characteristic)"
    r"|background check|privacy (?:policy|notice)|e-verify|fair chance|parts of the hiring process"
    r"|\b401\(?k\)?|health, dental|dental,? (?:and |& )?vision|paid time off|parental leave|disability insurance",
    re.IGNORECASE,
)
"""Words of sentences that every employer writes."""

COMPANY = re.compile(
    r"\b(?:is|are|as) (?:an?|the|one of (?:the|our)) (?:[\w’'-]+ ){0,4}(?:leading|leaders?|largest|premier|global|"
    r"fast(?:est)?[- ]growing|award[- ]winning|trusted|well[- ]established|boutique)\b"
    r"|\b(?:founded|established) in (?:19|20)\d\d|\bheadquarter|\bour mission\b|\b[\d,]{2,}\+? employees\b"
    r"|\bwe help (?:our )?(?:customers|clients|companies|people|businesses)\b",
    re.IGNORECASE,
)
"""Sentences that praise the employer, as long as they ask for nobody."""

ASKS = re.compile(
    r"\b(?:look\w*|seek\w*|need\w*|hir(?:e|ing)|join\w*|you|your|want\w*|requir\w*)\b", re.IGNORECASE
)

CUES = (
    "opportunit", "regard", "regardless", "accommodation", "veteran", "orientation", "gender identity", "origin",
    "protected", "background check", "privacy", "e-verify", "fair chance", "hiring process", "401", "dental",
    "time off", "parental leave", "disability insurance", "leading", "leader", "largest", "premier", "global", "growing",
    "award", "trusted", "established", "boutique", "founded", "headquarter", "mission", "employees", "we help",
)  # fmt: skip
"""One of these stands in every such sentence: quicker to look for."""

SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")

ITEM = re.compile(r"^\s*(?:[-*•·–▪●◦➤✓✔✅]|\d{1,2}[.)])\s")

MOST_WORDS, LONGEST = 7, 60
"""How long a line may be that heads anything; twice that where it ends in a colon."""

LEAST_LEFT = 80
"""Where fewer characters would be left, the sections are kept: then the ad has no other text."""

Stretch = tuple[int, int]


def without_boilerplate(text: str) -> str:
    """The text with blanks, of the same length, for what tells nothing of the work."""
    sections = list(_sections(text))
    if len(text.strip()) - sum(end - start for start, end in sections) < LEAST_LEFT:
        sections = []
    for start, end in (*sections, *_sentences(text)):
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _sections(text: str) -> Iterator[Stretch]:
    """From such a heading to the next heading; where none follows, only the first paragraph or list under it."""
    lines = text.splitlines(keepends=True)
    heads = [number for number, line in enumerate(lines) if _heads(line)]
    if not any(HEADS.match(lines[number]) for number in heads):
        return
    places = [0, *accumulate(map(len, lines))]
    for number, following in zip(heads, [*heads[1:], 0], strict=True):
        if HEADS.match(lines[number]):
            yield places[number], places[following or _end_of_first(lines, number + 1)]


def _end_of_first(lines: list[str], first: int) -> int:
    """Behind the first paragraph under a heading, and behind the list that it is or begins."""
    told = False
    for number in range(first, len(lines)):
        if lines[number].strip():
            if told and not ITEM.match(lines[number]):
                return number
            told = True
    return len(lines)


def _heads(line: str) -> bool:
    if len(line) > 2 * LONGEST + 8:
        return False
    bare = line.strip().strip("#*_ ")
    room = 2 if bare.endswith(":") else 1
    if not bare or len(bare) > room * LONGEST or len(bare.split()) > room * MOST_WORDS or ITEM.match(line):
        return False
    return bare[-1] not in ".,;!" and (bare[0].isupper() or not bare[0].isalpha() or room == 2)


def _sentences(text: str) -> Iterator[Stretch]:
    lower = text.lower()
    if any(cue in lower for cue in CUES):
        for found in SENTENCE.finditer(text):
            said = found[0]
            if any(cue in said.lower() for cue in CUES) and (
                LAW.search(said) or (COMPANY.search(said) and not ASKS.search(said))
            ):
                yield found.start(), found.end()
