"""What a client is likely to ask, with the facts to answer from; and what the ad leaves open, to be asked back."""

import re
from dataclasses import dataclass

from app.domain.letters.demands import find_demands
from app.domain.letters.facts import Fact, facts_of
from app.domain.letters.machine import machine_spans
from app.domain.letters.match import AdWords, best_facts
from app.domain.letters.skill_words import is_generic
from app.domain.letters.words import sentences, stems
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.skills import canonical, related

MOST_LIKELY = 10
MOST_SKILLS = 4
MOST_EVIDENCE = 2
LEAST_CLOSE = 0.4
_YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
NOTHING = "Nothing in your profile answers this yet."


@dataclass(frozen=True)
class Likely:
    """A question, why it is likely, and one's own evidence; `gap` says what is missing."""

    question: str
    why: str
    evidence: list[str]
    gap: str = ""


def likely_questions(job: JobPosting, profile: ProfileFacts, wish: SearchWish) -> list[Likely]:
    """Those of the ad itself first, then its skills, then what is asked in every talk."""
    facts = facts_of(profile)
    made = [*_of_the_ad(job, facts), *_of_skills(job, profile, facts), *_usual(job, facts)]
    once = {_key(one.question): one for one in reversed(made)}
    return list(reversed(once.values()))[:MOST_LIKELY]


def _of_the_ad(job: JobPosting, facts: list[Fact]) -> list[Likely]:
    asked = [demand.needle for demand in find_demands(job) if demand.kind == "question"]
    said = (span.text.strip() for span in sentences(job.description))
    asked += [one for one in said if one.endswith("?") and _YOU.search(one)]
    asked += [str(question) for question in job.extras.get("questions") or ()]
    different = {_key(one): one for one in reversed(asked)}
    return [
        _likely(f"{one.rstrip('?. ')}?", "The ad asks it.", _about(one, facts))
        for one in reversed(different.values())
        if not machine_spans(one)
    ][:5]


def _key(question: str) -> str:
    """One key for a question however its apostrophes, capitals and marks are written."""
    return " ".join(re.findall(r"\w+", re.sub(r"[’‘`´']", "", question.casefold())))


def _of_skills(job: JobPosting, profile: ProfileFacts, facts: list[Fact]) -> list[Likely]:
    mine = {canonical(skill.name).casefold() for skill in profile.skills}
    mine |= {canonical(name).casefold() for work in profile.experiences for name in work.skills}
    made: list[Likely] = []
    for name in [one for one in job.skills if not is_generic(one)][:MOST_SKILLS]:
        key = canonical(name)
        if key.casefold() in mine:
            told = [
                fact for fact in facts if key.casefold() in {canonical(s).casefold() for s in fact.skills}
            ]
            made.append(
                _likely(
                    f"Where have you used {name}, and what came of it?",
                    "The ad asks for it.",
                    _strongest(told),
                )
            )
        else:
            near = [
                other
                for other, share in related(key).items()
                if share >= LEAST_CLOSE and other.casefold() in mine
            ]
            gap = f"{name} is not in your profile" + (
                f"; {near[0]} is the nearest you have." if near else "."
            )
            made.append(Likely(f"How well do you know {name}?", "The ad asks for it.", [], gap))
    return made


def _usual(job: JobPosting, facts: list[Fact]) -> list[Likely]:
    best = [match.fact.text for match in best_facts(facts, AdWords(job), MOST_EVIDENCE)]
    results = [fact.text for fact in facts if fact.kind == "result"][:MOST_EVIDENCE]
    return [
        _likely("Tell me about a similar project.", "It is asked in nearly every talk.", best),
        _likely("What was the hardest part of a past project, and what did you do?", "It is asked in nearly every talk.", results),
        Likely("How would you begin?", "It shows whether you have read the ad.", [],
               "Name the first step, and what you need from the client for it."),
        Likely("When can you start, and how many hours a week?", "It is asked in nearly every talk.", [],
               "Only you know: look into your calendar before the talk."),
    ]  # fmt: skip


def _about(question: str, facts: list[Fact]) -> list[str]:
    """The facts that share the most words with a question."""
    wanted = stems(question)
    scored = [(len(wanted & stems(fact.text)), n, fact.text) for n, fact in enumerate(facts)]
    return [text for shared, _, text in sorted(scored, key=lambda s: (-s[0], s[1])) if shared][:MOST_EVIDENCE]


def _strongest(facts: list[Fact]) -> list[str]:
    """Results before descriptions before the mere name."""
    order = ("result", "description", "experience", "skill")
    ranked = sorted(facts, key=lambda fact: order.index(fact.kind) if fact.kind in order else 9)
    return [fact.text for fact in ranked][:MOST_EVIDENCE]


def _likely(question: str, why: str, evidence: list[str]) -> Likely:
    return Likely(question, why, evidence, "" if evidence else NOTHING)


_TO_ASK: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("What has to be true at the end for you to call it a success?", re.compile(r"\b(?:success|goal|deliverable|acceptance|outcome|kpi)s?\b", re.I)),
    ("By when do you need it, and what happens on that day?", re.compile(r"\b(?:deadline|by (?:monday|friday|end|the)|asap|urgent|week|timeline|due)\b", re.I)),
    ("Who decides, and who will I work with day by day?", re.compile(r"\b(?:team|report to|manager|stakeholder|work (?:closely )?with)\b", re.I)),
    ("What exists already: code, designs, data, accounts?", re.compile(r"\b(?:existing|already|current(?:ly)?|codebase|figma|repo(?:sitory)?|legacy|mock-?ups?)\b", re.I)),
    ("What have you tried so far, and why was it not enough?", re.compile(r"\b(?:tried|previous (?:developer|freelancer|agency)|last (?:developer|freelancer)|rebuild|rewrite)\b", re.I)),
    ("How do you like to be kept up to date?", re.compile(r"\b(?:daily|weekly|stand-?ups?|slack|updates?|communicat\w+|meetings?)\b", re.I)),
    ("What is the budget for the whole, and for a first step?", re.compile(r"[$€£]\s?\d|\bbudget\b", re.I)),
    ("What comes after this, if it goes well?", re.compile(r"\b(?:long[- ]term|ongoing|future|next phase|phase 2)\b", re.I)),
)  # fmt: skip


def questions_to_ask(job: JobPosting) -> list[str]:
    """What the ad does not say; at least three."""
    text = f"{job.title}\n{job.description}"
    is_priced = job.budget_type.value != "unknown"
    open_ones = [
        question for question, said in _TO_ASK
        if not said.search(text) and not (is_priced and question.startswith("What is the budget"))
    ]  # fmt: skip
    return (open_ones + [question for question, _ in _TO_ASK if question not in open_ones])[
        : max(3, len(open_ones))
    ]
