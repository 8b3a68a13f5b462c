"""Can I do it? Skills, experience and seniority of all jobs at once, as arrays of 0..1 with NaN for "not known"."""

from dataclasses import dataclass

import numpy as np

from app.domain.enums import Seniority
from app.domain.posting import JobPosting
from app.domain.scoring.features import PreparedJobs
from app.domain.scoring.person import Person, covering

LOW_COSINE, HIGH_COSINE = 0.12, 0.55
"""Cosines between an ad and a profile row that mean "nothing in common" and "the same work"."""

NEUTRAL_SKILLS_WEIGHT = 0.6

GRADES = {Seniority.ENTRY: 0, Seniority.INTERMEDIATE: 1, Seniority.EXPERT: 2}

SENIORITY_VALUES = {0: 1.0, 1: 0.75, 2: 0.45, -1: 0.5, -2: 0.1}
"""By how many grades the person is above the job."""


@dataclass(frozen=True, slots=True)
class FitValues:
    skills: np.ndarray
    experience: np.ndarray
    nearest: np.ndarray
    covered: dict[str, tuple[float, str]]


def fit_values(prepared: PreparedJobs, person: Person) -> FitValues:
    covered = covering(person)
    nearest, experience = _experience(prepared, person)
    return FitValues(_skills(prepared, person, covered), experience, nearest, covered)


def _skills(prepared: PreparedJobs, person: Person, covered: dict[str, tuple[float, str]]) -> np.ndarray:
    """The share of what is asked that the person covers, weighted by rarity and by how central it is."""
    n = len(prepared)
    if not person.strengths:
        return np.full(n, np.nan)
    have = np.array([covered.get(name, (0.0, ""))[0] for name in prepared.skills])
    asked = np.bincount(prepared.asked_job, prepared.asked_weight, n)
    met = (
        np.bincount(prepared.asked_job, prepared.asked_weight * have[prepared.asked_skill], n) if n else asked
    )
    share = met / np.maximum(asked + NEUTRAL_SKILLS_WEIGHT, 1e-9)
    values = np.interp(share, [0.0, 0.25, 0.5, 0.75, 0.95], [0.0, 0.3, 0.65, 0.9, 1.0])
    return np.where(asked > 0, values, np.nan)


def _experience(prepared: PreparedJobs, person: Person) -> tuple[np.ndarray, np.ndarray]:
    n = len(prepared)
    if not person.rows or not n:
        return np.zeros(n, dtype=np.int64), np.full(n, np.nan)
    cosines = (prepared.vectors @ person.vectors.T).astype(np.float64)
    nearest = cosines.argmax(axis=1)
    best = cosines.max(axis=1) * 0.6 + cosines.mean(axis=1) * 0.4
    values = np.clip((best - LOW_COSINE) / (HIGH_COSINE - LOW_COSINE), 0.0, 1.0)
    return nearest, np.where(np.abs(prepared.vectors).sum(axis=1) > 0, values, np.nan)


def seniority_value(job: JobPosting, person: Person) -> float | None:
    if job.seniority is None or person.seniority is None:
        return None
    return SENIORITY_VALUES[GRADES[person.seniority] - GRADES[job.seniority]]
