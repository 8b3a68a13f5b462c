"""JSON Resume (jsonresume.org): the parts that a profile has rows for, and the rest kept whole."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from app.domain.countries import country_name
from app.domain.errors import BadInput
from app.domain.profile_forms import (
    LONGEST_ABOUT,
    LONGEST_HEADLINE,
    LONGEST_NAME,
    LONGEST_SKILL,
    level_named,
)
from app.domain.profile_import.facts import FactKind, FoundFact, ParsedProfile, snippet_of
from app.domain.profile_import.kept import PART
from app.domain.skills import is_language, skill_named, spelled
from app.domain.skills_vocabulary import USUAL_LEVEL
from app.sources.json_records import json_safe
from app.sources.plain_text import read_text
from app.sources.profiles.cv_skills import skill, skills_shown
from app.sources.profiles.cv_top import LINKEDIN
from app.sources.profiles.linkedin_dates import month_of
from app.sources.profiles.values import education, experience, other

SECTIONS = ("basics", "work", "volunteer", "projects", "education", "skills")
KEPT = ("certificates", "awards", "publications", "languages", "interests", "references")
FLUENCY = (
    ("expert", r"native|mother tongue|first language|bilingual"),
    ("advanced", r"fluent|full professional|advanced|proficient|c[12]"),
    ("intermediate", r"professional|working|conversational|intermediate|good|b[12]"),
    ("beginner", r"elementary|basic|beginner|limited|a[12]"),
)
"""How well a language is spoken, as a skill has levels: the first that is said, from the best down."""
MOST = 300
DEPTH = 20
_YEARS = re.compile(r"\b(\d{1,2})\+? ?(?:years?|yrs?)\b", re.I)
MONTHS_FILLED = "Years only are written there: the year's ends stand in for the months."


def read_resume(text: str, file_name: str) -> ParsedProfile:
    """The facts of a JSON Resume."""
    try:
        resume = json_safe(json.loads(text), depth=DEPTH)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{file_name} is not valid JSON. Export it again, then drop it.") from error
    if not isinstance(resume, dict) or not any(resume.get(name) for name in SECTIONS):
        raise BadInput(f"{file_name} is no JSON Resume: it has no basics, work, education or skills.")
    facts = [*_basics(_object(resume.get("basics")))]
    skills = _skills(resume)
    own = [fact.values["name"] for fact in skills]
    for section, kind in (("work", "work"), ("volunteer", "volunteer"), ("projects", "project")):
        facts += [fact for place, one in _items(resume, section) for fact in _work(one, kind, place, own)]
    facts += [fact for place, one in _items(resume, "education") for fact in _studies(one, place)]
    facts += skills
    for section in KEPT:
        facts += [_kept(section, one, place, skills) for place, one in _items(resume, section)]
    kept = {name: value for name, value in resume.items() if name != "basics"}
    return ParsedProfile("JSON Resume", tuple(facts), raw={"resume": kept})


def _basics(basics: dict[str, Any]) -> Iterator[FoundFact]:
    where = _object(basics.get("location"))
    code = _line(where.get("countryCode"))
    place = [_line(where.get("city")), _line(where.get("region")), country_name(code) or code]
    said = {
        "display_name": _line(basics.get("name"))[:LONGEST_NAME],
        "headline": _line(basics.get("label"))[:LONGEST_HEADLINE],
        "about": _text(basics.get("summary"))[:LONGEST_ABOUT],
        "location": ", ".join(filter(None, dict.fromkeys(place)))[:200],
        "linkedin_url": next(filter(None, map(_linkedin, _objects(basics.get("profiles")))), ""),
    }
    for field, value in said.items():
        if value:
            yield FoundFact(FactKind.BASICS, {"field": field, "value": value}, "basics", snippet_of(value))


def _linkedin(profile: dict[str, Any]) -> str:
    found = LINKEDIN.fullmatch(_line(profile.get("url")).split("?")[0].replace("www.", ""))
    return f"https://www.linkedin.com/in/{found[1]}" if found else ""


def _work(one: dict[str, Any], kind: str, place: str, own: Sequence[str]) -> Iterator[FoundFact]:
    """A piece of past work; of the résumé's own skills it shows those that its words name."""
    name = _line(one.get("name")) or _line(one.get("organization"))
    title = _line(one.get("position")) or (name if kind == "project" else "")
    company = "" if kind == "project" else name
    if not (title or company):
        return
    told = _text(one.get("summary")) or (_text(one.get("description")) if kind == "project" else "")
    results = [_line(each) for each in _list(one.get("highlights")) if _line(each)]
    started, start_exact = month_of(_line(one.get("startDate")), is_end=False)
    ended, end_exact = month_of(_line(one.get("endDate")), is_end=True)
    named = [_line(each) for each in _list(one.get("keywords")) if _line(each) and "," not in _line(each)]
    text = ". ".join([title, told, *results])
    yield experience(
        kind=kind, title=title or company, company=company if title else "", started_on=started, ended_on=ended,
        description=told, results=results,
        skills=_once([*named, *_named_in(text, own), *skills_shown(text)]),
        place=place, snippet=snippet_of(title, company, told, *results),
        url=_line(one.get("url")) if kind == "project" else "",
        doubt="" if start_exact and end_exact else MONTHS_FILLED,
    )  # fmt: skip


