"""Saved jobs as postings, the shape that ranking and letters work on."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.domain.enums import BudgetType, Seniority
from app.domain.posting import JobPosting
from app.domain.ranking import KeptFit
from app.models.job import Job, JobRanking

COLUMNS = (
    *(Job.id, Job.platform, Job.platform_job_id, Job.title, Job.description, Job.apply_url, Job.posted_at),
    *(Job.budget_type, Job.hourly_min, Job.hourly_max, Job.fixed_budget_min, Job.fixed_budget_max),
    *(Job.currency, Job.client_country, Job.client_rating, Job.client_hires, Job.client_payment_verified),
    *(Job.skills, Job.seniority, Job.category, Job.company_name),
    Job.source_raw["x"].label("extras"),
)


async def postings(
    db: AsyncSession,
    *,
    ids: Sequence[UUID] | None = None,
    after: UUID | None = None,
    limit: int = 5000,
    unless_fit: str | None = None,
) -> list[tuple[UUID, JobPosting]]:
    """The team's jobs in order of id: those named, or the next `limit` after an id.

    `unless_fit` leaves out those whose ranking was kept with this key of fit.
    """
    question = select(*COLUMNS).where(Job.team_id == identity_in(db).team_id)  # type: ignore[call-overload]
    if ids is not None:
        question = question.where(Job.id.in_(ids))  # type: ignore[attr-defined]
    if after is not None:
        question = question.where(Job.id > after)
    if unless_fit is not None:
        question = question.where(~exists().where(*_has_fit(unless_fit)))
    rows = (await db.execute(question.order_by(Job.id).limit(limit))).mappings().all()
    return [(row["id"], _posting(dict(row))) for row in rows]


async def kept_fits(
    db: AsyncSession, fit_key: str, *, after: UUID | None = None, limit: int = 5000
) -> list[tuple[UUID, KeptFit]]:
    """The next `limit` jobs whose ranking was kept with this key of fit: their fields, but not their texts."""
    columns = [column for column in COLUMNS if column is not Job.description]
    length = func.char_length(col(Job.description)).label("text_length")
    question = (
        select(*columns, length, JobRanking.breakdown)  # type: ignore[call-overload]
        .join(JobRanking, and_(*_has_fit(fit_key)))
        .where(Job.team_id == identity_in(db).team_id)
    )
    if after is not None:
        question = question.where(Job.id > after)
    rows = (await db.execute(question.order_by(Job.id).limit(limit))).mappings().all()
    return [(row["id"], _kept(dict(row))) for row in rows]


def _has_fit(key: str) -> tuple[ColumnElement[bool], ...]:
    return (
        JobRanking.team_id == Job.team_id,  # type: ignore[return-value]
        JobRanking.job_id == Job.id,
        JobRanking.breakdown["fit_key"].astext == key,
    )


def _kept(row: dict) -> KeptFit:
    breakdown, length = row.pop("breakdown"), row.pop("text_length")
    return KeptFit(_posting(row), breakdown, length or 0)


def _posting(row: dict) -> JobPosting:
    del row["id"]
    row["skills"] = tuple(row["skills"])
    row["extras"] = row["extras"] or {}
    row["budget_type"] = BudgetType(row["budget_type"])
    row["seniority"] = Seniority(row["seniority"]) if row["seniority"] else None
    return JobPosting(**row)
