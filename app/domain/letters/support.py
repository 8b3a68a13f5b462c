"""Whether the profile says what a claiming clause says: its numbers, names, skills and words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from app.domain.letters.facts import Fact
from app.domain.letters.lexicon import words
from app.domain.letters.numbers import Number, find_numbers
from app.domain.letters.skill_words import skill_key, skill_spans
from app.domain.letters.verbs import ALSO_NOUNS, BASES, GERUND_TO_BASE, PARTICIPLE_TO_BASE, THIRD_TO_BASE
from app.domain.letters.words import Token, content, plain, stem, tokens

SOFT_SHARE = 0.4
"""Share of a claim's words that may be the writer's own verbs and adverbs; its nouns must be in the facts."""

GENERIC = frozenset(map(stem, words("generic")))
_WEIGHTY = frozenset(map(stem, words("weighty")))
"""Words that raise a claim. Each must stand in the facts themselves."""


@dataclass(frozen=True)
class Verdict:
    """What backs a clause, or why nothing does."""

    facts: tuple[Fact, ...]
    missing: str = ""

    @property
    def ok(self) -> bool:
        return not self.missing and bool(self.facts)


@dataclass(frozen=True)
class Source:
    """A fact made ready for comparing: its words, numbers and skills."""

    fact: Fact
    stems: frozenset[str]
    flat: str
    numbers: tuple[Number, ...]
    skills: frozenset[str]


def sources_of(facts: Iterable[Fact]) -> list[Source]:
    return [_source(f) for f in facts]


@lru_cache(maxsize=4096)
def _source(fact: Fact) -> Source:
    named = [s.name for s in skill_spans(fact.text, names=fact.skills)]
    keys = frozenset(skill_key(n) for n in (*named, *fact.skills))
    words = f"{fact.text} {' '.join(fact.skills)}"
    return Source(
        fact, frozenset(t.stem for t in content(words)), flat(fact.text), tuple(find_numbers(fact.text)), keys
    )


def flat(text: str) -> str:
    """Words only, for finding a fact word for word inside a sentence."""
    return " ".join(re.findall(r"\w+", plain(text)))


def judge(
    text: str, sources: list[Source], profile_skills: frozenset[str], names: tuple[str, ...]
) -> Verdict:
    """The facts that carry the claim `text`, or the first thing in it that no fact says."""
    quoted = [s for s in sources if len(s.stems) > 0 and f" {s.flat} " in f" {flat(text)} "]
    numbers = find_numbers(text)
    counted = [t for t in content(text) if not any(n.start <= t.start < n.end for n in numbers)]
    words = [t for t in counted if t.stem not in GENERIC]
    linked = _linked(words, text, sources, quoted)
    for number in numbers:
        near = _nearest_skill(number, text, names)
        if not _number_said(number, text, linked, near) and not _number_said(number, text, quoted, near):
            return Verdict((), _number_words(number, text))
    lacking = _lacking_skill(text, profile_skills, names, sources)
    if lacking:
        return Verdict((), lacking)
    known = (
        frozenset().union(*(s.stems for s in linked), *(s.stems for s in quoted))
        if linked or quoted
        else frozenset()
    )
    novel = [t for t in words if t.stem not in known]
    weighty = next(
        (t for t in tokens(text) if t.stem in _WEIGHTY and t.stem not in known and not _in_quoted(t, quoted)),
        None,
    )
    if weighty:
        return Verdict((), weighty.text)
    if any(not _is_soft(t) for t in novel) or len(novel) > SOFT_SHARE * len(words):
        return Verdict((), _run_of(novel, text))
    backing = tuple(s.fact for s in (*quoted, *(x for x in linked if x not in quoted)))
    return Verdict(backing)


def _is_soft(token: Token) -> bool:
    """A verb or an adverb: the writer's way of saying it, not a thing that has to be true."""
    word = token.text.casefold()
    if word.endswith("ly") or word in PARTICIPLE_TO_BASE or word in GERUND_TO_BASE:
        return True
    return word in BASES - ALSO_NOUNS or THIRD_TO_BASE.get(word, "work") not in ALSO_NOUNS


