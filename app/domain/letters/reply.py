"""An answer to a client's message, from one's own facts and rates: what nobody has said stays a gap in «…»."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from app.domain.enums import ApplicationStatus, Platform
from app.domain.fence import fenced
from app.domain.letters.answers import GAPS, Answerer, gap, shortened
from app.domain.letters.by_model import MOST_FACTS, weed
from app.domain.letters.client_words import agrees_with, proposed_in, signed_by
from app.domain.letters.demands import Demand, demands_asked
from app.domain.letters.draft import word_count
from app.domain.letters.facts import facts_of
from app.domain.letters.machine import machine_spans
from app.domain.letters.own_voice import AS_COMPOSED, OwnVoice
from app.domain.letters.review import Check, review
from app.domain.letters.trace import Sentence, Tracer, trace
from app.domain.letters.words import sentences
from app.domain.mail_matching import meaning
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish

MOST_QUESTIONS = 8
LEAST_KEPT, FEWEST_WORDS, MOST_WORDS = 0.6, 5, 220
OF_THE_TEXT = frozenset({"claims", "gaps", "cliches", "contact"})
"""The checks of a letter that hold for a reply too; its questions come from the message."""
THANKS = {
    None: "Thank you for your message.",
    ApplicationStatus.LOST: "Thank you for letting me know.",
    ApplicationStatus.WON: "Thank you, I am glad to hear that.",
}
CLOSING = {
    None: "Does that answer your question?",
    ApplicationStatus.LOST: "All the best with the project.",
    ApplicationStatus.WON: "What would be the first step on your side?",
}
SEVERAL = "Does that answer your questions?"
NOTHING_ASKED = gap("What you want to say")
_BRACKETS = re.compile(r"\[([^\[\]«»\n]{2,})\]")
"""As a model marks what it does not know, and as drafts did once."""
_GAP = re.compile(rf"«[^»\n]*»|{_BRACKETS.pattern}")
_PART = re.compile(
    r",?\s+and\s+(?=(?:what|when|how|where|which|who|why|could|can|would|will|do|does|did|are|is|have)\b)",
    re.I,
)
_LEAD = re.compile(
    r"^(?:[^:?]{0,60}\b(?:questions?|things?)\b[^:?]{0,20}:\s*|(?:and|but|so|also|then)\b,?\s+)", re.I
)
_ORDER = re.compile(
    r"^(?:(?:and|also|then),? )?(?:please|kindly|could you please)\b|^(?:tell|let|send|give|show) (?:me|us)\b",
    re.I,
)

_NAME = re.compile(r"[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’.-]{0,20}){0,2}")


@dataclass(frozen=True)
class Talk:
    """What is answered: the client's words, who they are (perhaps ""), the job, and what was said before."""

    said: str
    client: str
    job: JobPosting
    before: str = ""

    @property
    def posting(self) -> JobPosting:
        """The ad together with all that the client wrote: none of it is a claim of the writer."""
        told = "\n\n".join(part for part in (self.job.description, self.before, self.said) if part)
        return replace(self.job, description=told)


def asked_in(said: str) -> list[str]:
    """The questions of a message and what it asks to send, one by one; orders to machines are none."""
    found: list[str] = []
    for span in sentences(said):
        words = " ".join(span.text.split())
        if machine_spans(span.text):
            continue
        if words.endswith("?"):
            parts = _PART.split(_LEAD.sub("", words).rstrip("?"))
            found += [f"{part[:1].upper()}{part[1:].strip()}?" for part in parts if len(part.split()) > 1]
        elif _ORDER.match(words) and len(words.split()) > 3:
            found.append(words.partition(";")[0])
    return list(dict.fromkeys(found))[:MOST_QUESTIONS]


def compose_reply(talk: Talk, profile: ProfileFacts, wish: SearchWish, *, own: OwnVoice = AS_COMPOSED) -> str:
    """Thanks, an answer to each question, a closing, the name; every sentence of it is true by the profile."""
    tracer = Tracer(profile, talk.posting)
    answerer = Answerer(profile, tracer.facts, wish, talk.job)
    meant, asked = meaning(talk.said), asked_in(talk.said)
    lines = [_answer(question, answerer, tracer) for question in asked]
    lines += [gap(f"Whether {moment} suits you") for moment in proposed_in(talk.said)]
    if not lines and meant is None:
        lines = [NOTHING_ASKED]
    closing = CLOSING.get(meant, CLOSING[None]) if meant or asked else ""
    if meant is None and len(asked) > 1:
        closing = SEVERAL
    parts = [THANKS.get(meant, THANKS[None]), "\n".join(dict.fromkeys(lines)), closing]
    sound = [part for part in parts if part and tracer.is_sound(part)]
    return framed_reply("\n\n".join(sound), talk, profile, own)


def framed_reply(text: str, talk: Talk, profile: ProfileFacts, own: OwnVoice) -> str:
    """With a greeting before it and the name after it."""
    parts = (
        _greeting((talk.client, signed_by(talk.said)), own),
        text,
        own.sign_off or profile.display_name.strip(),
    )
    return "\n\n".join(part for part in parts if part)


