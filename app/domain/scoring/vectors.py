"""Texts as directions: what all texts about work have in common is taken away, so that differences show."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from app.domain.posting import JobPosting
from app.domain.scoring.types import Embed
from app.domain.skills import all_names
from app.domain.titles import read_title

GRID = 2048
"""Vectors are rounded to this grid: then dot products are exact, and a score cannot depend on its batch."""

COMMON_SHARE = 0.6
"""How much of the common direction is taken away: none leaves all ads alike, all of it leaves noise."""

TITLE_SHARE, SHORT_TITLE = 0.9, 4.0
"""The weight of a long title's vector beside the text's, and the words at which it has half of that."""


def ad_vectors(jobs: Sequence[JobPosting], gists: Sequence[str], embed: Embed) -> np.ndarray:
    """One normalised vector per job, of its title and its text; a title of a word or two counts for less."""
    if not jobs:
        return np.zeros((0, 1), dtype=np.float32)
    titles = [job.title.lower() for job in jobs]
    sizes = np.array([len(title.split()) for title in titles], dtype=np.float32)
    shares = TITLE_SHARE * sizes / (sizes + SHORT_TITLE)
    return _normalised(shares[:, None] * embed(titles) + embed(gists))


def told_role(title: str) -> str:
    """The words of a title that tell what the work is; "" when it names no kind of work."""
    read = read_title(title)
    return read.words if read.heads else ""


def title_vectors(titles: Sequence[str], embed: Embed) -> np.ndarray:
    """One row per title, given in such words."""
    return apart(embed(titles), embed) if titles else np.zeros((0, 1), dtype=np.float32)


def apart(rows: np.ndarray, embed: Embed) -> np.ndarray:
    """The rows without what is common to all, normalised, on the grid. A zero row stays zero."""
    rows = np.asarray(rows, dtype=np.float32)
    told = np.where(rows.any(axis=1, keepdims=True), rows - COMMON_SHARE * _common(embed), 0.0)
    return np.asarray(np.round(_normalised(told) * GRID) / GRID, dtype=np.float32)


@cache
def _common(embed: Embed) -> np.ndarray:
    """The direction of all skills of all trades together."""
    mean = embed([name.lower() for name in all_names()]).mean(axis=0, keepdims=True)
    return _normalised(mean.astype(np.float32))[0]


def _normalised(rows: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
