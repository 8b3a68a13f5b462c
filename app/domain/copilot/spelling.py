"""Questions as they are typed in a hurry, read as they are meant: "wat shud i do 2day", "hows my pipline".

What stands in quotation marks stays as it is, and so does every word that is one: a skill, a word of questions.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from app.domain.copilot.narrowing import PASSED_OVER
from app.domain.skills import is_known

SHORT_FORMS = {
    "u": "you", "ur": "your", "r": "are", "y": "why", "wat": "what", "wht": "what", "wich": "which", "whch": "which",
    "hw": "how", "hwo": "how", "waht": "what", "teh": "the", "replys": "replies", "gigz": "gigs", "shud": "should", "shld": "should", "cud": "could", "cld": "could", "wud": "would",
    "2day": "today", "2nite": "tonight", "2moro": "tomorrow", "tmrw": "tomorrow", "yday": "yesterday", "yest": "yesterday",
    "rn": "right now", "pls": "please", "plz": "please", "thx": "", "ppl": "people", "smth": "something", "sth": "something",
    "hav": "have", "abt": "about", "w": "with", "w/": "with", "w/o": "without", "gimme": "give me", "lemme": "let me", "wanna": "want to",
    "gonna": "going to", "dunno": "do not know", "msg": "message", "msgs": "messages", "avg": "average", "yr": "year",
    "mth": "month", "wk": "week", "wks": "weeks", "ytd": "this year", "props": "proposals", "prop": "proposal", "apps": "applications",
    "convo": "conversation", "convos": "conversations", "noone": "nobody", "loose": "lose", "alot": "a lot",
    "whats": "what's", "hows": "how is", "how's": "how is", "whos": "who is", "wheres": "where is", "whens": "when is", "im": "i'm",
    "ive": "i have", "i've": "i have", "didnt": "didn't", "dont": "don't", "doesnt": "doesn't", "havent": "haven't", "hasnt": "hasn't",
    "isnt": "isn't", "arent": "aren't", "cant": "can't", "wont": "won't", "theyre": "they are", "lets": "let's",
}  # fmt: skip
_BY_PLACE = (
    (re.compile(r"\b2(?=\s+(?:cheap|expensive|low|high|much|many|few)\b)", re.I), "too"),
    (re.compile(r"(?<=\bapply )2\b|(?<=\bneed )2\b|(?<=\bwant )2\b|(?<=\bhave )2(?=\s+[a-z])(?!\s+(?:days?|weeks?|jobs?))", re.I), "to"),
    (re.compile(r"(?<=\bletter )4\b|(?<=\bproposal )4\b|(?<=\bdraft )4\b", re.I), "for"),
)  # fmt: skip
WORDS = tuple(files("app.domain").joinpath("data", "topic_words.txt").read_text(encoding="utf-8").split())
"""Words that topics are asked for by; what is nearly one of them is taken for it."""
SHORTEST_TYPO, SHORTEST_SWAP = 5, 6
"""So long must a word be to count as a slip; and one with another letter in it, which is more often a word by itself."""
_WORD = re.compile(r"[“\"][^”\"\n]*[”\"]|[\w'’/]+")


def as_meant(question: str) -> str:
    """The question with its short forms written out and its slips put right."""
    text = question
    for pattern, word in _BY_PLACE:
        text = pattern.sub(word, text)
    return " ".join(_WORD.sub(lambda match: _meant(match[0]), text).split())


def in_full(question: str) -> str:
    """The short forms written out, and no more: names of jobs and clients may look like slips."""
    text = question
    for pattern, word in _BY_PLACE:
        text = pattern.sub(word, text)
    return " ".join(_WORD.sub(lambda match: _whole(match[0]), text).split())


def _whole(word: str) -> str:
    return SHORT_FORMS.get(word.lower().replace("’", "'"), word)


def _meant(word: str) -> str:
    whole = _whole(word)
    low = whole.lower()
    if whole != word or len(low) < SHORTEST_TYPO or not low.isalpha() or low in WORDS or low in PASSED_OVER:
        return whole
    near = low if is_known(low) else _nearest(low)
    return whole if near == low else near


@lru_cache(maxsize=2048)
def _nearest(word: str) -> str:
    """The one word of ours that a single slip turns into this; a plural or another form is no slip."""
    slips = set(_slips(word))
    found = [one for one in WORDS if one in slips or word in _slips(one)]
    return found[0] if len(found) == 1 else word


def _slips(word: str) -> Iterator[str]:
    """All that it becomes by a letter that is missing, or by two in the wrong order, or by one that is another."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    for one in WORDS:
        if (
            len(one) == len(word) >= SHORTEST_SWAP
            and one[0] == word[0]
            and sum(a != b for a, b in zip(one, word, strict=True)) == 1
        ):
            yield one
