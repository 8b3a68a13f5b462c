"""A vector for a job, a profile or a skill; several models may keep theirs side by side."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pgvector.sqlalchemy import VECTOR
from sqlalchemy import Integer, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from app.models.base import Row, column, made_at


class Embedding(Row, table=True):
    __tablename__ = "embeddings"

    team_id: UUID = column(Uuid, key=True)
    model: str = column(Text, key=True)
    entity_type: str = column(Text, key=True)
    entity_id: UUID = column(Uuid, key=True)
    dims: int = column(Integer)
    embedding: Any = column(VECTOR)
    meta: dict[str, Any] = column(JSONB, dict)
    created_at: datetime = made_at()
