"""Which questions a rehearsal asks: of the ad, of the client's words, of one's own profile, and of the bank."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest

from app.domain.interview.bank import bank_questions, trade_for
from app.domain.letters.facts import Fact, facts_of
from app.domain.letters.machine import machine_spans
from app.domain.letters.words import sentences, stems
from app.domain.posting import JobPosting
from app.domain.prep.questions import likely_questions
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.skills import trade_of

MOST = 20
MOST_HINTS = 2
_LONGEST_QUOTE = 160


@dataclass(frozen=True)
class Asked:
    """A question, why it is asked, and what one's own profile offers for an answer."""

    ask: str
    why: str
    hints: tuple[str, ...] = ()
    is_follow_up: bool = False


def plan_questions(
    kind: str, count: int, *, profile: ProfileFacts, wish: SearchWish, job: JobPosting | None, seed: str
) -> tuple[Asked, ...]:
    """`count` different ones; the same seed gives the same, another seed others of the bank."""
    facts = facts_of(profile)
    sources: list[Iterable[Asked]] = [_of_the_bank(kind, profile, job, facts, seed)]
    if kind != "free":
        sources = [_of_the_job(kind, job, profile, wish), _of_the_client(job, facts), *sources]
        sources.append(_of_the_profile(kind, facts))
    once: dict[str, Asked] = {}
    for one in chain.from_iterable(zip_longest(*sources)):
        if one is not None:
            once.setdefault(one.ask.casefold(), one)
    return tuple(once.values())[: min(count, MOST)]


def hints_for(question: str, facts: list[Fact]) -> tuple[str, ...]:
    """The facts that share the most words with the question; else the strongest results."""
    wanted = stems(question)
    shared = [(len(wanted & stems(fact.text)), -n, fact.text) for n, fact in enumerate(facts)]
    near = [text for count, _, text in sorted(shared, reverse=True) if count]
    return tuple((near or [fact.text for fact in facts if fact.kind == "result"])[:MOST_HINTS])


def _of_the_job(
    kind: str, job: JobPosting | None, profile: ProfileFacts, wish: SearchWish
) -> Iterator[Asked]:
    if job is None or kind in ("behavioural", "rate"):
        return
    for one in likely_questions(job, profile, wish):
        yield Asked(one.question, one.why, tuple(one.evidence))


def _of_the_client(job: JobPosting | None, facts: list[Fact]) -> Iterator[Asked]:
    """The client's own sentences, given back as questions; text aimed at machines is left out."""
    if job is None:
        return
    for span in sentences(job.description):
        words = span.text.strip()
        if (
            len(words.split()) >= 6
            and len(words) <= _LONGEST_QUOTE
            and not words.endswith("?")
            and not machine_spans(words)
        ):
            yield Asked(
                f"We wrote: “{words}” How would you go about it?",
                "It is a sentence of the ad.",
                hints_for(words, facts),
            )


def _of_the_profile(kind: str, facts: list[Fact]) -> Iterator[Asked]:
    wording = {
        "rate": "Your profile says: “{}” What is that worth to us?",
        "technical": "Your profile says: “{}” How did you do it?",
    }.get(kind, "Your profile says: “{}” Tell me how that came about.")
    for fact in facts:
        if fact.kind in ("result", "description") and len(fact.text) <= _LONGEST_QUOTE:
            yield Asked(wording.format(fact.text), "It stands in your profile.", (fact.text,))


def _of_the_bank(
    kind: str, profile: ProfileFacts, job: JobPosting | None, facts: list[Fact], seed: str
) -> Iterator[Asked]:
    skills = [*(job.skills if job else ()), *(skill.name for skill in profile.skills)]
    trade = trade_for([trade_of(name) for name in skills])
    texts = bank_questions(kind, trade)
    for place, text in enumerate(
        sorted(texts, key=lambda one: hashlib.sha256(f"{seed}{one}".encode()).digest())
    ):
        if "{skill}" in text:
            if not skills:
                continue
            text = text.replace("{skill}", skills[place % min(len(skills), 5)])
        yield Asked(text, "It is one of Bidwell's own questions.", hints_for(text, facts))
