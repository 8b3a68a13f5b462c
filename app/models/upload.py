"""A file that a person sent and that waits to be read; its bytes lie in the uploads folder."""

from uuid import UUID

from sqlalchemy import BigInteger, Text, Uuid

from app.models.base import TeamRow, column


class Upload(TeamRow, table=True):
    __tablename__ = "uploads"
    __table_args__ = {"schema": "private"}

    user_id: UUID = column(Uuid)
    purpose: str = column(Text)
    file_name: str = column(Text)
    path: str = column(Text)
    size_bytes: int = column(BigInteger)
