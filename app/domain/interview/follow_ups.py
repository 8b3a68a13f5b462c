"""What a listener asks next, by what was said: one rule a line, the first that fits is asked."""

import re
from collections.abc import Callable, Iterator

from app.domain.interview.agreed import settled
from app.domain.interview.hedges import find_hedges
from app.domain.interview.speech import spoken_words
from app.domain.interview.star import find_parts
from app.domain.interview.transcript import Turn
from app.domain.interview.wording import find_questions
from app.domain.skills_scan import find_skills

SHORT, LONG = 25, 220
_TELLS = re.compile(r"^(?:tell|describe)\b|\b(?:your profile says|time when|a project)\b", re.IGNORECASE)
_CHEAPER = re.compile(
    r"\b(?:discount|lower|cheaper|negotiable|flexible|reduce|come down|less)\b", re.IGNORECASE
)
_PRICE = re.compile(
    r"[$€£]\s?\d[\d.,]*k?|\b\d[\d.,]*\s?(?:dollars|euros|pounds|usd|eur|gbp)\b", re.IGNORECASE
)


def follow_up(
    kind: str, question: str, answer: str, *, used: frozenset[str] = frozenset()
) -> tuple[str, str] | None:
    """(name of the rule, question), none that was used before; None where the answer leaves nothing open."""
    for name, rule in _RULES:
        if name not in used and (asked := rule(kind, question, answer)):
            return name, asked
    return None


def _short(kind: str, question: str, answer: str) -> str:
    return "Can you tell me a little more, with an example?" if len(spoken_words(answer)) < SHORT else ""


def _price(kind: str, question: str, answer: str) -> str:
    if kind != "rate":
        return ""
    if _CHEAPER.search(answer) and not re.search(
        r"\b(?:in return|instead|if you|scope|drop|take out)\b", answer, re.I
    ):
        return "If you come down, what would you want in return?"
    if price := _PRICE.search(answer):
        return f"How did you arrive at {price[0].strip()}?"
    return "So which number is it?"


def _part(kind: str, question: str, answer: str) -> str:
    if not (kind == "behavioural" or _TELLS.search(question)):
        return ""
    told = {part.kind for part in find_parts(answer)}
    missing = {
        "situation": "Where was that, and who was in it with you?",
        "task": "What exactly was your task in it?",
        "action": "What did you do yourself?",
        "result": "And what came of it in the end?",
    }
    order = ("result", "action", "situation", "task")
    return next((missing[part] for part in order if part not in told), "") if told else missing["situation"]


def _number(kind: str, question: str, answer: str) -> str:
    has_result = any(part.kind == "result" for part in find_parts(answer))
    return "Can you put a number on that result?" if has_result and not re.search(r"\d", answer) else ""


def _we(kind: str, question: str, answer: str) -> str:
    words = [word.text for word in spoken_words(answer)]
    we = sum(word in ("we", "we've", "we're", "our") for word in words)
    own = sum(word in ("i", "i've", "i'm", "my") for word in words)
    return "You say “we”. Which part of it was yours?" if we >= 3 and we > 2 * own else ""


def _doubt(kind: str, question: str, answer: str) -> str:
    places = find_hedges(answer)
    if len(places) < 2:
        return ""
    return f"You said “{answer[places[0][0] : places[0][1]].lower()}”. What would you need to be certain?"


def _skill(kind: str, question: str, answer: str) -> str:
    asked = {span.name for span in find_skills(question)}
    named = next((span.name for span in find_skills(answer) if span.name not in asked), None)
    return f"You mention {named}. Why that, and not something else?" if named else ""


def _long(kind: str, question: str, answer: str) -> str:
    return "Can you say the same in two sentences?" if len(spoken_words(answer)) > LONG else ""


def _ask_back(kind: str, question: str, answer: str) -> str:
    if kind != "discovery" or find_questions(answer):
        return ""
    return "And what would you like to know from us about that?"


def _next(kind: str, question: str, answer: str) -> str:
    if kind not in ("discovery", "rate"):
        return ""
    state = {one.subject: one.state for one in settled([Turn(1, "Me", answer)])}
    return "What would be the next step, and by when?" if state["next step"] == "not mentioned" else ""


_RULES: tuple[tuple[str, Callable[[str, str, str], str]], ...] = (
    ("price", _price),
    ("short", _short),
    ("part", _part),
    ("number", _number),
    ("we", _we),
    ("doubt", _doubt),
    ("long", _long),
    ("skill", _skill),
    ("ask back", _ask_back),
    ("next step", _next),
)


def rules() -> Iterator[str]:
    """The names of all rules, in the order in which they are tried."""
    return (name for name, _ in _RULES)
