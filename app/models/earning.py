"""Money that came in (or went back), what currencies were worth, and how a person reckons."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Date, Integer, Numeric, Text, Uuid

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
    client: str = column(Text, "")
    fee: Decimal = column(Numeric, Decimal(0))
    hours: Decimal | None = column(Numeric, null=True)
    fee_external_id: str | None = column(Text, null=True)


class ExchangeRate(TeamRow, table=True):
    __tablename__ = "exchange_rates"
    __table_args__ = {"schema": "private"}

    user_id: UUID = column(Uuid)
    currency: str = column(Text)
    into_currency: str = column(Text)
    day: date = column(Date)
    rate: Decimal = column(Numeric)
    source: str = column(Text, "typed")


class Reckoning(TeamRow, table=True):
    __tablename__ = "reckonings"
    __table_args__ = {"schema": "private"}

    user_id: UUID = column(Uuid)
    minutes_an_application: int = column(Integer, 30)
    tax_year_begins: str = column(Text, "01-01")
