"""A job, where it was seen, and how well it fits. Jobs are written by `upsert_jobs_and_rankings`.

The stored column `search` is left out on purpose: no row needs its own index words in Python.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Integer, Numeric, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from app.domain.enums import Platform
from app.models.base import MOMENT, TeamRow, column, made_at, pg_enum, touched_at


class Job(TeamRow, table=True):
    __tablename__ = "jobs"

    platform: Platform = column(pg_enum(Platform, "job_platform"))
    platform_job_id: str | None = column(Text, null=True)
    title: str = column(Text)
    description: str = column(Text, "")
    apply_url: str | None = column(Text, null=True)
    posted_at: datetime | None = column(MOMENT, null=True)
    budget_type: str = column(Text, "unknown")
    hourly_min: Decimal | None = column(Numeric, null=True)
    hourly_max: Decimal | None = column(Numeric, null=True)
    fixed_budget_min: Decimal | None = column(Numeric, null=True)
    fixed_budget_max: Decimal | None = column(Numeric, null=True)
    currency: str | None = column(Text, null=True)
    client_country: str | None = column(Text, null=True)
    client_rating: Decimal | None = column(Numeric, null=True)
    client_hires: int | None = column(Integer, null=True)
    client_payment_verified: bool | None = column(Boolean, null=True)
    skills: list[str] = column(ARRAY(Text), list)
    seniority: str | None = column(Text, null=True)
    category: str | None = column(Text, null=True)
    company_name: str | None = column(Text, null=True)
    canonical_hash: str = column(Text)
    source_raw: dict[str, Any] = column(JSONB, dict)
    first_seen_at: datetime = made_at()
    last_seen_at: datetime = made_at()
    updated_at: datetime = touched_at()


class JobSource(TeamRow, table=True):
    __tablename__ = "job_sources"

    job_id: UUID = column(Uuid)
    source: str = column(Text)
    platform: Platform = column(pg_enum(Platform, "job_platform"))
    platform_job_id: str | None = column(Text, null=True)
    canonical_hash: str | None = column(Text, null=True)
    url: str | None = column(Text, null=True)
    payload: dict[str, Any] = column(JSONB, dict)
    payload_hash: str = column(Text)
    first_seen_at: datetime = made_at()
    last_seen_at: datetime = made_at()


class JobRanking(TeamRow, table=True):
    __tablename__ = "job_rankings"

    job_id: UUID = column(Uuid)
    agent_run_id: UUID | None = column(Uuid, null=True)
    tightness: int = column(Integer, 3)
    score: Decimal = column(Numeric)
    fit: Decimal | None = column(Numeric, null=True)
    worth: Decimal | None = column(Numeric, null=True)
    provisional: bool = column(Boolean, False)
    breakdown: dict[str, Any] = column(JSONB, dict)
    dismissed_at: datetime | None = column(MOMENT, null=True)
    dismiss_reason: str | None = column(Text, null=True)
    updated_at: datetime = touched_at()
