"""What an application cost on its platform, entry by entry."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Integer, Text, Uuid

from app.models.base import MOMENT, TeamRow, column, made_at


class BidEntry(TeamRow, table=True):
    __tablename__ = "bid_entries"
    __table_args__ = {"schema": "private"}

    user_id: UUID = column(Uuid)
    application_id: UUID | None = column(Uuid, null=True)
    apply_session_id: UUID | None = column(Uuid, null=True)
    kind: str = column(Text)
    amount: int = column(Integer)
    reason: str = column(Text, "")
    occurred_at: datetime = made_at()
    taken_back_at: datetime | None = column(MOMENT, null=True)
