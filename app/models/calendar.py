"""The address of a person's calendar, by the hash of its token."""

from uuid import UUID

from sqlalchemy import Text, Uuid

from app.models.base import TeamRow, column


class CalendarFeed(TeamRow, table=True):
    __tablename__ = "calendar_feeds"
    __table_args__ = {"schema": "private"}

    user_id: UUID = column(Uuid)
    token_hash: str = column(Text)
