"""What a letter says about the client: the need, the gaps of its wordings, and the question at the end."""

import re
from collections.abc import Iterable
from typing import Any

from app.domain.letters.action import Focus
from app.domain.letters.casing import capital
from app.domain.letters.kinds import kind_to_begin
from app.domain.letters.lexicon import trades, words
from app.domain.letters.needs import SHORT, SHORTEST, need_of, short_gerund
from app.domain.letters.voice import Voice
from app.domain.letters.words import places_of, plain, sentences, stem, stems
from app.domain.posting import JobPosting

NAMED_ENOUGH = 3.0
"""A word of the trade in the title, or two of its skills: less might be chance."""

FEW_WORDS = 40
"""An ad with fewer words may leave it to its tags what it is about."""

MINE = 0.5
"""How much more a trade counts for each of its words that the writer uses of himself."""

_VAGUE = words("vague_tasks")
_CHANGES = words("changing_verbs")
_LEFT_TO_YOU = re.compile(
    r"\b(?:you (?:make|have) the choice|you (?:can )?(?:choose|decide)|your choice|up to you|either (?:one )?(?:is|works|will)|"
    r"whichever)\b",
    re.I,
)
_ASKS_DATE = re.compile(r"\ba date\b|^By when\b")
"""Every trade may ask for the date; a question about the work itself says more."""

_IDLE = frozenset(map(stem, words("generic")))
MOST_READ = 60
"""Sentences of an ad in which an answer is looked for."""

Trade = dict[str, Any]


def trade_of(job: JobPosting, own: str = "") -> Trade:
    """The trade an ad belongs to, by its title and skills, then its text; "general" when none stands out.

    `own` are the words in which the writer names his work: between two trades the writer's own is meant.
    """
    title, skills, text = (plain(t) for t in (job.title, " ; ".join(job.skills), job.description[:3000]))
    mine = plain(own)
    best, most = trades()[-1], 0.0
    for trade in trades():
        named = sum(_weight(w) * _has(w, title) + 1.5 * _has(w, skills) for w in trade["match"])
        own_words = min(3, sum(_has(w, mine) for w in trade["match"]))
        enough = named >= (NAMED_ENOUGH if own_words < 2 else NAMED_ENOUGH / 2)
        score = named + sum(_has(w, text) for w in trade["match"]) if enough else 0.0
        score *= 1 + MINE * own_words
        if len(text.split()) > FEW_WORDS and not any(_has(w, f"{title} {text}") for w in trade["match"]):
            continue  # tags alone: half of all ads are tagged with trades that they are not about
        if score > most:
            best, most = trade, score
    return best


def as_its_kind(trade: Trade, focus: Focus, job: JobPosting) -> Trade:
    """The trade with how one begins, and what one asks, where the ad is for a kind of work of its own: to teach, to
    clean, to move, to mend."""
    kind = kind_to_begin(trade["key"], focus, job)
    return {**trade, **kind.says} if kind else trade


def _weight(word: str) -> float:
    """In a title; a name of two words ("Chrome extension") says more than one that belongs to many jobs."""
    return 10.0 if " " in word else 4.0


def _has(word: str, text: str) -> bool:
    return next(places_of(word, text), None) is not None


def slots_of(focus: Focus, trade: Trade, job: JobPosting, voice: Voice) -> dict[str, str]:
    """What the wordings of this letter may fill their gaps with; a gap that cannot be filled is missing."""
    need = need_of(focus)
    named = stems(focus.title)
    action = focus.goal or (focus.tasks[0] if focus.tasks else None)
    stage = stage_of(focus, job)
    slots = {
        part: _drawn(aptest(trade[part], stage), part, voice, job.title)
        for part in ("first", "principle", "decider", "parts")
    }
    to_you = need.startswith("You ")
    tasks = (t for t in focus.tasks if t is not action and t.verbs[0] not in _VAGUE)
    task = next((g for t in tasks if (g := short_gerund(t, SHORT))), "")
    second = task or _second(fitting(trade["first"], stage), slots["first"])
    slots |= {
        "second": second.format(thing=thing_of(trade, focus, job)),
        "need": need if to_you else "",
        "need_full": need_of(focus, with_tasks=True),
        "need_low": need[:1].lower() + need[1:] if to_you else "",
        "about": "" if to_you else need,
        "first": slots["first"].format(thing=thing_of(trade, focus, job)),
        "check": "" if stems(trade["check"]) & stems(slots["first"]) else trade["check"],
        "ving": short_gerund(action, SHORT) if action and stems(action.rest) & named else "",
        "Ving": capital(short_gerund(action, SHORTEST)) if action and stems(action.rest) & named else "",
    }
    return {name: text for name, text in slots.items() if text}


