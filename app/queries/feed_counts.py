"""The numbers beside the filters, from the small table of groups that the feed's query counts."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.job_filter import DAYS, SCORES

BITS = {
    "passing": 1, "q": 2, "platform": 4, "budget": 8, "pay": 16, "days": 32, "country": 64, "verified": 128,
    "score": 256, "hiding": 512, "calm": 2048,
    "projects": 4096,
}  # fmt: skip
"""The bit in `fails` of sql/feed.sql of a job that this filter hides."""
UNWANTED = (BITS["hiding"], -2)
"""What the hide list keeps out, by itself or together with filters: it is not in the view, for whoever counts."""
KINDS = {
    "employed": 2,
    "flagged": 2,
    "passes": 2,
    "verified": 2,
    "budget": 3,
    "platform": 2,
    "days": 6,
    "scores": 7,
}
"""How sql/feed.sql packs what the counts go by into one number: name and how many values, the first weighs most."""
PLATFORMS = ("upwork", "linkedin")
BUDGETS = ("hourly", "fixed", "unknown")
DAY_MARKS = tuple(sorted(DAYS, reverse=True))
"""Oldest first: a job in bucket n is younger than the first n of them."""
SCORE_MARKS = tuple(sorted(SCORES))

Group = Sequence[Any]


@dataclass(frozen=True)
class Counts:
    """All are of the chosen view. `choices` counts what a choice would leave, were it taken."""

    in_view: int
    passing: int
    matching: int
    hidden: dict[str, int]
    choices: dict[str, dict[str, int]]


def count_groups(groups: Sequence[Group]) -> Counts:
    """A group: `fails` (-1 for what several filters hide, -2 where the hide list is one of them), its kind, and how
    many jobs it has."""
    read = [(fails, _kind(number), n) for fails, number, n in groups]
    by_fails: dict[int, int] = defaultdict(int)
    for fails, _, n in read:
        by_fails[fails] += n
    return Counts(
        in_view=sum(n for fails, n in by_fails.items() if fails not in UNWANTED),
        passing=sum(n for fails, kind, n in read if kind["passes"] and fails not in UNWANTED),
        matching=by_fails[0],
        hidden={name: n for name, bit in BITS.items() if (n := by_fails[bit])},
        choices=_choices(read),
    )


def _kind(number: int) -> dict[str, int]:
    """The number of sql/feed.sql taken apart again."""
    kind = {}
    for name, size in reversed(KINDS.items()):
        number, kind[name] = divmod(number, size)
    return kind


def _choices(groups: Sequence[tuple[int, dict[str, int], int]]) -> dict[str, dict[str, int]]:
    """For each filter: the jobs that fail at most this one, by its choices."""
    found: dict[str, dict[str, int]] = {
        name: defaultdict(int)
        for name in ("platform", "budget", "verified", "days", "score", "calm", "projects")
    }
    for fails, kind, n in groups:
        left = {
            "platform": [PLATFORMS[kind["platform"]]],
            "budget": [BUDGETS[kind["budget"]]],
            "verified": ["yes"] * kind["verified"],
            "days": [str(mark) for mark in DAY_MARKS[: kind["days"]]],
            "calm": ["no"] * kind["flagged"],
            "projects": ["no"] * kind["employed"],
            "score": [str(mark) for mark in SCORE_MARKS[: kind["scores"]]],
        }
        for name, choices in left.items():
            if fails in (0, BITS[name]):
                for choice in choices:
                    found[name][choice] += n
    return {name: dict(counts) for name, counts in found.items()}
