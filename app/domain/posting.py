"""A normalised job posting, and the hash by which two sightings of one job are known to be the same."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from app.domain.enums import BudgetType, Platform, Seniority

IDENTIFYING_LENGTH = 200
"""Characters of normalised description from which on the text alone identifies a job."""


@dataclass(frozen=True)
class JobPosting:
    """One job as a source described it. What the source does not say is None (or empty), never 0.

    Money is in `currency` units; hourly rates per hour; `posted_at` is aware UTC. `extras` holds the
    normalised key set that the `jobs` table has no columns for and that is kept under
    `source_raw["x"]`: connects, proposals_min, proposals_max, client_spent, client_jobs_posted,
    client_hire_rate (0..1), client_reviews, duration, workload, questions (list of str), remote (bool),
    location, to_hire, posted_precision ("second", "minute", "hour", "day", "week", "month"), employment_type,
    salary_min, salary_max, salary_period.
    """

    platform: Platform
    title: str
    platform_job_id: str | None = None
    description: str = ""
    apply_url: str | None = None
    posted_at: datetime | None = None
    budget_type: BudgetType = BudgetType.UNKNOWN
    hourly_min: Decimal | None = None
    hourly_max: Decimal | None = None
    fixed_budget_min: Decimal | None = None
    fixed_budget_max: Decimal | None = None
    currency: str | None = None
    client_country: str | None = None
    client_rating: Decimal | None = None
    client_hires: int | None = None
    client_payment_verified: bool | None = None
    skills: tuple[str, ...] = ()
    seniority: Seniority | None = None
    category: str | None = None
    company_name: str | None = None
    extras: dict[str, Any] = field(default_factory=dict)
    raw: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def canonical_hash(self) -> str:
        return canonical_hash(self)


def canonical_hash(job: JobPosting) -> str:
    """Hex SHA-256 that is equal for two sightings of one job.

    By content (title, company, opening of the description) where the description is long enough to
    identify; else by platform and native id; else by title, company and day. So the same ad under two
    addresses is one job, while two ads of one company with different texts stay two.
    """
    text = _plain(job.description)
    if len(text) >= IDENTIFYING_LENGTH:
        key = ("content", _plain(job.title), _plain(job.company_name or ""), text[:1000])
    elif job.platform_job_id:
        key = ("id", job.platform.value, job.platform_job_id, "")
    else:
        day = job.posted_at.date().isoformat() if job.posted_at else ""
        key = ("title", _plain(job.title), _plain(job.company_name or ""), day)
    return hashlib.sha256("\x1f".join(key).encode()).hexdigest()


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"\w+", folded))
