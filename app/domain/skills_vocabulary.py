"""The hand-written vocabulary of skills: read from data/skills_*.txt, expanded, and indexed by alias.

The form of the files, one skill to a line:

    [trade / family]                       what follows belongs to it; ~0 after it: its members are not alike
    Name {flags}: alias; Child; Child = its alias | Topic; Topic > Parent; Parent

- What is in lower case and has no `=` is another name for the same skill.
- A *child* (in capitals, or with `=`) is a narrower skill that shows its parent: Selenium, test automation.
- After `|` come *topics*: children whose names are everyday words and count only as tags, never in prose.
- After `>` come the skills that knowing this one shows as well: Django, Python.
- Flags: {1}..{4} how telling the skill is (1 asked by everybody, 3 usual); {case} counts only when written
  with its capitals; {ctx} in prose only beside other skills or words such as "developer"; {title} only in
  titles and as a tag ("video"); {tag} only as a tag ("quality").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import resources

from app.domain.skills_forms import forms_of, key_of

USUAL_LEVEL = 3

FAMILY = 0.1
"""How near two skills of one family are to each other, unless its header says otherwise."""

HEADER = re.compile(r"\[(?P<trade>[^/\]]+) / (?P<family>[^~\]]+?)(?: ~(?P<nearness>[\d.]+))?\]")

FLAGS = re.compile(r"\s*\{(\w+)\}")


class Reading(StrEnum):
    """When an alias counts in running text."""

    PLAIN = "plain"
    CASE = "case"
    CONTEXT = "ctx"
    TITLE = "title"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Skill:
    """A canonical skill. `order` is its place in the files; children of one parent are near each other."""

    name: str
    trade: str
    family: str
    level: int
    parent: str | None
    shows: tuple[str, ...]
    order: int


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to write a skill, and when it counts. `form` is the writing that {case} asks for."""

    skill: str
    reading: Reading
    form: str


@dataclass(slots=True)
class Vocabulary:
    skills: dict[str, Skill] = field(default_factory=dict)
    aliases: dict[str, Alias] = field(default_factory=dict)
    nearness: dict[str, float] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """First word of an alias, to the word counts of the aliases that begin with it, longest first."""


@cache
def vocabulary() -> Vocabulary:
    """Everything in the files, read once. Written aliases win over derived ones, earlier lines over later."""
    words = Vocabulary()
    written: list[tuple[str, Alias]] = []
    for skill, names in _lines(words):
        words.skills.setdefault(skill.name, skill)
        written += names
    for text, alias in written:
        words.aliases.setdefault(key_of(text), alias)
    for text, alias in written:
        for form in forms_of(text):
            words.aliases.setdefault(form, alias)
    lengths: dict[str, set[int]] = {}
    for key in words.aliases:
        tokens = key.split(" ")
        lengths.setdefault(tokens[0], set()).add(len(tokens))
    words.lengths = {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}
    return words


def _lines(words: Vocabulary) -> Iterator[tuple[Skill, list[tuple[str, Alias]]]]:
    trade = family = ""
    for line in _text_lines():
        if header := HEADER.fullmatch(line):
            trade, family = header["trade"], header["family"]
            words.nearness[family] = float(header["nearness"] or FAMILY)
        else:
            yield from _skills_of(line, trade, family, len(words.skills))


def _text_lines() -> Iterator[str]:
    folder = resources.files("app.domain") / "data"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.startswith("skills_") and file.name.endswith(".txt"):
            for line in file.read_text(encoding="utf-8").splitlines():
                if line.strip() and not line.startswith("#"):
                    yield line.strip()


def _skills_of(
    line: str, trade: str, family: str, order: int
) -> Iterator[tuple[Skill, list[tuple[str, Alias]]]]:
    """The skill of a line and its children, each with its aliases."""
    rest, _, shown = line.partition(" > ")
    rest, _, topics = rest.partition(" | ")
    head, _, others = rest.partition(": ")
    name, flags = _flags(head)
    level = next((int(f) for f in flags if f.isdigit()), USUAL_LEVEL)
    names = [(name, Alias(name, _reading(flags), name))]
    children = []
    for item in _split(others):
        if "=" in item or item != item.lower():
            children.append((item, Reading.PLAIN))
        else:
            text, item_flags = _flags(item)
            names.append((text, Alias(name, _reading(item_flags), _form(text))))
    yield Skill(name, trade, family, level, None, tuple(_split(shown)), order), names
    children += [(item, Reading.TAG) for item in _split(topics)]
    for number, (item, reading) in enumerate(children, start=1):
        yield _child(
            item, reading, Skill("", trade, family, max(level, USUAL_LEVEL), name, (name,), order + number)
        )


def _child(item: str, reading: Reading, like: Skill) -> tuple[Skill, list[tuple[str, Alias]]]:
    first, *others = (part.strip() for part in item.split("="))
    name, flags = _flags(first)
    names = [(name, Alias(name, reading if reading is Reading.TAG else _reading(flags), name))]
    for other in others:
        text, other_flags = _flags(other)
        names.append((text, Alias(name, _reading(other_flags), _form(text))))
    return Skill(name, like.trade, like.family, like.level, like.parent, like.shows, like.order), names


def _flags(text: str) -> tuple[str, list[str]]:
    return FLAGS.sub("", text).strip(), FLAGS.findall(text)


def _reading(flags: list[str]) -> Reading:
    return next((Reading(flag) for flag in flags if not flag.isdigit()), Reading.PLAIN)


def _form(text: str) -> str:
    """How a lower-case alias marked {case} is written: short ones are abbreviations."""
    return text.upper() if len(text) <= 4 else text.capitalize()


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]
