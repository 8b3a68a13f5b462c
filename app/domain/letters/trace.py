"""Each sentence of a letter, whoever wrote it, with the facts that carry it, or what nothing carries."""

import hashlib
import re
from dataclasses import dataclass, replace

from app.domain.letters.clauses import (
    CLAIM,
    CLIENT,
    FIRST_PERSON,
    OPEN,
    Clause,
    begins_with_past,
    clauses,
    tells_of_the_past,
)
from app.domain.letters.clock import without_offset
from app.domain.letters.demands import demands_in
from app.domain.letters.direction import turned_around
from app.domain.letters.facts import facts_of
from app.domain.letters.gaps import PLACEHOLDER
from app.domain.letters.lexicon import either, pattern
from app.domain.letters.names import is_named, unknown_name
from app.domain.letters.numbers import find_numbers
from app.domain.letters.skill_words import skill_spans
from app.domain.letters.support import GENERIC, Source, Verdict, flat, judge, sources_of
from app.domain.letters.tenure import find_tenures, saying_tenure, untrue_tenure, without_tenures
from app.domain.letters.terms import CLOCK, LINK, RESULT, SUM, are_terms
from app.domain.letters.words import Span, content, plain, sentences, stems
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts

_QUOTE = re.compile(r"[“\"]([^“”\"\n]{3,200})[”\"]")
_COURTESY = pattern("courtesies")
_FRAGMENT_CLAIM = re.compile(rf"\b{either('boasting_fragments')}\b", re.I)
_FINITE = re.compile(rf"\b{either('finite_verbs')}\b", re.I)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a letter at `start:end`, and what stands behind it."""

    text: str
    start: int
    end: int
    claim: bool
    fact_ids: tuple[str, ...]
    status: str  # supported | unsupported | neutral
    reason: str

    @property
    def hash(self) -> str:
        return sentence_hash(self.text)


def sentence_hash(text: str) -> str:
    """By which an accepted sentence is known again; any change of its words changes it."""
    return hashlib.sha256(plain(text).encode()).hexdigest()[:16]


def trace(text: str, profile: ProfileFacts, job: JobPosting) -> tuple[Sentence, ...]:
    """Every sentence of the text with its standing. What cannot be told apart from a claim counts as one."""
    return Tracer(profile, job).sentences(text)


class Tracer:
    """A profile and an ad, read once, against which sentences are held."""

    def __init__(self, profile: ProfileFacts, job: JobPosting) -> None:
        self._known: dict[str, Sentence] = {}
        self.profile = profile
        self.facts = facts_of(profile)
        self.sources = sources_of(self.facts)
        self.skills = frozenset[str]().union(*(s.skills for s in self.sources))
        self.names = tuple(dict.fromkeys([*job.skills, *(n for f in self.facts for n in f.skills)]))
        ad = f"{job.title}\n{job.description}\n{' '.join(map(str, job.extras.get('questions') or ()))}"
        self.ad_stems = stems(ad)
        self.ad_text = plain(ad)
        self.ad_numbers = frozenset(n.value for n in find_numbers(ad))
        self.ad_words = _words(f"{ad} {job.company_name or ''}")
        own = [*(f.text for f in self.facts), *self.names, profile.display_name, profile.location]
        self.own_words = _words(" ".join(own))
        self.links = sorted((e.url for e in profile.experiences if e.url), key=len, reverse=True)
        self.called = frozenset(w for w in _words(profile.display_name) if len(w) > 2)
        demands = demands_in(job.description)
        self.demanded = frozenset(flat(d.needle) for d in demands if d.is_word)
        self.asks_a_sum = any(d.kind == "question" and SUM.search(d.needle) for d in demands)

    def sentences(self, text: str) -> tuple[Sentence, ...]:
        return tuple(self.sentence(span) for span in sentences(text))

    def is_sound(self, text: str) -> bool:
        """Whether nothing in the text lacks support."""
        return all(s.status != "unsupported" for s in self.sentences(text))

    def sentence(self, span: Span) -> Sentence:
        """Its standing; the same words are judged once, wherever they stand."""
        known = self._known.get(span.text)
        if known is None:
            known = self._known[span.text] = self._sentence(span)
        return replace(known, start=span.start, end=span.end)

    def _sentence(self, span: Span) -> Sentence:
        text = without_offset(self._without_links(span.text), self.profile.timezone)
        bare = CLOCK.sub(" ", self._without_quotes(PLACEHOLDER.sub(" ", text)))
        if not re.search(r"\w", bare):
            return _neutral(span, "A gap for you to fill in." if PLACEHOLDER.search(span.text) else "")
        if self._was_demanded(bare):
            return _neutral(span, "The ad asks for these words.")
        if self.asks_a_sum and RESULT.fullmatch(bare):
            return _neutral(span, "The ad asks for a sum.")
        if address := LINK.search(text):
            reason = f"Your profile does not know this link: {address[0].rstrip('.,;')}. Is it yours?"
            return Sentence(span.text, span.start, span.end, True, (), "unsupported", reason)
        if are_terms(bare):
            return _neutral(span, "Your terms.")
        verdicts = [self._judge(part, bare) for part in self._claims(bare)]
        if not verdicts:
            return _neutral(span, "")
        failed = next((v for v in verdicts if not v.ok), None)
        if failed:
            return Sentence(span.text, span.start, span.end, True, (), "unsupported", _reason(failed))
        ids = tuple(dict.fromkeys(f.id for v in verdicts for f in v.facts))
        labels = dict.fromkeys(f.label for v in verdicts for f in v.facts)
        return Sentence(span.text, span.start, span.end, True, ids, "supported", "; ".join(labels))

    def _without_links(self, text: str) -> str:
        """The addresses of the person's own works claim nothing themselves; what stands beside them may."""
        for url in self.links:
            text = text.replace(url, " ")
        return text

    def _without_quotes(self, text: str) -> str:
        """Words of the ad in quotation marks are the client's, unless the writer puts himself around them."""
        outside = _QUOTE.sub(lambda m: " “…” " if plain(m[1]) in self.ad_text else m[0], text)
        return text if outside == text or FIRST_PERSON.search(outside) else outside

    def _was_demanded(self, text: str) -> bool:
        """A word or phrase that the ad wants to see, as long as it does not speak for the writer."""
        bare = flat(text).removeprefix("as you asked ")
        speaks = FIRST_PERSON.search(text) or _FRAGMENT_CLAIM.search(text) or find_numbers(text)
        return bare in self.demanded and not speaks

    def _claims(self, text: str) -> list[str]:
        """The parts of a sentence that say something about its writer; often none."""
        if self._is_courtesy(text):
            return []
        parts = self._settle(clauses(text), text)
        return _joined(parts, text) if any(c.role == CLAIM for c in parts) else []

    def _is_courtesy(self, text: str) -> bool:
        words = text.strip().rstrip(".,!:;")
        if (
            words.casefold() == self.profile.display_name.strip().casefold()
            or words.casefold() in self.called
        ):
            return True
        return _COURTESY.match(words) is not None and not skill_spans(words, names=self.names)

    def _settle(self, parts: list[Clause], text: str) -> list[Clause]:
        """Decide the clauses that have no person in them, and catch claims dressed as something else."""
        question = text.rstrip().endswith("?")
        verbless = not _FINITE.search(text)
        settled: list[Clause] = []
        for n, part in enumerate(parts):
            role = part.role
            bare = verbless and role == OPEN
            if role in (OPEN, CLIENT) and self._speaks_of_me(part.text, question=question, verbless=bare):
                role = CLAIM
            elif role == CLAIM and not part.said and n and _is_aside(part.text):
                role = OPEN
            settled.append(Clause(part.start, part.end, part.text, role, part.said))
        return settled

    def _speaks_of_me(self, text: str, *, question: bool, verbless: bool) -> bool:
        """Whether a clause without a first person is about the writer all the same."""
        if self.called & _words(text):
            return True
        if question:
            return False
        if verbless and (_FRAGMENT_CLAIM.search(text) or skill_spans(text, names=self.names)):
            return True
        if verbless and find_tenures(text, self.names):
            return True
        if self._from_ad(text):
            return False
        if any(n.value not in self.ad_numbers and n.value > 3 for n in find_numbers(text)):
            return True
        if unknown_name(text, self.ad_words | self.own_words):
            return True
        return tells_of_the_past(text) and not re.search(r"\byou", text, re.I)

    def _from_ad(self, text: str) -> bool:
        """Whether a clause only repeats the ad: its words and its numbers."""
        words = content(text)
        if any(n.value not in self.ad_numbers for n in find_numbers(text)):
            return False
        return bool(words) and sum(t.stem in self.ad_stems for t in words) >= 0.75 * len(words)

    def _judge(self, text: str, sentence: str) -> Verdict:
        stray = unknown_name(text, self.own_words)
        untrue = (
            stray
            or turned_around(text, self.facts)
            or untrue_tenure(text, sentence, self.profile, self.facts, self.names)
        )
        if untrue:
            return Verdict((), untrue)
        rest = without_tenures(text, self.names)
        verdict = judge(rest, self._told_of(sentence), self.skills, self.names)
        if rest == text or verdict.missing:
            return verdict
        rows = saying_tenure(text, sentence, self.profile, self.facts, self.names)
        said = stems(" ".join(f"{f.text} {' '.join(f.skills)}" for f in rows))
        more = verdict.facts if {t.stem for t in content(rest)} - said - GENERIC else ()
        return Verdict((*rows, *(f for f in more if f not in rows)))

    def _told_of(self, sentence: str) -> list[Source]:
        """Where the sentence names an employer, only what the profile says of that one counts."""
        named = {e.id for e in self.profile.experiences if is_named(e.company, sentence)}
        elsewhere = ("experience", "result", "description")
        return [
            s for s in self.sources if not named or s.fact.ref_id in named or s.fact.kind not in elsewhere
        ]


def _neutral(span: Span, reason: str) -> Sentence:
    return Sentence(span.text, span.start, span.end, False, (), "neutral", reason)


def _is_aside(text: str) -> bool:
    """A tail without number or verb of the past, on the work at hand ("so that is where to start")."""
    tail = re.match(r"\W*(?:so|if|when|before|until|that)\b", text, re.I)
    return tail is not None and not find_numbers(text) and not begins_with_past(text)


def _joined(parts: list[Clause], text: str) -> list[str]:
    """Neighbouring claims are judged together: "At Praxio I built X, in Y, and moved Z"."""
    runs: list[list[int]] = []
    for part in parts:
        if part.role != CLAIM:
            runs.append([])
        elif runs and runs[-1]:
            runs[-1][1] = part.end
        else:
            runs.append([part.start, part.end])
    return [text[run[0] : run[1]] for run in runs if run]


def _words(text: str) -> frozenset[str]:
    return frozenset(w.casefold() for w in re.findall(r"\w+", text))


def _reason(verdict: Verdict) -> str:
    if not verdict.missing:
        return "Nothing in your profile backs this."
    return f"Nothing in your profile says {verdict.missing.strip()}."
