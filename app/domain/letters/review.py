"""A letter held against what makes letters answered: each check with its verdict and the reason."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from app.domain.enums import Platform
from app.domain.letters.ceiling import within_ceiling
from app.domain.letters.checks import Check, check
from app.domain.letters.demands import Demand, find_demands
from app.domain.letters.gaps import PLACEHOLDER
from app.domain.letters.language import language_of
from app.domain.letters.limits import keeps
from app.domain.letters.manner import FEW_WORDS, FIRST_SCREEN, GOOD_WORDS, LONG_WORDS, manner
from app.domain.letters.met import answers, is_answered, meets, top_of
from app.domain.letters.trace import Sentence, Tracer
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts

__all__ = [
    "FEW_WORDS", "FIRST_SCREEN", "GOOD_WORDS", "LONG_WORDS", "Check", "answers", "blocking", "meets", "ready_blockers",
    "review",
]  # fmt: skip
_DATA = ("rate", "timeline", "availability", "location", "samples", "cv", "own_words")


def review(
    text: str,
    job: JobPosting,
    profile: ProfileFacts,
    platform: Platform,
    *,
    accepted: Collection[str] = (),
    lines: Mapping[str, str] | None = None,
) -> list[Check]:
    """Every check, the blocking ones first. `accepted` holds hashes of sentences and keys of checks that the
    person has taken upon himself; `lines` what stands in the place of each answer, by the key of its demand."""
    demands = find_demands(job)
    checks = [
        *_demands_met(text, demands, accepted, lines or {}),
        _claims(Tracer(profile, job).sentences(text), accepted),
        _gaps(text),
        *_rate_allowed(text, job, accepted),
        *_tongue(text, job, demands),
        *manner(text, job, profile, platform, demands),
    ]
    rank = {"block": 0, "warn": 1, "ok": 2}
    return sorted(checks, key=lambda c: rank[c.severity])


def ready_blockers(checks: list[Check]) -> list[str]:
    """Why the letter cannot be marked ready, as sentences; empty when it can."""
    return [c.detail for c in blocking(checks)]


def blocking(checks: list[Check]) -> list[Check]:
    """What keeps the letter from being ready."""
    return [c for c in checks if c.severity == "block" and not c.ok]


def _demands_met(
    text: str, demands: list[Demand], accepted: Collection[str], lines: Mapping[str, str]
) -> Iterator[Check]:
    for demand in demands:
        taken = demand.key in accepted
        where = top_of(text) if demand.is_at_top else text
        if demand.is_word:
            met, severity = meets(text, demand), "block"
            detail = f"The ad asks for this: {_quoted(demand)}"
        elif demand.is_limit:
            met, severity = keeps(text, demand.kind, demand.needle), "block"
            detail = f"The ad says: {_quoted(demand)}"
        elif demand.kind == "question":
            met, severity = _is_answered(where, demand, lines.get(demand.key, "")), "block"
            detail = f"Not answered yet: {_quoted(demand)}"
        elif demand.kind == "order":
            met, severity = False, "block"
            detail = f"The ad says: {_quoted(demand)} Say that it is met when it is."
        elif demand.kind in _DATA:
            met, severity = _is_answered(where, demand, lines.get(demand.key, "")), "block"
            detail = f"The ad says: {_quoted(demand)}"
        else:
            continue
        if taken and not met:
            yield Check(demand.key, True, demand.label, "", "ok", taken=True)
        else:
            yield check(demand.key, met, demand.label, bad=demand.unmet, detail=detail, severity=severity)


def _rate_allowed(text: str, job: JobPosting, accepted: Collection[str]) -> Iterator[Check]:
    found = within_ceiling(text, job.description)
    if found and not found.ok and found.key in accepted:
        found = Check(found.key, True, "Above what the ad allows", "", "ok", taken=True)
    if found:
        yield found


def _tongue(text: str, job: JobPosting, demands: list[Demand]) -> Iterator[Check]:
    """The ad's language and the letter's, where the ad does not itself say in which it wants the letter."""
    asked = language_of(job.description)
    if asked != "English" and all(d.kind != "language" for d in demands):
        same = language_of(text) == asked
        yield check(
            "tongue", same, "In the language of the ad",
            bad=f"The ad is in {asked}, the letter is not",
            detail="Write it in the language of the ad, unless you know that another is welcome.",
        )  # fmt: skip


def _is_answered(where: str, demand: Demand, line: str) -> bool:
    """By the line in the place of its answer, where there is one: an open gap is none, whatever else the letter says."""
    if PLACEHOLDER.search(line):
        return False
    said = " ".join(line.split())
    return bool(said and said in " ".join(where.split())) or is_answered(where, demand)


def _quoted(demand: Demand) -> str:
    words = " ".join(demand.text.split())
    return f"“{words if len(words) < 160 else words[:157] + '…'}”"


def _claims(traced: tuple[Sentence, ...], accepted: Collection[str]) -> Check:
    loose = [s for s in traced if s.status == "unsupported" and s.hash not in accepted]
    backed = sum(s.status == "supported" for s in traced)
    detail = " ".join(dict.fromkeys(s.reason for s in loose))
    found = check(
        "claims", not loose, "Every claim has a source",
        bad=f"{len(loose)} of {backed + len(loose)} claims have no source",
        detail=f"{detail} Put it right, take it out, or add it to your profile.",
        severity="block",
    )  # fmt: skip
    return replace(found, count=max(len(loose), 1))


def _gaps(text: str) -> Check:
    left = PLACEHOLDER.findall(text)
    return check(
        "gaps", not left, "No gaps left",
        bad="One gap left" if len(left) == 1 else f"{len(left)} gaps left",
        detail=f"Still to fill in: {', '.join(left)}",
        severity="block",
    )  # fmt: skip
