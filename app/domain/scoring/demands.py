"""What an ad demands before anything else, and a person either has or has not: a language, a permit, being there, a
skill that it calls a must."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.enums import Platform
from app.domain.posting import JobPosting
from app.domain.scoring.musts import musts_in
from app.domain.skills import SkillSpan, is_language, tag_skills
from app.domain.titles import is_title
from app.domain.wording import counted


class Kind(StrEnum):
    LANGUAGE = "language"
    PERMIT = "permit"
    PRESENCE = "presence"
    SKILL = "skill"


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing demanded: what, in which words of the ad, and for how many years where it says so."""

    kind: Kind
    name: str
    quote: str
    years: int = 0


ASSUMED = "English"
"""Who reads these sites reads this language."""

SPEAKING = re.compile(r"[- ](?:speak\w+|native|fluen\w+|mother)", re.IGNORECASE)

AFTER = 12
"""Characters behind a language within which such words stand."""

BEFORE_LANGUAGE = re.compile(
    r"(?:native|fluen\w+|bilingual|proficien\w+|speaks?|mother[- ]tongue|command of|level)"
    r"(?:\s+(?:level|in|of|both|spoken|written|speakers? of|and|english|\(|\w+,))*\s*$",
    re.IGNORECASE,
)

REACH = 40
"""Characters before a language within which such words stand."""

PERMIT = re.compile(
    r"\b(?:(?:u\.?s\.?a?|united states|uk|british|canadian|australian|eu) (?:citizen(?:s|ship)?|nationals)\b"
    r"|citizens only|(?:security|government|secret|sc|dv|ts/sci|public trust)[- ]clear(?:ance|ed)|ts/sci\b)",
    re.IGNORECASE,
)

PRESENCE = re.compile(r"\b(?:on[- ]?site|in[- ]person|at our office|in our office)\b", re.IGNORECASE)

NO_PRESENCE = re.compile(r"\b(?:no|not|without|never|or remote|remote or)\b[^.\n]{0,20}$", re.IGNORECASE)

SOFTENED = re.compile(
    r"\b(?:preferred|preference|plus|bonus|ideally|desirable|desired|nice to have|advantage\w*|not require\w*|eligib\w+|"
    r"ability to (?:obtain|get|maintain)|able to (?:obtain|pass|get)|may require|if you|multiple languages)\b",
    re.IGNORECASE,
)
"""What makes of a demand a wish, or of a permit something that anybody may come by."""

SENTENCE_END = re.compile(r"(?<![A-Z])[.!?](?=\s)|[\n;•]")


MOST = 100
"""Characters of a sentence before and after what is quoted, at most."""


def demands_of(
    job: JobPosting, in_title: Sequence[SkillSpan], in_text: Sequence[SkillSpan]
) -> tuple[Demand, ...]:
    """Each thing once, in the order of the ad."""
    found = [*_languages(job, in_title, in_text), *_others(job)]
    found += [
        Demand(Kind.SKILL, name, quote, years) for name, years, quote in musts_in(job.description, in_text)
    ]
    return tuple({(demand.kind, demand.name): demand for demand in reversed(found)}.values())[::-1]


def _languages(
    job: JobPosting, in_title: Sequence[SkillSpan], in_text: Sequence[SkillSpan]
) -> Iterator[Demand]:
    """A language in the title of who is wanted, among the tags, or where the text says how well."""
    for span in filter(_is_foreign, in_title):
        rest = job.title[span.start :].partition(" for ")[0]
        if SPEAKING.search(rest) or is_title(rest) or _is_said_how_well(job.title, span):
            yield Demand(Kind.LANGUAGE, span.name, job.title)
    for tag in job.skills:
        for name in tag_skills(tag):
            if is_language(name) and name != ASSUMED:
                yield Demand(Kind.LANGUAGE, name, tag)
    for span in filter(_is_foreign, in_text):
        told = job.description[span.start : span.end + AFTER]
        if SPEAKING.search(told) or _is_said_how_well(job.description, span):
            sentence = _sentence(job.description, span.start)
            if not SOFTENED.search(sentence):
                yield Demand(Kind.LANGUAGE, span.name, sentence)


def _others(job: JobPosting) -> Iterator[Demand]:
    text = f"{job.title}\n{job.description}"
    for found in PERMIT.finditer(text):
        sentence = _sentence(text, found.start())
        if not SOFTENED.search(sentence):
            yield Demand(Kind.PERMIT, found[0].lower(), sentence)
            break
    if job.platform is Platform.UPWORK and job.extras.get("remote") is not True:
        for found in PRESENCE.finditer(text):
            if not NO_PRESENCE.search(text[: found.start()]):
                quote = _sentence(text, found.start())
                yield Demand(Kind.PRESENCE, f"{job.title} {quote}".lower(), quote)
                break


def _is_foreign(span: SkillSpan) -> bool:
    return span.name != ASSUMED and is_language(span.name)


def _is_said_how_well(text: str, span: SkillSpan) -> bool:
    return BEFORE_LANGUAGE.search(text[max(0, span.start - REACH) : span.start]) is not None


def _sentence(text: str, place: int) -> str:
    """The sentence around a place, not longer than a quote."""
    first, last = max(0, place - MOST), min(len(text), place + MOST)
    before = [found.end() for found in SENTENCE_END.finditer(text, first, place)]
    after = SENTENCE_END.search(text, place, last)
    return text[before[-1] if before else first : after.start() if after else last].strip()


MOST_NAMED = 3


def demand_words(demands: Sequence[Demand], met: Sequence[float], years: Mapping[str, float]) -> str:
    """What decides: the first demand that is not met, else that all are. `years` are the person's, by skill."""
    if not demands:
        return "calls no language, permit, place or skill a must"
    unmet = [demand for demand, value in zip(demands, met, strict=True) if value < 1]
    if not unmet:
        named = list(dict.fromkeys(NAMED[demand.kind](demand) for demand in demands))[:MOST_NAMED]
        return f"asks for {_and(named)}: you have {'it' if len(demands) == 1 else 'them'}"
    worst = min(zip(met, demands, strict=True), key=lambda pair: pair[0])[1]
    said = years.get(worst.name)
    if worst.kind is Kind.SKILL and said is not None:
        return f"asks for {NAMED[Kind.SKILL](worst)}, your profile says {said:g}"
    return f"asks for {NAMED[worst.kind](worst)}, which your profile does not name"


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _skill(demand: Demand) -> str:
    return f"{counted(demand.years, 'year')} of {demand.name}" if demand.years else demand.name


NAMED: Mapping[Kind, Callable[[Demand], str]] = {
    Kind.LANGUAGE: lambda demand: demand.name,
    Kind.PERMIT: lambda demand: "a permit or clearance",
    Kind.PRESENCE: lambda demand: "presence on the spot",
    Kind.SKILL: _skill,
}