def trace_reply(text: str, talk: Talk, profile: ProfileFacts) -> tuple[Sentence, ...]:
    """Each sentence with its standing, as in a letter; its places are those of the text itself."""
    return tuple(
        replace(one, claim=False, status="neutral", reason="The client's own terms.")
        if one.status == "unsupported" and agrees_with(one.text, talk.said)
        else one
        for one in trace(as_letter(text), profile, talk.posting)
    )


def review_reply(
    text: str, talk: Talk, profile: ProfileFacts, *, accepted: Collection[str] = ()
) -> list[Check]:
    """What of a letter's checks holds for a reply, and whether each question of the message is answered."""
    letter, platform = as_letter(text), Platform(talk.job.platform)
    agreed = [one.hash for one in trace_reply(text, talk, profile) if one.status == "neutral"]
    accepted = [*accepted, *agreed]
    of_text = review(letter, talk.posting, profile, platform, accepted=accepted)
    asking = replace(talk.job, title="", description="", skills=(), extras={"questions": asked_in(talk.said)})
    open_yet = {demand.key for demand in demands_of(talk.said) if not _has_gap_for(demand, letter)}
    asked = review(letter, asking, profile, platform, accepted=accepted)
    answered = [
        replace(one, detail=one.detail.replace("The ad says", "The client asks"))
        for one in asked
        if one.key in open_yet
    ]
    rank = {"block": 0, "warn": 1, "ok": 2}
    return sorted(
        [*(one for one in of_text if one.key in OF_THE_TEXT), *answered], key=lambda one: rank[one.severity]
    )


def demands_of(said: str) -> list[Demand]:
    """The questions of a message as a letter's checks know them."""
    return [demand for asked in asked_in(said) for demand in demands_asked(asked)]


def question_for_reply(talk: Talk, profile: ProfileFacts, *, own: OwnVoice = AS_COMPOSED) -> str:
    """Everything a model is told: facts by number, and the client's words and the ad as data."""
    facts = facts_of(profile)[:MOST_FACTS]
    told = [
        "Facts about the freelancer:",
        *(f"{number}. {fact.text}" for number, fact in enumerate(facts, start=1)),
        *([f"How the freelancer writes: {'; '.join(own.told)}."] if own.told else []),
        *(
            ["To be answered:", *(f"- {asked}" for asked in asked_in(talk.said))]
            if asked_in(talk.said)
            else []
        ),
        fenced("title of the ad", talk.job.title, longest=300),
        fenced("ad", talk.job.description, longest=6_000),
        fenced("message of the client", talk.said, longest=6_000),
    ]
    return "\n".join(told)


def weeded_reply(
    text: str, talk: Talk, profile: ProfileFacts, *, told: str
) -> tuple[str, tuple[str, ...], str]:
    """A model's reply without what is untrue or copied: the text, what was cut, and why it cannot be kept ("")."""
    kept = weed(as_letter(text), talk.posting, profile, told=told, may_leave_gaps=True)
    left = kept.text.strip()
    count, before = word_count(left), max(word_count(text), 1)
    if count < FEWEST_WORDS or count / before < LEAST_KEPT:
        return "", kept.cut, "Too little of the model's reply could be kept."
    if count > MOST_WORDS:
        return "", kept.cut, "The model's reply was too long."
    return left, kept.cut, ""


def gaps_in(text: str) -> int:
    """How many places wait for words."""
    return len(_GAP.findall(text))


def next_gap(text: str, after: int) -> tuple[int, int]:
    """The gap behind this place, else the first one, else the end of the text."""
    found = _GAP.search(text, after) or _GAP.search(text)
    return found.span() if found else (len(text), len(text))


def as_letter(text: str) -> str:
    """Gaps in [brackets] marked as everywhere else; every place in the text stays where it is."""
    return _BRACKETS.sub(r"«\1»", text)


def _answer(question: str, answerer: Answerer, tracer: Tracer) -> str:
    lines = [answerer.answer(demand) for demand in demands_asked(question)]
    left = gap(f"Your answer to “{shortened(question)}”")
    return " ".join(dict.fromkeys(line if line and tracer.is_sound(line) else left for line in lines))


def _greeting(names: Iterable[str], own: OwnVoice) -> str:
    """The person's own greeting; else by the first name of the first of these that looks like a person's."""
    if own.greeting:
        return own.greeting
    person = next((name for name in names if _is_person(name)), "")
    return f"Hello {person.split()[0]}," if person else "Hello,"


def _is_person(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and not re.match(r"(?:The|Client|Upwork|LinkedIn)\b", name)


def _has_gap_for(demand: Demand, letter: str) -> bool:
    """It waits for words at its own place: that is said once, of the gap."""
    return f"“{shortened(demand.needle)}”»" in letter or f"«{GAPS.get(demand.kind, '-')}»" in letter
