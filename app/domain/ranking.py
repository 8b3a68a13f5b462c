"""How well each job suits a person: a score of 0..100 that is the sum of its parts and says why."""

from collections.abc import Sequence
from datetime import datetime

from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.scoring.explain import explain, rank_prepared
from app.domain.scoring.learned import BASE, Weights
from app.domain.scoring.prepared import PreparedJobs, job_vectors, prepare_jobs
from app.domain.scoring.score import Scores, score_prepared
from app.domain.scoring.types import Embed, Part, Ranking
from app.domain.scoring.weights import LABELS, SHORTLIST_BAR, SHOW_BAR, WEIGHTS, count_passing, passes

__all__ = [
    "BASE",
    "LABELS",
    "SHORTLIST_BAR",
    "SHOW_BAR",
    "WEIGHTS",
    "Embed",
    "Part",
    "PreparedJobs",
    "Ranking",
    "Scores",
    "Weights",
    "count_passing",
    "explain",
    "job_vectors",
    "passes",
    "prepare_jobs",
    "rank_jobs",
    "rank_prepared",
    "score_job",
    "score_prepared",
]


def rank_jobs(
    jobs: Sequence[JobPosting], profile: ProfileFacts, wish: SearchWish, *, now: datetime, embed: Embed
) -> list[Ranking]:
    """One ranking per job, in the order of the jobs. The jobs beside a job change nothing for it."""
    return rank_prepared(prepare_jobs(jobs, embed), profile, wish, now=now, embed=embed)


def score_job(
    job: JobPosting, profile: ProfileFacts, wish: SearchWish, *, now: datetime, embed: Embed
) -> Ranking:
    return rank_jobs([job], profile, wish, now=now, embed=embed)[0]
