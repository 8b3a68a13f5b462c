"""Years of service in a letter ("25 years at Google", "since 2009"), held against the dates of the profile's rows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.letters.facts import Fact
from app.domain.letters.names import is_named
from app.domain.letters.numbers import SPELLED, find_numbers
from app.domain.letters.skill_words import skill_key, skill_spans
from app.domain.profile import ExperienceFact, ProfileFacts

ROUNDING = 5
"""Months that may be rounded up: two years and seven months are called three."""
ABOUT = Decimal("0.85")
"""What "nearly" and "about" may add."""

_MORE = r"(?:(?:well )?(?:over|more than|at least|upwards of|nearly|almost|about|around|roughly|close to|some|up to|a full)\s+)?"
_FOR = re.compile(
    rf"(?:\bthe (?:last|past)\s+)?(?P<how>\b{_MORE})(?:"
    rf"(?P<n>\b(?:\d{{1,2}}(?:[.,]\d)?|{SPELLED}(?:[- ]{SPELLED})?))\s*\+?[\s-]*(?P<unit>years?|yrs?|decades?|months?)\b|"
    r"(?P<decade>\b(?:(?:the (?:last|past)|an? entire|a whole|a|one)\s+decade(?P<more> and a half)?|half a decade|(?:a )?quarter[- ](?:of a )?century|half a century))\b|"
    r"(?P<some>\b(?:a couple of|a few|some|for)\s+years\b))(?:['’](?!s))?",
    re.I,
)  # fmt: skip
_SINCE = re.compile(r"\bsince\s+(?:\w+ )?(?P<from>(?:19|20)\d\d)\b", re.I)
_BETWEEN = re.compile(
    r"\b(?:from|between)?\s*(?:\w+ )?\b(?P<from>(?:19|20)\d\d)\s*(?:-|–|to|until|till|and|through)\s*(?P<to>(?:19|20)\d\d)\b",
    re.I,
)
_IN_THAT_TIME = re.compile(
    r"\b(?:in|within|under|less than|took|takes|every|per|each|next)\s+(?:just |only )?$", re.I
)
_OF_SOMETHING = re.compile(r"\s*(?:of|['’]?s worth of)\s+(?P<what>[^,;.]{1,60})", re.I)
_SERVICE = re.compile(
    r"\b(?:experience|expertise|practice|practise|work(?:ing)?|service|career|industry|trade|profession|freelancing|\w+ing)\b",
    re.I,
)
_FIXED = {"half a decade": 5, "half a century": 50}


@dataclass(frozen=True)
class Tenure:
    """A stretch of service: so many years, or from one year on (to another)."""

    start: int
    end: int
    text: str
    years: Decimal | None = None
    is_least: bool = False
    since: int | None = None
    until: int | None = None


def find_tenures(text: str, names: Iterable[str] = ()) -> list[Tenure]:
    """Every stretch of service named in the text; "4 years of bookings" and "in 3 months" are none."""
    known = tuple(names)
    found = [
        Tenure(m.start(), m.end(), m[0].strip(), since=int(m["from"]), until=int(m["to"]))
        for m in _BETWEEN.finditer(text)
    ]
    found += [Tenure(m.start(), m.end(), m[0], since=int(m["from"])) for m in _SINCE.finditer(text)]
    for m in _FOR.finditer(text):
        if not _IN_THAT_TIME.search(text[: m.start()]) and _is_service(text[m.end() :], known):
            rounded = "+" in m[0] or bool(m["how"].strip() or m["some"]) or m["unit"] is None
            found.append(Tenure(m.start(), m.end(), m[0].strip(), years=_years(m), is_least=rounded))
    return sorted(found, key=lambda one: one.start)


def _years(m: re.Match[str]) -> Decimal:
    about = (
        ABOUT if re.match(r"(?:nearly|almost|about|around|roughly|close to|up to)\b", m["how"], re.I) else 1
    )
    if m["some"]:
        return Decimal(2)
    if m["decade"]:
        said = m["decade"].casefold()
        fixed = 25 if "quarter" in said else 15 if m["more"] else _FIXED.get(said, 10)
        return fixed * Decimal(about)
    value = find_numbers(f"{m['n']} years")[0].value
    each = {"d": Decimal(10), "m": 1 / Decimal(12)}.get(m["unit"][0].casefold(), Decimal(1))
    return value * each * about


def _is_service(after: str, names: tuple[str, ...]) -> bool:
    """Whether years are spent at something, and not an amount of it ("4 years of bookings")."""
    of = _OF_SOMETHING.match(after)
    if of is None:
        return True
    near = " ".join(of["what"].split()[:5])
    return bool(_SERVICE.search(near) or skill_spans(near, names=names))


def untrue_tenure(
    text: str, sentence: str, profile: ProfileFacts, facts: list[Fact], names: tuple[str, ...]
) -> str:
    """The first stretch of service that no row says; "" where all are true."""
    works = [e for e in profile.experiences if e.company and is_named(e.company, sentence)]
    for one in find_tenures(text, names):
        if not _is_true(one, text, works, profile, facts, names):
            return one.text
    return ""


def _is_true(
    one: Tenure,
    text: str,
    works: list[ExperienceFact],
    profile: ProfileFacts,
    facts: list[Fact],
    names: tuple[str, ...],
) -> bool:
    skill = _skill_of(one, text, names)
    if works:
        own = {e.id for e in works}
        said = _is_said(one, [f for f in facts if f.ref_id in own and f.kind != "experience"], skill, names)
        said = said or _fits(one, works, profile.as_of)
        if not (said and _is_direct(one, text, names)):
            return said
    if skill:
        known = [s.years for s in profile.skills if s.years and skill_key(s.name) == skill]
        using = [e for e in works or profile.experiences if not known and skill in _skills_of(e)]
        return (
            _known_for(one, skill, profile)
            or _fits(one, using, profile.as_of)
            or _is_said(one, facts, skill, names)
        )
    if works:
        return True
    return _is_said(one, facts, "", names) or _fits(one, list(profile.experiences), profile.as_of)


def _skill_of(one: Tenure, text: str, names: tuple[str, ...]) -> str:
    """The skill that the years belong to: in the same member of a list, else the closest."""
    spans = [s for s in skill_spans(text, names=names) if s.end <= one.start or one.end <= s.start]
    if not spans:
        return ""
    edges = [m.start() for m in re.finditer(r"[,;]|\sand\s", text)]
    first = max((e for e in edges if e < one.start), default=-1)
    last = min((e for e in edges if e >= one.end), default=len(text))
    inside = [s for s in spans if first <= s.start and s.end <= last]
    return skill_key(
        min(inside or spans, key=lambda s: min(abs(s.start - one.end), abs(one.start - s.end))).name
    )


def _is_direct(one: Tenure, text: str, names: tuple[str, ...]) -> bool:
    """ "9 years of Python at Google" is about both."""
    after = text[one.end : one.end + 40]
    near = re.split(r"[,;.]|\bat\b|\bfor\b", after)[0]
    return bool(re.match(r"\s*(?:of|in|with|using)\b", near) and skill_spans(near, names=names))


def _skills_of(work: ExperienceFact) -> set[str]:
    told = " ".join([work.title, work.description, *work.results])
    return {skill_key(n) for n in [*work.skills, *(s.name for s in skill_spans(told, names=work.skills))]}


def _known_for(one: Tenure, skill: str, profile: ProfileFacts) -> bool:
    """Whether the row of the skill has so many years."""
    known = [s.years for s in profile.skills if s.years and skill_key(s.name) == skill]
    if one.years is not None:
        return any(years == one.years or (one.is_least and years > one.years) for years in known)
    if one.since is None or one.until is not None or profile.as_of is None:
        return False
    return any(years >= profile.as_of.year - one.since for years in known)


def _is_said(one: Tenure, facts: list[Fact], skill: str, names: tuple[str, ...]) -> bool:
    """Whether a row says it in words: "I have worked with booking systems since 2016"."""
    for fact in facts:
        if fact.kind in ("experience", "skill") or (fact.kind == "education" and not skill):
            continue
        if skill and skill not in {skill_key(s.name) for s in skill_spans(fact.text, names=names)}:
            continue
        if any(_covers(known, one) for known in find_tenures(fact.text, names)):
            return True
    return False


def _covers(known: Tenure, one: Tenure) -> bool:
    """Whether a stretch that a row tells of is at least as long as the one claimed."""
    if one.years is not None:
        return known.years is not None and known.years >= one.years
    if one.since is None or known.since is None or known.since > one.since:
        return False
    return one.until is None or (known.until or one.until) >= one.until


def _fits(one: Tenure, works: list[ExperienceFact], as_of: date | None) -> bool:
    """Whether these pieces of work lasted so long, or were going on in those years."""
    dated = [e for e in works if e.started_on]
    if one.years is not None:
        return _months(dated, as_of) + ROUNDING >= one.years * 12
    since = one.since or 0
    if one.until is not None:
        return any(
            e.started_on
            and e.started_on.year <= since
            and (e.ended_on is None or one.until <= e.ended_on.year)
            for e in dated
        ) or (since, one.until) == _span(dated)
    return any(e.started_on and e.started_on.year <= since and e.ended_on is None for e in dated)


def _span(works: list[ExperienceFact]) -> tuple[int, int] | None:
    starts, ends = (
        [e.started_on.year for e in works if e.started_on],
        [e.ended_on.year for e in works if e.ended_on],
    )
    return (min(starts), max(ends)) if starts and len(ends) == len(works) else None


def _months(works: list[ExperienceFact], as_of: date | None) -> int:
    """Months in which at least one of them went on; one that has no end goes on until `as_of`."""
    months: set[int] = set()
    for work in works:
        end = work.ended_on or as_of
        if work.started_on and end:
            months.update(range(work.started_on.year * 12 + work.started_on.month, end.year * 12 + end.month))
    return len(months)


def saying_tenure(
    text: str, sentence: str, profile: ProfileFacts, facts: list[Fact], names: tuple[str, ...]
) -> tuple[Fact, ...]:
    """The rows that tell how long: of the skill, of the employer, what is said in words, else every dated piece."""
    found: list[Fact] = []
    named = {e.id for e in profile.experiences if e.company and is_named(e.company, sentence)}
    for one in find_tenures(text, names):
        skill = _skill_of(one, text, names)
        known = skill and (not named or _is_direct(one, text, names)) and _known_for(one, skill, profile)
        if known:
            found += [f for f in facts if f.kind == "skill" and skill_key(f.skills[0]) == skill]
        elif not named:
            found += [f for f in facts if _is_said(one, [f], skill, names)]
    found += [f for f in facts if f.kind == "experience" and f.ref_id in named]
    told = find_tenures(text, names)
    own = {e.id for one in told for e in profile.experiences if _fits(one, [e], profile.as_of)}
    dated = [f for f in facts if f.kind == "experience"]
    return tuple(dict.fromkeys(found)) or tuple(f for f in dated if f.ref_id in own) or tuple(dated)


def without_tenures(text: str, names: tuple[str, ...]) -> str:
    """The text with its years of service blanked, once they are judged."""
    for one in find_tenures(text, names):
        text = f"{text[: one.start]}{' ' * (one.end - one.start)}{text[one.end :]}"
    return text
