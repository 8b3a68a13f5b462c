"""Where a person's own rows show a skill: past work, what they say about themself, their CV. Nothing else counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.profile import ExperienceFact, ProfileFacts
from app.domain.skills import canonical, find_skills
from app.domain.skills_forms import key_of
from app.domain.skills_vocabulary import Reading, vocabulary

CLAUSE_END = re.compile(
    r"[.!?;:\n•]\s|\n|(?<!everything )(?<!anything )(?<!all )\bbut\b|\bwhile\b|\bwhereas\b", re.IGNORECASE
)

DENIED = re.compile(
    r"\b(?:not?|never|none|nor|neither|without|lack(?:s|ed|ing)?|instead of|rather than|unlike|except|excluding|"
    r"avoid(?:s|ed|ing)?|cannot|barely|hardly|little|zero|refus(?:e|ed|ing)|stopp?(?:ed|ing)?|gave up|"
    r"replac(?:e|ed|es|ing)|away from|(?:every|any)thing but|all but|no longer|used to|forgot(?:ten)?|rusty|"
    r"hir(?:e|ed|ing)|recruit\w*|outsourc\w*|subcontract\w*|commission\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
"""What is said in such a clause is no claim to a skill."""

WISHED = re.compile(
    r"\b(?:want(?:s|ed|ing)?|wish(?:es|ed)?|hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|aim(?:s|ing)?|would|could|might|"
    r"will|going to|soon|next|learn(?:s|ed|t|ing)?|study(?:ing)?|curious|interested|beginn(?:er|ing)|dream(?:s|ing)?|"
    r"consider(?:s|ed|ing)?|if|hear(?:d)? of|read about|watch(?:ed|ing)?|fan of|like to|love to|eager|keen)\b",
    re.IGNORECASE,
)
"""Nor what somebody would like to do one day."""

OTHERS = re.compile(
    r"(?:\b(?:their|his|her|its|your)\b|\b(?:client|customer|competitor|partner|colleague|vendor|supplier|agency|team|"
    r"department|boss|friend|they|who|which|he|she)s?\b(?:[’']s?)?)[^,()]{0,40}$",
    re.IGNORECASE,
)
"""Somebody else's skill, named shortly before."""

SUBJECT = re.compile(
    r"\b(?:for|about|at|from|to|like|by|against|of|next|beside|alongside)\s+"
    r"(?:(?:an?|the|new|some|several|many|\d+)\s+)*$",
    re.IGNORECASE,
)
"""What work was done for or about, rather than with."""

PEOPLE = re.compile(
    r"\s+(?:(?!for\b|and\b|with\b|to\b|in\b|by\b)\w+\s+)?(?:developers|engineers|designers|experts|specialists|freelancers|people|teams?|agency|agencies|"
    r"vendors?|departments?|shops?|stores?|clients?|customers?|users?|companies|company|licen[cs]es?|courses?|books?|"
    r"conferences?|recruit\w*|candidates?|roles?|positions?|jobs?)\b",
    re.IGNORECASE,
)
"""Who or what carries the skill, if not the person."""

MOVED = re.compile(
    r"\b(?:migrat|mov|port|switch|convert|upgrad|rewr|rebuil)\w*\b[^,]*\bto\s+$", re.IGNORECASE
)
"""Where "to" leads to what was worked with: migrated from one thing to another."""

TOOL = re.compile(r"\b(?:in|with|using|via)\s+$", re.IGNORECASE)
"""Before what something was made with."""

QUOTE = 160


@dataclass(frozen=True)
class Proof:
    """One row that shows a skill, and its words."""

    kind: str
    id: str
    label: str
    quote: str


