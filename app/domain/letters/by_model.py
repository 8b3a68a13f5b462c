"""A letter that a model wrote, held to the same truth as one that was composed: what cannot be kept is cut."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.fence import fenced
from app.domain.letters.demands import find_demands
from app.domain.letters.draft import word_count
from app.domain.letters.facts import facts_of
from app.domain.letters.gaps import PLACEHOLDER
from app.domain.letters.machine import machine_spans
from app.domain.letters.own_voice import AS_COMPOSED, OwnVoice
from app.domain.letters.review import FEW_WORDS, LONG_WORDS, ready_blockers, review
from app.domain.letters.trace import Tracer
from app.domain.letters.voice import temperature_label
from app.domain.letters.words import Span, sentences
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts

MOST_FACTS = 60
COPIED = 7
"""So many words in a row that stand in the prompt or the ad are no words of a letter."""
LEAST_KEPT = 0.6
_LEFTOVERS = re.compile(
    r"\[(?:link removed|secret|e-mail address|phone number|account number|card number|data)\]|‹|›|\{|\}"
)
_GREETING = re.compile(r"\A\s*(?:dear|hi|hello|hey|greetings)\b[^\n]{0,60}\n+", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"\n+\s*(?:best|kind|warm)?\s*(?:regards|wishes|sincerely|cheers|yours)\b[\s\S]{0,120}\Z", re.I
)


@dataclass(frozen=True)
class Weeded:
    """What is left of a text, what was cut with the reason, and what still keeps it from being sent."""

    text: str
    cut: tuple[str, ...]
    blockers: tuple[str, ...]
    is_fit: bool


def question_for(
    job: JobPosting, profile: ProfileFacts, *, style: str, temperature: float, own: OwnVoice = AS_COMPOSED
) -> str:
    """Everything a model is told: facts by number, the words that are demanded, and the ad as data."""
    facts = facts_of(profile)[:MOST_FACTS]
    wanted = [f"- {one.label}" for one in find_demands(job) if one.is_word]
    told = [
        "Facts about the freelancer:",
        *(f"{number}. {fact.text}" for number, fact in enumerate(facts, start=1)),
        f"Style: {style}, {temperature_label(temperature)}.",
        *([f"How the freelancer writes: {'; '.join(own.told)}."] if own.told else []),
        *(["Words to be in it:", *wanted] if wanted else []),
        fenced("title of the ad", job.title, longest=300),
        fenced("ad", job.description),
    ]
    return "\n".join(told)


def repair_question(draft: str, problems: Sequence[str], job: JobPosting, profile: ProfileFacts) -> str:
    """The letter, and what is wrong with it."""
    facts = facts_of(profile)[:MOST_FACTS]
    told = [
        "Facts about the freelancer:",
        *(f"{number}. {fact.text}" for number, fact in enumerate(facts, start=1)),
        "What is wrong:",
        *(f"- {problem}" for problem in problems),
        fenced("letter", draft),
        fenced("title of the ad", job.title, longest=300),
    ]
    return "\n".join(told)


def weed(
    text: str, job: JobPosting, profile: ProfileFacts, *, told: str, may_leave_gaps: bool = False
) -> Weeded:
    """Take out every sentence that is untrue, aimed at machines, or copied from the ad or from what was `told`.

    A letter may leave no gap to its writer; a reply may.
    """
    text = _SIGNATURE.sub("", _GREETING.sub("", text.strip()))
    tracer = Tracer(profile, job)
    foreign = _runs(f"{told}\n{job.title}\n{job.description}") - _runs("\n".join(_own_words(profile)))
    kept, cut = text, []
    for span in reversed(sentences(text)):
        has_gap = bool(PLACEHOLDER.search(span.text)) and not may_leave_gaps
        reason = "left a gap to fill in." if has_gap else _why_not(span, tracer, foreign)
        if reason:
            cut.append(f"“{_short(span.text)}” {reason}")
            kept = kept[: span.start].rstrip(" ") + kept[span.end :]
    kept = re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+", " ", kept)).strip()
    blockers = tuple(ready_blockers(review(kept, job, profile, job.platform)))
    share = word_count(kept) / max(word_count(text), 1)
    proves = any(one.status == "supported" for one in tracer.sentences(kept))
    fit = proves and share >= LEAST_KEPT and FEW_WORDS <= word_count(kept) <= LONG_WORDS
    return Weeded(kept, tuple(reversed(cut)), blockers, fit)


def _why_not(span: Span, tracer: Tracer, foreign: frozenset[str]) -> str:
    if _LEFTOVERS.search(span.text):
        return "held a link, a secret or markup."
    if machine_spans(span.text):
        return "speaks to machines."
    judged = tracer.sentence(span)
    if judged.status == "unsupported":
        return judged.reason or "is not in your profile."
    demanded = judged.reason == "The ad asks for these words."
    if not demanded and _runs(span.text) & foreign:
        return "is copied from the ad."
    return ""


def _own_words(profile: ProfileFacts) -> list[str]:
    """The freelancer's own facts may be told as they stand."""
    return [fact.text for fact in facts_of(profile)]


def _runs(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(" ".join(words[n : n + COPIED]) for n in range(len(words) - COPIED + 1))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 90 else f"{line[:89]}…"
