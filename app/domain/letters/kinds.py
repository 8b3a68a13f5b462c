"""The kind of work an ad asks for, whatever its trade: to teach, clean, move, connect, mend, advise, look after …

It says how such a job is begun and what is worth asking, and which facts of a profile show that it was done before.
"""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from app.domain.letters.action import Focus
from app.domain.letters.demands import demands_in
from app.domain.letters.lexicon import kinds_of_work
from app.domain.posting import JobPosting

IN_THE_TITLE, IN_A_TASK = 1.0, 0.5
"""How much a kind counts that the title or the goal names, and one that only a task names."""

TECHNICAL = frozenset(
    {
        "extension",
        "plugin",
        "web",
        "backend",
        "mobile",
        "automation",
        "data",
        "shop",
        "cloud",
        "testing",
        "game",
    }
)
"""Trades whose works are made of software: only there something is slow, broken or to be moved."""
_NAMED = frozenset({"connect", "maintain"})
"""Kinds that count only where the title or the goal names them: half of all ads connect something."""
_IS_SLOW = re.compile(
    r"\b(?:slow(?:ness|ly|er)?|time ?outs?|timing out|lag(?:gy|s|ging)?|takes? (?:too|so|forever|ages|\d+|several)|loads? in)\b",
    re.I,
)
_MAKES = frozenset(
    {"create", "build", "develop", "design", "launch", "redesign", "make", "enhance", "code", "program"}
)
_A_CONNECTION = re.compile(r"(?:[\w-]+ ){0,2}(?:integrat\w+|connect\w*|sync\w*|bridge|webhooks?)\b", re.I)
"""Where something is made, a connection is beside the point unless it is what is made."""
SHORT_AD, SAID_EARLY = 800, 300
"""Characters of a short ad, and of those in which it says what the trouble is, where its title does not."""


@dataclass(frozen=True)
class Kind:
    """A kind of work: how ads ask for it, how facts tell of it, and what a letter says about beginning it."""

    key: str
    asked: re.Pattern[str]
    unless: re.Pattern[str] | None
    done: re.Pattern[str]
    done_unless: re.Pattern[str] | None
    any_trade: bool
    not_in: frozenset[str]
    only_in: frozenset[str]
    says: dict[str, Any] = field(hash=False)

    def is_asked_in(self, text: str) -> bool:
        return bool(self.asked.search(text)) and not (self.unless and self.unless.search(text))

    def hurts_in(self, text: str) -> bool:
        """Whether the client tells of it as trouble, and does not only name it."""
        return self.is_asked_in(text) and not (self.key == "slow" and not _IS_SLOW.search(text))

    def is_done_in(self, text: str) -> bool:
        return bool(self.done.search(text)) and not (self.done_unless and self.done_unless.search(text))

    def is_of(self, trade: str) -> bool:
        """Whether what it says fits a trade."""
        known = self.any_trade or trade in TECHNICAL
        return known and trade not in self.not_in and (not self.only_in or trade in self.only_in)


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds, those first that say most about a job."""
    return tuple(
        Kind(
            key=row["key"],
            asked=re.compile(row["asked"], re.I),
            unless=re.compile(row["unless"], re.I) if "unless" in row else None,
            done=re.compile(row["done"], re.I),
            done_unless=re.compile(row["done_unless"], re.I) if "done_unless" in row else None,
            any_trade=row.get("any_trade", False),
            not_in=frozenset(row.get("not_in", ())),
            only_in=frozenset(row.get("only_in", ())),
            says=row.get("says", {}),
        )
        for row in kinds_of_work()
    )


def kinds_asked(focus: Focus, job: JobPosting) -> dict[str, float]:
    """The kinds an ad asks for, by key, each with how much it counts (0 to 1)."""
    tasks = "\n".join(task.infinitive for task in focus.tasks)
    asked = {k.key: IN_A_TASK for k in kinds() if tasks and k.is_asked_in(tasks)}
    return asked | {k.key: IN_THE_TITLE for k in kinds() if k.is_asked_in(_named(focus, job))}


@lru_cache(maxsize=4096)
def kinds_done(text: str) -> frozenset[str]:
    """The kinds that a fact tells of."""
    return frozenset(k.key for k in kinds() if k.is_done_in(text))


def kind_to_begin(trade: str, focus: Focus, job: JobPosting) -> Kind | None:
    """The kind that decides how this job is begun; None where the trade alone does."""
    short = _about_the_work(job.description)[:SAID_EARLY] if len(job.description) <= SHORT_AD else ""
    able = [kind for kind in kinds() if kind.says and kind.is_of(trade) and _is_the_point(kind, focus)]
    trouble = [kind for kind in able if not kind.any_trade and kind.key not in _NAMED]
    named = next((kind for kind in able if kind.is_asked_in(_named(focus, job))), None)
    return named or next((kind for kind in trouble if kind.hurts_in(short)), None)


def _is_the_point(kind: Kind, focus: Focus) -> bool:
    """Whether the kind is what the client is after, and not something that a thing to be made also does."""
    makes = kind.key == "connect" and focus.goal and focus.goal.verbs[0] in _MAKES
    return not makes or bool(focus.goal and _A_CONNECTION.match(focus.goal.rest))


def _about_the_work(text: str) -> str:
    """The ad without what it asks of its applicants: "a time you failed" is no failure of the work."""
    for demand in reversed(demands_in(text)):
        text = f"{text[: demand.start]} {text[demand.end :]}"
    return text


def _named(focus: Focus, job: JobPosting) -> str:
    return f"{job.title} {focus.goal.infinitive if focus.goal else ''}"
