"""From the lines of a CV to facts: whose it is, skills, past work, education, and what is kept beside."""

import re
from collections.abc import Callable

from app.domain.profile_import.facts import FactKind, FoundFact, snippet_of
from app.domain.skills import canonical
from app.sources.profiles.cv_entries import Entry, blocks, entries, paragraphs
from app.sources.profiles.cv_sections import Section, cut
from app.sources.profiles.cv_skills import read_skills, skills_shown
from app.sources.profiles.cv_top import join_wrapped, read_summary, read_top
from app.sources.profiles.lines import Line
from app.sources.profiles.values import education, experience, other

Reader = Callable[[Section, frozenset[str]], list[FoundFact]]

ROLE = re.compile(
    r"\b(?:engineer|developer|designer|manager|assistant|intern|internship|consultant|writer|editor|founder|"
    r"co-?founder|lead|head|analyst|architect|director|officer|specialist|administrator|coordinator|"
    r"technician|scientist|researcher|teacher|tutor|instructor|freelancer?|contractor|marketer|strategist|"
    r"accountant|translator|photographer|producer|programmer|owner|partner|president|c[etfmo]o|vp|"
    r"supervisor|executive|representative|agent|nurse|recruiter|copywriter|illustrator|animator|"
    r"sviluppatore|entwickler|responsabile|ingegnere|d[ée]veloppeur)\b",
    re.IGNORECASE,
)
SCHOOL = re.compile(
    r"\b(?:universit\w*|college|school|institut\w*|academ\w+|polytechnic|politecnico|hochschule|faculty|"
    r"liceo|bootcamp|lyc[ée]e|[ée]cole|coursera|udemy|mit|eth)\b",
    re.IGNORECASE,
)
DEGREE = re.compile(
    r"\b(?:bachelor|master|doctor|ph\.?\s?d|b\.?\s?sc|m\.?\s?sc|b\.?a|m\.?a|mba|b\.?eng|m\.?eng|b\.?tech|"
    r"diplom\w*|degree|laurea|associate|certificate|a-levels|abitur|licence|minor|gcse)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:[A-Z][\w.'-]+ ?){1,3}, ?(?:[A-Z]{2}|[A-Z][a-z]+)|Remote", re.UNICODE)
ROLE_GUESSED = "Which is the title and which the company was told by their order."
MONTHS_FILLED = "The exact months are not written there; they were filled in."


def read_cv(lines: list[Line]) -> list[FoundFact]:
    """Every fact that the CV states, in the order in which a profile shows them."""
    sections = cut(lines)
    listed = [fact for section in sections if section.name == "skills" for fact in read_skills(section.lines)]
    own = frozenset(canonical(fact.values["name"]) for fact in listed)
    facts = list(listed)
    for section in sections:
        facts += READERS.get(section.name, _kept)(section, own)
    order = [FactKind.BASICS, FactKind.SKILL, FactKind.EXPERIENCE, FactKind.EDUCATION, FactKind.OTHER]
    return sorted(_once(facts), key=lambda fact: order.index(fact.kind))


def _work(kind: str) -> Reader:
    def read(section: Section, own: frozenset[str]) -> list[FoundFact]:
        found = entries(section.lines) or blocks(section.lines)
        return [_experience(entry, kind, own) for entry in found if entry.parts]

    return read


def _experience(entry: Entry, kind: str, own: frozenset[str]) -> FoundFact:
    title, company, is_guess = _title_and_company(entry.parts, kind)
    running, bullets = paragraphs(entry.told)
    told = " ".join([*running, *bullets])
    span = entry.span
    inexact = span is not None and not span.is_exact
    doubts = [ROLE_GUESSED] * is_guess + [MONTHS_FILLED] * inexact
    return experience(
        kind=kind, title=title, company=company,
        started_on=span.started if span else "", ended_on=span.ended if span else "",
        description=join_wrapped(running), results=bullets,
        skills=skills_shown(f"{title}. {told}", own),
        place=entry.place, snippet=snippet_of(*entry.words, told), doubt=" ".join(doubts),
    )  # fmt: skip


def _title_and_company(parts: list[str], kind: str) -> tuple[str, str, bool]:
    parts = [part for n, part in enumerate(parts) if n == 0 or not _PLACE.fullmatch(part)]
    if kind == "project" or len(parts) == 1:
        return parts[0], parts[1] if len(parts) > 1 and kind != "project" else "", False
    roles = [part for part in parts if ROLE.search(part)]
    if len(roles) == 1:
        return roles[0], next(part for part in parts if part != roles[0]), False
    return parts[0], parts[1], True


def _education(section: Section, _: frozenset[str]) -> list[FoundFact]:
    return [_studies(entry) for entry in entries(section.lines) or blocks(section.lines) if entry.parts]


def _studies(entry: Entry) -> FoundFact:
    head = re.sub(r"(?:\s+[–—-]\s+|\s*[|,(]\s*)?\b\d(?:[.,]\d+)?\s*(?:GPA|/\s*\d+)\)?|\bGPA:?\s*[\d./]+", " ",
                  " | ".join(entry.parts))  # fmt: skip
    parts = [part.strip(" ,|-–—") for part in head.split(" | ") if part.strip(" ,|-–—")]
    school = next((part for part in parts if SCHOOL.search(part)), parts[0] if parts else entry.parts[0])
    studied = next((part for part in parts if part != school and DEGREE.search(part)), "")
    if not studied:
        studied = next((part for part in parts if part != school and not _PLACE.fullmatch(part)), "")
    degree, _, field = studied.partition(" in ")
    running, bullets = paragraphs(entry.told)
    span = entry.span
    return education(
        institution=school, degree=degree, field=field,
        started_on=span.started if span and span.started != span.ended else "",
        ended_on=span.ended if span else "",
        description="\n".join([*running, *bullets]),
        place=entry.place, snippet=snippet_of(*entry.words),
        doubt=MONTHS_FILLED if span and not span.is_exact else "",
    )  # fmt: skip


def _kept(section: Section, _: frozenset[str]) -> list[FoundFact]:
    """Languages, certificates and the like: kept with the file, line by line."""
    if section.name == "other":
        return []
    return [other(section.name, line.text, line.place) for line in section.lines[:100]]


READERS: dict[str, Reader] = {
    "top": lambda section, _: read_top(section.lines),
    "summary": lambda section, _: read_summary(section.lines),
    "skills": lambda section, _: [],  # read first: past work is held against them
    "experience": _work("work"),
    "projects": _work("project"),
    "volunteer": _work("volunteer"),
    "education": _education,
}


def _once(facts: list[FoundFact]) -> list[FoundFact]:
    """A fact that stands there twice counts once: the first time."""
    seen: dict[tuple[str, ...], FoundFact] = {}
    for fact in facts:
        values = fact.values
        names = ("field", "name", "title", "company", "started_on", "institution", "degree", "text")
        key = (fact.kind, *(values.get(name, "").casefold() for name in names if name != "value"))
        seen.setdefault(key, fact)
    return list(seen.values())
