"""A version of a cover letter; the newest version is the letter."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, Numeric, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from app.models.base import MOMENT, TeamRow, column, touched_at


class CoverLetter(TeamRow, table=True):
    __tablename__ = "cover_letters"

    job_id: UUID = column(Uuid)
    user_id: UUID = column(Uuid)
    version: int = column(Integer, 1)
    style: str = column(Text, "direct")
    temperature: Decimal = column(Numeric, Decimal("0.3"))
    content: str = column(Text, "")
    sentences: list[dict[str, Any]] = column(JSONB, list)
    status: str = column(Text, "draft")
    origin: str = column(Text, "composed")
    word_count: int = column(Integer, 0)
    ready_at: datetime | None = column(MOMENT, null=True)
    updated_at: datetime = touched_at()
