"""The skills an ad asks for: its tags, and those that a sentence of it demands by their own name."""

import re
from collections.abc import Iterator

from app.domain.letters.casing import is_proper
from app.domain.letters.lexicon import pattern
from app.domain.letters.machine import machine_spans
from app.domain.letters.skill_words import skill_spans
from app.domain.letters.to_applicants import asked_of_work
from app.domain.letters.words import Span, plain, sentences, stems
from app.domain.posting import JobPosting
from app.domain.skills import SkillSpan

_DEMANDS = pattern("demands_skills")
_LIST_ITEM = re.compile(r"^\s*(?:[-*•·–▪●◦➤✓✔✅]|\(?\d{1,2}[.)])\s*\S")
_BESIDE = re.compile(
    r"\b(?:using|use|with|in|know|of|experienced?|proficient|knowledge|expert|skilled|via|and|or)\s+$|[,/&+(]\s*$",
    re.I,
)
_BEHIND = re.compile(
    r"\s+(?:developers?|engineers?|experts?|specialists?|skills?|experience|knowledge|programming|and|or)\b|"
    r"\s*(?:[,/&+).;]|$)",
    re.I,
)


def demanded_skills(job: JobPosting) -> Iterator[tuple[str, SkillSpan]]:
    """The ad's own word for each skill, with its name and place; the tags come last, without a place."""
    text = job.description
    machine = {s.start for s in machine_spans(text)}
    demanding = [s for s in sentences(text) if s.start not in machine and _is_demanding(text, s)]
    tags = frozenset(plain(name) for name in job.skills)
    for span in asked_of_work(text, skill_spans(text, names=job.skills)):
        said = text[span.start : span.end]
        asked = any(s.start <= span.start < s.end for s in demanding)
        if asked and (plain(said) in tags or (is_called(said, span.name) and _stands_out(text, span))):
            yield said, span
    for name in job.skills:
        if name.strip():
            yield name.strip(), SkillSpan(name.strip(), 0, 0)


def is_called(said: str, name: str) -> bool:
    """Whether these words are a name of the skill ("Postgres") and not only something close to it."""
    one, other = plain(said), plain(name)
    if stems(said) & stems(name):
        return True
    return one[:1] == other[:1] and (one[:3] == other[:3] or len(one) <= 5)


def _is_demanding(text: str, sentence: Span) -> bool:
    line = text[text.rfind("\n", 0, sentence.start) + 1 : sentence.end]
    short_item = _LIST_ITEM.match(line) is not None and len(sentence.text.split()) <= 8
    return short_item or _DEMANDS.search(sentence.text) is not None


def _stands_out(text: str, span: SkillSpan) -> bool:
    """Whether a word is meant as a name: capitals, two words, or a place where skills stand."""
    said = text[span.start : span.end]
    if "<" in text[max(0, span.start - 2) : span.start]:
        return False
    if " " in said or any(c.isupper() or c.isdigit() for c in said) or is_proper(said):
        return True
    before, after = text[max(0, span.start - 16) : span.start], text[span.end : span.end + 16]
    return bool(_BESIDE.search(before) and _BEHIND.match(after)) or bool(
        re.search(
            r"\b(?:using|experience (?:with|in)|proficien\w+ in|knowledge of|skilled in)\s+$", before, re.I
        )
    )
