"""What a file's facts would change in the profile, line by line, for the person to say yes or no to."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.domain.letters.machine import machine_spans
from app.domain.profile import ProfileFacts
from app.domain.profile_forms import KINDS, LEVELS
from app.domain.profile_import.facts import FactKind, FoundFact
from app.domain.profile_import.merge import Change, education_change, experience_change
from app.domain.skills import canonical

ADD, CHANGE, SAME = "add", "change", "same"
SECTIONS = {
    FactKind.BASICS: "Who you are",
    FactKind.SKILL: "Skills",
    FactKind.EXPERIENCE: "Past work",
    FactKind.EDUCATION: "Education",
}
FIELDS = {
    "display_name": "Name",
    "headline": "Headline",
    "about": "About",
    "location": "Place",
    "linkedin_url": "LinkedIn address",
    "date_of_birth": "Date of birth",
}
SPEAKS_TO_MACHINES = "Part of it reads like an instruction to a machine, not like a fact."
REPLACES = "It replaces what your profile says now."


@dataclass(frozen=True)
class Proposal:
    """One line of the review. `values` are what a yes saves; `target` is the row it changes, "" for a new one."""

    key: str
    kind: FactKind
    action: str
    label: str
    now: str
    new: str
    values: dict[str, str]
    target: str
    place: str
    snippet: str
    is_safe: bool
    why: str = ""
    """Why one should look before saying yes."""


def propose(facts: Iterable[FoundFact], present: ProfileFacts, basics: Mapping[str, str]) -> list[Proposal]:
    """Every fact that a profile has a place for, those that it says already included (action "same")."""
    made = [_proposal(fact, present, basics) for fact in facts if fact.kind in SECTIONS]
    return [_looked_at(one) for one in made]


def key_of(fact: FoundFact) -> str:
    """The same for the same fact of a file, however often it is looked at."""
    told = json.dumps([fact.kind, fact.place, fact.values], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:20]


def _proposal(fact: FoundFact, present: ProfileFacts, basics: Mapping[str, str]) -> Proposal:
    match fact.kind:
        case FactKind.BASICS:
            return _basics(fact, basics)
        case FactKind.SKILL:
            return _skill(fact, present)
        case FactKind.EXPERIENCE:
            return _entry(fact, experience_change(fact.values, present.experiences), _work_words(fact.values))
        case _:
            return _entry(fact, education_change(fact.values, present.educations), _study_words(fact.values))


def _basics(fact: FoundFact, basics: Mapping[str, str]) -> Proposal:
    field, new = fact.values["field"], fact.values["value"]
    now = basics.get(field, "")
    action = SAME if _flat(now) == _flat(new) else CHANGE if now else ADD
    return _made(
        fact, action, FIELDS.get(field, field), now, new, fact.values, "", REPLACES * (action == CHANGE)
    )


def _skill(fact: FoundFact, present: ProfileFacts) -> Proposal:
    name = fact.values["name"]
    known = {_flat(skill.name) for skill in present.skills} | {
        _flat(canonical(skill.name)) for skill in present.skills
    }
    is_there = _flat(name) in known or _flat(canonical(name)) in known
    years = fact.values.get("years", "")
    long = f"{years} {'year' if years == '1' else 'years'}" if years else ""
    new = " · ".join(filter(None, (name, LEVELS.get(fact.values.get("level", "")), long)))
    return _made(fact, SAME if is_there else ADD, name, name if is_there else "", new, fact.values, "", "")


def _entry(fact: FoundFact, change: Change, label: str) -> Proposal:
    if change.target is None:
        return _made(fact, ADD, label, "", change.words, change.values, "", "")
    action = CHANGE if change.words else SAME
    return _made(
        fact,
        action,
        label,
        change.now,
        change.words,
        change.values,
        change.target,
        REPLACES * change.replaces,
    )


def _made(
    fact: FoundFact,
    action: str,
    label: str,
    now: str,
    new: str,
    values: dict[str, str],
    target: str,
    why: str,
) -> Proposal:
    reasons = " ".join(filter(None, (fact.doubt, why)))
    is_safe = fact.is_sure and not why
    return Proposal(
        key_of(fact),
        fact.kind,
        action,
        label,
        now,
        new,
        values,
        target,
        fact.place,
        fact.snippet,
        is_safe,
        reasons,
    )


def _looked_at(one: Proposal) -> Proposal:
    """Words that speak to machines are shown, and wait for the person's own yes."""
    if any(machine_spans(text) for text in one.values.values()):
        return replace(one, is_safe=False, why=" ".join(filter(None, (one.why, SPEAKS_TO_MACHINES))))
    return one


def _work_words(values: Mapping[str, str]) -> str:
    kind = f" ({KINDS[values['kind']].lower()})" if values["kind"] != "work" else ""
    return " · ".join(filter(None, (values["title"], values["company"]))) + kind


def _study_words(values: Mapping[str, str]) -> str:
    studied = ", ".join(filter(None, (values["degree"], values["field"])))
    return " · ".join(filter(None, (studied, values["institution"])))


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()
