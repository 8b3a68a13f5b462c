"""How a piece of past work or an education in a file goes together with one that the profile has."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.profile import EducationFact, ExperienceFact


@dataclass(frozen=True)
class Change:
    """`target` is the row that changes (None = a new one); `words` say what would be new, "" for nothing."""

    target: str | None
    values: dict[str, str]
    now: str
    words: str
    replaces: bool = False


def experience_change(found: Mapping[str, str], present: Iterable[ExperienceFact]) -> Change:
    """Add it, or fill what the same work lacks: dates, a description, further results and skills."""
    same = next((one for one in present if _is_same_work(found, one)), None)
    if same is None:
        return Change(None, dict(found), "", _work_words(found))
    now = {
        "kind": same.kind,
        "title": same.title,
        "company": same.company,
        "started_on": month_words(same.started_on),
        "ended_on": month_words(same.ended_on),
        "description": same.description,
        "results": "\n".join(same.results),
        "skills": ", ".join(same.skills),
        "url": same.url,
    }
    values = now | {
        "started_on": now["started_on"] or found["started_on"],
        "ended_on": now["ended_on"] or (found["ended_on"] if not same.started_on else ""),
        "description": found["description"] or now["description"],
        "results": _union(now["results"], found["results"], "\n", most=20),
        "skills": _union(now["skills"], found["skills"], ", ", most=40),
        "url": now["url"] or found.get("url", ""),
    }
    return _change(str(same.id), now, values)


def education_change(found: Mapping[str, str], present: Iterable[EducationFact]) -> Change:
    """Add it, or fill what the same education lacks."""
    same = next((one for one in present if _is_same_school(found, one)), None)
    if same is None:
        return Change(None, dict(found), "", _study_words(found))
    now = {
        "institution": same.institution,
        "degree": same.degree,
        "field": same.field,
        "started_on": month_words(same.started_on),
        "ended_on": month_words(same.ended_on),
        "description": same.description,
    }
    filled = {
        name: now[name] or found[name]
        for name in ("degree", "field", "started_on", "ended_on", "description")
    }
    return _change(str(same.id), now, now | filled)


def month_words(day: date | None) -> str:
    """ "May 2023", as a form takes it."""
    return f"{day:%B %Y}" if day else ""


def _change(target: str, now: dict[str, str], values: dict[str, str]) -> Change:
    names = [name for name in values if _flat(values[name]) != _flat(now[name])]
    words = "\n".join(f"{LABELS.get(name, name)}: {_added(name, now[name], values[name])}" for name in names)
    replaces = any(now[name] and name in ("description", "degree", "field") for name in names)
    said = "\n".join(f"{LABELS.get(name, name)}: {now[name]}" for name in names if now[name])
    return Change(target, values, said, words, replaces)


LABELS = {"started_on": "From", "ended_on": "Until", "description": "Description", "results": "Results",
          "skills": "Skills", "degree": "Degree", "field": "Field", "url": "Link"}  # fmt: skip


def _added(name: str, now: str, new: str) -> str:
    """Of lists, what comes in addition."""
    by = {"results": "\n", "skills": ", "}.get(name)
    if not by or not now:
        return new
    known = {_flat(one) for one in now.split(by)}
    return "and " + by.join(one for one in new.split(by) if _flat(one) not in known)


def _is_same_work(found: Mapping[str, str], one: ExperienceFact) -> bool:
    same_title = _flat(found["title"]) == _flat(one.title)
    same_company = _flat(found["company"]) == _flat(one.company)
    same_start = bool(found["started_on"]) and found["started_on"] == month_words(one.started_on)
    either_undated = not found["started_on"] or one.started_on is None
    return (same_company and same_title and (same_start or either_undated)) or (
        same_company and bool(found["company"]) and same_start
    )


def _is_same_school(found: Mapping[str, str], one: EducationFact) -> bool:
    if _flat(found["institution"]) != _flat(one.institution):
        return False
    return not one.degree or not found["degree"] or _flat(found["degree"]) == _flat(one.degree)


def _union(now: str, found: str, by: str, *, most: int) -> str:
    parts = [part for part in (*now.split(by), *found.split(by)) if part.strip()]
    return by.join(list({_flat(part): part for part in reversed(parts)}.values())[::-1][:most])


def _work_words(values: Mapping[str, str]) -> str:
    return _lines((_period(values), values["description"], values["results"],
                   values["skills"] and f"Skills: {values['skills']}", values.get("url", "")))  # fmt: skip


def _study_words(values: Mapping[str, str]) -> str:
    return _lines((_period(values), values["description"]))


def _period(values: Mapping[str, str]) -> str:
    if not values["started_on"]:
        return f"until {values['ended_on']}" if values["ended_on"] else ""
    return f"{values['started_on']} – {values['ended_on'] or 'now'}"


def _lines(parts: Sequence[str]) -> str:
    return "\n".join(part for part in parts if part)


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()
