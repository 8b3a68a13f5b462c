"""What happened (append-only), what a person should notice, and how much of a limit a day has used."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Date, Identity, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from app.models.base import MOMENT, Row, TeamRow, column, made_at


class Event(Row, table=True):
    __tablename__ = "events"

    id: int | None = Field(
        default=None, sa_type=BigInteger, primary_key=True, sa_column_args=[Identity(always=True)]
    )
    team_id: UUID = column(Uuid)
    actor_user_id: UUID | None = column(Uuid, null=True, server="auth.uid()")
    agent_run_id: UUID | None = column(Uuid, null=True)
    event_type: str = column(Text)
    entity_type: str = column(Text)
    entity_id: UUID | None = column(Uuid, null=True)
    payload: dict[str, Any] = column(JSONB, dict)
    created_at: datetime = made_at()


class Notification(TeamRow, table=True):
    __tablename__ = "notifications"

    user_id: UUID = column(Uuid)
    type: str = column(Text)
    payload: dict[str, Any] = column(JSONB, dict)
    read_at: datetime | None = column(MOMENT, null=True)


class UsageCounter(Row, table=True):
    __tablename__ = "usage_counters"

    team_id: UUID = column(Uuid, key=True)
    day: date = column(Date, key=True)
    metric: str = column(Text, key=True)
    count: int = column(BigInteger, 0)
    created_at: datetime = made_at()
