"""Facts in the shape in which the forms of the profile take them, cut to what these allow."""

from collections.abc import Iterable

from app.domain.forms import LINE, TEXT, is_web_address
from app.domain.profile_import.facts import FactKind, FoundFact, snippet_of

MOST_RESULTS = 20
LONGEST_RESULT = 500
MOST_SKILLS = 40
LONGEST_SKILL = 80


def experience(
    *, kind: str, title: str, company: str, started_on: str, ended_on: str, description: str,
    results: Iterable[str], skills: Iterable[str], place: str, snippet: str, url: str = "", doubt: str = "",
) -> FoundFact:  # fmt: skip
    """A piece of past work. An address that is none of the web is left out."""
    values = {
        "kind": kind,
        "title": title[:LINE],
        "company": company[:LINE],
        "started_on": started_on,
        "ended_on": ended_on,
        "description": description[:TEXT],
        "results": "\n".join(_cut(one, LONGEST_RESULT) for one in list(results)[:MOST_RESULTS]),
        "skills": ", ".join(one for one in list(skills)[:MOST_SKILLS] if len(one) <= LONGEST_SKILL),
    }
    if is_web_address(url):
        values["url"] = url
    return FoundFact(FactKind.EXPERIENCE, values, place, snippet, not doubt, doubt)


def education(
    *, institution: str, degree: str, field: str, started_on: str, ended_on: str, description: str,
    place: str, snippet: str, doubt: str = "",
) -> FoundFact:  # fmt: skip
    """Where something was learned."""
    values = {
        "institution": institution[:LINE],
        "degree": degree[:LINE],
        "field": field[:LINE],
        "started_on": started_on,
        "ended_on": ended_on,
        "description": description[:TEXT],
    }
    return FoundFact(FactKind.EDUCATION, values, place, snippet, not doubt, doubt)


def other(section: str, text: str, place: str) -> FoundFact:
    """What is kept with the file only."""
    return FoundFact(FactKind.OTHER, {"section": section, "text": text[:TEXT]}, place, snippet_of(text))


def _cut(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
