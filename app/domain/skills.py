"""Skills by one name each: found in text, mapped from tags, suggested while typing, compared as families."""

from functools import cache

from app.domain.skills_forms import key_of
from app.domain.skills_scan import SkillSpan, find_skills
from app.domain.skills_vocabulary import Skill, vocabulary

__all__ = ["SkillSpan", "canonical", "find_skills", "is_known", "rarity", "related", "skill_named", "suggest"]

RARITY = {1: 0.12, 2: 0.55, 3: 1.0, 4: 1.2}
"""How much a skill tells, by its level: what everybody asks for tells next to nothing."""

UNKNOWN_RARITY = 0.6

SHOWN = 0.9
"""How well a skill is covered by one that shows it: Django, for Python."""

NARROWER = 0.4
"""How well a narrower skill is covered by the wider one: front-end development, for React."""

SIBLING = 0.4
"""Two narrower skills of one kind: Selenium and Cypress."""

NOISE_BEFORE = ("microsoft", "ms", "adobe", "google", "apache", "amazon", "custom", "basic", "advanced")

NOISE_AFTER = [
    "development",
    "developer",
    "developers",
    "programming",
    "programmer",
    "expert",
    "specialist",
    "services",
    "service",
    "skills",
    "software",
    "framework",
    "library",
    "tool",
    "tools",
    "platform",
    "language",
    "api",
    "integration",
    "design",
    "certified",
    "consultant",
    "professional",
]


def canonical(name: str) -> str:
    """The one name of a skill, however it is written; an unknown skill stays as typed, trimmed."""
    skill = skill_named(name)
    return skill.name if skill else " ".join(name.split())


def is_known(name: str) -> bool:
    return skill_named(name) is not None


def skill_named(name: str) -> Skill | None:
    """The skill of the vocabulary that this name or tag means."""
    found = _lookup(name)
    return vocabulary().skills[found] if found else None


def suggest(prefix: str, limit: int = 8) -> list[str]:
    """Names to offer while somebody types: those that begin so first, then those that contain such a word."""
    typed = key_of(prefix)
    if not typed:
        return []
    found: dict[str, tuple[int, int, int]] = {}
    for key, name, order in _by_key():
        rank = 0 if key.startswith(typed) else 1 if f" {typed}" in f" {key}" else None
        if rank is not None:
            own = 0 if key_of(name) == key else 1
            found[name] = min(found.get(name, (9, 9, 0)), (rank, own, order))
    return sorted(found, key=lambda name: found[name])[:limit]


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
    shown = _all_shown(mine.name)
    near = words.nearness[mine.family]
    found: dict[str, float] = {}
    for other in words.skills.values():
        if other.name == mine.name:
            continue
        if other.name in shown:
            found[other.name] = SHOWN ** shown[other.name]
        elif mine.name in other.shows:
            found[other.name] = NARROWER
        elif mine.parent and other.parent == mine.parent:
            found[other.name] = SIBLING
        elif other.family == mine.family and near:
            found[other.name] = near
    return found


def _all_shown(name: str) -> dict[str, int]:
    """Every skill that this one shows, directly or through another, and through how many steps."""
    words = vocabulary()
    steps: dict[str, int] = {}
    wave = [name]
    while wave:
        wave = [
            s
            for n in wave
            for s in words.skills[n].shows
            if s in words.skills and s not in steps and s != name
        ]
        steps |= {s: max(steps.values(), default=0) + 1 for s in wave}
    return steps


@cache
def _lookup(name: str) -> str | None:
    aliases = vocabulary().aliases
    for key in _keys(name):
        if key in aliases:
            return aliases[key].skill
    return None


def _keys(name: str) -> list[str]:
    """The whole name, without its brackets, what is in the brackets, and without words that add nothing."""
    outside, _, inside = name.partition("(")
    keys = [key_of(name), key_of(outside), key_of(inside.rstrip(") "))]
    words = keys[1].split(" ")
    while len(words) > 1 and words[-1] in NOISE_AFTER:
        words = words[:-1]
        keys.append(" ".join(words))
    if len(words) > 1 and words[0] in NOISE_BEFORE:
        keys.append(" ".join(words[1:]))
    return [key for key in keys if key]


@cache
def _by_key() -> list[tuple[str, str, int]]:
    words = vocabulary()
    return [(key, alias.skill, words.skills[alias.skill].order) for key, alias in words.aliases.items()]
