"""What an ad is about, in its own words: the goal, the tasks, the thing wanted, a choice left open."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from app.domain.letters.action import Action, Focus
from app.domain.letters.actions import GOAL_WORDS, TASK_WORDS, action_in
from app.domain.letters.casing import is_proper, unshouted
from app.domain.letters.demands import demands_in, places_of_demands
from app.domain.letters.language import language_of
from app.domain.letters.lexicon import either, words
from app.domain.letters.phrases import trimmed, turned, usable
from app.domain.letters.skill_words import skill_spans
from app.domain.letters.words import Span, sentences, stems
from app.domain.posting import JobPosting

_ROLES = words("roles")
_WANT = re.compile(
    rf"{either('wants_to')} to (?:be able to |have (?:someone|somebody|you) )?(?P<rest>\w.*)", re.I | re.S
)
_ROLE_TO = re.compile(
    rf"\b{either('wants_somebody')}\b[^.;:!?]{{0,140}}?\b{either('somebody_who')} "
    r"(?:help (?:us|me) )?(?:to )?(?P<rest>\w.*)",
    re.I | re.S,
)
_FOR_SOMEBODY = re.compile(
    rf"\b(?:{'|'.join(sorted(_ROLES))}|help|assistance|support|you|talents?|company|firm|studio|\w+(?:eer|ist|ician|ologist|ant)s?)\b",
    re.I,
)
_DUTY = re.compile(rf"\b{either('duties')} (?P<rest>\w.*)", re.I | re.S)
_THING = re.compile(
    rf"{either('wants_a_thing')} (?P<rest>(?:an?|some|help|assistance|support|new|\d+|the|our|my) .*)",
    re.I | re.S,
)
_TITLE_TO = re.compile(
    r"\b(?:needed|wanted|required|developer|designer|expert|specialist|freelancer|help|assistance)\b"
    r".{0,12}?\bto (?P<rest>\w.*)",
    re.I,
)
_OPENS_PHRASE = re.compile(r"(?:an?|the|your|our|my|all|new|\d[\d,.]*|\w+s|[\w-]+ed \w+s)\b", re.I)
_OF_APPLYING = re.compile(
    r"\b(?:your|ur|the|any|a) (?:proposal|application|cover letter|bid|reply|response|resume|cv)s?\b|\bapply\b|\bapplicants?\b|"
    r"\b(?:write|writing|message|contact|text|e-?mail) (?:to )?(?:me|us)\b",
    re.I,
)
_HURRY = re.compile(r"[\s,]+(?:asap|urgent(?:ly)?|immediately|today|now)\W*$", re.I)
_FINITE = re.compile(r"\b(?:is|are|was|were|seeks?|needs?|wants?|must|should|will|has|have|can)\b", re.I)
_LEFT_OPEN = re.compile(
    r"\b(?:approach|ways?|solutions?|help|assistance|plan|strategy|guidance|advice)\s*$", re.I
)


def focus_of(job: JobPosting) -> Focus:
    """What the ad wants: its goal, tasks and wanted thing; sentences aimed at machines are passed over."""
    return _focus(job.title, job.description)


@lru_cache(maxsize=256)
def _focus(ad_title: str, description: str) -> Focus:
    title = _tidy_title(ad_title)
    told = _about_the_work(description)
    goals = list(_goals(told))
    goal = _best(goals, title) or next(_title_goals(title), None)
    tasks = tuple(_distinct(goal, [*goals, *_tasks(told)], title))
    soft = unshouted(title, _mid_sentence(told))
    foreign = language_of(description) != "English"
    return Focus(goal, tasks[:3], _thing(told), title, soft, _choice(title, told), foreign)


def _about_the_work(text: str) -> list[Span]:
    """The sentences that are neither for machines nor for the applicant: what he is to write is no part of the job."""
    taken = places_of_demands(demands_in(text))
    told = (s for s in sentences(text) if len(s.text) < 700 and not taken.touch(s))
    return [s for s in told if not _OF_APPLYING.search(s.text)]


def _mid_sentence(told: list[Span]) -> str:
    """The ad's words, without those that open a sentence and have their capital from there."""
    texts = (s.text for s in told if len(s.text.split()) > 5)
    return " ".join(t.split(maxsplit=1)[1] for t in texts if unshouted(t) == t)


