"""Can I do it? Skills, experience and level of all jobs at once: 0..1, NaN where nothing is known."""

from dataclasses import dataclass

import numpy as np

from app.domain.enums import Seniority
from app.domain.scoring.person import Person
from app.domain.scoring.prepared import LEVELS, PreparedJobs

UNNAMED = 1.0
"""Weight of what an ad did not name: one matched skill alone is not yet a full match."""

SHARE = ((0.0, 0.12, 0.3, 0.5, 0.7, 0.85), (0.0, 0.2, 0.55, 0.8, 0.95, 1.0))
"""From the share of what is asked that the person covers, to the value: half of it all is already good."""

CLOSENESS = ((-0.05, 0.12, 0.22, 0.32, 0.45, 0.6), (0.0, 0.2, 0.45, 0.7, 0.92, 1.0))
"""From the cosine of ad and profile to a value: 0.1 is any two ads, 0.5 the same work."""

SAME_ROLE = ((0.05, 0.3, 0.5, 0.7, 1.0), (0.0, 0.2, 0.5, 0.8, 1.0))
"""From the cosine of two titles to a value: 0.2 is any two, 1 the same."""

OVERLAP = ((0.0, 0.08, 0.16, 0.24, 0.4), (0.0, 0.3, 0.7, 0.92, 1.0))
"""From the words that ad and profile share to a value."""

MEANING, WORDS = 0.45, 0.55

GRADES = {Seniority.ENTRY: 0, Seniority.INTERMEDIATE: 1, Seniority.EXPERT: 2}

LEVEL_VALUES = {0: 1.0, 1: 0.75, 2: 0.4, -1: 0.45, -2: 0.1}
"""By how many grades the person is above the job."""


@dataclass(frozen=True, slots=True)
class FitValues:
    skills: np.ndarray
    experience: np.ndarray
    role: np.ndarray
    seniority: np.ndarray
    demands: np.ndarray
    nearest: np.ndarray
    """Per job the profile row that is most like it."""
    nearest_role: np.ndarray


def fit_values(prepared: PreparedJobs, person: Person) -> FitValues:
    experience, nearest = _experience(prepared, person)
    role, nearest_role = _role(prepared, person)
    return FitValues(
        skills=_skills(prepared, person),
        experience=experience,
        role=role,
        seniority=_seniority(prepared, person),
        demands=_demands(prepared, person),
        nearest=nearest,
        nearest_role=nearest_role,
    )


def _skills(prepared: PreparedJobs, person: Person) -> np.ndarray:
    """The share of what is asked that the person covers, weighted by rarity and by how central it is."""
    size = len(prepared)
    if not person.has_skills:
        return np.full(size, np.nan)
    have = np.array([person.cover(name)[0] for name in prepared.skills], dtype=np.float64)
    share = prepared.asked.times(have, size) / (prepared.asked_total + UNNAMED) / person.usual_strength
    return np.where(prepared.asked_total > 0, np.interp(share, *SHARE), np.nan)


def _experience(prepared: PreparedJobs, person: Person) -> tuple[np.ndarray, np.ndarray]:
    """How like the person's words the ad is, by meaning and by words; and the row most like it."""
    size = len(prepared)
    if not person.has_text or not size:
        return np.full(size, np.nan), np.zeros(size, dtype=np.int64)
    likeness = (
        np.vstack([person.rows, person.whole]) @ prepared.vectors.T
    )  # a line per row: quicker to compare
    by_row, whole = likeness[:-1], likeness[-1]
    meaning = np.interp((by_row.max(axis=0).astype(np.float64) + whole) / 2, *CLOSENESS)
    words = np.interp(prepared.words.times(person.words, size), *OVERLAP)
    return MEANING * meaning + WORDS * words, _nearest(by_row, person)


def _nearest(by_row: np.ndarray, person: Person) -> np.ndarray:
    """A piece of work is better proof than a headline, so it may be a little less like the ad."""
    bonus = np.array([0.1 if ref["kind"] == "experience" else 0.0 for ref in person.refs])
    return np.asarray((by_row + bonus[:, None]).argmax(axis=0))


def _role(prepared: PreparedJobs, person: Person) -> tuple[np.ndarray, np.ndarray]:
    """How like a role of the person the job's title is, and which role that is."""
    size = len(prepared)
    if not len(person.roles) or not len(prepared.titles):
        return np.full(size, np.nan), np.zeros(size, dtype=np.int64)
    likeness = (person.roles @ prepared.titles.T) * person.role_shares
    values = np.interp(likeness.max(axis=0), *SAME_ROLE)
    return np.append(values, np.nan)[prepared.title_of], np.append(likeness.argmax(axis=0), 0)[
        prepared.title_of
    ]


def _seniority(prepared: PreparedJobs, person: Person) -> np.ndarray:
    if person.level is None:
        return np.full(len(prepared), np.nan)
    mine = GRADES[person.level]
    return np.array([*(LEVEL_VALUES[mine - GRADES[level]] for level in LEVELS), np.nan])[prepared.levels]


def _demands(prepared: PreparedJobs, person: Person) -> np.ndarray:
    """As well as the demand that is met worst; an ad that demands nothing rules nobody out."""
    if not person.has_text:
        return np.full(len(prepared), np.nan)
    by_set = [min(map(person.meets, demands), default=1.0) for demands in prepared.demands]
    return np.array([*by_set, np.nan])[prepared.demands_of]
