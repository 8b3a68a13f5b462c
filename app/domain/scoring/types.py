"""What a score is made of: parts that add up to it, each with a reason, a quote and a profile row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

Embed = Callable[[Sequence[str]], np.ndarray]
"""Texts in, one L2-normalised row per text out."""

Group = Literal["fit", "worth"]


@dataclass(frozen=True, slots=True)
class Part:
    """One reason for the score: `points` of the `of` that were to be had."""

    name: str
    label: str
    group: Group
    points: float
    of: float
    known: bool
    reason: str
    quote: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    matched: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    profile_ref: dict[str, str] | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "label": self.label,
            "group": self.group,
            "points": self.points,
            "of": self.of,
            "known": self.known,
            "reason": self.reason,
            "quote": self.quote,
            "marks": [list(mark) for mark in self.marks],
            "matched": list(self.matched),
            "missing": list(self.missing),
            "profile": self.profile_ref,
        }

    @staticmethod
    def from_dict(said: Mapping[str, Any]) -> "Part":
        """The part that `as_dict` made this of."""
        return Part(
            said["name"], said["label"], said["group"], said["points"], said["of"], said["known"], said["reason"],
            said["quote"], tuple((start, end) for start, end in said["marks"]), tuple(said["matched"]),
            tuple(said["missing"]), said["profile"],
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ranking:
    """A score of 0..100 that explains itself: the parts' points add up to it exactly."""

    score: float
    fit: float
    worth: float
    completeness: float
    provisional: bool
    headline: str
    parts: tuple[Part, ...]
    fit_key: str = ""
    """Of which profile and rules the fit is: while it is the same, a change of wishes reads no ad again."""

    def part(self, name: str) -> Part:
        return next(part for part in self.parts if part.name == name)

    def breakdown(self) -> dict[str, Any]:
        """The JSON that is stored beside the score and shown on the job's page."""
        return {
            "fit": self.fit,
            "worth": self.worth,
            "completeness": self.completeness,
            "provisional": self.provisional,
            "headline": self.headline,
            "fit_key": self.fit_key,
            "parts": [part.as_dict() for part in self.parts],
        }