def _second(options: list[str], first: str) -> str:
    """Another first step of the trade, to come after the drawn one."""
    return next((o for o in options if o != first and not stems(o) & stems(first)), "")


def stage_of(focus: Focus, job: JobPosting) -> str:
    """ "old" where something exists already and is to be changed, else "new"."""
    verbs = focus.goal.verbs if focus.goal else ()
    text = f"{focus.title} {focus.goal.rest if focus.goal else ''}"
    if any(v in _CHANGES for v in verbs) or re.search(
        r"\b(?:existing|current|fix|bugs?|redesign|rebuild|update|migration|slow\w*|faster|speed|crash\w*|legacy)\b",
        text,
        re.I,
    ):
        return "old"
    if not verbs and re.search(
        r"\b(?:our|my) (?:\w+ )?(?:website|site|app|store|shop|dashboard|platform|channel)\b",
        job.description[:1500],
        re.I,
    ):
        return "old"
    return (
        "old"
        if re.search(r"\b(?:our|my|the) (?:existing|current)\b", job.description[:1500], re.I)
        else "new"
    )


def fitting(options: list[str], stage: str) -> list[str]:
    """The options for this stage, those marked for it first."""
    return [*_marked(options, stage), *_unmarked(options)]


def aptest(options: list[str], stage: str) -> list[str]:
    """The options marked for this stage; where there are none, those that fit any."""
    return _marked(options, stage) or _unmarked(options)


def _marked(options: list[str], stage: str) -> list[str]:
    return [o.split(": ", 1)[1] for o in options if o.startswith(f"{stage}: ")]


def _unmarked(options: list[str]) -> list[str]:
    return [o for o in options if not o.startswith(("new: ", "old: "))]


def _drawn(options: list[str], slot: str, voice: Voice, about: str) -> str:
    return options[voice.pick(slot, len(options), about)]


def thing_of(trade: Trade, focus: Focus, job: JobPosting) -> str:
    """The thing the job is about ("dashboard"), in the ad's own word where it uses one of the trade's."""
    goal = focus.goal.rest if focus.goal else ""
    for text in (plain(f"{focus.title} {goal}"), plain(job.description[:1500])):
        found = next((t for t in trade["things"] if _has(plain(t), text)), None)
        if found:
            return str(found)
    return str(trade["default"])


def question_of(focus: Focus, trade: Trade, job: JobPosting, voice: Voice, said: str) -> str:
    """One question that the ad leaves open, and that does not repeat what the letter has `said`."""
    if focus.choice and not _LEFT_TO_YOU.search(job.description):
        return f"Do you lean towards {focus.choice[0]} or {focus.choice[1]}, or is that open?"
    text = f"{job.title}\n{job.description}"
    stage = stage_of(focus, job)
    open_ones = _open_questions(trade.get("asks", ()), text, stage)
    open_ones = open_ones or _open_questions(trade["questions"], text, stage)
    if not open_ones and len(focus.tasks) > 1:
        one, other = (short_gerund(t, SHORTEST) for t in focus.tasks[:2])
        open_ones = [f"Which matters more at the start: {one}, or {other}?"] if one and other else []
    open_ones = (
        open_ones
        or _open_questions(trades()[-1]["questions"], text, stage)
        or ["What would done look like to you?"]
    )
    fresh = [q for q in open_ones if len(stems(q) & stems(said)) < 2] or open_ones
    fresh = [q for q in fresh if not _ASKS_DATE.search(q)] or fresh
    return fresh[voice.pick("ask", len(fresh), job.title)].format(thing=thing_of(trade, focus, job))


def _open_questions(questions: Iterable[dict[str, str]], text: str, stage: str) -> list[str]:
    told = [stems(s.text) for s in sentences(text)[:MOST_READ]]
    unanswered = [
        q["ask"]
        for q in questions
        if not re.search(q["unless"], text, re.I) and not _is_answered(q["ask"], told)
    ]
    return fitting(unanswered, stage)


def _is_answered(ask: str, told: list[frozenset[str]]) -> bool:
    """Whether one sentence of the ad speaks of all that is asked."""
    about = stems(re.sub(r"^(?:new|old): |\{thing\}", "", ask)) - _IDLE
    return len(about) > 1 and any(about <= one for one in told)
