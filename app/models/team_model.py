"""Which language model a team uses; its key only sealed."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Boolean, Numeric, Text, Uuid

from app.models.base import MOMENT, Row, column, made_at, touched_at


class TeamModel(Row, table=True):
    __tablename__ = "team_models"
    __table_args__ = {"schema": "private"}

    team_id: UUID = column(Uuid, key=True)
    provider: str = column(Text)
    model: str = column(Text)
    base_url: str = column(Text)
    sealed_key: str | None = column(Text, null=True)
    key_ends: str = column(Text, "")
    input_price: Decimal | None = column(Numeric, null=True)
    output_price: Decimal | None = column(Numeric, null=True)
    monthly_budget: Decimal | None = column(Numeric, null=True)
    is_on: bool = column(Boolean, True)
    checked_at: datetime | None = column(MOMENT, null=True)
    created_at: datetime = made_at()
    updated_at: datetime = touched_at()
