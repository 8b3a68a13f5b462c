"""How long somebody has done their work, by what they say of it: "ten years", "over a decade", "since 2014"."""

import re
from dataclasses import dataclass

COUNTED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)

NUMBERS = {word: number for number, word in enumerate(COUNTED.split(), 1)} | {"thirty": 30, "a dozen": 12}

NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"

STATED = re.compile(
    rf"\b{NUMBER}(?:\s*\+|\s+plus)?(?:\s*(?:-|–|to)\s*\d{{1,2}}\s*\+?)?(?:[- ](?:full|long|good|solid))?[- ]*"
    r"(?:years?|yrs?)\b(?!['’]? (?:ago|old|in business|later|plan|warranty|contract|in a row|from now|history))",
    re.IGNORECASE,
)

DECADES = re.compile(r"\b(?P<decades>an?|two|three|one|over a|2|3) decades?\b(?! ago)", re.IGNORECASE)

SINCE = re.compile(r"\bsince (?:\w+ )?(?P<year>19[7-9]\d|20[0-4]\d)\b", re.IGNORECASE)

OF_WORK = re.compile(
    r"^['’]?s?\s*(?:\+\s*)?(?:of|experience|as|in|doing|working|building|writing|designing|developing|making)\b",
    re.IGNORECASE,
)
"""What follows years that are about one's own work, where a text tells of other things too."""

MOST = 50


@dataclass(frozen=True, slots=True)
class Years:
    """How many, and the words that say so."""

    count: float
    quote: str


def years_stated(text: str, *, now_year: int, strictly: bool = False) -> Years | None:
    """The most years that a text claims. `strictly`: only such as "8 years of …", "8 years as …"."""
    found = []
    for match in STATED.finditer(text):
        if not strictly or OF_WORK.match(text[match.end() :]):
            said = match["number"].lower()
            found.append(Years(float(NUMBERS.get(said) or said), match[0]))
    if not strictly:
        for match in DECADES.finditer(text):
            times = {"two": 2, "2": 2, "three": 3, "3": 3}.get(match["decades"].lower(), 1)
            found.append(Years(10.0 * times, match[0]))
        found += [
            Years(float(now_year - int(match["year"])), match[0])
            for match in SINCE.finditer(text)
            if now_year > int(match["year"])
        ]
    return max((one for one in found if 0 < one.count <= MOST), key=lambda one: one.count, default=None)
