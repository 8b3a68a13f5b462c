"""An application on its way through the pipeline, the page it is sent from, and what clients said.

Postgres keeps the moves legal and writes the columns from `stage_entered_at` to `version` by itself
(alembic/sql/pipeline_guard): code sets `status` and `position`, then reads the rest back.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Integer, LargeBinary, Numeric, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from app.domain.enums import ApplicationStatus
from app.models.base import MOMENT, TeamRow, column, made_at, pg_enum, touched_at


class Application(TeamRow, table=True):
    __tablename__ = "applications"

    job_id: UUID = column(Uuid)
    user_id: UUID = column(Uuid)
    status: ApplicationStatus = column(
        pg_enum(ApplicationStatus, "application_status"), ApplicationStatus.SHORTLISTED
    )
    notes: str = column(Text, "")
    applied_at: datetime | None = column(MOMENT, null=True, kept_by_postgres=True)
    next_follow_up_at: datetime | None = column(MOMENT, null=True)
    position: Decimal = column(Numeric, Decimal(0))
    stage_entered_at: datetime = touched_at()
    previous_status: ApplicationStatus | None = column(
        pg_enum(ApplicationStatus, "application_status"), null=True, kept_by_postgres=True
    )
    previous_position: Decimal | None = column(Numeric, null=True, kept_by_postgres=True)
    previous_stage_entered_at: datetime | None = column(MOMENT, null=True, kept_by_postgres=True)
    earlier_moves: list[dict[str, Any]] = column(JSONB, list, kept_by_postgres=True)
    moved_at: datetime | None = column(MOMENT, null=True, kept_by_postgres=True)
    moved_by: UUID | None = column(Uuid, null=True, kept_by_postgres=True)
    closed_reason: str | None = column(Text, null=True)
    letter_elsewhere: bool = column(Boolean, False)
    removed_at: datetime | None = column(MOMENT, null=True)
    version: int = column(Integer, 1, kept_by_postgres=True)
    updated_at: datetime = touched_at()


class ApplySession(TeamRow, table=True):
    __tablename__ = "apply_sessions"

    job_id: UUID = column(Uuid)
    application_id: UUID | None = column(Uuid, null=True)
    user_id: UUID = column(Uuid)
    token_hash: bytes = column(LargeBinary)
    expires_at: datetime = column(MOMENT)
    opened_at: datetime | None = column(MOMENT, null=True)
    submitted_at: datetime | None = column(MOMENT, null=True)
    declined_at: datetime | None = column(MOMENT, null=True)
    revoked_at: datetime | None = column(MOMENT, null=True)
    connects_spent: int | None = column(Integer, null=True)
    rate_bid: Decimal | None = column(Numeric, null=True)


class Feedback(TeamRow, table=True):
    __tablename__ = "feedback"

    application_id: UUID = column(Uuid)
    message_id: UUID | None = column(Uuid, null=True)
    outcome: str | None = column(Text, null=True)
    rating: Decimal | None = column(Numeric, null=True)
    client_words: str = column(Text, "")
    reason: str | None = column(Text, null=True)
    received_at: datetime = made_at()
