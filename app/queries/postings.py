"""Saved jobs as postings, the shape that ranking and letters work on."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.domain.enums import BudgetType, Seniority
from app.domain.posting import JobPosting
from app.models.job import Job

COLUMNS = (
    *(Job.id, Job.platform, Job.platform_job_id, Job.title, Job.description, Job.apply_url, Job.posted_at),
    *(Job.budget_type, Job.hourly_min, Job.hourly_max, Job.fixed_budget_min, Job.fixed_budget_max),
    *(Job.currency, Job.client_country, Job.client_rating, Job.client_hires, Job.client_payment_verified),
    *(Job.skills, Job.seniority, Job.category, Job.company_name),
    Job.source_raw["x"].label("extras"),
)


async def postings(
    db: AsyncSession, *, ids: Sequence[UUID] | None = None, after: UUID | None = None, limit: int = 5000
) -> list[tuple[UUID, JobPosting]]:
    """The team's jobs in order of id: those named, or the next `limit` after an id."""
    question = select(*COLUMNS).where(Job.team_id == identity_in(db).team_id)  # type: ignore[call-overload]
    if ids is not None:
        question = question.where(Job.id.in_(ids))  # type: ignore[attr-defined]
    if after is not None:
        question = question.where(Job.id > after)
    rows = (await db.execute(question.order_by(Job.id).limit(limit))).mappings().all()
    return [(row["id"], _posting(dict(row))) for row in rows]


def _posting(row: dict) -> JobPosting:
    del row["id"]
    row["skills"] = tuple(row["skills"])
    row["extras"] = row["extras"] or {}
    row["budget_type"] = BudgetType(row["budget_type"])
    row["seniority"] = Seniority(row["seniority"]) if row["seniority"] else None
    return JobPosting(**row)
