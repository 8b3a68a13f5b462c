"""What a person earned, what currencies were worth, and how they reckon."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.db.sql import load
from app.domain.card import zone
from app.domain.earnings import Entry
from app.domain.exchange import Rate, Rates
from app.models.earning import ExchangeRate

MOST_ENTRIES = 20_000
MOST_RATES = 5_000
MOST_CHOICES = 300


@dataclass(frozen=True)
class Reckoned:
    """`here` is the person's clock; `minutes` what one application takes; `tax_year` begins on "04-06"."""

    currency: str
    here: ZoneInfo
    dream_min: Decimal | None
    dream_max: Decimal | None
    minutes: int
    tax_year: str


@dataclass(frozen=True)
class KnownRate:
    """A rate and its row."""

    id: str
    rate: Rate
    source: str


async def reckoning(db: AsyncSession) -> Reckoned:
    """Of whoever asks."""
    row = (await db.execute(load("my_money"), _me(db))).mappings().one_or_none()
    if row is None:
        return Reckoned("USD", zone(None), None, None, 30, "01-01")
    return Reckoned(
        row["currency"], zone(row["timezone"]), row["dream_min"], row["dream_max"], row["minutes"], row["tax_year"]
    )  # fmt: skip


async def earnings(db: AsyncSession, here: ZoneInfo) -> list[Entry]:
    """Every entry, the newest first."""
    values = _me(db) | {"zone": here.key, "most": MOST_ENTRIES}
    return [Entry(**row) for row in (await db.execute(load("earnings"), values)).mappings()]


async def exchange_rates(db: AsyncSession) -> list[KnownRate]:
    """Those of the team, the newest first."""
    question = (
        select(ExchangeRate)
        .where(col(ExchangeRate.team_id) == identity_in(db).team_id)
        .order_by(col(ExchangeRate.day).desc(), col(ExchangeRate.currency), col(ExchangeRate.id))
        .limit(MOST_RATES)
    )
    rows = (await db.scalars(question)).all()
    return [KnownRate(str(r.id), Rate(r.currency, r.into_currency, r.day, r.rate), r.source) for r in rows]


def as_rates(known: Sequence[KnownRate]) -> Rates:
    return Rates(each.rate for each in known)


async def earning_choices(db: AsyncSession, first: str = "") -> list[dict[str, str]]:
    """Applications to choose from, the one that is asked for at the top."""
    values = _me(db) | {"first": first, "most": MOST_CHOICES}
    rows = (await db.execute(load("earning_choices"), values)).mappings()
    return [
        {"id": row["id"], "title": row["title"] + (" (won)" if row["won"] else ""), "client": row["client"]}
        for row in rows
    ]


async def known_references(db: AsyncSession, asked: Sequence[str]) -> set[str]:
    """Lines of a file that have been taken over before."""
    values = {"team": identity_in(db).team_id, "references": list(asked)}
    return set((await db.scalars(load("known_earnings"), values)).all())


def _me(db: AsyncSession) -> dict[str, object]:
    identity = identity_in(db)
    return {"team": identity.team_id, "person": identity.user_id}
