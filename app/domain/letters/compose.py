"""A letter from facts and an ad, without a model: opening, proof, plan, answers, question; each sentence traced."""

import re
from dataclasses import dataclass, field

from app.domain.enums import LetterStyle
from app.domain.letters.answers import Answerer, gap, listed, said
from app.domain.letters.casing import is_proper
from app.domain.letters.demands import Demand, find_demands
from app.domain.letters.facts import Fact
from app.domain.letters.focus import focus_of
from app.domain.letters.language import language_of
from app.domain.letters.machine import is_about_authorship
from app.domain.letters.match import AdWords, Match, best_facts, shared_skills
from app.domain.letters.notes import notes_on
from app.domain.letters.openings import question_of, slots_of, trade_of
from app.domain.letters.tell import setting_of, tidy, told
from app.domain.letters.trace import PLACEHOLDER, Sentence, Tracer
from app.domain.letters.voice import Voice
from app.domain.letters.words import Span, sentences
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish

MOST_WORDS = 150
PLAIN_OPENING = "Your post is clear about what it needs."
_ANSWERED = ("question", "rate", "timeline", "availability", "location")


@dataclass(frozen=True)
class Letter:
    """A composed letter, with what stands behind each sentence and what the writer should know."""

    text: str
    sentences: tuple[Sentence, ...]
    word_count: int
    notes: tuple[str, ...]


@dataclass
class Draft:
    """The parts of a letter while it is being put together; each is a list of sentences."""

    start: list[str] = field(default_factory=list)
    opening: list[str] = field(default_factory=list)
    proof: list[str] = field(default_factory=list)
    skills: list[str] = field(default_factory=list)
    plan: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    question: list[str] = field(default_factory=list)
    close: list[str] = field(default_factory=list)


def compose(
    job: JobPosting,
    profile: ProfileFacts,
    wish: SearchWish,
    *,
    style: LetterStyle,
    temperature: float,
    seed: int,
) -> Letter:
    """The letter of these facts for this ad. The same arguments give the same letter."""
    return Composer(job, profile, wish, Voice(style, temperature, seed)).letter()