def _in_quoted(token: Token, quoted: list[Source]) -> bool:
    return any(plain(token.text) in s.flat.split() for s in quoted)


def _linked(words: list[Token], text: str, sources: list[Source], quoted: list[Source]) -> list[Source]:
    """The few facts that say most of the words, taken greedily so that each adds something."""
    left = {t.stem for t in words}.difference(*(s.stems for s in quoted))
    values = {n.value for n in find_numbers(text)}.difference(*({n.value for n in s.numbers} for s in quoted))
    chosen = list(quoted)
    while len(chosen) < len(quoted) + 8:
        best = max(sources, key=lambda s: _adds(s, left, values), default=None)
        if best is None or not _adds(best, left, values):
            break
        chosen.append(best)
        left -= best.stems
        values -= {n.value for n in best.numbers}
    return chosen


def _adds(source: Source, left: set[str], values: set[Decimal]) -> int:
    return len(source.stems & left) + 2 * len({n.value for n in source.numbers} & values)


def _number_said(number: Number, text: str, linked: list[Source], near: str) -> bool:
    """The same value with the same unit, in a fact that counts the same thing."""
    after = content(text[number.end : number.end + 60])[:1]
    around = {t.stem for t in content(text[max(0, number.start - 60) : number.end + 60])}
    for source in linked:
        same = [n for n in source.numbers if n.value == number.value and n.unit == number.unit]
        if not same:
            continue
        period = _period(number, text)
        if period and all(_period(n, source.fact.text) != period for n in same):
            continue
        if source.fact.kind == "skill" and near and near not in source.skills:
            continue
        if not source.stems or source.stems & around or stem("years") in {t.stem for t in after}:
            counted = [t for t in after if t.stem not in source.stems and t.stem not in GENERIC]
            if not counted or number.unit or not _counts(number, text, after[0]):
                return True
    return False


def _period(number: Number, text: str) -> str:
    """ "year" in "25 years", so that 25 people back no 25 years."""
    after = re.match(r"\+?[\s-]*(year|month|week|day|hour|minute)", text[number.end :], re.I)
    return after[1].casefold() if after else ""


def _nearest_skill(number: Number, text: str, names: tuple[str, ...]) -> str:
    """The skill that a number of years belongs to: in the same member of the list, else the closest."""
    spans = skill_spans(text, names=names)
    if not spans:
        return ""
    edges = [m.start() for m in re.finditer(r"[,;]|\sand\s", text)]
    start = max((e for e in edges if e < number.start), default=-1)
    end = min((e for e in edges if e >= number.end), default=len(text))
    inside = [s for s in spans if start <= s.start and s.end <= end]
    return skill_key(
        min(inside or spans, key=lambda s: min(abs(s.start - number.end), abs(number.start - s.end))).name
    )


def _counts(number: Number, text: str, noun: Token) -> bool:
    """Whether the noun stands right behind the number ("11,000 appointments")."""
    between = text[number.end : number.end + noun.start]
    return len(between.split()) <= 1 and not re.search(r"[,;.:()]", between)


def _number_words(number: Number, text: str) -> str:
    after = re.match(r"\s*[^\W\d_]+", text[number.end :])
    return f"{number.text}{after[0].rstrip() if after else ''}".strip()


def _lacking_skill(
    text: str, profile_skills: frozenset[str], names: tuple[str, ...], sources: list[Source]
) -> str:
    for span in skill_spans(text, names=names):
        said = text[span.start : span.end]
        if skill_key(span.name) in profile_skills or any(f" {flat(said)} " in f" {s.flat} " for s in sources):
            continue
        if flat(said) and all(stem(w) in GENERIC for w in flat(said).split()):
            continue
        return said
    return ""


def _run_of(novel: list[Token], text: str) -> str:
    """The unsupported words in one quotation: "nuclear submarines"."""
    end = novel[0].end
    for token in novel[1:]:
        if len(text[end : token.start].split()) > 1:
            break
        end = token.end
    return text[novel[0].start : end]
