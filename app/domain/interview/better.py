"""Better answers: what one's own rows and rates would have said, each sentence with its source and true as in a letter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.enums import BudgetType, Platform
from app.domain.interview.metric import median
from app.domain.interview.speech import spoken_words
from app.domain.interview.star import find_parts
from app.domain.interview.transcript import Call, Turn
from app.domain.letters.answers import after_colon
from app.domain.letters.facts import Fact, facts_of
from app.domain.letters.lexicon import words
from app.domain.letters.place import setting_of
from app.domain.letters.skill_words import skill_key, skill_spans
from app.domain.letters.tell import told
from app.domain.letters.trace import Tracer
from app.domain.letters.words import stem, stems
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.rate_to_bid import rate_to_bid
from app.domain.wording import amount_text, range_text

MOST_BETTER, MOST_FACTS = 3, 2
YOUR_RATES, THEIR_PAY = "Your rates", "What the ad pays"
_IDLE = frozenset(map(stem, words("generic") | words("ad_words")))
_KINDS = ("result", "description")
_MONEY = re.compile(
    r"\byour (?:\w+ )?(?:rate|price|fee|quote|bid|estimate)s?\b|\bhow much\b[^?]{0,60}\b(?:cost|charge|ask|want|pay|be|is it|you|expect)\b|"
    r"\bwhat (?:do|would|will|does|did) (?:you|it|this|that)\b[^?]{0,40}\b(?:charge|cost|expect to (?:be paid|earn|make))\b|"
    r"\bwhat is that worth\b|\b(?:our|the) budget is\b|\b(?:lower|cheaper|discount|too expensive|for less)\b|\bdo you charge\b|"
    r"\b(?:salary|compensation|pay) expectations?\b",
    re.I,
)


@dataclass(frozen=True)
class Own:
    """What the person can answer with: profile, rates, and the job if there is one."""

    profile: ProfileFacts = field(default_factory=ProfileFacts)
    wish: SearchWish = field(default_factory=SearchWish)
    job: JobPosting | None = None
    facts: list[Fact] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", facts_of(self.profile))


@dataclass(frozen=True)
class Better:
    """An answer that the person's own rows would give; `sources` name where each sentence comes from."""

    line: int
    question: str
    sentences: tuple[str, ...]
    sources: tuple[str, ...]


def better_answers(call: Call, own: Own) -> Iterator[Better]:
    """For the answers that tell the least; nothing where no row has to do with the question."""
    made = 0
    for asked, turn in _weak(call):
        pairs = _on_money(own) if _MONEY.search(asked.text) else _on_work(asked.text, own)
        if pairs and made < MOST_BETTER:
            said, sources = zip(*pairs, strict=True)
            yield Better(turn.number, asked.text, said, sources)
            made += 1


def _weak(call: Call) -> list[tuple[Turn, Turn]]:
    answers = list(_answered(call))
    usual = median([len(spoken_words(turn.text)) for _, turn in answers]) if answers else 0
    return [
        (asked, turn)
        for asked, turn in answers
        if len(find_parts(turn.text)) < 2 or len(spoken_words(turn.text)) < usual / 2
    ]


def _answered(call: Call) -> Iterator[tuple[Turn, Turn]]:
    asked: Turn | None = None
    for turn in call.turns:
        if turn.speaker != call.me:
            asked = turn
        elif asked is not None:
            yield asked, turn
            asked = None


def _on_money(own: Own) -> list[tuple[str, str]]:
    """One's own rate, then what the ad pays beside it; nothing where the person has named no rate."""
    wish, job = own.wish, own.job
    rates = [
        r for r in (wish.hourly_min, wish.hourly_max, wish.current_hourly_min, wish.current_hourly_max) if r
    ]
    if not rates:
        return []
    bid = rate_to_bid(wish, job) if job else None
    rate = bid.amount if bid else rates[0]
    said = [(f"My rate is {amount_text(rate, wish.currency)} an hour.", YOUR_RATES)]
    if job is None or job.currency not in (None, wish.currency):
        return said
    pays = _beside(job, rate=rate, currency=wish.currency)
    return (
        [*said, (pays, THEIR_PAY)]
        if pays
        else [*said, ("What range have you set aside for this?", THEIR_PAY)]
    )


def _beside(job: JobPosting, *, rate: Decimal, currency: str) -> str:
    if job.budget_type is BudgetType.FIXED:
        budget = job.fixed_budget_max or job.fixed_budget_min
        hours = int(budget / rate) if budget else 0
        if not hours:
            return ""
        told_hours = "one hour" if hours == 1 else f"{hours} hours"
        return f"Your budget of {amount_text(budget, currency)} is {told_hours} of that: let us agree what fits into them."
    low, high = job.hourly_min, job.hourly_max
    top = high or low
    if top is None:
        return ""
    span = range_text(low, high, currency)
    if rate <= top:
        return f"That is within the {span} an hour that you named."
    return f"You named {span} an hour: for that I would suggest a smaller first step."


def _on_work(question: str, own: Own) -> list[tuple[str, str]]:
    """At most two rows that share one demand with the question, told in the first person and joined."""
    works = {e.id: e for e in own.profile.experiences}
    tracer = Tracer(own.profile, own.job or JobPosting(platform=Platform.UPWORK, title=""))
    said: list[tuple[str, str]] = []
    demand: frozenset[str] = frozenset()
    last = None
    for fact, shared in _near(question, own.facts):
        work = works.get(fact.ref_id) if fact.ref_id else None
        if work is None or len(said) == MOST_FACTS or (said and not shared & demand):
            continue
        again = bool(said) and fact.ref_id == last
        line = told(fact.text, setting_of(work), again=again)
        if said and not again:
            line = f"Another example: {after_colon(line)}"
        if line and tracer.is_sound(line):
            said.append((line, fact.label))
            demand, last = demand or shared, fact.ref_id
    return said


def _near(question: str, facts: list[Fact]) -> list[tuple[Fact, frozenset[str]]]:
    """Rows about what is asked, the nearest first, with the skills and words that they share with it."""
    asked = stems(question) - _IDLE
    skills = frozenset(skill_key(s.name) for s in skill_spans(question))
    enough = 1 if len(asked) <= 2 else 2
    found = []
    for fact in facts:
        if fact.kind not in _KINDS:
            continue
        named = {skill_key(s.name) for s in skill_spans(fact.text, names=fact.skills)} & skills
        shared = asked & stems(fact.text)
        if named or len(shared) >= enough:
            found.append((2 * len(named) + len(shared), fact, frozenset(named | shared)))
    return [
        (fact, shared) for _, fact, shared in sorted(found, key=lambda one: (-one[0], one[1].kind, one[1].id))
    ]
