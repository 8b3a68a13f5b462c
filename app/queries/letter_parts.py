"""The parts of the letter page: the ad with its demands, the claims with their sources, the review."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from app.domain.cover_letter import (
    Answer,
    Check,
    Demand,
    Fact,
    facts_of,
    find_demands,
    lines_of,
    review,
    sentence_hash,
)
from app.domain.enums import Platform
from app.domain.job_words import PLATFORM_NAMES, job_pay
from app.domain.letters.demanded_skills import is_called
from app.domain.letters.names import is_named
from app.domain.letters.skill_words import is_generic
from app.domain.letters.words import stems
from app.domain.markdown_signs import signs_taken, without_signs
from app.domain.outside_text import visible_host
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.rate_to_bid import rate_to_bid
from app.domain.scoring.own_skills import own_skills
from app.domain.skills import canonical
from app.domain.wording import counted

DEMAND_KINDS = ("skill",)
NOT_ACCEPTED = ("gaps", "claims")
"""Blocking checks that the person mends in the text; all others may also be declared met."""
MOST_FACTS = 3
SKILLS_SPEAK = 2
"""A sentence that names so many skills of the profile is a list of skills: their rows are its source."""
CARRIES = ("result", "description")
"""Lines of past work: where one carries a claim, it is shown before any skill."""
RANKS = {"result": 0, "description": 1, "education": 2, "experience": 3, "about": 4}


@dataclass(frozen=True)
class Source:
    """A claim and what stands behind it, as one card of the margin."""

    key: str
    claim: str
    tone: str
    reason: str
    facts: list[dict[str, str]] = field(default_factory=list)


def job_part(
    job_id: UUID, job: JobPosting, profile: ProfileFacts, checks: list[Check] | None = None
) -> dict[str, Any]:
    """The ad and what it asks for; which of it the letter meets, where there are checks of one."""
    demands = find_demands(job)
    unmet = {d.key for d in demands} if checks is None else {c.key for c in checks if not c.ok}
    who = job.company_name or job.client_country or ""
    asked = [demand for demand in demands if demand.kind not in DEMAND_KINDS]
    ad, ad_marks = signs_taken(job.description, [[d.start, d.end] for d in asked if d.end > d.start])
    skills = [(demand.needle, demand.text) for demand in demands if demand.kind in DEMAND_KINDS]
    return {
        "job": {
            "job_id": str(job_id),
            "title": without_signs(job.title),
            "meta": " · ".join(filter(None, [PLATFORM_NAMES[job.platform], who, job_pay(job)])),
            "apply_url": job.apply_url or "",
            "host": visible_host(job.apply_url or ""),
            "ad": ad,
        },
        "ad_marks": ad_marks,
        "demands": _demands(asked, unmet) + _skill_lines(skills, profile),
    }


def rate_part(job: JobPosting, wish: SearchWish) -> dict[str, str]:
    """The rate to name, on what it is based, and the number as a field of a platform takes it; "" without one."""
    bid = rate_to_bid(wish, job)
    return {
        "rate": bid.words if bid else "",
        "rate_why": bid.why if bid else "",
        "rate_number": bid.number if bid else "",
    }


def letter_part(row: Any, job_id: UUID, job: JobPosting, profile: ProfileFacts) -> dict[str, Any]:
    """The newest version held against the ad and the profile. Much reading; no database."""
    traced = [one for one in row["sentences"] if "text" in one]
    vouched = {one["vouched"] for one in row["sentences"] if "vouched" in one}
    facts = {fact.id: fact for fact in facts_of(profile)}
    claims = [one for one in traced if one["claim"]]
    answers = answers_among(row["sentences"])
    checks = review(
        row["content"], job, profile, Platform(job.platform), accepted=vouched, lines=lines_of(answers)
    )
    return job_part(job_id, job, profile, checks) | {
        "letter": {
            "version": row["version"],
            "status": row["status"],
            "style": row["style"],
            "temperature": str(row["temperature"]),
            "words": counted(row["word_count"], "word"),
        },
        **claims_part(claims, facts, vouched),
        "checks": [check_line(check, vouched) for check in checks if check.key != "claims"],
    }


def claims_part(claims: list[dict[str, Any]], facts: dict[str, Fact], vouched: set[str]) -> dict[str, Any]:
    """The lines under the claims of a text, and the cards beside it."""
    return {
        "spans": [[one["start"], one["end"], _tone(one, vouched), _key(one)] for one in claims],
        "sources": [_source(one, facts, vouched) for one in claims],
    }


def answers_among(sentences: list[dict[str, Any]]) -> list[Answer]:
    """The answers that are kept beside the sentences of a letter."""
    return [Answer(one["asked"], one["line"], one["own"]) for one in sentences if "asked" in one]


def _demands(asked: list[Demand], unmet: set[str]) -> list[dict[str, str]]:
    """A line each; one for all the sentences that are aimed at machines, which are marked in the ad."""
    machines = [demand for demand in asked if demand.kind == "machine_instruction"]
    lines = [_demand(demand, unmet) for demand in asked if demand.kind != "machine_instruction"]
    if machines:
        more = f" ({len(machines)} sentences)" if len(machines) > 1 else ""
        lines.insert(0, {"label": f"{machines[0].label}{more}", "tone": "look"})
    return lines


def _demand(demand: Demand, unmet: set[str]) -> dict[str, str]:
    return {"label": without_signs(demand.label), "tone": "look" if demand.key in unmet else "ok"}


def _skill_lines(wanted: list[tuple[str, str]], profile: ProfileFacts) -> list[dict[str, str]]:
    """Two lines at most: the skills one has, and those the profile says nothing of, in the ad's own words."""
    listed = [
        *(skill.name for skill in profile.skills),
        *(n for one in profile.experiences for n in one.skills),
    ]
    known = {canonical(name): name for name in reversed(listed)}
    once = {canonical(name).casefold(): (canonical(name), said) for name, said in reversed(wanted)}
    own, has, lacks = own_skills(profile), [], []
    for name, said in reversed(once.values()):
        if own.names(name) or own.names(said):
            has.append(_in_own_words(said, known.get(name, said)))
        elif own.has(name):
            mine = own.cover(name)[1]
            has.append(_in_own_words(said, known.get(mine, mine)))
        elif not is_generic(said):
            lacks.append(said)
    lines = []
    if has:
        lines.append({"label": f"You have: {', '.join(has)}", "tone": "ok"})
    if lacks:
        lines.append({"label": f"Not in your profile: {', '.join(lacks)}", "tone": "look"})
    return lines


