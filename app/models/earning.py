"""Money that came in (or went back)."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Numeric, Text, Uuid

from app.models.base import MOMENT, TeamRow, column


class Earning(TeamRow, table=True):
    __tablename__ = "earnings"

    user_id: UUID = column(Uuid)
    application_id: UUID | None = column(Uuid, null=True)
    job_id: UUID | None = column(Uuid, null=True)
    amount: Decimal = column(Numeric)
    currency: str = column(Text, "USD")
    occurred_at: datetime = column(MOMENT)
    kind: str = column(Text, "payment")
    source: str = column(Text, "manual")
    external_id: str | None = column(Text, null=True)
    notes: str = column(Text, "")
