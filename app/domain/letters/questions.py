"""What an ad asks its applicants: questions to answer, and lists of what the letter should say or bring."""

import re
from collections.abc import Callable, Iterator

from app.domain.letters.words import Span, sentences

ASKED_FOR = {
    "samples": r"portfolio|samples?\b|examples?\b|links?\b|screen ?shots?|case stud|demos?\b|github|repositor|work samples|"
    r"previous designs|loom|references?\b|testimonials",
    "cv": r"\bcv\b|r[eé]sum[eé]|curriculum",
    "rate": r"\brates?\b|\bprice|\bpricing|\bquote|\bcosts?\b|\bbudget\b|\bbid amount|\bcharge\b|\bfees?\b|compensation",
    "timeline": r"time ?lines?|time ?frames?|turn ?around|how long|delivery (?:time|date)|estimated (?:time|hours|completion)|"
    r"estimate of hours|days needed|deadline",
    "availability": r"availab|when (?:can|could) you (?:start|begin)|hours (?:per|a|each) week|start date|hours you can|"
    r"working hours|weekly hours|schedule you",
    "location": r"where are you (?:based|located)|your (?:location|time ?zone|country|city)|time ?zone you",
    "approach": r"approach|how you (?:would|plan|will)|methodolog|strategy|plan to|process\b|propos(?:ed|al of) solution|outline of",
    "experience": r"experience|background|projects?\b|past work|previous work|similar work|track record|qualifications|skills|"
    r"worked on|expertise|why you|good fit|history|introduction",
}
_ASKED = [(kind, re.compile(pattern, re.I)) for kind, pattern in ASKED_FOR.items()]
_CUE = re.compile(
    r"\b(?:how to apply|to apply|application instructions?|when applying|applying|in your (?:proposal|application|cover letter|"
    r"bid|response|reply|message|letter|pitch)|your proposal (?:should|must)|please (?:\w+ )?(?:include|provide|share|send|answer|"
    r"submit|tell|state|attach|describe|confirm|reply|respond|list|specify|mention|explain|let (?:me|us) know|write|add|give|"
    r"quote)|answer (?:the|these|this|my|our|all)|(?:screening|following|these|few|quick|application) questions?|questions? "
    r"(?:to answer|for you|below)|reply with|respond with|apply with|proposal (?:outlining|including|explaining)|send (?:me|us)|"
    r"(?:if )?interested,? (?:please|send|share|reply|apply)|let (?:me|us) know|tell (?:me|us)|do answer)\b",
    re.I,
)
_HEADING = re.compile(
    r"^\W*(?:how to apply|to apply|application instructions?|screening questions?|questions?|to be considered)\b[^.?]*$",
    re.I,
)
_TO_YOU = re.compile(r"\b(?:you|your|you've|you're)\b", re.I)
_SALES = re.compile(
    r"^(?:are you (?:an?|the|passionate|looking|ready|someone|tired|interested|excited|skilled|experienced|good|obsessed)|do you "
    r"(?:love|want|enjoy|thrive|dream|like)|ready to|want to|looking for|sound (?:like|good)|interested\?|does this sound|think you|"
    r"what(?:'s| is) in it|why (?:work|join)|who (?:we|you) are|what (?:we|you'll|you will|you get)|can you help\??$|questions\?)",
    re.I,
)
_IMPERATIVE = re.compile(
    r"^(?:(?:and|also|additionally|finally|kindly|please|then),? ){0,3}(?:in your (?:proposal|application|cover letter|bid|response|"
    r"reply),? )?(?:please )?(?:briefly )?(?:describe|explain|tell (?:me|us)|confirm|state(?! (?:management|of|machine))|specify|list(?! of)|mention|let (?:me|us) know|"
    r"share (?:your thoughts|how)|write (?:me|us)|give (?:me|us) (?:an?|your))\b",
    re.I,
)
_LET_KNOW_ONLY = re.compile(
    r"\blet (?:me|us) know(?: if (?:you(?:'re| are|'d| would| can| have| think| need|'ve)|this|it|the role))",
    re.I,
)
_STRONG = re.compile(
    r"\b(?:apply|applying|application|proposals?|cover letter|bid|screening|pitch|reply|respond|response)\b|questions?:?$",
    re.I,
)
_LIST_ITEM = re.compile(r"^\s*(?:[-*•·–▪●◦➤✓✔✅🔹📌👉#]+|\(?\d{1,2}[.)]|[a-h][.)])\s*\S")
_SEND = re.compile(
    r"\b(?:include|provide|share|send|submit|attach|reply with|respond with|apply with|state|mention|specify|give|add|quote|outlin|"
    r"upload|showcase|present)\w*\b",
    re.I,
)  # fmt: skip
_NOT_ASKED = re.compile(
    r"\b(?:will|we|i) (?:provide|share|send|include|give|attach|be provided)|provided to you|includ(?:es|ing) but",
    re.I,
)


