"""The hand-written vocabulary of skills: read from data/skills_*.txt, expanded, and indexed by alias.

The form of the files, one skill to a line:

    [trade / family]                       what follows belongs to it; ~0 after it: its members are not alike
    Name {flags}: alias; Child; Child = its alias | Topic; Topic > Parent; Parent

- What is in lower case and has no `=` is another name for the same skill.
- A *child* (in capitals, or with `=`) is a narrower skill that shows its parent: Selenium, test automation.
- After `|` come *topics*: children whose names are everyday words and count only as tags, never in prose.
- After `>` come the skills that knowing this one shows as well: Django, Python.
- Flags: {1}..{4} how telling the skill is: 1 is asked by everybody, 3 is usual.
  {case} counts only when written with its capitals, {name} a short one with its first letter;
  {ctx} in prose only beside other skills or words such as "developer"; {title} the same, but in titles and
  as a tag always ("negotiation"); {head} only in titles and as a tag ("video"); {tag} only as a tag ("quality").
  {top} is offered first while somebody types.
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
    HEAD = "head"
    TAG = "tag"


READINGS = frozenset(Reading)

TOP, NAME = "top", "name"


@dataclass(frozen=True, slots=True)
class Skill:
    """A canonical skill. Children of one parent are near each other."""

    name: str
    trade: str
    family: str
    level: int
    parent: str | None
    shows: tuple[str, ...]
    is_top: bool
    is_topic: bool


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to write a skill, and when it counts. `form` is the writing that {case} asks for."""

    skill: str
    reading: Reading
    form: str


@dataclass(frozen=True, slots=True)
class Reader:
    """The aliases that count in one kind of text, ready for scanning word by word."""

    aliases: dict[str, Alias]
    sizes: dict[str, dict[str, tuple[int, ...]]]
    """First word, to second word ("" for none), to the word counts of such aliases, longest first."""


@dataclass(slots=True)
class Vocabulary:
    skills: dict[str, Skill] = field(default_factory=dict)
    aliases: dict[str, Alias] = field(default_factory=dict)
    nearness: dict[str, float] = field(default_factory=dict)


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
    return words


@cache
def reader(*, title: bool) -> Reader:
    """What to look for in a title, or in prose, where fewer names count."""
    unread = {Reading.TAG} if title else {Reading.TAG, Reading.HEAD}
    aliases = {key: alias for key, alias in vocabulary().aliases.items() if alias.reading not in unread}
    sizes: dict[str, dict[str, tuple[int, ...]]] = {}
    for key in aliases:
        tokens = key.split(" ")
        second = tokens[1] if len(tokens) > 1 else ""
        seconds = sizes.setdefault(tokens[0], {})
        seconds[second] = tuple(sorted({*seconds.get(second, ()), len(tokens)}, reverse=True))
    return Reader(aliases, sizes)


def _lines(words: Vocabulary) -> Iterator[tuple[Skill, list[tuple[str, Alias]]]]:
    trade = family = ""
    for line in _text_lines():
        if header := HEADER.fullmatch(line):
            trade, family = header["trade"], header["family"]
            words.nearness[family] = float(header["nearness"] or FAMILY)
        else:
            yield from _skills_of(line, trade, family)


def _text_lines() -> Iterator[str]:
    folder = resources.files("app.domain") / "data"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.startswith("skills_") and file.name.endswith(".txt"):
            for line in file.read_text(encoding="utf-8").splitlines():
                if line.strip() and not line.startswith("#"):
                    yield line.strip()


def _skills_of(line: str, trade: str, family: str) -> Iterator[tuple[Skill, list[tuple[str, Alias]]]]:
    """The skill of a line and its children, each with its aliases."""
    rest, _, shown = line.partition(" > ")
    rest, _, topics = rest.partition(" | ")
    head, _, others = rest.partition(": ")
    name, flags = _flags(head)
    level = next((int(flag) for flag in flags if flag.isdigit()), USUAL_LEVEL)
    skill = Skill(name, trade, family, level, None, tuple(_split(shown)), TOP in flags, False)
    names = [(name, Alias(name, _reading(flags), name))]
    items = _split(others)
    names += [_alias(name, item) for item in items if not _is_child(item)]
    yield skill, names
    for item in filter(_is_child, items):
        yield _child(item, skill, is_topic=False)
    for item in _split(topics):
        yield _child(item, skill, is_topic=True)


def _is_child(item: str) -> bool:
    return "=" in item or FLAGS.sub("", item) != FLAGS.sub("", item).lower()


def _child(item: str, parent: Skill, *, is_topic: bool) -> tuple[Skill, list[tuple[str, Alias]]]:
    first, *others = item.split("=")
    name, flags = _flags(first)
    level = max(parent.level, USUAL_LEVEL)
    skill = Skill(
        name, parent.trade, parent.family, level, parent.name, (parent.name,), TOP in flags, is_topic
    )
    own = Alias(name, Reading.TAG if is_topic else _reading(flags), name)
    return skill, [(name, own), *(_alias(name, other) for other in others)]


def _alias(skill: str, item: str) -> tuple[str, Alias]:
    text, flags = _flags(item)
    return text, Alias(skill, _reading(flags), text.capitalize() if NAME in flags else _form(text))


def _flags(text: str) -> tuple[str, list[str]]:
    return FLAGS.sub("", text).strip(), FLAGS.findall(text)


def _reading(flags: list[str]) -> Reading:
    if NAME in flags:
        return Reading.CASE
    return next((Reading(flag) for flag in flags if flag in READINGS), Reading.PLAIN)


def _form(text: str) -> str:
    """How a lower-case alias marked {case} is written: short ones are abbreviations."""
    return text.upper() if len(text) <= 4 else text.capitalize()


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]
