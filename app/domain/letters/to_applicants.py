"""What an ad says to applicants of applying: a skill that is named there is not one it asks for."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from app.domain.letters.lexicon import pattern
from app.domain.skills import SkillSpan

_CUE = re.compile(r"loom|video|screen ?record|\bai\b|gpt|\b(?:word|phrase)\b", re.I)
"""Without one of these nothing need be read sentence by sentence: a hundred thousand ads are scored at once."""
_END = re.compile(r"[.!?]+(?=\s)|\n")
_OWN_WORDS = pattern("own_words")
_TO_APPLICANTS = pattern("to_applicants")
REACH = 60
"""Characters before a skill in which it may be said that it is not wanted."""
_UNWANTED = re.compile(
    r"\b(?:without(?: (?:using|the use of|any))?|no|avoid|not? (?:using|use)|do(?:n't| not) (?:want|use|like)|never use|instead of|rather than|other than)"
    r"\s+(?:an? |any |the )?(?:(?:page|site|website|drag[- ]and[- ]drop) builders?\W+(?:like |such as |e\.g\.? |\()?)?$",
    re.I,
)
_LIST_GOES_ON = re.compile(r"\s*(?:,|/|\bor\b|\band\b|,\s*(?:or|and)\b|\()\s*", re.I)


def asked_of_work(text: str, spans: Sequence[SkillSpan]) -> list[SkillSpan]:
    """The skills that stand in no order to the applicant: “Do not use AI-written letters” asks for no AI."""
    spans = _wanted(text, spans)
    if not spans or not _CUE.search(text):
        return spans
    ends = [0, *(end.end() for end in _END.finditer(text)), len(text)]
    orders: dict[int, bool] = {}
    kept = []
    for span in spans:
        at = min(bisect_right(ends, span.start), len(ends) - 1)
        if at not in orders:
            said = text[ends[at - 1] : ends[at]].strip().replace("’", "'")
            orders[at] = bool(_TO_APPLICANTS.search(said) or _OWN_WORDS.search(said))
        if not orders[at]:
            kept.append(span)
    return kept


def _wanted(text: str, spans: Sequence[SkillSpan]) -> list[SkillSpan]:
    """Those that the ad does not want to see: “without page builders like Elementor, Divi or WPBakery”."""
    kept: list[SkillSpan] = []
    unwanted_to = 0
    for span in spans:
        goes_on = unwanted_to and _LIST_GOES_ON.fullmatch(text, unwanted_to, span.start)
        if goes_on or _UNWANTED.search(text, max(0, span.start - REACH), span.start):
            unwanted_to = span.end
        else:
            kept.append(span)
    return kept
