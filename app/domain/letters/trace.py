"""Each sentence of a letter, whoever wrote it, with the facts that carry it, or the words that nothing carries."""

import hashlib
import re
from dataclasses import dataclass

from app.domain.letters.clauses import (
    CLAIM,
    CLIENT,
    OPEN,
    Clause,
    begins_with_past,
    clauses,
    tells_of_the_past,
)
from app.domain.letters.facts import Fact, facts_of
from app.domain.letters.names import unknown_name
from app.domain.letters.numbers import find_numbers
from app.domain.letters.skill_words import skill_spans
from app.domain.letters.support import Source, Verdict, flat, judge, sources_of
from app.domain.letters.words import Span, content, plain, sentences, stems
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts

PLACEHOLDER = re.compile(r"«[^»\n]*»")
_COURTESY = re.compile(
    r"^(?:hello|hi|hey|dear|good (?:morning|afternoon|evening|day)|greetings)\b[^.!?]{0,40}$|"
    r"^(?:many |kind |best |warm |with )*(?:thanks|thank you|regards|wishes|cheers|sincerely|yours|best)\b[^.!?\d]{0,60}$|"
    r"^(?:looking forward|talk soon|speak soon|all the best)\b[^.!?\d]{0,60}$",
    re.I,
)
_FRAGMENT_CLAIM = re.compile(
    r"\b(?:experienced?|expert\w*|specialist|certif\w+|proficien\w+|fluent|skilled|award\w*|degree|background|track record|"
    r"knowledge|portfolio|top[- ]rated|clients|years|decade|trusted|professional|seasoned|veteran|proven)\b",
    re.I,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|be|has|have|had|do|does|did|can|could|will|would|should|shall|must|may|might|needs?|wants?|goes|"
    r"comes|makes?|takes?|means?|depends?|starts?|looks?|sounds?|deserves?|asks?|pays?|works?|lies|stands?|matters?|helps?|"
    r"decides?|breaks?|let|tell|send|it's|that's|there's|here's|you're|you've|you'll|you'd)\b",
    re.I,
)


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
    tracer = Tracer(profile, job)
    return tuple(tracer.sentence(span) for span in sentences(text))