def proofs_of(profile: ProfileFacts, cvs: Sequence[tuple[str, str]] = ()) -> dict[str, tuple[Proof, ...]]:
    """By canonical skill the rows that show it, at most one proof a row. `cvs` are (id, text)."""
    found: dict[str, dict[tuple[str, str], Proof]] = {}
    for name, proof in _all(profile, cvs):
        found.setdefault(name, {}).setdefault((proof.kind, proof.id), proof)
    return {name: tuple(rows.values()) for name, rows in found.items()}


def evidence_words(proofs: Sequence[Proof]) -> str:
    """ "you used it in two past projects and your CV names it" """
    works = sum(proof.kind == "experience" for proof in proofs)
    said = [f"you used it in {_small(works)} past {'project' if works == 1 else 'projects'}"] if works else []
    said += ["you name it in what you say about yourself"] * any(proof.kind == "about" for proof in proofs)
    said += ["your CV names it"] * any(proof.kind == "cv" for proof in proofs)
    return " and ".join(said)


def years_shown(profile: ProfileFacts, proofs: Sequence[Proof], today: date) -> int:
    """Whole years of the past work that shows a skill; what overlaps counts once."""
    shown = {proof.id for proof in proofs if proof.kind == "experience"}
    spans = sorted(
        (fact.started_on, fact.ended_on or today)
        for fact in profile.experiences
        if str(fact.id) in shown and fact.started_on
    )
    days, until = 0, date.min
    for start, end in spans:
        days += max(0, (end - max(start, until)).days)
        until = max(until, end)
    return int(days / 365.25)


def _all(profile: ProfileFacts, cvs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Proof]]:
    for fact in profile.experiences:
        yield from _worked(fact)
    for name, quote in claimed(profile.about):
        yield name, Proof("about", "", "About you", quote)
    for cv_id, text in cvs:
        for name, quote in claimed(text):
            yield name, Proof("cv", cv_id, "Your CV", quote)


def _worked(fact: ExperienceFact) -> Iterator[tuple[str, Proof]]:
    label = f"{fact.title}, {fact.company}" if fact.company else fact.title
    for written in fact.skills:
        yield (
            canonical(written),
            Proof("experience", str(fact.id), label, f"Skills: {', '.join(fact.skills)}"[:QUOTE]),
        )
    for text, is_title in ((fact.title, True), ("\n".join([fact.description, *fact.results]), False)):
        for name, quote in claimed(text, title=is_title):
            yield name, Proof("experience", str(fact.id), label, quote)


def claimed(text: str, *, title: bool = False) -> Iterator[tuple[str, str]]:
    """The skills that a text claims, with the clause that does: denials, wishes and others' skills left out."""
    spans = find_skills(text, title=title)
    for span in spans:
        start, end = _clause(text, span.start, span.end)
        clause, before, after = text[start:end], text[start : span.start], text[span.end : end]
        if DENIED.search(clause) or WISHED.search(clause) or OTHERS.search(before):
            continue
        written = text[span.start : span.end]
        if (SUBJECT.search(before) and not MOVED.search(before)) or _is_people(written, after):
            continue
        is_alone = sum(start <= other.start < end for other in spans) == 1
        if is_alone and not TOOL.search(before) and _is_everyday(written):
            continue
        yield span.name, " ".join(clause.split())[:QUOTE]


def _is_people(written: str, after: str) -> bool:
    """Whether the skill belongs to developers, an agency, a shop: by the words after it, or its own last one."""
    return bool(PEOPLE.match(after) or PEOPLE.search(written))


def _is_everyday(written: str) -> bool:
    """A small word that is a name only in some company: "requests" may be quotes that were asked for."""
    alias = vocabulary().aliases.get(key_of(written))
    if alias is None or not written.islower() or " " in written:
        return False
    return alias.reading is Reading.CONTEXT or not alias.form[:1].islower()


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    first = max((match.end() for match in CLAUSE_END.finditer(text, 0, start)), default=0)
    last = CLAUSE_END.search(text, end)
    return first, last.start() if last else len(text)


def _small(count: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return words[count] if count < len(words) else str(count)
