"""What a letter offers: a price, the time it takes, hours a week. It tells nothing of the past and needs no source."""

import re

from app.domain.letters.numbers import SPELLED

_MONEY = r"(?:[$€£]\s?\d[\d,.]*k?|\d[\d,.]*k?\s?(?:[$€£]|USD|EUR|GBP|CHF|dollars|euros|pounds))"
_AMOUNT = rf"{_MONEY}(?:\s?(?:-|–|to)\s?{_MONEY})?"
_TIME = (
    rf"(?:(?:about|around|roughly|some|up to|at most|less than) )?(?:\d{{1,3}}|a|{SPELLED})(?:\s?(?:-|–|to|or)\s?(?:\d{{1,3}}|{SPELLED}))? "
    r"(?:(?:working|business|full|calendar) )?(?:hours?|days?|weeks?|months?)"
)
_THING = (
    r"(?:this|it|that|everything|all of (?:this|it)|(?:the|your|a|an) (?:[\w-]+ ){0,2}(?:work|job|project|whole|task|version|draft|"
    r"milestone|design|site|website|app|script|report|dashboard|set-?up|migration|prototype|page|audit|training|letter))"
)
_TAIL = (
    rf"(?:,? ?(?:fixed|flat|net|plus VAT|in total|all in|all included|altogether|an hour|per hour|a day|per day|/ ?h(?:ou)?r?|for {_THING}|"
    r"from start to end|including (?:the )?(?:tests|changes|revisions|hand-?over)))*"
)
_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|"
    r"november|december)"
)
_PRICE = r"(?:(?:fixed|flat|total|hourly|whole) )?(?:price|rate|cost|costs|quote|bid|fee|offer|budget)"
_SPAN = r"(?:time ?line|time ?frame|delivery|delivery time|turnaround|duration|time needed|estimate)"
_TERMS = re.compile(
    "|".join(
        (
            rf"(?:my )?{_PRICE}(?: for {_THING})?(?: is| would be|:) (?:about |around )?{_AMOUNT}{_TAIL}",
            rf"(?:my )?{_SPAN}(?: for {_THING})?(?: is| would be|:) {_TIME}{_TAIL}",
            rf"{_AMOUNT}{_TAIL}",
            rf"I(?: can| could| would| will|['’]d|['’]ll)? (?:do|charge|ask|build|make|deliver|take on|set up)(?: {_THING})?(?: for)? {_AMOUNT}{_TAIL}",
            rf"{_THING} (?:would |will |should )?(?:costs?|comes? to|takes?(?: me)?|needs?) (?:{_AMOUNT}|{_TIME}){_TAIL}",
            rf"I(?: can| could| would| will|['’]d|['’]ll) (?:deliver|finish|complete|have|send|show|do|build|set up) (?:you )?{_THING}"
            rf"(?: ready| done| finished)?,? (?:in|within|after) {_TIME}",
            r"I(?: can| could| would| will|['’]d|['’]ll) (?:give|spend|put|work|offer|spare|have)(?: you| this| it| in| into this)*"
            r" (?:(?:about|around|up to|at least) )?\d{1,2}(?:\s?(?:-|–|to)\s?\d{1,2})? hours (?:a|per|each|every) (?:week|day|month)"
            r"(?: (?:on|for|to) (?:this|it))?",
            r"I (?:overlap|work|am online|am available|am there|can be reached|can be online)(?: with| from| between)?"
            r"(?:\s(?:your|the|until|to|and|every|each|day|days|weekday|weekdays|week|on|in|hours?|morning|mornings|afternoons?|[\d:.apm–-]+|"
            r"[A-Z]{1,3}[SD]?T|UTC|GMT|(?:[a-z]+ )?time))*",
            rf"I(?: can| could| would| will|['’]d|['’]ll| am able to)? (?:start|begin)(?: work| {_THING}| on {_THING}| with {_THING})?,? "
            rf"(?:(?:on|from|by|in|within|as of|the|next|this|after|of|right|about|{_TIME}|{_DAY}|\d{{1,2}}(?:st|nd|rd|th)?|20\d\d|week|month|"
            r"today|tomorrow|now|away|immediately|straight|at once|notice|with|a|one|two)[ ,]*)+",
        )
    ),
    re.I,
)
CLOCK = re.compile(
    r"\b(?:(?:at|by|before|after|from|until|till|around|to) )?\d{1,2}"
    r"(?::\d{2}(?: ?(?:am|pm))?| ?(?:am|pm|a\.m\.|p\.m\.|o'clock))(?: ?(?:utc|gmt|cet|cest|est|pst))?(?!\w)",
    re.I,
)
"""A time of the day claims nothing."""

SUM = re.compile(r"\d ?(?:%|percent|[-+x*×/]|plus|times|minus) ?(?:of )?\d", re.I)
RESULT = re.compile(r"\W*(?:(?:the )?(?:answer|result)(?: is|:) |it is |it's )?\d[\d.,]*\W*", re.I)
LINK = re.compile(r"\bhttps?://\S+|\bwww\.\S+", re.I)


def are_terms(sentence: str) -> bool:
    """Whether a sentence does nothing but set terms: "I can do this for $500." """
    parts = re.split(
        r",? and (?=(?:I|my|it|this) )|; |, (?=(?:fixed|with) )", " ".join(sentence.split()).strip(" .!")
    )
    return bool(parts) and all(_TERMS.fullmatch(part.strip(" ,")) for part in parts)