def _in_own_words(said: str, mine: str) -> str:
    """A skill of the ad, with the profile's word for it where that is another one."""
    same = is_called(said, mine) and (stems(said) <= stems(mine) or not stems(said) & stems(mine))
    return said if same else f"{said} (you: {mine})"


def _tone(one: dict[str, Any], vouched: set[str]) -> str:
    if one["status"] == "unsupported":
        return "look" if _key(one) in vouched else "bad"
    return "ok"


def _key(one: dict[str, Any]) -> str:
    return sentence_hash(one["text"])


def _source(one: dict[str, Any], facts: dict[str, Fact], vouched: set[str]) -> Source:
    tone = _tone(one, vouched)
    if tone != "ok":
        return Source(_key(one), one["text"], tone, one["reason"])
    behind = [facts[fact_id] for fact_id in one["fact_ids"] if fact_id in facts]
    return Source(_key(one), one["text"], tone, "", _quotes(one["text"], behind, facts))


def _quotes(claim: str, behind: list[Fact], facts: dict[str, Fact]) -> list[dict[str, str]]:
    """The profile's words behind a claim, the telling ones first, each place named once."""
    told = sorted((f for f in behind if f.kind != "skill"), key=lambda fact: RANKS.get(fact.kind, 9))
    rows = {fact.ref_id for fact in told if fact.kind != "experience"}
    told = [fact for fact in told if fact.kind != "experience" or fact.ref_id not in rows]
    skills = [fact for fact in behind if fact.kind == "skill"]
    if skills:
        skills += [fact for fact in facts.values() if fact.kind == "skill" and _names(claim, fact)]
        skills = list(dict.fromkeys(skills))
    if len(skills) >= SKILLS_SPEAK:
        told = [fact for fact in told if fact.kind in CARRIES or _is_at(claim, fact)]
    quotes = [{"label": fact.label, "text": fact.text} for fact in told[:MOST_FACTS]]
    if skills:
        quotes.append({"label": "Your skills", "text": "; ".join(fact.text for fact in skills)})
    places: set[str] = set()
    for quote in quotes:
        if quote["label"] in places:
            quote["label"] = ""
        places.add(quote["label"])
    return quotes


def _is_at(claim: str, fact: Fact) -> bool:
    """Whether the claim names the employer of this piece of work."""
    place = fact.label.partition(" · ")[2].rpartition(", ")[0]
    return fact.kind == "experience" and bool(place) and is_named(place, claim)


def _names(claim: str, skill: Fact) -> bool:
    return re.search(rf"(?<!\w){re.escape(skill.skills[0])}(?!\w)", claim, re.I) is not None


def check_line(check: Check, vouched: Collection[str] = ()) -> dict[str, Any]:
    """One finding of a review, as the margin shows it; `vouched` holds what the person has declared met."""
    own_word = check.taken and check.key in vouched
    tone = "look" if own_word else "ok" if check.ok else "bad" if check.severity == "block" else "look"
    can_accept = tone == "bad" and check.key not in NOT_ACCEPTED
    said, _, quoted = check.detail.partition(": “")
    repeats = quoted and quoted.rstrip("”") in check.label
    return {
        "key": check.key,
        "label": without_signs(check.label),
        "detail": without_signs(
            "Met by your own word." if own_word else f"{said}." if repeats else check.detail
        ),
        "tone": tone,
        "can_accept": can_accept,
        "own_word": own_word,
    }
