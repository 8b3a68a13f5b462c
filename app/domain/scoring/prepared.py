"""Many ads as arrays: made once, so that ranking again after a change of preferences scans no text."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from zlib import crc32

import numpy as np

from app.domain.enums import Seniority
from app.domain.posting import JobPosting
from app.domain.scoring.deal import Deals
from app.domain.scoring.demands import Demand
from app.domain.scoring.features import JobFeatures, read_ad
from app.domain.scoring.offers import Offers, read_offers
from app.domain.scoring.types import Embed
from app.domain.scoring.vectors import ad_vectors, apart, title_vectors, told_role
from app.domain.skills import rarity

LEVELS = tuple(Seniority)

WORD_SLOTS = 1 << 20
"""Words are numbered by a hash into so many slots."""

BREVITY = 10.0
"""Added to an ad's words, so that one word more or less in a short ad changes little."""


@dataclass(frozen=True, slots=True)
class Entries:
    """A sparse matrix of jobs by columns: `weights[i]` stands at (`jobs[i]`, `columns[i]`)."""

    jobs: np.ndarray
    columns: np.ndarray
    weights: np.ndarray

    def times(self, values: np.ndarray, size: int) -> np.ndarray:
        """The product with a column of values, one sum per job, added in the job's own order."""
        return np.bincount(self.jobs, self.weights * values[self.columns], size)

    def total(self, size: int) -> np.ndarray:
        return np.bincount(self.jobs, self.weights, size)


@dataclass(frozen=True, slots=True)
class ByColumn(Entries):
    """Entries in the order of their columns: a product reads only the columns that the other side has."""

    def times(self, values: np.ndarray, size: int) -> np.ndarray:
        wanted = np.flatnonzero(values)
        first = np.searchsorted(self.columns, wanted)
        counts = np.searchsorted(self.columns, wanted, side="right") - first
        picked = np.repeat(first - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
        return np.bincount(self.jobs[picked], self.weights[picked] * values[self.columns[picked]], size)


@dataclass(frozen=True, slots=True)
class PreparedJobs:
    """Jobs with everything that does not depend on the person."""

    jobs: tuple[JobPosting, ...]
    features: tuple[JobFeatures, ...]
    plain: np.ndarray
    """The vectors as they may be kept beside the jobs; `vectors` are these without what all have in common."""
    vectors: np.ndarray
    titles: np.ndarray
    """A row per different title, in the words that tell what the work is; `title_of` says whose it is, -1 where the
    title names no kind of work."""
    title_of: np.ndarray
    levels: np.ndarray
    """What the ad asks for, by the order of LEVELS; -1 where it does not say."""
    demands: tuple[tuple[Demand, ...], ...]
    """Every different set of demands; `demands_of` says whose it is."""
    demands_of: np.ndarray
    skills: tuple[str, ...]
    asked: Entries
    asked_total: np.ndarray
    words: ByColumn
    offers: Offers

    def __len__(self) -> int:
        return len(self.jobs)

    @property
    def deals(self) -> Deals:
        return self.offers.deals


def prepare_jobs(
    jobs: Sequence[JobPosting], embed: Embed, *, vectors: np.ndarray | None = None
) -> PreparedJobs:
    """Read the ads. `vectors` may bring what `job_vectors` made of the same jobs earlier."""
    read = [read_ad(job) for job in jobs]
    features = tuple(feature for feature, _ in read)
    made = vectors if vectors is not None else ad_vectors(jobs, [words.gist for _, words in read], embed)
    skills, asked = _asked(features)
    tells = [told_role(job.title) for job in jobs]
    sets = {_key(one): one.demands for one in features}
    places = {key: place for place, key in enumerate(sets)}
    titles = {told: place for place, told in enumerate(filter(None, dict.fromkeys(tells)))}
    return PreparedJobs(
        jobs=tuple(jobs),
        features=features,
        plain=made,
        vectors=apart(made, embed),
        titles=title_vectors(list(titles), embed),
        title_of=np.array([titles.get(told, -1) for told in tells], dtype=np.int64),
        levels=np.array([LEVELS.index(one.level) if one.level else -1 for one in features], dtype=np.int64),
        demands=tuple(sets.values()),
        demands_of=np.array([places[_key(one)] for one in features], dtype=np.int64),
        skills=skills,
        asked=asked,
        asked_total=asked.total(len(jobs)),
        words=_words([words.counts for _, words in read]),
        offers=read_offers(jobs),
    )


def _key(feature: JobFeatures) -> tuple[tuple[str, str, int], ...]:
    return tuple((demand.kind, demand.name, demand.years) for demand in feature.demands)


def job_vectors(jobs: Sequence[JobPosting], embed: Embed) -> np.ndarray:
    """One normalised vector per job, to be kept and given to `prepare_jobs` later."""
    return ad_vectors(jobs, [read_ad(job)[1].gist for job in jobs], embed)


@lru_cache(maxsize=1 << 18)
def word_slot(word: str) -> int:
    return crc32(word.encode()) % WORD_SLOTS


def damped(count: float) -> float:
    """A word that comes ten times says little more than one that comes five times."""
    return 1.0 + log(count)


def _asked(features: Sequence[JobFeatures]) -> tuple[tuple[str, ...], Entries]:
    places: dict[str, int] = {}
    rarities: dict[str, float] = {}
    jobs, columns, weights = [], [], []
    for row, feature in enumerate(features):
        for name, central in feature.centrality.items():
            if name not in places:
                places[name] = len(places)
                rarities[name] = rarity(name)
            jobs.append(row)
            columns.append(places[name])
            weights.append(central * rarities[name])
    return tuple(places), _entries(jobs, columns, weights)


def _words(counts: Sequence[dict[str, int]]) -> ByColumn:
    """Each job's words with damped counts, of length one per job."""
    sizes = np.fromiter((len(count) for count in counts), dtype=np.int64, count=len(counts))
    columns = [word_slot(word) for count in counts for word in count]
    numbers = np.fromiter(
        (n for count in counts for n in count.values()), dtype=np.float64, count=int(sizes.sum())
    )
    weights = 1.0 + np.log(numbers)
    jobs = np.repeat(np.arange(len(counts)), sizes)
    lengths = np.sqrt(np.bincount(jobs, weights**2, len(counts)) + BREVITY)
    return by_column(
        jobs, np.array(columns, dtype=np.int64), weights / lengths[jobs] if len(jobs) else weights
    )


def by_column(jobs: np.ndarray, columns: np.ndarray, weights: np.ndarray) -> ByColumn:
    order = np.argsort(columns, kind="stable")
    return ByColumn(jobs[order], columns[order], weights[order])


def _entries(jobs: list[int], columns: list[int], weights: list[float]) -> Entries:
    return Entries(
        np.array(jobs, dtype=np.int64), np.array(columns, dtype=np.int64), np.array(weights, dtype=np.float64)
    )
