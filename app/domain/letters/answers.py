"""Answers to what an ad asks, from facts alone; what the profile does not say stays a marked gap."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.letters.casing import is_proper, lower_first
from app.domain.letters.clock import ASKS_ZONE, zone_words
from app.domain.letters.demands import Demand
from app.domain.letters.facts import Fact
from app.domain.letters.lexicon import pattern, words
from app.domain.letters.place import setting_of
from app.domain.letters.skill_words import skill_key, skill_spans
from app.domain.letters.tell import told
from app.domain.letters.words import content, plain, sentences, stem, stems
from app.domain.posting import JobPosting
from app.domain.profile import ExperienceFact, ProfileFacts, SearchWish, SkillFact
from app.domain.rate_to_bid import rate_to_bid
from app.domain.wording import ended

GAPS = {
    "samples": "A link to similar work of yours",
    "code": "A link to your GitHub",
    "rate": "Your price for this",
    "timeline": "How long this will take",
    "availability": "When you can start, and how many hours a week",
    "location": "Where you are, and your time zone",
}
MOST_SAMPLES = 2
_SEVERAL = re.compile(r"\b(?:two|three|four|five|several|[2-9]|1\d)\b", re.I)
SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
_IDLE = frozenset(map(stem, words("generic") | words("ad_words")))
_YEARS = pattern("asks_years")
_EXPERIENCED = pattern("asks_whether_done")
_YES_NO = re.compile(r"(?:are|is|do|have|can) (?:you|your)\b", re.I)
_PLACE = re.compile(
    r"\bwhere (?:are you|do you live)\b|\b(?:which|what) (?:country|city|time ?zone)\b|"
    r"\byour (?:location|time ?zone|country)\b",
    re.I,
)

_AVAILABLE = re.compile(
    r"(?:I(?:['’]m| am) )?(?:currently )?(?P<free>available (?:for|from|now|immediately|up to|about|around|\d+|full|part)\b"
    r".{0,120})|(?P<own>I can (?:start|work)\b.{0,60}\b(?:hours|week|month|notice|now|immediately|once)\b.{0,60})",
    re.I,
)
"""A whole sentence about when one is free, or for how many hours."""


@dataclass(frozen=True)
class Answerer:
    """What may be answered with: the profile, its facts, the wish and the ad."""

    profile: ProfileFacts
    facts: list[Fact]
    wish: SearchWish
    job: JobPosting
    used: list[str] = field(default_factory=list)
    """Ids of the facts told in answers, so that they are not told twice."""

    def answer(self, demand: Demand) -> str:
        """One or two sentences, or a gap in «…» that keeps the letter from being ready."""
        if demand.kind == "rate":
            return self._rate() or gap(GAPS["rate"])
        if demand.kind == "location" or (demand.kind == "question" and _PLACE.search(demand.needle)):
            return self._place(demand.text) or gap(GAPS["location"])
        if demand.kind == "samples":
            return self._samples(demand) or gap(GAPS["code" if demand.is_code else "samples"])
        if demand.kind == "availability":
            return self._available() or gap(GAPS["availability"])
        if demand.kind in GAPS:
            return gap(GAPS[demand.kind])
        return (
            self._years(demand.needle)
            or self._experience(demand.needle)
            or gap(f"Your answer to “{shortened(demand.needle)}”")
        )

    def _rate(self) -> str:
        """The same rate as on the apply page, where the job pays by the hour or does not say."""
        bid = rate_to_bid(self.wish, self.job)
        return f"My rate is {money(bid.amount, bid.currency)} an hour." if bid else ""

    def _place(self, asked_for: str) -> str:
        """The place, and the clock where the ad asks for it; "" where one of them is not known."""
        place, clock = self.profile.location.strip(), zone_words(self.profile.timezone)
        if not ASKS_ZONE.search(asked_for):
            return ended(f"I am based in {place}") if place else ""
        if not clock:
            return ""
        return ended(f"I am based in {place} ({clock})" if place else f"My time zone is {clock}")

    def _samples(self, demand: Demand) -> str:
        """Where the works can be seen that are of the kind asked for; "" without any.

        They share a skill with the sentence that asks, or where it names none with the title, or with the ad.
        """
        asked = stems(f"{self.job.title} {self.job.description}") - _IDLE
        texts = (demand.text, self.job.title, f"{self.job.title}\n{self.job.description}")
        named = ({skill_key(s.name) for s in skill_spans(t, names=self.job.skills)} for t in texts)
        wanted = next((keys for keys in named if keys), set()) or {skill_key(n) for n in self.job.skills}
        shown = [work for work in self.profile.experiences if work.url and wanted & _skills_of(work)]
        shown = [work for work in shown if not demand.is_code or "github" in work.url.casefold()]
        shown.sort(
            key=lambda e: -len(asked & stems(" ".join([e.title, *e.results, e.description, *e.skills])))
        )
        where = [f"{e.url} ({e.company or e.title})" for e in shown[:MOST_SAMPLES]]
        if where and len(where) < MOST_SAMPLES and _SEVERAL.search(demand.text):
            where.append(gap("Another link to similar work"))
        return f"Work of mine to look at: {' and '.join(where)}" if where else ""

    def _available(self) -> str:
        """In the person's own words, where what they say about themself tells it."""
        said = (" ".join(span.text.split()) for span in sentences(self.profile.about))
        found = next((m for words in said if (m := _AVAILABLE.fullmatch(words))), None)
        return ended(found["own"] or f"I am {lower_first(found['free'])}") if found else ""

    def _years(self, question: str) -> str:
        if not _YEARS.search(question):
            return ""
        known = [s for s in self._asked_skills(question) if s.years]
        if not known:
            return ""
        first, *rest = [
            f"{s.years.normalize():f} years of experience with {s.name}" for s in known[:3] if s.years
        ]
        return ended(f"I have {' and '.join([first, *rest])}")

    def _experience(self, question: str) -> str:
        """The fact that comes nearest to the question, if it truly does."""
        works = {e.id: e for e in self.profile.experiences}
        for fact in self._near(question):
            work = works.get(fact.ref_id) if fact.ref_id else None
            line = told(fact.text, setting_of(work), again=False) if work else ""
            if line:
                self.used.append(fact.id)
                return f"On {_topic(question)}: {after_colon(line)}"
            if not work and _YES_NO.match(question):
                return ended(f"Yes: {lower_first(fact.text)}")
        mine = [s for s in self._asked_skills(question) if plain(s.name) in plain(question)]
        return (
            ended(f"On {_topic(question)}: I cover {listed([said(s) for s in mine])}")
            if mine and _EXPERIENCED.search(question)
            else ""
        )

    def _near(self, question: str) -> list[Fact]:
        """Facts about what is asked: they name the same skill, or most of the question's own words."""
        asked = stems(question) - _IDLE
        skills = {skill_key(s.name) for s in skill_spans(question)}
        names = {t.stem for t in content(question)[1:] if is_proper(t.text) or t.text[:1].isupper()}
        found: list[tuple[float, Fact]] = []
        for fact in self.facts:
            shared = asked & stems(fact.text)
            named = {skill_key(s.name) for s in skill_spans(fact.text)} & skills
            most = bool(shared) and len(shared) >= max(min(2, len(asked)), 0.6 * len(asked))
            speaks = (
                fact.kind in ("result", "description")
                and _EXPERIENCED.search(question)
                and (named or shared & names)
            )
            if fact.kind in ("result", "description", "about", "headline") and (most or speaks):
                found.append((len(named) + len(shared), fact))
        return [fact for _, fact in sorted(found, key=lambda f: -f[0])]

    def _asked_skills(self, question: str) -> list[SkillFact]:
        asked = {
            skill_key(s.name) for s in skill_spans(question, names=[s.name for s in self.profile.skills])
        }
        return [s for s in self.profile.skills if skill_key(s.name) in asked]


