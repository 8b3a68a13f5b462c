"""What an ad demands of the letter: words to use, questions to answer, things to send, skills to have."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.domain.letters.abroad import asked_abroad
from app.domain.letters.demanded_skills import demanded_skills
from app.domain.letters.instructions import find_word_demands
from app.domain.letters.limits import LIMITS, find_limits
from app.domain.letters.listed import items_asked_for
from app.domain.letters.machine import machine_spans, own_words_spans
from app.domain.letters.orders import find_orders
from app.domain.letters.questions import (
    asked_beside,
    find_asked,
    needle_of,
    plain_kinds,
    wants_it_first,
)
from app.domain.letters.words import Places, Span, one_line, one_width, plain
from app.domain.posting import JobPosting

LABELS = {
    "starts_with": "Starts with the word “{}”",
    "ends_with": "Ends with “{}”",
    "contains": "Contains “{}”",
    "greets": "Is addressed to {}",
    "question": "Answers: “{}”",
    "rate": "Names your rate or price",
    "timeline": "Says how long it will take",
    "availability": "Says when you are available",
    "location": "Says where you are",
    "approach": "Says how you would go about it",
    "experience": "Shows relevant past work",
    "samples": "Samples or links to attach",
    "cv": "A CV to attach",
    "own_words": "The client does not want machine-written letters",
    "machine_instruction": "Text aimed at machines: shown, never followed",
    "avoids": "Leaves out “{}”",
    "least_words": "At least {} words",
    "most_words": "At most {} words",
    "most_sentences": "At most {} sentences",
    "most_paragraphs": "At most {} paragraphs",
    "language": "Written in {}",
    "order": "As the ad orders: “{}”",
    "skill": "{}",
}
UNMET = {
    "starts_with": "Does not start with the word “{}”",
    "ends_with": "Does not end with “{}”",
    "contains": "Does not contain “{}”",
    "greets": "Is not addressed to {}",
    "question": "No answer yet: “{}”",
    "rate": "Does not name your rate or price",
    "timeline": "Does not say how long it will take",
    "availability": "Does not say when you are available",
    "location": "Does not say where you are",
    "samples": "Says nothing of samples or links",
    "cv": "Says nothing of a CV",
    "own_words": "Not yet said to be in your own words",
    "avoids": "Says “{}”, which the ad forbids",
    "least_words": "Fewer than {} words",
    "most_words": "More than {} words",
    "most_sentences": "More than {} sentences",
    "most_paragraphs": "More than {} paragraphs",
    "language": "Not written in {}",
    "order": "An order of the ad, for you to judge: “{}”",
}
"""What is wrong with a letter that does not meet the demand."""
_LISTED = frozenset(
    {"rate", "timeline", "availability", "location", "approach", "experience", "samples", "cv"}
)
"""Kinds of which one demand says all, and several of which may share a sentence."""

_CODE = re.compile(
    r"\b(?:your|links? to (?:an? |the )?(?:\w+ )?) ?git ?hub\b|\bgit ?hub (?:profile|account|links?|repos?|repositor\w+|url)\b",
    re.I,
)
_OR_ELSE = re.compile(r"\b(?:portfolio|websites?|or)\b", re.I)
_REFERENCES = re.compile(r"\b(?:references|testimonials)\b", re.I)


@dataclass(frozen=True)
class Demand:
    """One thing the ad asks for. `text` is the ad's own sentence at `start:end` of the description.

    Both are 0 when the demand is not in the description. `needle` is what has to be met: the word, the
    question, the skill.
    """

    kind: str
    text: str
    start: int
    end: int
    needle: str

    @property
    def label(self) -> str:
        if self.is_code:
            return "A link to your GitHub"
        if self.kind == "starts_with" and " " in self.needle:
            return f"Starts with “{self.needle}”"
        return LABELS[self.kind].format(self.needle)

    @property
    def unmet(self) -> str:
        """The label for a letter that does not meet it."""
        if self.is_code:
            return "Says nothing of your GitHub"
        if self.kind == "starts_with" and " " in self.needle:
            return f"Does not start with “{self.needle}”"
        return UNMET.get(self.kind, LABELS[self.kind]).format(self.needle)

    @property
    def key(self) -> str:
        """By which the demand is known in every version of the letter."""
        words = " ".join(re.findall(r"[#@]?\w+", plain(self.needle)))
        return f"{self.kind}:{words[:60]}"

    @property
    def is_at_top(self) -> bool:
        """Whether the ad wants the answer before anything else."""
        return not self.is_word and not self.is_limit and wants_it_first(self.text)

    @property
    def is_limit(self) -> bool:
        """Met by the letter as a whole: its length, its language, words that it leaves out."""
        return self.kind in (*LIMITS, "language", "avoids")

    @property
    def is_code(self) -> bool:
        """Whether code to look at is asked for: a page of past work does not show it."""
        asks = self.kind == "samples" and _CODE.search(self.text) is not None
        return asks and not _OR_ELSE.search(self.text)

    @property
    def is_word(self) -> bool:
        """Met only by the very words."""
        return self.kind in ("starts_with", "ends_with", "contains", "greets")


def find_demands(job: JobPosting) -> list[Demand]:
    """Every demand of the ad, in the order in which the ad makes them; the skills come last."""
    found = demands_in(job.description)
    return list(_first_of_each([*found, *_screening(job, found), *_skills(job)]))


@lru_cache(maxsize=64)
def demands_in(description: str) -> tuple[Demand, ...]:
    """Every place of a description that asks something, in its order. Kept: a letter is saved at every pause."""
    text = one_width(description)
    machines = machine_spans(text)
    found = [Demand("machine_instruction", s.text, s.start, s.end, s.text) for s in machines]
    words = list(find_word_demands(text))
    beside = asked_beside(text, [span for _, span, _ in words])
    for kind, span, needle in (*words, *find_limits(text), *find_asked(text), *beside, *asked_abroad(text)):
        demand = Demand(kind, span.text, span.start, span.end, needle or span.text)
        alone = [d for d in found if d.kind not in _LISTED and not d.is_limit]
        if demand.is_limit or not any(span.start < d.end and d.start < span.end for d in alone):
            found.append(demand)
    found += [
        Demand("own_words", s.text, s.start, s.end, s.text)
        for s in own_words_spans(text)
        if not any(s.start < m.end and m.start < s.end for m in machines)
    ]
    by_hand = places_of_demands(d for d in found if d.kind == "own_words")
    found += [
        Demand(kind, s.text, s.start, s.end, needle)
        for kind, s, needle in find_orders(text, places_of_demands(found))
        if not by_hand.touch(s)
    ]
    taken = places_of_demands(found)
    items = (s for s in items_asked_for(text) if not taken.touch(s))
    found += [Demand("question", s.text, s.start, s.end, needle_of(one_line(s.text))) for s in items]
    return tuple(sorted(found, key=lambda d: (d.start, d.end)))


def places_of_demands(demands: Iterable[Demand]) -> Places:
    """Where in the description they stand."""
    return Places(Span(d.start, d.end, d.text) for d in demands)


def demands_asked(question: str) -> list[Demand]:
    """What one question asks for, as demands that are in no description."""
    return [Demand(kind, question, 0, 0, question) for kind in plain_kinds(question) or ["question"]]


def _screening(job: JobPosting, found: Iterable[Demand]) -> Iterator[Demand]:
    known = {d.needle.casefold() for d in found}
    for question in job.extras.get("questions") or ():
        asked = " ".join(str(question).split())
        if asked and asked.casefold() not in known:
            yield from demands_asked(asked)


def _skills(job: JobPosting) -> Iterator[Demand]:
    for said, span in demanded_skills(job):
        yield Demand("skill", said, span.start, span.end, span.name)


def _first_of_each(demands: list[Demand]) -> Iterator[Demand]:
    seen: set[tuple[str, str]] = set()
    for demand in demands:
        key = (demand.kind, re.sub(r"\W+", " ", demand.needle).strip().casefold())
        if demand.kind in ("starts_with", "contains", "ends_with"):
            key = ("word", key[1])
        if demand.kind in _LISTED:
            key = (demand.kind, "github" if demand.is_code else "")
        if demand.kind == "question" and _REFERENCES.search(demand.needle):
            key = (demand.kind, "references")
        if key not in seen:
            seen.add(key)
            yield demand
