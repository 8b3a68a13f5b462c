"""Warning signs in an ad, each with the ad's own words; the patterns are data (data/red_flags.txt).

An honest ad that is called a trap costs the person a job, so a pattern is narrow, and most kinds name what
an honest ad says about the same thing. What was tried on real ads, and how often each kind fires, is in the tests.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from app.domain.enums import Platform
from app.domain.letters.instructions import find_word_demands
from app.domain.letters.machine import blanked, machine_spans
from app.domain.letters.words import Span, sentences
from app.domain.outside_text import plain

LONGEST_QUOTE = 220
MOST_FLAGS = 8


@dataclass(frozen=True)
class RedFlag:
    """One warning. `marks` are the stretches of `quote` that gave it away; `tone` is "bad" or "look"."""

    kind: str
    label: str
    advice: str
    tone: str
    quote: str
    marks: list[list[int]]


@dataclass(frozen=True)
class Rule:
    """What is looked for, under which name."""

    kind: str
    label: str
    advice: str
    tone: str
    needles: tuple[str, ...]
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    only_on: Platform | None


@dataclass
class _Section:
    words: dict[str, str] = field(default_factory=dict)
    patterns: list[str] = field(default_factory=list)
    unless: list[str] = field(default_factory=list)


HIDDEN_WORD = ("hidden_word", "Hides a word to check that you read", "Put it where the ad wants it. A drafted letter does.", "look")  # fmt: skip
FOR_MACHINES = ("for_machines", "Hides an order to machines", "It is shown to you and never followed. Ask yourself what else the ad hides.", "bad")  # fmt: skip

GRAVE_WORDS = {
    "unpaid_test": "unpaid test",
    "off_platform_pay": "pays off the platform",
    "off_platform_contact": "talks off the platform",
    "pay_to_work": "wants your money",
    "too_good": "too good to be true",
    "borrowed_account": "wants your account",
    "personal_papers": "asks for papers",
    "cheating": "something dishonest",
    "for_machines": "hidden instruction",
}
"""Each grave kind in the few words that fit in a row."""
MOST_WORDS = 2


def red_flags(
    title: str, description: str, *, questions: Sequence[str] = (), platform: Platform | str | None = None
) -> list[RedFlag]:
    """Every kind of warning once, the gravest first, then in the order of the rules."""
    text = plain(description)
    found = [*_by_rules("\n\n".join((title, text, *questions)), platform), *_hidden(text)]
    first = {flag.kind: flag for flag in reversed(found)}
    kinds = dict.fromkeys(flag.kind for flag in found)
    return sorted((first[kind] for kind in kinds), key=lambda flag: flag.tone != "bad")[:MOST_FLAGS]


def grave_kinds(title: str, description: str, platform: Platform | str | None = None) -> list[str]:
    """The names of the grave warnings, once each: quick enough for every job of an import."""
    text = plain(description)
    found = [flag.kind for flag in _by_rules(f"{title}\n\n{text}", platform) if flag.tone == "bad"]
    return found + [FOR_MACHINES[0]] * (blanked(text) != text)


def flag_words(kinds: Sequence[str]) -> str:
    """ "Unpaid test, too good to be true": what a row says of its ad's warnings; "" for an ad without any."""
    known = [GRAVE_WORDS[kind] for kind in kinds if kind in GRAVE_WORDS]
    more = f" and {len(known) - MOST_WORDS} more" if len(known) > MOST_WORDS else ""
    said = ", ".join(known[:MOST_WORDS]) + more
    return said[:1].upper() + said[1:]


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(_rule(kind, section) for kind, section in _sections().items())


def _by_rules(text: str, platform: Platform | str | None) -> Iterator[RedFlag]:
    flat = text.replace("’", "'")
    low = flat.casefold()
    pieces: list[Span] = []
    for rule in rules():
        if rule.only_on not in (None, platform) or not any(needle in low for needle in rule.needles):
            continue
        for hit in rule.pattern.finditer(flat):
            pieces = pieces or sentences(text)
            said = next((each for each in pieces if each.start <= hit.start() < each.end), None)
            if said and not (rule.unless and rule.unless.search(flat, said.start, said.end)):
                quote, marks = _quoted(said.text, hit.start() - said.start, hit.end() - said.start)
                yield RedFlag(rule.kind, rule.label, rule.advice, rule.tone, quote, marks)
                break


def _hidden(text: str) -> Iterator[RedFlag]:
    for span in machine_spans(text)[:1]:
        quote, _ = _quoted(span.text, 0, len(span.text))
        yield RedFlag(*FOR_MACHINES, quote, [])
    for _, span, _needle in find_word_demands(blanked(text)):
        yield RedFlag(*HIDDEN_WORD, *_quoted(span.text, 0, 0))
        return


def _quoted(text: str, start: int, end: int) -> tuple[str, list[list[int]]]:
    """The sentence, cut around the hit where it is long, and where the hit stands in it."""
    flat = text.replace("\n", " ")
    if len(flat) > LONGEST_QUOTE:
        begin = max(0, min(start - 60, len(flat) - LONGEST_QUOTE))
        stop = min(len(flat), max(begin + LONGEST_QUOTE, end))
        head, tail = "… " if begin else "", " …" if stop < len(flat) else ""
        flat = head + flat[begin:stop] + tail
        start, end = (place - begin + len(head) for place in (start, end))
    return flat, [[start, end]] if end > start else []


def _sections() -> dict[str, _Section]:
    sections: dict[str, _Section] = {}
    current = _Section()
    data = (files("app.domain") / "data" / "red_flags.txt").read_text("utf-8")
    for line in data.splitlines():
        if named := re.fullmatch(r"\[(\w+)\]", line):
            current = sections.setdefault(named[1], _Section())
        elif said := re.match(r"(label|advice|tone|needle|on): (.+)", line):
            current.words[said[1]] = said[2]
        elif line.startswith("unless: "):
            current.unless.append(line.removeprefix("unless: "))
        elif line.strip() and not line.startswith("# "):
            current.patterns.append(line)
    return sections


def _rule(kind: str, section: _Section) -> Rule:
    words = section.words
    return Rule(
        kind=kind,
        label=words["label"],
        advice=words["advice"],
        tone=words["tone"],
        needles=tuple(words["needle"].split(", ")),
        pattern=re.compile("|".join(f"(?:{source})" for source in section.patterns), re.I),
        unless=re.compile("|".join(section.unless), re.I) if section.unless else None,
        only_on=Platform(words["on"]) if "on" in words else None,
    )