def _skills_of(work: ExperienceFact) -> set[str]:
    told = "\n".join((work.title, work.description, *work.results))
    return {skill_key(n) for n in (*work.skills, *(s.name for s in skill_spans(told, names=work.skills)))}


def _topic(question: str) -> str:
    spans = skill_spans(question)
    if spans:
        return question[spans[0].start : spans[0].end]
    asked = [t for t in content(question) if t.stem not in _IDLE]
    return asked[-1].text.casefold() if asked and not is_proper(asked[-1].text) else "your question"


def after_colon(line: str) -> str:
    return line[:1].lower() + line[1:] if line.startswith(("At ", "As ", "My ", "From ", "For ")) else line


def gap(what: str) -> str:
    """A place for the person to fill in; a letter with one cannot be marked ready."""
    return f"«{re.sub('[«»]', '', what).strip()}»"


def shortened(text: str, most: int = 14) -> str:
    pieces = text.split()
    return " ".join(pieces) if len(pieces) <= most else " ".join(pieces[:most]) + " …"


def money(amount: Decimal, currency: str) -> str:
    """ "$60", "€47.50", "55 CHF"."""
    figure = f"{amount:,.2f}".removesuffix(".00")
    return f"{SYMBOLS[currency]}{figure}" if currency in SYMBOLS else f"{figure} {currency}"


def said(skill: SkillFact) -> str:
    """A skill with its years: "Figma (6 years)"."""
    return f"{skill.name} ({years})" if (years := years_with(skill)) else skill.name


def years_with(skill: SkillFact) -> str:
    """ "6 years", "1 year"; "" where the profile does not say."""
    return f"{skill.years.normalize():f} {'year' if skill.years == 1 else 'years'}" if skill.years else ""


def listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