class Tracer:
    """A profile and an ad, read once, against which sentences are held."""

    def __init__(self, profile: ProfileFacts, job: JobPosting) -> None:
        self.profile = profile
        self.facts = facts_of(profile)
        self.sources = sources_of(self.facts)
        self.skills = frozenset().union(*(s.skills for s in self.sources)) if self.sources else frozenset()
        self.names = tuple(dict.fromkeys([*job.skills, *(n for f in self.facts for n in f.skills)]))
        ad = f"{job.title}\n{job.description}\n{' '.join(map(str, job.extras.get('questions') or ()))}"
        self.ad_stems = stems(ad)
        self.ad_numbers = frozenset(n.value for n in find_numbers(ad))
        self.ad_words = frozenset(w.casefold() for w in re.findall(r"\w+", f"{ad} {job.company_name or ''}"))
        own = " ".join([*(f.text for f in self.facts), *self.names, profile.display_name, profile.location])
        self.own_words = frozenset(w.casefold() for w in re.findall(r"\w+", own))
        self.called = frozenset(w.casefold() for w in re.findall(r"[^\W\d_]{3,}", profile.display_name))

    def sentence(self, span: Span) -> Sentence:
        bare = PLACEHOLDER.sub(" ", span.text)
        if not re.search(r"\w", bare):
            reason = "A gap for you to fill in." if bare != span.text else ""
            return Sentence(span.text, span.start, span.end, False, (), "neutral", reason)
        parts = self._claims(bare)
        if not parts:
            return Sentence(span.text, span.start, span.end, False, (), "neutral", "")
        verdicts = [self._judge(part, bare) for part in parts]
        failed = next((v for v in verdicts if not v.ok), None)
        if failed:
            return Sentence(span.text, span.start, span.end, True, (), "unsupported", _reason(failed))
        ids = tuple(dict.fromkeys(f.id for v in verdicts for f in v.facts))
        labels = dict.fromkeys(f.label for v in verdicts for f in v.facts)
        return Sentence(span.text, span.start, span.end, True, ids, "supported", "; ".join(labels))

    def _claims(self, text: str) -> list[str]:
        """The parts of a sentence that say something about its writer; none when it says nothing of the kind."""
        if self._is_courtesy(text):
            return []
        parts = self._settle(clauses(text), text)
        claimed = [c for c in parts if c.role == CLAIM]
        if not claimed:
            return []
        return _joined(parts, text)

    def _is_courtesy(self, text: str) -> bool:
        words = text.strip().rstrip(".,!:;")
        if (
            words.casefold() == self.profile.display_name.strip().casefold()
            or words.casefold() in self.called
        ):
            return True
        match = _COURTESY.match(words)
        return bool(match) and not skill_spans(words, names=self.names)

    def _settle(self, parts: list[Clause], text: str) -> list[Clause]:
        """Decide the clauses that have no person in them, and catch claims dressed as something else."""
        question = text.rstrip().endswith("?")
        verbless = not _FINITE.search(text)
        settled: list[Clause] = []
        for n, part in enumerate(parts):
            role = part.role
            if role in (OPEN, CLIENT) and not self._from_ad(part.text):
                if self._speaks_of_me(part.text, question=question, verbless=verbless and role == OPEN):
                    role = CLAIM
            elif (
                role == CLAIM
                and not part.said
                and n
                and not begins_with_past(part.text)
                and self._is_aside(part.text)
            ):
                role = OPEN
            settled.append(Clause(part.start, part.end, part.text, role, part.said))
        return settled

    def _from_ad(self, text: str) -> bool:
        """Whether a clause only repeats the ad: its words and its numbers."""
        words = content(text)
        if any(n.value not in self.ad_numbers for n in find_numbers(text)):
            return False
        return bool(words) and sum(t.stem in self.ad_stems for t in words) >= 0.75 * len(words)

    def _speaks_of_me(self, text: str, *, question: bool, verbless: bool) -> bool:
        if self.called and self.called & {w.casefold() for w in re.findall(r"\w+", text)}:
            return True
        if question:
            return False
        if any(n.value not in self.ad_numbers and n.value > 3 for n in find_numbers(text)):
            return True
        if unknown_name(text, self.ad_words | self.own_words):
            return True
        if verbless and (_FRAGMENT_CLAIM.search(text) or skill_spans(text, names=self.names)):
            return True
        return tells_of_the_past(text) and not re.search(r"\byou", text, re.I)

    def _is_aside(self, text: str) -> bool:
        """A tail without number, name or skill that plainly speaks of the work at hand ("so that is where to start")."""
        return bool(re.match(r"\W*(?:so|if|when|before|until|that)\b", text, re.I)) and not find_numbers(text)

    def _judge(self, text: str, sentence: str) -> Verdict:
        stray = unknown_name(text, self.own_words)
        if stray:
            return Verdict((), stray)
        return judge(text, self._told_of(sentence), self.skills, self.names)

    def _told_of(self, sentence: str) -> list[Source]:
        """Where the sentence names an employer, only what the profile says of that one (and of no other) counts."""
        words = _spaced(sentence)
        works = {e.id: _spaced(e.company) for e in self.profile.experiences if e.company.strip()}
        named = {ref for ref, company in works.items() if company.strip() and company in words}
        if not named:
            return self.sources
        return [
            s
            for s in self.sources
            if s.fact.ref_id in named or s.fact.kind not in ("experience", "result", "description")
        ]


def _spaced(text: str) -> str:
    return f" {flat(text)} "


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


def _reason(verdict: Verdict) -> str:
    if not verdict.missing:
        return "Nothing in your profile backs this."
    return f"Nothing in your profile says {verdict.missing.strip()}."


__all__ = ["PLACEHOLDER", "Fact", "Sentence", "Tracer", "sentence_hash", "trace"]