class Composer:
    """One letter in the making: the ad and the profile, read once."""

    def __init__(self, job: JobPosting, profile: ProfileFacts, wish: SearchWish, voice: Voice) -> None:
        self.job, self.profile, self.wish, self.voice = job, profile, wish, voice
        self.tracer = Tracer(profile, job)
        self.demands = find_demands(job)
        self.focus = focus_of(job)
        self.trade = trade_of(job)
        self.ad = AdWords(job)
        self.slots = slots_of(self.focus, self.trade, job, voice)
        self.answerer = Answerer(profile, self.tracer.facts, wish, job)
        self.answers = self._answers()
        free = [f for f in self.tracer.facts if f.id not in self.answerer.used]
        self.matches = [m for m in best_facts(free, self.ad, most=3) if m.is_near]

    def letter(self) -> Letter:
        draft = Draft(
            opening=self._sound([self.voice.phrase("opener", self.slots)]) or [PLAIN_OPENING],
            proof=self._proof(),
            skills=self._skills(),
            plan=self._sound([self.voice.phrase("plan", self.slots)]),
            answers=self.answers,
            close=self._close(),
        )
        draft.question = self._question(" ".join([*draft.opening, *draft.plan]))
        self._word_demands(draft)
        self._fit(draft)
        text = self._settled(draft)
        traced = tuple(self.tracer.sentence(s) for s in sentences(text))
        notes = notes_on(
            self.demands, self.profile, language_of(self.job.description), any_near=bool(self.matches)
        )
        return Letter(text, traced, word_count(text), notes)

    def _openings(self) -> list[str]:
        return [self.voice.phrase("opener", self.slots), f"{self.slots['need_full']}."]

    def _proof(self) -> list[str]:
        lines: list[str] = []
        last = None
        for n, match in enumerate(self.matches):
            line = self._told(match.fact, again=match.fact.ref_id == last and bool(lines), variant=n)
            if line and not lines:
                line = self._led(line, "proof" if match.is_close else "nearest")
            if line and self._is_sound(line):
                lines.append(line)
                last = match.fact.ref_id
            if lines and not match.is_close:
                break
        return lines or self._sound([self._worked_as()])[:1]

    def _led(self, line: str, part: str) -> str:
        """The first piece of proof with words before it, where they keep it sound and readable."""
        low = line[:1].lower() + line[1:] if _opens_lower(line) else line
        led = self.voice.phrase(part, {"fact": line, "fact_low": low})
        repeats = led.count(":") > 1 or led.casefold().count("my work") > 1
        return line if repeats or not self._is_sound(led) else led

    def _told(self, fact: Fact, *, again: bool, variant: int) -> str:
        work = next((e for e in self.profile.experiences if e.id == fact.ref_id), None)
        if work:
            return told(fact.text, setting_of(work), again=again, variant=variant)
        line = tidy(fact.text)
        return f"{line}." if re.match(r"(?:I|My)\b", line) and len(line.split()) <= 24 else ""

    def _worked_as(self) -> str:
        """With no result to show, the work itself: where, as what, when."""
        work = next((e for e in self.profile.experiences if e.title.strip()), None)
        if not work:
            return ""
        title = tidy(work.title.split("|")[0])
        when = [work.started_on, work.ended_on]
        span = (
            f" from {when[0].year} to {when[1].year}"
            if when[0] and when[1] and when[0].year < when[1].year
            else ""
        )
        company = f" at {tidy(work.company)}" if tidy(work.company) else ""
        return f"My background: {title}{company}{span}." if title else ""

    def _skills(self) -> list[str]:
        mine = shared_skills(self.profile, self.ad)[:4]
        if not mine:
            return []
        return self._sound([self.voice.phrase("skills", {"skills": listed([said(s) for s in mine])})])

    def _answers(self) -> list[str]:
        lines = []
        for demand in self.demands:
            if demand.kind in _ANSWERED:
                line = self.answerer.answer(demand)
                lines.append(line if self._is_sound(line) else gap(f"Your answer to “{demand.needle}”"))
        return list(dict.fromkeys(lines))

    def _question(self, said: str) -> list[str]:
        asked = question_of(self.focus, self.trade, self.job, self.voice, said)
        head = asked.split()[0]
        low = asked if is_proper(head) else asked[:1].lower() + asked[1:]
        slots = {"q": asked} if ":" in asked else {"q": asked, "q_low": low}
        return self._sound([self.voice.phrase("question", slots)]) or ["What would done look like to you?"]

    def _close(self) -> list[str]:
        name = tidy(self.profile.display_name)
        return [self.voice.phrase("close", {"name": name})] if name else []

    def _word_demands(self, draft: Draft) -> None:
        """The words an ad asks for, where it asks for them; a claim in disguise becomes a gap instead."""
        for demand in self.demands:
            if not demand.is_word:
                continue
            words = self._demanded(demand)
            if demand.kind == "starts_with" and not draft.start:
                draft.start.append(words)
            elif demand.kind == "ends_with":
                draft.close.append(words)
            elif words.startswith("«"):
                draft.answers.append(words)
            else:
                draft.answers.append(f"As you asked: {words}")

    def _demanded(self, demand: Demand) -> str:
        needle = demand.needle
        if is_about_authorship(demand.text) or not self._is_sound(needle):
            where = {"starts_with": "start with", "ends_with": "end with"}.get(demand.kind, "write")
            return gap(f"The ad wants you to {where} “{needle}”: write it only if it is true")
        blank = re.search(r"(?:_{2,}|\.{2,}|…|\b(?:is|are|am|was|in|from|of|for|with))\s*$", needle)
        if blank and " " in needle:
            return re.sub(r"[_.…\s]+$", "", needle) + " «…»."
        if needle.isalpha() and needle.islower() and demand.kind == "starts_with":
            needle = needle.capitalize()
        return f"{needle}." if needle[-1:].isalnum() else needle

    def _fit(self, draft: Draft) -> None:
        """Leave out, from the least to the more telling, what goes over the limit."""
        cuts = (draft.proof, 2), (draft.skills, 0), (draft.proof, 1)
        for part, keep in cuts:
            while len(part) > keep and word_count(self._text(draft)) > MOST_WORDS:
                part.pop()
        if word_count(self._text(draft)) > MOST_WORDS and not any(d.kind == "approach" for d in self.demands):
            draft.plan.clear()

    def _text(self, draft: Draft) -> str:
        """Paragraphs in the order of the style, the demanded words first and last."""
        opening = " ".join([*(s for s in draft.start if _is_short(s)), *draft.opening])
        proof, skills, plan = " ".join(draft.proof), " ".join(draft.skills), " ".join(draft.plan)
        if self.voice.style is LetterStyle.CONSULTATIVE:
            body = [opening, plan, _joined(proof, skills)]
        elif self.voice.style is LetterStyle.TECHNICAL:
            body = [opening, _joined(skills, proof), plan]
        elif self.voice.style is LetterStyle.DIRECT:
            body = [
                _joined(opening, draft.proof[0] if draft.proof else ""),
                _joined(" ".join(draft.proof[1:]), skills),
                plan,
            ]
        else:
            body = [opening, _joined(proof, skills), plan]
        head = [s for s in draft.start if not _is_short(s)]
        tail = ["\n".join(draft.answers), " ".join(draft.question), *draft.close]
        return "\n\n".join(p for p in [*head, *body, *tail] if p)

    def _settled(self, draft: Draft) -> str:
        """The text, after anything that cannot be traced as a whole has been taken out again."""
        parts = (
            draft.skills,
            draft.proof,
            draft.plan,
            draft.opening,
            draft.answers,
            draft.start,
            draft.close,
        )
        text = self._text(draft)
        for part in parts:
            while part and not self._is_sound(text):
                part.pop()
                text = self._text(draft)
        return text

    def _sound(self, lines: list[str]) -> list[str]:
        return [line for line in lines if line and self._is_sound(line)]

    def _is_sound(self, text: str) -> bool:
        return all(self.tracer.sentence(s).status != "unsupported" for s in sentences(text))


def word_count(text: str) -> int:
    """Words as a reader counts them; gaps do not count."""
    return len(PLACEHOLDER.sub(" ", text).split())


def _joined(*pieces: str) -> str:
    return " ".join(p for p in pieces if p)


def _is_short(text: str) -> bool:
    return len(text.split()) <= 3 and not text.startswith("«")


def _opens_lower(line: str) -> bool:
    return line.startswith(("At ", "As ", "From ", "For ", "My "))


__all__ = ["Letter", "Match", "Span", "compose", "word_count"]
