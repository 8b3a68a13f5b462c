"""A letter from facts and an ad, without a model: opening, proof, plan, answers, question; all traced."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice

from app.domain.enums import LetterStyle
from app.domain.letters.answered import Answer
from app.domain.letters.answers import Answerer, after_colon, gap, listed, said, years_with
from app.domain.letters.background import background, own_words
from app.domain.letters.casing import as_common_noun, is_proper, lower_first
from app.domain.letters.cliches import find_cliches
from app.domain.letters.demanded import meet_word_demands
from app.domain.letters.demands import Demand, find_demands
from app.domain.letters.draft import Draft, word_count
from app.domain.letters.facts import Fact
from app.domain.letters.focus import focus_of
from app.domain.letters.kinds import kinds_asked
from app.domain.letters.language import language_of
from app.domain.letters.limits import AS_IT_IS_MADE, keeps
from app.domain.letters.machine import speaks_to_machines
from app.domain.letters.match import YEARS_OF, AdWords, Match, best_facts, fits, other_results, shared_skills
from app.domain.letters.needs import asked_of
from app.domain.letters.notes import notes_on
from app.domain.letters.openings import Trade, as_its_kind, question_of, slots_of, trade_of
from app.domain.letters.own_voice import AS_COMPOSED, OwnVoice
from app.domain.letters.place import setting_of
from app.domain.letters.tell import tidy, told
from app.domain.letters.telling import telling_line
from app.domain.letters.trace import Sentence, Tracer
from app.domain.letters.voice import Voice
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.wording import ended

MOST_WORDS, FEWEST_WORDS, MOST_FACTS, ENOUGH_FACTS, MOST_SKILLS = 145, 70, 3, 2, 4
_PLAIN_OPENING = "Your post is clear about what it needs."
_PLAIN_QUESTION = "What would done look like to you?"
_ANSWERED = ("question", "rate", "timeline", "availability", "location", "samples")


@dataclass(frozen=True)
class Letter:
    """A composed letter, with what stands behind each sentence and what its writer should know."""

    text: str
    sentences: tuple[Sentence, ...]
    word_count: int
    notes: tuple[str, ...]
    answers: tuple[Answer, ...] = ()


def compose(
    job: JobPosting,
    profile: ProfileFacts,
    wish: SearchWish,
    *,
    style: LetterStyle,
    temperature: float,
    seed: int,
    given: Mapping[str, str] | None = None,
    own: OwnVoice | None = None,
    near: Mapping[str, float] | None = None,
) -> Letter:
    """The letter of these facts for this ad. The same arguments give the same letter.

    `given` holds the person's own answers by the keys of the demands they meet, `own` how their letters sound,
    `near` how near each fact is to the ad in meaning (cosines by the ids of facts).
    """
    voice = Voice(style, temperature, seed, own or AS_COMPOSED)
    return Composer(job, profile, wish, voice, given or {}, near or {}).letter()


class Composer:
    """One letter in the making: the ad and the profile, read once."""

    def __init__(
        self, job: JobPosting, profile: ProfileFacts, wish: SearchWish, voice: Voice, given: Mapping[str, str],
        near: Mapping[str, float],
    ) -> None:  # fmt: skip
        self.job, self.profile, self.voice, self.given = job, profile, voice, given
        self.tracer = Tracer(profile, job)
        self.demands = find_demands(job)
        self.focus = focus_of(job)
        self.ad = AdWords(job, near, kinds_asked(self.focus, job))
        self.trade = as_its_kind(self._trade(), self.focus, job)
        self.slots = slots_of(self.focus, self.trade, job, voice)
        self.answerer = Answerer(profile, self.tracer.facts, wish, job)
        self.answers = self._answers()
        untold = [
            f for f in self.tracer.facts if f.id not in self.answerer.used and not speaks_to_machines(f.text)
        ]
        self.matches = self._matches(untold)

    def _matches(self, untold: list[Fact]) -> list[Match]:
        """The nearest facts; for a job of the writer's own trade, two at least where there are two."""
        own = self._is_own_trade()
        near = [m for m in best_facts(untold, self.ad, MOST_FACTS, self._told) if fits(m, own=own)]
        near.sort(key=lambda m: YEARS_OF.match(m.fact.text) is None)
        if len(near) >= ENOUGH_FACTS or not own:
            return near
        return [*near, *other_results(untold, near, self.ad, self._told)[: ENOUGH_FACTS - len(near)]]

    def _trade(self) -> Trade:
        """The ad's trade; where it names none but skills of the writer, the trade of these."""
        trade = trade_of(self.job, own_words(self.profile))
        shared = shared_skills(self.profile, self.ad)
        if trade["key"] != "general" or not shared:
            return trade
        return trade_of(JobPosting(platform=self.job.platform, title=" ; ".join(s.name for s in shared)))

    def _is_own_trade(self) -> bool:
        if shared_skills(self.profile, self.ad):
            return True
        key = self.trade["key"]
        titles = (JobPosting(platform=self.job.platform, title=e.title) for e in self.profile.experiences)
        return key != "general" and any(trade_of(title)["key"] == key for title in titles)

    def letter(self) -> Letter:
        draft = Draft(
            self.voice.style,
            opening=self._first_sound(
                self.voice.phrase("opener", self.slots),
                f"{self.slots['need_full']}.",
                asked_of(self.focus),
                _PLAIN_OPENING,
            ),
            proof=self._proof(),
            skills=self._skills(),
            plan=self._first_sound(self.voice.phrase("plan", self.slots)),
            start=self._answered(at_top=True),
            answers=self._answered(at_top=False),
            close=self._close(),
        )
        line = telling_line(self.job, " ".join([*draft.opening, *draft.plan]))
        if line and draft.opening:
            draft.line = self._first_sound(self.voice.phrase("line", {"line": line}))
        draft.question = self._question(" ".join([*draft.opening, *draft.line, *draft.plan]))
        meet_word_demands(draft, self.demands, self.tracer.is_sound)
        self._greet(draft)
        draft.fit(self._is_short, keep_plan=any(d.kind == "approach" for d in self.demands))
        draft.settle(self._is_sound_beside_given)
        notes = notes_on(
            self.demands, self.profile, language_of(self.job.description), any_near=bool(self.matches)
        )
        text = draft.text
        answers = tuple(a for a in self.answers if a.line in (*draft.start, *draft.answers))
        return Letter(text, self.tracer.sentences(text), word_count(text), notes, answers)

    def _proof(self) -> list[str]:
        """The nearest facts, each told in one sentence; with none near, the work itself."""
        lines: list[str] = []
        last = None
        for n, match in enumerate(self.matches):
            line = self._told(match.fact, again=match.fact.ref_id == last and bool(lines), variant=n)
            if line and not lines and match.fact.ref_id:
                line = self._led(line, "proof" if match.is_close else "nearest")
            if line and self.tracer.is_sound(line):
                lines.append(line)
                last = match.fact.ref_id
        return lines or self._first_sound(*(background(e) for e in self.profile.experiences[:1]))

    def _led(self, line: str, part: str) -> str:
        """The first piece of proof with words before it, where they keep it sound and readable."""
        led = self.voice.phrase(part, {"fact": line, "fact_low": after_colon(line)})
        repeats = led.count(":") > 1 or led.casefold().count("my work") > 1 or not self.tracer.is_sound(led)
        return line if repeats else led

    def _told(self, fact: Fact, *, again: bool = False, variant: int = 0) -> str:
        work = next((e for e in self.profile.experiences if e.id == fact.ref_id), None)
        if work:
            line = told(fact.text, setting_of(work), again=again, variant=variant)
            first = ended(line.split(". ")[0])
            return next((one for one in (line, first) if line and self.tracer.is_sound(one)), "")
        line = tidy(fact.text)
        if YEARS_OF.match(line):
            return ended(f"My background: {lower_first(line)}")
        return ended(line) if re.match(r"(?:I|My)\b", line) and len(line.split()) <= 24 else ""

    def _skills(self) -> list[str]:
        ad = f"{lower_first(self.job.title)}\n{self.job.description}"
        shared = shared_skills(self.profile, self.ad)[:MOST_SKILLS]
        mine = [replace(one, name=as_common_noun(one.name, ad)) for one in shared]
        if not mine:
            return []
        if len(mine) == 1 and (only := years_with(mine[0])):
            return self._first_sound(self.voice.phrase("skill", {"skill": mine[0].name, "years": only}))
        return self._first_sound(self.voice.phrase("skills", {"skills": listed([said(s) for s in mine])}))

    def _answers(self) -> list[Answer]:
        return [
            Answer(demand.key, line, own=demand.key in self.given)
            for demand in self.demands
            if demand.kind in _ANSWERED
            for line in self._answer(demand)
        ]

    def _answered(self, *, at_top: bool) -> list[str]:
        """The answers that the ad wants before anything else, or the others."""
        first = {demand.key for demand in self.demands if demand.is_at_top}
        return list(dict.fromkeys(a.line for a in self.answers if (a.asked in first) is at_top))

    def _answer(self, demand: Demand) -> list[str]:
        """The person's own words where there are some, else what the facts say, else a gap."""
        if demand.key in self.given:
            return [self.given[demand.key]]
        line = self.answerer.answer(demand)
        sound = bool(line) and self.tracer.is_sound(line)
        return [line if sound else gap(f"Your answer to “{demand.needle}”")]

    def _is_sound_beside_given(self, text: str) -> bool:
        """Whether nothing lacks support but what the person has answered: that is for the person to judge."""
        own = "\n".join(self.given.values())
        return all(s.status != "unsupported" or s.text in own for s in self.tracer.sentences(text))

    def _question(self, said_before: str) -> list[str]:
        asked = question_of(self.focus, self.trade, self.job, self.voice, said_before)
        low = asked if is_proper(asked.split()[0]) else asked[:1].lower() + asked[1:]
        slots = {"q": asked} if ":" in asked else {"q": asked, "q_low": low}
        return self._first_sound(self.voice.phrase("question", slots), asked, _PLAIN_QUESTION)

    def _greet(self, draft: Draft) -> None:
        """The person's own greeting, unless the ad says with which words a letter begins."""
        if not draft.start and not draft.greeting:
            draft.greeting = self._first_sound(self.voice.own.greeting)

    def _is_short(self, text: str) -> bool:
        """Within what a client reads, and within what the ad allows."""
        asked = (d for d in self.demands if d.kind in AS_IT_IS_MADE)
        return word_count(text) <= self._most_words() and all(keeps(text, d.kind, d.needle) for d in asked)

    def _most_words(self) -> int:
        """As long as the person's letters are, within what a letter needs and what a client reads."""
        usual = self.voice.own.letter_words
        return MOST_WORDS if usual is None else max(FEWEST_WORDS, min(usual, MOST_WORDS))

    def _close(self) -> list[str]:
        if self.voice.own.sign_off:
            return self._first_sound(self.voice.own.sign_off)
        name = tidy(self.profile.display_name)
        return self._first_sound(self.voice.phrase("close", {"name": name})) if name else []

    def _first_sound(self, *options: str) -> list[str]:
        """The first of these that says nothing unsupported or worn out, as a list of one; else an empty list."""
        fit = (o for o in options if o and not find_cliches(o) and self.tracer.is_sound(o))
        return list(islice(fit, 1))
