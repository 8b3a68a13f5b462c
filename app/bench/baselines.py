"""What any program could do: BM25, TF-IDF cosine, and counting the CV's skills. Ours stands beside them."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import log, sqrt
from types import MappingProxyType

import numpy as np

from app.domain.posting import JobPosting
from app.domain.skills import find_skills

WORD = re.compile(r"\w\w+")

K1, B = 1.5, 0.75
"""The usual values of BM25's two knobs."""

Baseline = Callable[[Sequence[JobPosting], str], np.ndarray]
"""Ads and a CV in, one number per ad out."""


def bm25(jobs: Sequence[JobPosting], cv: str) -> np.ndarray:
    """Okapi BM25 with the words of the CV as the question."""
    ads = [Counter(_words(_text(job))) for job in jobs]
    lengths = [sum(ad.values()) for ad in ads]
    usual = sum(lengths) / len(lengths) or 1.0
    seen = _seen(ads)
    asked = {
        word: log(1 + (len(ads) - seen[word] + 0.5) / (seen[word] + 0.5))
        for word in sorted(set(_words(cv)) & seen.keys())
    }

    def score(ad: Counter[str], length: int) -> float:
        base = K1 * (1 - B + B * length / usual)
        return sum(rare * ad[word] * (K1 + 1) / (ad[word] + base) for word, rare in asked.items())

    return np.array([score(ad, length) for ad, length in zip(ads, lengths, strict=True)])


def tfidf(jobs: Sequence[JobPosting], cv: str) -> np.ndarray:
    """Cosine of plain TF-IDF vectors, with the smoothed IDF that everybody uses."""
    ads = [Counter(_words(_text(job))) for job in jobs]
    seen = _seen(ads)
    rare = {word: log((1 + len(ads)) / (1 + count)) + 1 for word, count in seen.items()}

    def vector(counts: Counter[str]) -> dict[str, float]:
        weights = {word: n * rare[word] for word, n in counts.items() if word in rare}
        length = sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}

    mine = vector(Counter(_words(cv)))
    return np.array([sum(w * mine.get(word, 0.0) for word, w in vector(ad).items()) for ad in ads])


def skill_count(jobs: Sequence[JobPosting], cv: str) -> np.ndarray:
    """How many of the skills that the CV names the ad names too."""
    mine = {span.name for span in find_skills(cv)}
    return np.array([float(len(mine & {span.name for span in find_skills(_text(job))})) for job in jobs])


BASELINES: Mapping[str, Baseline] = MappingProxyType(
    {"bm25": bm25, "tfidf": tfidf, "skill_count": skill_count}
)


def _text(job: JobPosting) -> str:
    return "\n".join([job.title, *job.skills, job.description])


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def _seen(ads: Sequence[Counter[str]]) -> Counter[str]:
    """In how many ads each word stands."""
    return Counter(word for ad in ads for word in ad)
