"""Skills by one name each: found in text, mapped from tags, suggested while typing, compared as families."""

import re
from functools import cache
from itertools import takewhile

from app.domain.skills_forms import key_of
from app.domain.skills_scan import SkillSpan, find_skills
from app.domain.skills_vocabulary import Skill, vocabulary

__all__ = [
    "SkillSpan",
    "all_names",
    "canonical",
    "find_skills",
    "is_known",
    "is_language",
    "is_same",
    "rarity",
    "related",
    "skill_named",
    "spelled",
    "suggest",
    "tag_skills",
    "trade_of",
]

RARITY = {1: 0.12, 2: 0.55, 3: 1.0, 4: 1.2}
"""How much a skill tells, by its level: what everybody asks for tells next to nothing."""

UNKNOWN_RARITY = 0.6

VERSION = re.compile(r"v?\d{1,4}x?")

SHOWN = 0.85
"""How well a skill is covered by one that shows it: Django, for Python."""

WIDER = 0.7
"""How well a skill is covered by a narrower one of its kind: Facebook ads, for social media advertising."""

NARROWER = 0.4
"""How well a narrower skill is covered by the wider one: front-end development, for React."""

SIBLING = 0.4
"""Two narrower skills of one kind: Selenium and Cypress."""

MOST = 0.6

STEM = 0.7
"""How much of two names must begin alike for them to be forms of one: bookkeeper, bookkeeping."""

SHORT_NAME = 4
"""A name of so few letters stands for a longer one: K8s, JS, QBO."""

NOISE_BEFORE = frozenset({"microsoft", "ms", "adobe", "google", "apache", "amazon", "basic", "advanced"})

NOISE_AFTER = frozenset({
    "development", "developer", "developers", "programming", "programmer", "expert", "specialist", "services",
    "service", "skills", "software", "framework", "library", "tool", "tools", "platform", "language", "api",
    "integration", "design", "certified", "consultant", "professional",
})  # fmt: skip


def canonical(name: str) -> str:
    """The one name of a skill, however it is written; an unknown skill stays as typed, trimmed."""
    skill = skill_named(name)
    return skill.name if skill else " ".join(name.split())


def is_same(name: str, other: str) -> bool:
    """Whether two names spell one skill: React and react.js, K8s and Kubernetes; not VAT returns and tax preparation.

    To the vocabulary a narrower thing may be another name for a wider one; a person keeps both.
    """
    if key_of(name) == key_of(other):
        return bool(key_of(name)) or name == other
    if canonical(name) != canonical(other):
        return False
    mine, theirs = _core(name), _core(other)
    short, long = sorted((mine, theirs), key=len)
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(mine, theirs, strict=False)))
    return alike >= STEM * len(long) or _stands_for(short, long)


def _stands_for(short: str, long: str) -> bool:
    """Whether the letters of a short name are found in the long one, in their order and from its beginning."""
    letters, rest = [each for each in short if each.isalpha()], iter(long)
    return len(short) <= SHORT_NAME and short[0] == long[0] and all(each in rest for each in letters)


def _core(name: str) -> str:
    """A name without the words that add nothing, written together."""
    words = key_of(name).split()
    while len(words) > 1 and (words[-1] in NOISE_AFTER | {"js"} or VERSION.fullmatch(words[-1])):
        words.pop()
    if len(words) > 1 and words[0] in NOISE_BEFORE:
        words.pop(0)
    return "".join(words)


def all_names() -> tuple[str, ...]:
    """Every skill of the vocabulary, in the order of its files."""
    return tuple(vocabulary().skills)


def is_known(name: str) -> bool:
    return skill_named(name) is not None


def is_language(name: str) -> bool:
    """Whether the skill is to speak a language, such as Spanish."""
    skill = skill_named(name)
    return skill is not None and skill.family == "languages"


def spelled(name: str) -> str:
    """The skill of which this is a name, letter for letter but for case and punctuation; "" where it is none."""
    alias = vocabulary().aliases.get(key_of(name))
    return alias.skill if alias else ""


def skill_named(name: str) -> Skill | None:
    """The skill of the vocabulary that this name or tag means."""
    found = _lookup(name)
    return vocabulary().skills[found] if found else None