def _tidy_title(title: str) -> str:
    """The title without ornaments."""
    title = re.sub(r"(?<=\w)\s*>\s*(?=\w)", " to ", title)
    for short, whole in (("Sr", "Senior"), ("Jr", "Junior")):
        title = re.sub(rf"\b{short}\b\.?(?=\s|$)", whole, title)
    title = re.sub(r"[^\w\s&/+#.,:;'’()|–—-]", " ", title)
    title = re.split(r"(?<=[\w)]{3})[.!?]\s", title)[0]
    return " ".join(title.split()).strip(" -–—|.,:")


def _goals(told: list[Span]) -> Iterator[Action]:
    for sentence in told[:14]:
        text = sentence.text.replace("’", "'")
        for pattern, wanted in ((_WANT, True), (_ROLE_TO, False), (_DUTY, False)):
            m = pattern.search(text)
            if m and pattern is _ROLE_TO and not _FOR_SOMEBODY.search(text[m.start() : m.start("rest")]):
                continue
            action = m and action_in(
                m["rest"], GOAL_WORDS, wanted=wanted and not _about_people(text[: m.start("rest")])
            )
            if action:
                yield action
                break


def _about_people(before: str) -> bool:
    return any(w in _ROLES for w in re.findall(r"[a-z]+", before.casefold()))


def _title_goals(title: str) -> Iterator[Action]:
    """A title that says what to do ("Build a shop that …"), but no telegram ("Fix bug in app")."""
    asked = re.match(
        r"(?:i |we )?(?:need(?:ed)?|looking|want|help)(?: \w+){0,6}? to (?P<rest>\w.*)", title, re.I
    )
    m = asked or _TITLE_TO.search(title)
    for rest in (m["rest"] if m else "", title):
        said = _HURRY.sub("", unshouted(rest[:1].lower() + rest[1:]))
        action = action_in(said, GOAL_WORDS, wanted=rest == title)
        whole = asked and rest != title and action and len(action.rest.split()) > 1
        if action and (whole or _OPENS_PHRASE.match(action.rest)):
            yield action


def _tasks(told: list[Span]) -> Iterator[Action]:
    for sentence in told[:80]:
        text = sentence.text.strip("*_ •-–")
        if (
            len(text.split()) >= 3
            and text[:1].isupper()
            and unshouted(text) == text
            and not _FINITE.search(text)
        ):
            action = action_in(text[:1].lower() + text[1:], TASK_WORDS, wanted=False, strict=True)
            if action:
                yield action


def _best(goals: list[Action], title: str) -> Action | None:
    """The goal nearest to the title; among equals one the client says of himself, then the first."""
    named = stems(title)

    def weight(item: tuple[int, Action]) -> tuple[float, int]:
        n, action = item
        own = stems(action.infinitive)
        return (
            len(own & named)
            + (1.0 if action.wanted else 0.0)
            + (0.5 if len(action.rest.split()) > 3 else 0.0),
            -n,
        )

    return max(enumerate(goals), key=weight)[1] if goals else None


def _distinct(goal: Action | None, actions: list[Action], title: str) -> Iterator[Action]:
    seen = [stems(goal.infinitive)] if goal else []
    for action in actions:
        own = stems(action.infinitive)
        short = trimmed(action.rest, TASK_WORDS)
        if own and short and all(len(own & other) < 0.5 * len(own) for other in seen):
            seen.append(own)
            yield Action(action.verbs, short, action.wanted)


def _thing(told: list[Span]) -> str:
    """What is asked for as a thing ("a logo for your bakery"); "" when the ad asks for a person."""
    for sentence in told[:8]:
        m = _THING.search(sentence.text.replace("’", "'"))
        if not m:
            continue
        phrase = re.split(r"\b(?:to|who|that|which|with)\b", m["rest"])[0]
        if any(w in _ROLES for w in re.findall(r"[a-z]+", phrase.casefold())):
            continue
        if len(phrase) < len(m["rest"]) and _LEFT_OPEN.search(phrase):
            continue
        phrase = turned(trimmed(phrase, 10)) if usable(phrase) else ""
        if len(phrase.split()) > 2:
            return phrase[:1].lower() + phrase[1:]
    return ""


def _choice(title: str, told: list[Span]) -> tuple[str, str] | None:
    """Two skills the ad leaves open: "WordPress or Next.js"."""
    for text in [title, *(s.text for s in told[:20])]:
        spans = skill_spans(text)
        for one, other in pairwise(spans):
            first, second = text[one.start : one.end], text[other.start : other.end]
            if (
                re.fullmatch(r"\s+or\s+", text[one.end : other.start], re.I)
                and is_proper(first)
                and is_proper(second)
            ):
                return first, second
    return None
