"""An interview, rehearsed or real."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from app.models.base import MOMENT, TeamRow, column, touched_at


class InterviewSession(TeamRow, table=True):
    __tablename__ = "interview_sessions"

    user_id: UUID = column(Uuid)
    job_id: UUID | None = column(Uuid, null=True)
    application_id: UUID | None = column(Uuid, null=True)
    type: str = column(Text, "mock")
    status: str = column(Text, "planned")
    transcript: list[dict[str, Any]] = column(JSONB, list)
    metrics: dict[str, Any] = column(JSONB, dict)
    analysis: dict[str, Any] = column(JSONB, dict)
    started_at: datetime | None = column(MOMENT, null=True)
    ended_at: datetime | None = column(MOMENT, null=True)
    updated_at: datetime = touched_at()
