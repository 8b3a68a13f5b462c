"""What an ad wants said, line by line, under "To apply, please include:"; each item is something to answer."""

import re
from collections.abc import Iterator

from app.domain.letters.lexicon import pattern
from app.domain.letters.words import Span

LONGEST_ITEM = 200
"""Characters of an item: a longer one tells of the work."""
_ITEM = re.compile(
    r"^\s*(?:\*\*(?=[^?]*\?\W*$)|\*(?!\*)|[-•·–▪●◦➤✓✔✅🔹📌👉#]+|\(?\d{1,2}[.)]|[a-h][.)])\s*(?P<said>\S.*)$"
)
_NO_ANSWER = re.compile(
    r"^\W*$|:\W*$|^[^?]*\*\*$|^\W*(?:we|you|you['’]re|join)\b|^[^,.?]{3,40}\s[–—-]\s|\bupwork profile\b|"
    r"^(?:include |submit |send |attach )?an? (?:\w+ )?cover letter\W*$",
    re.I,
)
"""Items that ask for no sentence: a heading, a wish about the person, what the platform sends along."""
_OF_THE_PERSON = re.compile(r"\b(?:qualifications?|requirements?|you (?:are|must|have|need))\b", re.I)
_LINE = re.compile(r"[^\n\r]+")
_CUE = pattern("asking_begins")
_HEADING = pattern("asking_heading")
_OF_APPLICANTS = pattern("asking_of_applicants")
_NOT_ASKED = pattern("not_asked")


def items_asked_for(text: str) -> Iterator[Span]:
    """The items of each list whose head asks the applicants for them, without their marks."""
    asked = False
    for line in _LINE.finditer(text):
        if not line[0].strip():
            continue
        item = _ITEM.match(line[0])
        if item is None:
            asked = _asks_for_a_list(line[0])
        elif asked and _is_asked(said := item["said"].rstrip()):
            start = line.start() + item.start("said")
            yield Span(start, start + len(said), said)


def _is_asked(item: str) -> bool:
    return len(item) <= LONGEST_ITEM and not _NO_ANSWER.search(item) and not _NOT_ASKED.search(item)


def _asks_for_a_list(line: str) -> bool:
    head = line.strip().strip("*_# ")
    last = re.split(r"(?<=[.!?])\s", head)[-1]
    return (
        head.endswith(":")
        and not _OF_THE_PERSON.search(last)
        and bool(_HEADING.match(head) or (_CUE.search(last) and _OF_APPLICANTS.search(last)))
    )
