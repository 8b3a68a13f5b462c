"""Job titles compared: what somebody does and with what, whatever the title adds about level and place.

The form of data/titles.txt: under [short], what an abbreviation stands for; under [heads], words for one kind of
work, the first of a line being its name; under [same], words for one subject; under [nothing], words that do not
tell what the work is.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

WORD = re.compile(r"[^\W_][^\W_+#.]*[+#]*")

SEPARATE = re.compile(r"\s+[-–—|·@/]\s+|[|(\[]|,\s")
"""What comes after these in a title is mostly about place, pay or the employer."""

HEAD, SUBJECT = 0.4, 0.6
"""How much of the likeness is the kind of work, and how much what it is about."""

NO_SUBJECT = 0.55
"""The likeness of subjects where one of the titles names none: "Developer" and "Web Developer"."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title in plain words: its kinds of work, and its subjects."""

    heads: frozenset[str]
    subjects: frozenset[str]

    @property
    def words(self) -> str:
        return " ".join([*sorted(self.subjects), *sorted(self.heads)])


@dataclass(frozen=True, slots=True)
class _Words:
    short: dict[str, str]
    heads: dict[str, str]
    same: dict[str, str]
    nothing: frozenset[str]


@lru_cache(maxsize=1 << 16)
def read_title(text: str) -> Title:
    """The words that tell what the work is, from the part of the title that says so."""
    for part in [*SEPARATE.split(text), text]:
        title = _read(part or "")
        if title.heads:
            return title
    return _read(text)


def title_likeness(one: Title, other: Title) -> float:
    """0..1: by the kind of work and what it is about. The same whichever title comes first."""
    heads = _shared(one.heads, other.heads)
    if not one.subjects or not other.subjects:
        subjects = 1.0 if one.subjects == other.subjects else NO_SUBJECT
    else:
        subjects = _shared(one.subjects, other.subjects)
    return (HEAD * heads + SUBJECT * subjects) * (1.0 if heads else 0.7)


def is_title(text: str) -> bool:
    """Whether a short text names a kind of work."""
    return bool(_read(text).heads)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the words that both have, of those that the shorter and the longer have on average."""
    both = len(one & other)
    return 2 * both / (len(one) + len(other)) if both else 0.0


def _read(text: str) -> Title:
    words = _words()
    found = [_plain(word) for word in _tokens(text.lower(), words)]
    told = [word for word in found if word and word not in words.nothing and not word.isdigit()]
    heads = {words.heads[word] for word in told if word in words.heads}
    subjects = {words.same.get(word, word) for word in told if word not in words.heads}
    return Title(frozenset(heads), frozenset(subjects))


def _tokens(text: str, words: _Words) -> list[str]:
    spelled = " ".join(words.short.get(word, word) for word in WORD.findall(text))
    return _phrases().sub(lambda found: words.same.get(found[0]) or words.heads[found[0]], spelled).split()


def _plain(word: str) -> str:
    if word in _words().heads or word in _words().same or word in _words().nothing:
        return word
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] not in "su" else word


@cache
def _phrases() -> re.Pattern[str]:
    """Names that are written in several words."""
    spaced = [form for form in {**_words().same, **_words().heads} if " " in form]
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, spaced), key=len, reverse=True)) + r")\b")


@cache
def _words() -> _Words:
    text = (resources.files("app.domain") / "data" / "titles.txt").read_text(encoding="utf-8")
    short: dict[str, str] = {}
    heads: dict[str, str] = {}
    same: dict[str, str] = {}
    nothing: set[str] = set()
    section = ""
    for line in filter(None, (raw.strip() for raw in text.splitlines())):
        if line.startswith("["):
            section = line.strip("[]")
        elif section == "short":
            form, _, meant = line.partition(" = ")
            short[form] = meant
        elif section in ("heads", "same"):
            name, _, forms = line.partition(": ")
            table = heads if section == "heads" else same
            table |= dict.fromkeys([name, *forms.split(", ")], name)
        elif section == "nothing":
            nothing |= set(line.split())
    return _Words(short, heads, same, frozenset(nothing))
