"""What the feed remembers beside the jobs; all of it in the schema `private`."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, Double, Integer, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from app.models.base import MOMENT, Row, TeamRow, column, made_at


class JobMark(Row, table=True):
    __tablename__ = "job_marks"
    __table_args__ = {"schema": "private"}

    team_id: UUID = column(Uuid, key=True)
    job_id: UUID = column(Uuid, key=True)
    client_key: str | None = column(Text, null=True)
    client_sure: bool = column(Boolean, False)
    simhash: int | None = column(BigInteger, null=True)
    flags: list[str] = column(ARRAY(Text), list)
    employed: bool = column(Boolean, False)
    same_as: UUID | None = column(Uuid, null=True)
    pay: float | None = column(Double, null=True)
    proposals: int | None = column(Integer, null=True)
    spent: float | None = column(Double, null=True)
    created_at: datetime = made_at()


class HiddenThing(TeamRow, table=True):
    __tablename__ = "hidden_things"
    __table_args__ = {"schema": "private"}

    user_id: UUID = column(Uuid)
    kind: str = column(Text)
    value: str = column(Text)
    label: str = column(Text)


class SavedSearch(TeamRow, table=True):
    __tablename__ = "saved_searches"
    __table_args__ = {"schema": "private"}

    user_id: UUID = column(Uuid)
    name: str = column(Text)
    address: dict[str, Any] = column(JSONB, dict)
    alerts: str = column(Text, "now")


class SearchHit(Row, table=True):
    __tablename__ = "search_hits"
    __table_args__ = {"schema": "private"}

    team_id: UUID = column(Uuid, key=True)
    search_id: UUID = column(Uuid, key=True)
    job_id: UUID = column(Uuid, key=True)
    user_id: UUID = column(Uuid)
    told_at: datetime | None = column(MOMENT, null=True)
    seen_at: datetime | None = column(MOMENT, null=True)
    created_at: datetime = made_at()
