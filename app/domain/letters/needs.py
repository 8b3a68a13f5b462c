"""What the client wants, said to the client: from the ad's goal, the thing it asks for, its title."""

import re

from app.domain.letters.action import Action, Focus
from app.domain.letters.lexicon import words
from app.domain.letters.phrases import trimmed
from app.domain.letters.titles import asked_in_title
from app.domain.letters.words import stem, stems

SHORT, SHORTEST = 9, 7

_EMPTY = frozenset(map(stem, words("generic") | words("ad_words") | words("empty_nouns")))
_SPOKEN = re.compile(r"(?:i|we|need|looking|help|want|seeking|hiring|is|can|do|who|how)\b|.*[?!]", re.I)
_OWNER = re.compile(r"\b[\w.-]+['’]s?\s")
_HIRING = re.compile(r"\s+(?:(?:is )?(?:needed|wanted|required)|asap|urgent(?:ly)?)\W*$", re.I)
_TELLS = re.compile(
    r"\b(?:is|are|was|were|has|have|fell|rose|broke|went|lost|charges|crashes|fails|stops|keeps|takes|loses|breaks|returns|won't|"
    r"does(?: not|n't))\b|^\w+ (?:hacked|broken|down)\b",
    re.I,
)


def need_of(focus: Focus, *, with_tasks: bool = False) -> str:
    """What the client wants, without a full stop."""
    asked = "" if focus.foreign else asked_in_title(focus)
    in_title = focus.goal and asked and stems(focus.goal.infinitive) <= stems(asked)
    is_open = not asked or (asked.startswith("You are looking") and not _is_vague(focus))
    if focus.goal and not in_title and (is_open or stems(focus.goal.infinitive) & stems(focus.title)):
        return f"You {'want' if focus.goal.wanted else 'need someone'} to {focus.goal.infinitive}"
    if focus.thing and (not asked or stems(focus.thing) & stems(focus.title)):
        return f"You need {focus.thing}"
    if asked:
        work = _both(focus.tasks) if with_tasks and asked.startswith("You are looking") else ""
        return f"{asked}, and the work is {work}" if work else asked
    if focus.foreign or _is_said(focus):
        return f"Your post says “{focus.title}”"
    if focus.tasks and (work := _both(focus.tasks)):
        return f"The work you describe is {work}"
    title = _HIRING.sub("", focus.title)
    return f"You ask for “{title}”" if title else "Your post leaves much open"


def asked_of(focus: Focus) -> str:
    """What the title asks for, as a sentence; "" where it does not say so."""
    asked = "" if focus.foreign else asked_in_title(focus)
    return f"{asked}." if asked else ""


def _is_vague(focus: Focus) -> bool:
    """Whether the goal has no word of its own: "create solutions for your projects"."""
    return focus.goal is not None and not stems(_OWNER.sub("", focus.goal.rest)) - _EMPTY


def _is_said(focus: Focus) -> bool:
    """A title that is a sentence, a question or an outcry."""
    speaks = re.search(r"\b(?:i|my|our|we|us|me)\b", focus.plain_title, re.I)
    return bool(_SPOKEN.match(focus.title) or _TELLS.search(focus.title) or speaks)


def _both(tasks: tuple[Action, ...]) -> str:
    return " and ".join(g for t in tasks[:2] if (g := short_gerund(t, SHORT)))


def short_gerund(action: Action, most: int) -> str:
    """ "moving the calendar"; "" where the action is too long or too vague for that."""
    unwieldy = len(action.verbs) > 2 or action.verbs[0] in ("assist", "help", "support")
    rest = "" if unwieldy else trimmed(action.rest, most)
    vague = re.match(r"(?:and|or|how|what|why)\b", rest)
    return Action(action.verbs, rest).gerund if rest and not vague else ""
