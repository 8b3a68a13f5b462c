"""How a letter reads: its opening, length, worn-out phrases, end, and what its platform forbids."""

import re
from collections.abc import Iterator

from app.domain.enums import Platform
from app.domain.letters.checks import Check, check
from app.domain.letters.cliches import find_cliches
from app.domain.letters.demands import Demand
from app.domain.letters.draft import word_count
from app.domain.letters.gaps import PLACEHOLDER
from app.domain.letters.lexicon import pattern
from app.domain.letters.met import bare, meets
from app.domain.letters.words import sentences, stems
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts
from app.domain.wording import counted

GOOD_WORDS, LONG_WORDS, FEW_WORDS = 150, 180, 40
FIRST_SCREEN = 230
"""Characters that a client sees of a letter on Upwork before opening it."""
MOST_TOLD = 4
"""Worn-out phrases that are explained at once."""

_ACTION = pattern("calls_to_action")
_COURTESY = pattern("courtesies")
_CONTACT = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}"),
    "a phone number": re.compile(r"(?<![\w.,$€£])\+?\d[\d\s().-]{8,}\d(?!\w)"),
    "a way to talk elsewhere": pattern("talk_elsewhere"),
}


def manner(
    text: str, job: JobPosting, profile: ProfileFacts, platform: Platform, demands: list[Demand]
) -> Iterator[Check]:
    """Every check of the form, in the order of the letter."""
    mine = _not_i(text, demands)
    opener = _opener(text, job, demands)
    yield from (
        (mine,) if opener.ok and not mine.ok else (opener, mine)
    )  # not praised and blamed for one sentence
    yield _length(text)
    yield _cliches(text)
    yield _ends_asking(text, profile, demands)
    yield from _platform(text, job, platform)


def _opener(text: str, job: JobPosting, demands: list[Demand]) -> Check:
    told = (s.text for s in sentences(_without_start(text, demands)))
    first = next((one for one in told if ":" in one or not _COURTESY.match(one.rstrip(".,!"))), "")
    ad = stems(f"{job.title} {job.description} {' '.join(job.skills)}")
    about = bool(stems(first) & ad) or re.search(r"\byour?\b", first, re.I) is not None
    return check(
        "opener", about, "Opens with the client's problem",
        bad="Does not open with the client's problem",
        detail="The first sentence says nothing about the job. Begin with what the ad asks for.",
    )  # fmt: skip


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
    return check(
        "not_i", not bad, "Does not begin with “I”",
        bad="Begins with yourself",
        detail="Begin with the client: turn the sentence round, so that “you” or the work comes first.",
    )  # fmt: skip


def _length(text: str) -> Check:
    count = word_count(text)
    said = counted(count, "word")
    if count > LONG_WORDS:
        over = counted(count - GOOD_WORDS, "word")
        detail = f"Replies fall off beyond {LONG_WORDS} words. Take out about {over}: what proves the least."
        return check("length", False, said, bad=f"Too long: {said}", detail=detail)
    if count < FEW_WORDS:
        detail = "Too short to convince. Add one piece of past work and how you would begin."
        return check("length", False, said, bad=f"Too short: {said}", detail=detail)
    detail = "" if count <= GOOD_WORDS else f"A little long: {GOOD_WORDS} words are enough."
    return Check("length", True, said, detail, "ok")


def _cliches(text: str) -> Check:
    """Each phrase with its reason and a way out; those of one reason together."""
    found = find_cliches(text)
    said: dict[tuple[str, str], list[str]] = {}
    for one in found[:MOST_TOLD]:
        said.setdefault((one.reason, one.instead), []).append(f"“{one.words}”")
    told = [f"{', '.join(dict.fromkeys(words))}: {why} {instead}" for (why, instead), words in said.items()]
    more = len(found) - MOST_TOLD
    told += [f"And {more} more."] if more > 0 else []
    count = "One worn-out phrase" if len(found) == 1 else f"{len(found)} worn-out phrases"
    return check("cliches", not found, "No clichés", bad=count, detail=" ".join(told))


def _ends_asking(text: str, profile: ProfileFacts, demands: list[Demand]) -> Check:
    """The last sentence before the signature and the words that the ad wants at the end."""
    told = [s.text for s in sentences(PLACEHOLDER.sub(" ", text))]
    closing = [bare(d.needle) for d in demands if d.kind == "ends_with"]
    while told and (_is_signature(told[-1], profile) or bare(told[-1]) in closing or _is_name_below(told)):
        told.pop()
    asks = bool(told) and (told[-1].endswith("?") or _ACTION.search(told[-1]) is not None)
    return check(
        "asks", asks, "Ends with a question",
        bad="Does not end with a question",
        detail="End with one question about the job, or a next step.",
    )  # fmt: skip


def _is_name_below(told: list[str]) -> bool:
    """A short last line under a farewell is whoever signs, by whatever name."""
    return (
        len(told) > 1 and len(told[-1].split()) <= 3 and _COURTESY.match(told[-2].rstrip(".,!")) is not None
    )


def _is_signature(line: str, profile: ProfileFacts) -> bool:
    words, name = bare(line), bare(profile.display_name)
    is_name = bool(name) and (words == name or words in name.split())
    is_courtesy = len(line.split()) <= 5 and _COURTESY.match(line.rstrip(".,!")) is not None
    return is_name or (is_courtesy and not _ACTION.search(line))


def _platform(text: str, job: JobPosting, platform: Platform) -> Iterator[Check]:
    if platform is not Platform.UPWORK:
        return
    found = [what for what, pattern in _CONTACT.items() if pattern.search(text)]
    yield check(
        "contact", not found, "No contact details",
        bad="Contact details in the text",
        detail=f"Upwork forbids contact details before a contract: take out {' and '.join(found)}.",
    )  # fmt: skip
    screen = text[:FIRST_SCREEN]
    ad = stems(f"{job.title} {job.description}")
    fits = (
        any(s.end <= FIRST_SCREEN and len(stems(s.text) & ad) > 1 for s in sentences(text))
        or len(stems(screen) & ad) > 3
    )
    yield check(
        "first_screen", fits, "Fits the first screen on Upwork",
        bad="The first screen on Upwork says too little",
        detail="The first two lines do not speak of the job yet. Bring the need into the first sentence.",
    )  # fmt: skip
