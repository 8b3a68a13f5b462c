"""A letter held against what makes letters answered: each check with its verdict and the reason."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from app.domain.enums import Platform
from app.domain.letters.demands import Demand, find_demands
from app.domain.letters.draft import word_count
from app.domain.letters.gaps import PLACEHOLDER
from app.domain.letters.lexicon import CLICHES, pattern
from app.domain.letters.trace import Sentence, Tracer
from app.domain.letters.words import plain, sentences, stems
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts

GOOD_WORDS, LONG_WORDS, FEW_WORDS = 150, 180, 40
FIRST_SCREEN = 230
"""Characters that a client sees of a letter on Upwork before opening it."""

_SAYS = {
    kind: pattern(f"says_{kind}")
    for kind in ("rate", "timeline", "availability", "location", "samples", "cv")
}
_ACTION = pattern("calls_to_action")
_COURTESY = pattern("courtesies")
_CONTACT = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}"),
    "a phone number": re.compile(r"(?<![\w.,$€£])\+?\d[\d\s().-]{8,}\d(?!\w)"),
    "a way to talk elsewhere": pattern("talk_elsewhere"),
}


@dataclass(frozen=True)
class Check:
    """One finding about a letter. `severity` is "block" (cannot be ready), "warn" or "ok"."""

    key: str
    ok: bool
    label: str
    detail: str
    severity: str


def review(
    text: str, job: JobPosting, profile: ProfileFacts, platform: Platform, *, accepted: Collection[str] = ()
) -> list[Check]:
    """Every check, the blocking ones first. `accepted` holds hashes of sentences and keys of checks that the
    person has taken upon himself."""
    tracer = Tracer(profile, job)
    traced = tracer.sentences(text)
    demands = find_demands(job)
    checks = [
        *_demands_met(text, demands, accepted),
        _claims(traced, accepted),
        _gaps(text),
        _opener(text, job, demands),
        _not_i(text, demands),
        _length(text),
        _cliches(text),
        _ends_asking(text, profile, demands),
        *_platform(text, job, platform),
    ]
    rank = {"block": 0, "warn": 1, "ok": 2}
    return sorted(checks, key=lambda c: rank[c.severity])


def ready_blockers(checks: list[Check]) -> list[str]:
    """Why the letter cannot be marked ready, as sentences; empty when it can."""
    return [c.detail for c in checks if c.severity == "block" and not c.ok]


def _check(key: str, ok: bool, label: str, detail: str, severity: str) -> Check:
    return Check(key, ok, label, detail, "ok" if ok else severity)


def _demands_met(text: str, demands: list[Demand], accepted: Collection[str]) -> Iterator[Check]:
    for demand in demands:
        key = demand.key
        if demand.is_word:
            met = meets(text, demand) or key in accepted
            yield _check(
                key, met, demand.label, "" if met else f"The ad asks for this: {_quoted(demand)}", "block"
            )
        elif demand.kind == "question":
            met = answers(text, demand.needle) or key in accepted
            yield _check(
                key, met, demand.label, "" if met else f"Not answered yet: {_quoted(demand)}", "block"
            )
        elif demand.kind in ("rate", "timeline", "availability", "location", "samples", "cv", "own_words"):
            met = key in accepted or _mentions(text, demand.kind)
            severity = (
                "warn" if demand.end else "block"
            )  # a screening question of the platform must be answered
            yield _check(key, met, demand.label, "" if met else f"The ad says: {_quoted(demand)}", severity)


def _quoted(demand: Demand) -> str:
    words = " ".join(demand.text.split())
    return f"“{words if len(words) < 160 else words[:157] + '…'}”"


def meets(text: str, demand: Demand) -> bool:
    """Whether the demanded words stand where they were asked for, whatever their case and quotes."""
    letter, needle = _bare(PLACEHOLDER.sub(" ", text)), _bare(demand.needle)
    if not needle:
        return demand.needle.strip() in text
    if demand.kind == "starts_with":
        return f"{letter} ".startswith(f"{needle} ")
    if demand.kind == "ends_with":
        return f" {letter}".endswith(f" {needle}")
    return f" {needle} " in f" {letter} "


def _bare(text: str) -> str:
    return " ".join(re.findall(r"[#@]?\w+", plain(text)))


def answers(text: str, question: str) -> bool:
    """Whether some place in the letter takes up at least half of what the question is about."""
    asked = stems(re.sub(r"^question:?", "", question, flags=re.I))
    if not asked:
        return True
    said = [stems(s.text) for s in sentences(PLACEHOLDER.sub(" ", text))]
    pairs = [a | b for a, b in zip_longest(said, said[1:], fillvalue=frozenset[str]())]
    return any(len(asked & pair) >= max(1, 0.5 * len(asked)) for pair in pairs)


def _mentions(text: str, kind: str) -> bool:
    return kind in _SAYS and _SAYS[kind].search(PLACEHOLDER.sub(" ", text)) is not None


def _claims(traced: tuple[Sentence, ...], accepted: Collection[str]) -> Check:
    loose = [s for s in traced if s.status == "unsupported" and s.hash not in accepted]
    backed = sum(s.status == "supported" for s in traced)
    label = f"{backed} of {backed + len(loose)} claims have a source" if loose else "Every claim has a source"
    return _check("claims", not loose, label, " ".join(dict.fromkeys(s.reason for s in loose)), "block")


def _gaps(text: str) -> Check:
    left = PLACEHOLDER.findall(text)
    return _check(
        "gaps", not left, "No gaps left", f"Still to fill in: {', '.join(left)}" if left else "", "block"
    )


def _opener(text: str, job: JobPosting, demands: list[Demand]) -> Check:
    told = (s.text for s in sentences(_without_start(text, demands)))
    first = next((one for one in told if ":" in one or not _COURTESY.match(one.rstrip(".,!"))), "")
    ad = stems(f"{job.title} {job.description} {' '.join(job.skills)}")
    about = bool(stems(first) & ad) or re.search(r"\byour?\b", first, re.I) is not None
    detail = "" if about else "The first sentence says nothing about the job."
    return _check("opener", about, "Opens with the client's problem", detail, "warn")


def _without_start(text: str, demands: list[Demand]) -> str:
    for demand in demands:
        if demand.kind == "starts_with" and meets(text, demand):
            m = re.match(
                r"\W*" + r"\W+".join(re.escape(w) for w in re.findall(r"\w+", demand.needle)) + r"\W*",
                text,
                re.I,
            )
            return text[m.end() :] if m else text
    return text


def _not_i(text: str, demands: list[Demand]) -> Check:
    bare = re.sub(
        r"^\W*(?:hello|hi|hey|dear)\b[^,\n!.]{0,40}[,!.\n]\s*", "", _without_start(text, demands), flags=re.I
    )
    bad = re.match(r"\W*(?:I|I['’]\w+|My)\b", bare) is not None
    return _check(
        "not_i",
        not bad,
        "Does not begin with “I”",
        "Begin with the client, not with yourself." if bad else "",
        "warn",
    )


def _length(text: str) -> Check:
    count = word_count(text)
    if count > LONG_WORDS:
        return Check(
            "length", False, f"{count} words", f"Replies fall off beyond {LONG_WORDS} words.", "warn"
        )
    if count < FEW_WORDS:
        return Check("length", False, f"{count} words", "Too short to convince.", "warn")
    detail = "" if count <= GOOD_WORDS else f"A little long: {GOOD_WORDS} words are enough."
    return Check("length", True, f"{count} words", detail, "ok")


def _cliches(text: str) -> Check:
    found = [m[0] for m in CLICHES.finditer(text.replace("’", "'"))]
    quoted = ", ".join(f"“{c}”" for c in dict.fromkeys(found))
    return _check("cliches", not found, "No clichés", f"Worn out: {quoted}." if found else "", "warn")


def _ends_asking(text: str, profile: ProfileFacts, demands: list[Demand]) -> Check:
    """The last sentence before the signature and the words that the ad wants at the end."""
    told = [s.text for s in sentences(PLACEHOLDER.sub(" ", text))]
    closing = [_bare(d.needle) for d in demands if d.kind == "ends_with"]
    while told and (_is_signature(told[-1], profile) or _bare(told[-1]) in closing or _is_name_below(told)):
        told.pop()
    asks = bool(told) and (told[-1].endswith("?") or _ACTION.search(told[-1]) is not None)
    return _check(
        "asks",
        asks,
        "Ends with a question",
        "" if asks else "End with one question about the job, or a next step.",
        "warn",
    )


def _is_name_below(told: list[str]) -> bool:
    """A short last line under a farewell is whoever signs, by whatever name."""
    return (
        len(told) > 1 and len(told[-1].split()) <= 3 and _COURTESY.match(told[-2].rstrip(".,!")) is not None
    )


def _is_signature(line: str, profile: ProfileFacts) -> bool:
    words, name = _bare(line), _bare(profile.display_name)
    is_name = bool(name) and (words == name or words in name.split())
    is_courtesy = len(line.split()) <= 5 and _COURTESY.match(line.rstrip(".,!")) is not None
    return is_name or (is_courtesy and not _ACTION.search(line))


def _platform(text: str, job: JobPosting, platform: Platform) -> Iterator[Check]:
    if platform is not Platform.UPWORK:
        return
    found = [what for what, pattern in _CONTACT.items() if pattern.search(text)]
    detail = (
        f"Upwork forbids contact details before a contract: there is {' and '.join(found)}." if found else ""
    )
    yield _check("contact", not found, "No contact details", detail, "warn")
    screen = text[:FIRST_SCREEN]
    ad = stems(f"{job.title} {job.description}")
    fits = (
        any(s.end <= FIRST_SCREEN and len(stems(s.text) & ad) > 1 for s in sentences(text))
        or len(stems(screen) & ad) > 3
    )
    yield _check(
        "first_screen",
        fits,
        "Fits the first screen on Upwork",
        "" if fits else "The first two lines do not speak of the job yet.",
        "warn",
    )
