"""A message between a freelancer and a client, whatever carried it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from app.models.base import MOMENT, TeamRow, column


class Message(TeamRow, table=True):
    __tablename__ = "messages"

    user_id: UUID = column(Uuid)
    application_id: UUID | None = column(Uuid, null=True)
    platform: str = column(Text, "email")
    direction: str = column(Text)
    thread_id: str | None = column(Text, null=True)
    external_id: str | None = column(Text, null=True)
    sender: str = column(Text, "")
    recipient: str = column(Text, "")
    subject: str = column(Text, "")
    body: str = column(Text, "")
    sent_at: datetime | None = column(MOMENT, null=True)
    read_at: datetime | None = column(MOMENT, null=True)
    meta: dict[str, Any] = column(JSONB, dict)