def tag_skills(tag: str) -> tuple[str, ...]:
    """The skills that a tag means: one, several ("HTML & CSS"), or the tag as typed when none is known."""
    if is_known(tag):
        return (canonical(tag),)
    found = dict.fromkeys(span.name for span in find_skills(tag, title=True))
    return tuple(found) or (canonical(tag),) if tag.strip() else ()


def suggest(prefix: str, limit: int = 8) -> list[str]:
    """Names to offer while somebody types: what is common first, then what begins so by its own name."""
    typed = key_of(prefix)
    if not typed:
        return []
    costs: dict[str, float] = {}
    for key, skill, is_own in _by_key():
        if typed in key and (place := _place(key, typed, is_own)) is not None:
            cost = place + (
                0.0 if skill.is_top else 1.0 if skill.parent is None else 4.0 if skill.is_topic else 2.5
            )
            costs[skill.name] = min(cost, costs.get(skill.name, 99.0))
    return sorted(costs, key=lambda name: (costs[name], len(name), name))[:limit]


def _place(key: str, typed: str, is_own: bool) -> float | None:
    """Where what was typed stands in a name: all of it, its beginning, or the beginning of a later word."""
    if key == typed:
        return -1.0
    longer = 0.3 * key.count(" ")
    if key.startswith(typed):
        return (1.0 if is_own else 2.2) + longer
    return 4.0 + longer if f" {typed}" in key else None


def trade_of(name: str) -> str:
    """The trade a skill belongs to; "" for an unknown one."""
    skill = skill_named(name)
    return skill.trade if skill else ""


@cache
def related(name: str) -> dict[str, float]:
    """Other skills that this one covers in part, 0..1: what it shows, what is narrower, its family."""
    skill = skill_named(name)
    return _closeness(skill) if skill else {}


def rarity(name: str) -> float:
    """How much it tells when an ad asks for this skill; fixed by the vocabulary, not by the ads at hand."""
    skill = skill_named(name)
    return RARITY[skill.level] if skill else UNKNOWN_RARITY


def _closeness(mine: Skill) -> dict[str, float]:
    words = vocabulary()
    near = words.nearness[mine.family]
    found: dict[str, float] = {}
    for other in words.skills.values():
        if mine.name in other.shows:
            found[other.name] = NARROWER
        elif mine.parent and other.parent == mine.parent:
            found[other.name] = SIBLING
        elif other.family == mine.family and near:
            found[other.name] = near
    found |= _shown(mine)
    found.pop(mine.name, None)
    return found


def _shown(mine: Skill) -> dict[str, float]:
    """Every skill that this one shows, directly or through another, weaker with each step."""
    skills = vocabulary().skills
    shown = {mine.name: 1.0}
    wave = [mine]
    while wave:
        skill = wave.pop(0)
        for name in skill.shows:
            value = shown[skill.name] * (WIDER if name == skill.parent else SHOWN)
            if value > shown.get(name, 0.0):
                shown[name] = value
                wave.append(skills[name])
    return shown


@cache
def _lookup(name: str) -> str | None:
    aliases = vocabulary().aliases
    for key in _keys(name):
        if key in aliases:
            return aliases[key].skill
    return _mostly(name)


def _mostly(name: str) -> str | None:
    """The one known skill that makes up most of a longer name: "Brand Identity & Guidelines"."""
    found = find_skills(name, title=True)
    words = len(key_of(name).split())
    covered = sum(len(key_of(name[span.start : span.end]).split()) for span in found)
    return found[0].name if len(found) == 1 and covered >= MOST * words else None


def _keys(name: str) -> list[str]:
    """The whole name, without its brackets, what is in the brackets, and without words that add nothing."""
    outside, _, inside = name.partition("(")
    keys = [key_of(name), key_of(outside), key_of(inside.rstrip(") "))]
    words = keys[1].split(" ")
    while len(words) > 1 and (words[-1] in NOISE_AFTER or VERSION.fullmatch(words[-1])):
        words = words[:-1]
        keys.append(" ".join(words))
    if len(words) > 1 and words[0] in NOISE_BEFORE:
        keys.append(" ".join(words[1:]))
    return [key for key in keys if key]


@cache
def _by_key() -> list[tuple[str, Skill, bool]]:
    """Every alias with its skill, and whether it is the skill's own name."""
    words = vocabulary()
    own = {key_of(name) for name in words.skills}
    return [(key, words.skills[alias.skill], key in own) for key, alias in words.aliases.items()]
