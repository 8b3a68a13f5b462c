"""What a letter says about the client: the need, the gaps of its wordings, and the question at the end."""

import re
from typing import Any

from app.domain.letters.casing import as_role, capital, lower_first
from app.domain.letters.focus import Action, Focus
from app.domain.letters.lexicon import trades, words
from app.domain.letters.phrases import trimmed
from app.domain.letters.voice import Voice
from app.domain.letters.words import places_of, plain, stems
from app.domain.posting import JobPosting

SHORT, SHORTEST = 9, 7
NAMED_ENOUGH = 3.0
"""A word of the trade in the title, or two of its skills: less might be chance."""

_CHANGES = words("changing_verbs")
_ROLES = words("roles")
_SPOKEN = re.compile(r"(?:i|we|need|looking|help|want|seeking|hiring|is|can|do|who|how)\b|.*[?!]", re.I)
Trade = dict[str, Any]


def trade_of(job: JobPosting) -> Trade:
    """The trade an ad belongs to, by its title and skills, then its text; "general" when none stands out."""
    title, skills, text = (plain(t) for t in (job.title, " ; ".join(job.skills), job.description[:3000]))
    best, most = trades()[-1], 0.0
    for trade in trades():
        named = sum(4 * _has(w, title) + 1.5 * _has(w, skills) for w in trade["match"])
        score = named + sum(_has(w, text) for w in trade["match"]) if named >= NAMED_ENOUGH else 0.0
        if score > most:
            best, most = trade, score
    return best


def _has(word: str, text: str) -> bool:
    return next(places_of(word, text), None) is not None


def slots_of(focus: Focus, trade: Trade, job: JobPosting, voice: Voice) -> dict[str, str]:
    """What the wordings of this letter may fill their gaps with; a gap that cannot be filled is missing."""
    need = need_of(focus)
    named = stems(focus.title)
    action = focus.goal or (focus.tasks[0] if focus.tasks else None)
    stage = stage_of(focus, job)
    slots = {
        part: _drawn(fitting(trade[part], stage), part, voice)
        for part in ("first", "principle", "decider", "parts")
    }
    to_you = need.startswith("You ")
    slots |= {
        "need": need if to_you else "",
        "need_full": need_of(focus, with_tasks=True),
        "need_low": need[:1].lower() + need[1:] if to_you else "",
        "about": "" if to_you else need,
        "first": slots["first"].format(thing=thing_of(trade, focus, job)),
        "check": "" if stems(trade["check"]) & stems(slots["first"]) else trade["check"],
        "ving": _short_gerund(action, SHORT) if action and stems(action.rest) & named else "",
        "Ving": capital(_short_gerund(action, SHORTEST)) if action and stems(action.rest) & named else "",
        "task": next((g for t in focus.tasks if t is not action and (g := _short_gerund(t, SHORT))), ""),
    }
    return {name: text for name, text in slots.items() if text}


def stage_of(focus: Focus, job: JobPosting) -> str:
    """ "old" where something exists already and is to be changed, else "new"."""
    verbs = focus.goal.verbs if focus.goal else ()
    text = f"{focus.title} {focus.goal.rest if focus.goal else ''}"
    if any(v in _CHANGES for v in verbs) or re.search(
        r"\b(?:existing|current|fix|bugs?|redesign|rebuild|update|migration)\b", text, re.I
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
    marked = [o.split(": ", 1)[1] for o in options if o.startswith(f"{stage}: ")]
    return [*marked, *(o for o in options if not o.startswith(("new: ", "old: ")))]


def _drawn(options: list[str], slot: str, voice: Voice) -> str:
    return options[voice.draw(slot, len(options))]


def _short_gerund(action: Action, most: int) -> str:
    unwieldy = len(action.verbs) > 2 or action.verbs[0] in ("assist", "help", "support")
    rest = "" if unwieldy else trimmed(action.rest, most)
    return Action(action.verbs, rest).gerund if rest else ""


def need_of(focus: Focus, *, with_tasks: bool = False) -> str:
    """What the client wants, said to the client, without a full stop."""
    if focus.goal:
        return f"You {'want' if focus.goal.wanted else 'need someone'} to {focus.goal.infinitive}"
    if focus.thing:
        return f"You need {focus.thing}"
    if focus.foreign:
        return f"Your post says “{focus.title}”"
    role = _role_in(focus.plain_title)
    if role:
        need = f"You are looking for {as_role(role)}"
        return f"{need}, and the work is {_both(focus.tasks)}" if focus.tasks and with_tasks else need
    if focus.tasks:
        return f"The work you describe is {_both(focus.tasks)}"
    if _SPOKEN.match(focus.title) or re.search(r"\b(?:i|my|our|we|us|me)\b", focus.plain_title):
        return f"Your post says “{focus.title}”"
    title = lower_first(focus.plain_title)
    title = f"the {title}" if re.match(r"[a-z]+(?:tion|ment|ing|sign|sis|up) of\b", title) else title
    return f"Your post is about {title}" if title else "Your post leaves much open"


def _role_in(title: str) -> str:
    """The person a title asks for ("Tableau developer"); "" when it names a task."""
    role = re.split(
        r"\s(?:[-–—|/:]|(?:for|with|needed|wanted|required|to|who|that|in|at|on|of)\b)|[(,|:]",
        title,
        flags=re.I,
    )[0]
    role = re.sub(
        r"^(?:(?:looking for|seeking|hiring|need(?:ed)?|wanted|experienced|skilled|expert|an?|the) )+",
        "",
        role,
        flags=re.I,
    )
    ends_in_role = role.split()[-1:] and _names_person(role.split()[-1]) and 1 < len(role.split()) <= 5
    return role if ends_in_role and not re.search(r"[^\w\s/.&+#-]", role) else ""


def _names_person(word: str) -> bool:
    return word.casefold() in _ROLES or word.casefold().endswith(("eer", "ician", "ologist"))


def _both(tasks: tuple[Action, ...]) -> str:
    return " and ".join(_short_gerund(t, SHORT) or t.gerund for t in tasks[:2])


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
    if focus.choice:
        return f"Do you lean towards {focus.choice[0]} or {focus.choice[1]}, or is that open?"
    text = f"{job.title}\n{job.description}"
    stage = stage_of(focus, job)
    open_ones = _open_questions(trade, text, stage)
    if not open_ones and len(focus.tasks) > 1:
        one, other = (_short_gerund(t, SHORT) for t in focus.tasks[:2])
        open_ones = [f"Which matters more at the start: {one}, or {other}?"] if one and other else []
    open_ones = (
        open_ones or _open_questions(trades()[-1], text, stage) or ["What would done look like to you?"]
    )
    fresh = [q for q in open_ones if len(stems(q) & stems(said)) < 2] or open_ones
    return fresh[voice.draw("ask", len(fresh))].format(thing=thing_of(trade, focus, job))


def _open_questions(trade: Trade, text: str, stage: str) -> list[str]:
    unanswered = [q["ask"] for q in trade["questions"] if not re.search(q["unless"], text, re.I)]
    return fitting(unanswered, stage)
