"""What a letter says about the client: the need, the gaps of its wordings, and the question at the end."""

import re
from typing import Any

from app.domain.letters.casing import as_role, capital, lower_first, unshouted
from app.domain.letters.focus import Action, Focus
from app.domain.letters.lexicon import trades
from app.domain.letters.phrases import trimmed
from app.domain.letters.tell import is_role
from app.domain.letters.voice import Voice
from app.domain.letters.words import plain
from app.domain.posting import JobPosting

SHORT = 9
Trade = dict[str, Any]


def trade_of(job: JobPosting) -> Trade:
    """The trade an ad belongs to, by the words of its title, skills and text; "general" when none stands out."""
    title, skills, text = (plain(t) for t in (job.title, " ; ".join(job.skills), job.description[:3000]))
    best, most = trades()[-1], 2.0
    for trade in trades():
        score = sum(4 * _has(w, title) + 1.5 * _has(w, skills) + _has(w, text) for w in trade["match"] if w)
        if score > most:
            best, most = trade, score
    return best


def _has(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def slots_of(focus: Focus, trade: Trade, job: JobPosting, voice: Voice) -> dict[str, str]:
    """What the wordings of this letter may fill their gaps with; a gap that cannot be filled is missing."""
    need = need_of(focus, job)
    action = focus.goal or (focus.tasks[0] if focus.tasks else None)
    first, principle, decider, parts = (
        _drawn(trade[part], part, voice) for part in ("first", "principle", "decider", "parts")
    )
    slots = {
        "need": need,
        "need_low": need[:1].lower() + need[1:],
        "first": first.format(thing=thing_of(trade, focus, job)),
        "check": trade["check"],
        "principle": principle,
        "decider": decider,
        "parts": parts,
        "ving": _short_gerund(action) if action else "",
        "Ving": capital(_short_gerund(action)) if action else "",
        "task": next((g for t in focus.tasks if t is not action and (g := _short_gerund(t))), ""),
    }
    return {name: text for name, text in slots.items() if text}


def _drawn(options: list[str], slot: str, voice: Voice) -> str:
    return options[voice.draw(slot, len(options))]


def _short_gerund(action: Action) -> str:
    rest = trimmed(action.rest, SHORT)
    return Action(action.verbs, rest).gerund if rest else ""


def need_of(focus: Focus, job: JobPosting) -> str:
    """What the client wants, said to the client, without a full stop."""
    if focus.goal:
        return f"You {'want' if focus.goal.wanted else 'need someone'} to {focus.goal.infinitive}"
    if focus.thing:
        return f"You need {focus.thing}"
    role = re.split(
        r"\s(?:[-–—|/:]|for|with|needed|wanted|required|to|who|that)(?:\s|$)|[(,|:]", focus.title, flags=re.I
    )[0]
    role = re.sub(
        r"^(?:(?:looking for|seeking|hiring|need(?:ed)?|wanted|experienced|skilled|expert|an?|the) )+",
        "",
        role,
        flags=re.I,
    )
    if is_role(role) and 1 < len(role.split()) <= 5 and not re.search(r"\d|[^\w\s/.&+#-]", role):
        need = f"You are looking for {as_role(role)}"
        return f"{need}, and the work is {_both(focus.tasks)}" if focus.tasks else need
    if focus.tasks:
        return f"The work you describe is {_both(focus.tasks)}"
    if re.match(
        r"(?:i|we|need|looking|help|want|seeking|hiring|is|can|do|who|how)\b|.*[?!]", focus.title, re.I
    ):
        return f"Your post says “{focus.title}”"
    return (
        f"Your post is about {lower_first(unshouted(focus.title))}"
        if focus.title
        else "Your post leaves much open"
    )


def _both(tasks: tuple[Action, ...]) -> str:
    return " and ".join(_short_gerund(t) or t.gerund for t in tasks[:2])


def thing_of(trade: Trade, focus: Focus, job: JobPosting) -> str:
    """The thing the job is about ("dashboard"), in the ad's own word where it uses one of the trade's."""
    goal = focus.goal.rest if focus.goal else ""
    for text in (plain(f"{focus.title} {goal}"), plain(job.description[:1500])):
        found = next((t for t in trade["things"] if _has(t, text)), None)
        if found:
            return str(found)
    return str(trade["default"])


def question_of(focus: Focus, trade: Trade, job: JobPosting, voice: Voice) -> str:
    """One question that the ad leaves open."""
    if focus.choice:
        return f"Do you lean towards {focus.choice[0]} or {focus.choice[1]}, or is that open?"
    text = f"{job.title}\n{job.description}"
    thing = thing_of(trade, focus, job)
    open_ones = [q["ask"] for q in trade["questions"] if not re.search(q["unless"], text, re.I)]
    if len(open_ones) < 2 and len(focus.tasks) > 1:
        one, other = (_short_gerund(t) for t in focus.tasks[:2])
        if one and other:
            open_ones.append(f"Which matters more at the start: {one}, or {other}?")
    open_ones = open_ones or [
        q["ask"] for q in trades()[-1]["questions"] if not re.search(q["unless"], text, re.I)
    ]
    asked = (open_ones or ["What would done look like to you?"])[voice.draw("ask", max(1, len(open_ones)))]
    return asked.format(thing=_singular_or_plural(thing))


def _singular_or_plural(thing: str) -> str:
    return thing