def find_asked(text: str) -> Iterator[tuple[str, Span, str]]:
    """(kind, place, the question or thing asked for), kind being "question" or a key of ASKED_FOR."""
    line_at = _lines_of(text)
    cued, strong = 0, False
    for sentence in sentences(text):
        words = " ".join(sentence.text.replace("’", "'").split())
        line = line_at(sentence.start)
        heading = bool(_HEADING.match(line))
        if _CUE.search(words) or heading:
            cued = 12 if line.rstrip().endswith(":") or heading else 4
            strong = bool(heading or _STRONG.search(words))
        elif cued and not _LIST_ITEM.match(line) and not words.endswith("?"):
            cued = cued - 4 if cued <= 4 else cued - 1
        if len(words) <= 400 and not _NOT_ASKED.search(words):
            listed = bool(_LIST_ITEM.match(line))
            yield from _asked(sentence, words, listed=listed, cued=cued > 0, strong=cued > 0 and strong)


def _asked(
    sentence: Span, words: str, *, listed: bool, cued: bool, strong: bool
) -> Iterator[tuple[str, Span, str]]:
    to_you = bool(_TO_YOU.search(words))
    if words.endswith("?"):
        if (strong or ((cued or listed) and to_you)) and not _SALES.match(words):
            yield plain_kind(words) or "question", sentence, _needle(words)
        elif _personal(words):
            yield "question", sentence, _needle(words)
    elif _is_order(words) and (strong or to_you or "please" in words.lower()):
        kinds = [k for k in _kinds(words) if k != "experience"]
        if not kinds or _personal(words):
            yield "question", sentence, _needle(words)
        yield from ((kind, sentence, "") for kind in kinds)
    elif (cued and (listed or _SEND.search(words))) or (_CUE.search(words) and _SEND.search(words)):
        yield from ((kind, sentence, "") for kind in _kinds(words))
        if _personal(words):
            yield "question", sentence, _needle(words)


def _is_order(words: str) -> bool:
    """A request to say something, in so many words."""
    asks = _IMPERATIVE.match(words) and not _LET_KNOW_ONLY.search(words)
    return bool(asks) and not words.endswith(":") and len(words.split()) > 2


def plain_kind(question: str) -> str | None:
    """A question whose answer is a plain datum: the rate, the time it takes, the hours, the place."""
    kinds = [k for k in _kinds(question) if k in ("rate", "timeline", "availability", "location")]
    return kinds[0] if kinds and len(question.split()) < 16 else None


def _kinds(words: str) -> list[str]:
    return [kind for kind, pattern in _ASKED if pattern.search(words)]


def _personal(words: str) -> bool:
    """Small tests of attention: a favourite colour, the weather, a sum."""
    return bool(
        re.search(
            r"\bfavou?rite\b|\bweather\b.{0,30}\b(?:your|region|city|you)\b|\bsmell of\b|\bwhat(?:'s| is) \d+ ?[-+x*×] ?\d+|"
            r"answer (?:to )?\d+ ?[-+x*×] ?\d+|capital of|spirit animal",
            words,
            re.I,
        )
    )


def _needle(words: str) -> str:
    return re.sub(r"^[^\w\"'“«(]+", "", words)


def _lines_of(text: str) -> Callable[[int], str]:
    spans = [(m.start(), m.end(), m[0]) for m in re.finditer(r"[^\n\r]+", text)]
    return lambda place: next((line for start, end, line in spans if start <= place < end), "")
