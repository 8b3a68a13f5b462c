"""Where a person is told besides the bell, and what is on its way there."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Integer, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from app.models.base import MOMENT, TeamRow, column, touched_at


class NotificationChannel(TeamRow, table=True):
    """`sealed_secret` is a password, a token or a signing key, sealed by the app's own key."""

    __tablename__ = "notification_channels"
    __table_args__ = {"schema": "private"}

    user_id: UUID = column(Uuid)
    kind: str = column(Text)
    address: str = column(Text, "")
    settings: dict[str, Any] = column(JSONB, dict)
    sealed_secret: str | None = column(Text, null=True)
    types: list[str] = column(ARRAY(Text), list)
    rhythm: str = column(Text, "now")
    is_on: bool = column(Boolean, True)
    problem: str = column(Text, "")
    worked_at: datetime | None = column(MOMENT, null=True)
    updated_at: datetime = touched_at()


class Delivery(TeamRow, table=True):
    """One notification on its way through one channel; several in one digest share the `message_id`."""

    __tablename__ = "deliveries"
    __table_args__ = {"schema": "private"}

    user_id: UUID = column(Uuid)
    notification_id: UUID = column(Uuid)
    channel_id: UUID = column(Uuid)
    message_id: UUID = column(Uuid)
    status: str = column(Text, "waiting")
    attempt: int = column(Integer, 0)
    due_at: datetime = column(MOMENT, server="now()")
    begun_at: datetime | None = column(MOMENT, null=True)
    ended_at: datetime | None = column(MOMENT, null=True)
    problem: str = column(Text, "")
