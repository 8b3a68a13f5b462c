"""What narrows a question about jobs: skills, country, platform, pay, score, proposals, and words that are left over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from app.domain.copilot.pay import PayAsked, pay_in, pay_words
from app.domain.copilot.period import PERIODS
from app.domain.countries import SHORT_NAMES, country_name
from app.domain.enums import Platform
from app.domain.skills import canonical, is_known
from app.domain.skills_scan import find_skills
from app.domain.skills_vocabulary import vocabulary

MOST_WORDS = 4
"""More words than these that nobody knows, and it was no question about jobs."""


@dataclass(frozen=True)
class Narrowing:
    """Everything that a job must be."""

    skills: tuple[str, ...] = ()
    platform: str = ""
    country: str = ""
    pay: PayAsked = field(default_factory=PayAsked)
    score_from: int | None = None
    proposals_below: int | None = None
    words: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.is_sure or bool(self.words)

    @property
    def is_sure(self) -> bool:
        """It names something that the copilot knows; words alone may be anything."""
        return bool(
            self.skills or self.platform or self.country or self.pay
            or self.score_from is not None or self.proposals_below is not None
        )  # fmt: skip

    def in_words(self, currency: str) -> str:
        """ " for Python, from Germany, paying more than $50 an hour"; "" for nothing."""
        said = [
            f"for {' and '.join(self.skills)}" if self.skills else "",
            f"from {self.country}" if self.country else "",
            f"on {_NAMES[Platform(self.platform)]}" if self.platform else "",
            pay_words(self.pay, currency),
            f"scored {self.score_from} or more" if self.score_from is not None else "",
            f"with fewer than {self.proposals_below} proposals" if self.proposals_below is not None else "",
            f"that say {' and '.join(f'“{word}”' for word in self.words)}" if self.words else "",
        ]
        told = ", ".join(part for part in said if part)
        return f" {told}" if told else ""


def narrowing_in(text: str) -> Narrowing:
    """All that the text says of the jobs it means."""
    rest = _Rest(text)
    pay, spans = pay_in(text)
    rest.take(spans)
    score = rest.number(_SCORE)
    proposals = rest.number(_PROPOSALS)
    country = _country(text, rest)
    named = [one for one in Platform if one.value in text.lower()]
    for pattern in (*PERIODS, _PLATFORM):
        rest.take([match.span() for match in pattern.finditer(text)])
    skills = tuple(dict.fromkeys(_skills(text, rest)))
    words = tuple(dict.fromkeys(rest.words()))
    return Narrowing(
        skills, named[0].value if len(named) == 1 else "", country, pay, score, proposals,
        words if len(words) <= MOST_WORDS else (),
    )  # fmt: skip


@lru_cache(maxsize=512)
def pattern_of(skill: str) -> str:
    """By which Postgres finds the skill in "React, CSS, Title of the ad": whole words, very short names as a tag only."""
    keys = {key for key, alias in vocabulary().aliases.items() if alias.skill == skill} | {skill.lower()}
    short = [key for key in keys if not any(f" {each} " in f" {key} " for each in keys if each != key)]
    tags = "|".join(re.escape(key) for key in sorted(short) if len(key) <= 2)
    words = "|".join(re.escape(key) for key in sorted(short) if len(key) > 2)
    said = [
        f"(^|, )({tags})(, |$)" if tags else "",
        f"(^|[^[:alnum:]+#])({words})($|[^[:alnum:]+#])" if words else "",
    ]
    return "|".join(each for each in said if each)


class _Rest:
    """The text with what has been understood crossed out."""

    def __init__(self, text: str) -> None:
        self._left = list(text)

    @property
    def text(self) -> str:
        """As long as before; what has been understood is blank."""
        return "".join(self._left)

    def take(self, spans: list[tuple[int, int]]) -> None:
        for start, end in spans:
            self._left[start:end] = " " * (end - start)

    def number(self, pattern: re.Pattern[str]) -> int | None:
        match = pattern.search(self.text)
        if match is None:
            return None
        self.take([match.span()])
        return int(match["n"])

    def words(self) -> Iterator[str]:
        """What is left and says something."""
        for token in _TOKEN.finditer(self.text):
            word = token[0].lower().strip("-.'’")
            if len(word) > 1 and word not in PASSED_OVER and not word.isdigit():
                yield word


_NAMES = {Platform.UPWORK: "Upwork", Platform.LINKEDIN: "LinkedIn"}
_TOKEN = re.compile(r"[\w+#][\w+#.'’-]*")
_SCORE = re.compile(
    r"(?:\b(?:scor\w+|rank\w*|match\w*|rated)\b[^\d$€£]{0,20}|(?:above|over|at least)\s+)(?P<n>\d{1,3})"
    r"(?:\s?(?:points?|of 100|%))?(?!\s?(?:days?|proposals?|k\b|/|\d|an hour|per))", re.I,
)  # fmt: skip
_PROPOSALS = re.compile(
    r"(?:fewer than|less than|under|below|<)\s*(?P<n>\d{1,3})\s+(?:proposals?|bids?|applicants?)", re.I
)
_PLATFORM = re.compile(r"\b(?:on |from )?(?:upwork|linkedin)\b", re.I)
_PEOPLE = r"\s+(?:clients?|compan(?:y|ies)|employers?|customers?|startups?)\b"
DEMONYMS = {
    "american": "United States", "british": "United Kingdom", "english": "United Kingdom", "german": "Germany",
    "french": "France", "spanish": "Spain", "italian": "Italy", "dutch": "Netherlands", "swiss": "Switzerland",
    "austrian": "Austria", "canadian": "Canada", "australian": "Australia", "indian": "India", "polish": "Poland",
    "swedish": "Sweden", "norwegian": "Norway", "danish": "Denmark", "irish": "Ireland", "israeli": "Israel",
    "japanese": "Japan", "brazilian": "Brazil", "portuguese": "Portugal", "belgian": "Belgium",
}  # fmt: skip
PASSED_OVER = frozenset(
    files("app.domain").joinpath("data", "question_words.txt").read_text(encoding="utf-8").split()
)
"""Words of questions that narrow nothing."""


def _country(text: str, rest: _Rest) -> str:
    for word, name in DEMONYMS.items():
        if match := re.search(rf"\b{word}(?={_PEOPLE})", text, re.I):
            rest.take([match.span()])
            return name
    tokens = list(re.finditer(r"[^\W\d_][\w.'’]*", text))
    for size in (4, 3, 2, 1):
        for start in range(len(tokens) - size + 1):
            first, last = tokens[start], tokens[start + size - 1]
            words = text[first.start() : last.end()].rstrip(".'’")
            found = country_name(words) if _may_be_country(words, size) else None
            if found:
                rest.take([(first.start(), first.start() + len(words))])
                return found
    return ""


def _may_be_country(words: str, size: int) -> bool:
    """Codes are words of questions too ("in", "us", "no"): only a few short names, and the two in capitals, count."""
    plain = words.replace(".", "")
    if size == 1 and len(plain) <= 3:
        return plain.upper() in SHORT_NAMES and (plain.isupper() or plain.lower() != "us")
    return plain.lower() not in PASSED_OVER


def _skills(text: str, rest: _Rest) -> Iterator[str]:
    for span in find_skills(rest.text, title=True):
        said = text[span.start : span.end].lower().split()
        if any(word in PASSED_OVER or word in _NO_SKILL for word in said):
            continue
        rest.take([(span.start, span.end)])
        yield span.name
    for token in _TOKEN.finditer(rest.text):
        before, after = text[: token.start()], text[token.end() :]
        beside = _JOBS_AFTER.match(after) or _JOBS_BEFORE.search(before)
        word = token[0].lower()
        if beside and word not in _NEVER and is_known(word) and _is_named(canonical(word), word):
            rest.take([token.span()])
            yield canonical(word)


def _is_named(skill: str, word: str) -> bool:
    parts = re.split(r"[ .]", skill.lower())
    return word in parts


_JOBS_AFTER = re.compile(r"\s+(?:jobs?|gigs?|ads?|projects?|work|developers?|roles?)\b", re.I)
_JOBS_BEFORE = re.compile(
    r"\b(?:jobs?|gigs?|ads?|projects?|work|roles?) (?:for|in|with|using)\s+$|\babout\s+$", re.I
)
_NO_SKILL = frozenset({"follow", "up", "letter", "letters", "proposal", "proposals", "reply", "replies", "interview", "mail",
                       "messages", "draft", "write", "writing", "search", "searches", "pipeline", "profile", "earnings",
                       "schedule", "cv", "inbox", "report"})  # fmt: skip
_NEVER = frozenset({"new", "best", "good", "my", "the", "all", "any", "open", "top", "more", "these", "those", "which",
                    "what", "many", "hourly", "fixed", "price", "remote", "next", "recent", "latest", "paid"})  # fmt: skip