def _named_in(text: str, own: Sequence[str]) -> list[str]:
    return [name for name in own if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I)]


def _once(names: list[str]) -> list[str]:
    return list({name.casefold(): name for name in reversed(names)}.values())[::-1]


def _studies(one: dict[str, Any], place: str) -> Iterator[FoundFact]:
    institution = _line(one.get("institution"))
    if not institution:
        return
    started, start_exact = month_of(_line(one.get("startDate")), is_end=False)
    ended, end_exact = month_of(_line(one.get("endDate")), is_end=True)
    degree, field = _line(one.get("studyType")), _line(one.get("area"))
    yield education(
        institution=institution, degree=degree, field=field, started_on=started, ended_on=ended,
        description="\n".join(_line(each) for each in _list(one.get("courses")) if _line(each)), place=place,
        snippet=snippet_of(institution, degree, field),
        doubt="" if start_exact and end_exact else MONTHS_FILLED,
    )  # fmt: skip


def _skills(resume: dict[str, Any]) -> list[FoundFact]:
    """Keywords are skills, and so is a group's name that is one; any other name only where there are no keywords."""
    facts: dict[str, FoundFact] = {}
    for place, one in _items(resume, "skills"):
        words, keywords = _line(one.get("name")), [_line(each) for each in _list(one.get("keywords"))]
        said = _line(one.get("level"))
        level, years = level_named(said), _YEARS.search(said)
        own = [words] if _is_skill(words) or not any(keywords) else []
        of_own = (level, years[1] if years else "")
        found = [(name, *of_own) for name in _names(own)] + [(name, "", "") for name in _names(keywords)]
        for name, known, long in found:
            before = facts.get(name.casefold())
            if before is None or (known and "level" not in before.values):
                shown = f"{words}: {name}" if words != name else name
                facts[name.casefold()] = skill(name, place, shown, level=known, years=long)
    return list(facts.values())


def _kept(section: str, one: dict[str, Any], place: str, skills: Sequence[FoundFact]) -> FoundFact:
    """A language that Bidwell knows is a skill; all else is kept with the file."""
    name, fluency = _line(one.get("language")), _line(one.get("fluency"))
    if section != "languages" or not is_language(name):
        return other(section, _words(one), place)
    if any(fact.values["name"].casefold() == name.casefold() for fact in skills):
        return other(section, _words(one), place)
    said = (level for level, words in FLUENCY if re.search(rf"\b(?:{words})\b", fluency, re.I))
    return skill(name, place, _words(one), level=next(said, ""))


def _is_skill(name: str) -> bool:
    """Whether a skill is named, and no field of work: Python, Web Development; but not Backend, Design."""
    own = spelled(name)
    known = skill_named(own) if own else None
    return known is not None and (name.casefold() == own.casefold() or known.level >= USUAL_LEVEL)


def _names(listed: list[str]) -> list[str]:
    parts = [part.strip() for each in listed for part in re.split(r"[,;]", each)]
    return [name for name in parts if name and len(name) <= LONGEST_SKILL]


def _items(resume: dict[str, Any], section: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, one in enumerate(_list(resume.get(section))[:MOST], start=1):
        if isinstance(one, dict):
            yield f"{section} {number}", one


def _objects(value: Any) -> list[dict[str, Any]]:
    return [one for one in _list(value) if isinstance(one, dict)]


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _line(value: Any) -> str:
    return " ".join(_text(value).split())


def _text(value: Any) -> str:
    return read_text(str(value)[:20_000])[0].strip() if isinstance(value, str | int | float) else ""


def _words(one: dict[str, Any]) -> str:
    """What names it stands first."""
    named = [name for name in ("name", "title", "language") if name in one]
    return PART.join(filter(None, (_line(one[name]) for name in dict.fromkeys([*named, *one]))))
