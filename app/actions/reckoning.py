"""Rates between currencies are entered with their day; how a person reckons is kept."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.events import record
from app.db.session import identity_in
from app.domain.earnings import TAX_YEARS
from app.domain.errors import BadInput, NotFound
from app.domain.exchange import Rate
from app.models.earning import ExchangeRate, Reckoning

MOST_MINUTES = 600


async def enter_rates(db: AsyncSession, rates: Iterable[Rate], *, source: str = "typed") -> int:
    """One rate a pair and day: a later one takes the place of the one before. Returns how many."""
    identity = identity_in(db)
    rows = [
        {"team_id": identity.team_id, "user_id": identity.user_id, "currency": rate.currency, "into_currency": rate.into,
         "day": rate.day, "rate": rate.rate, "source": source}
        for rate in rates
    ]  # fmt: skip
    if not rows:
        return 0
    adding = insert(ExchangeRate).values([row | {"id": func.gen_random_uuid()} for row in rows])
    await db.execute(
        adding.on_conflict_do_update(
            index_elements=["team_id", "currency", "into_currency", "day"],
            set_={"rate": adding.excluded.rate, "source": adding.excluded.source},
        )
    )
    record(db, "rates_entered", entity_type="earning", rates=len(rows))
    return len(rows)


async def remove_rate(db: AsyncSession, rate_id: UUID) -> Rate:
    """Forget a rate; what it converted stands apart again."""
    gone = (
        delete(ExchangeRate)
        .where(col(ExchangeRate.team_id) == identity_in(db).team_id, col(ExchangeRate.id) == rate_id)
        .returning(ExchangeRate)
    )
    row = (await db.scalars(gone)).one_or_none()
    if row is None:
        raise NotFound("This rate is not here any more.")
    return Rate(row.currency, row.into_currency, row.day, row.rate)


async def choose_tax_year(db: AsyncSession, begins: Any) -> str:
    """The day on which one's tax year begins."""
    if begins not in {key for key, _ in TAX_YEARS}:
        raise BadInput("Choose the day on which your tax year begins.")
    await _keep(db, tax_year_begins=begins)
    return str(begins)


async def choose_minutes(db: AsyncSession, minutes: Any) -> int:
    """How long one application takes, by one's own estimate."""
    typed = str(minutes).strip()
    if not typed.isascii() or not typed.isdigit() or len(typed) > 4 or int(typed) > MOST_MINUTES:
        raise BadInput(f"Write the minutes as a whole number up to {MOST_MINUTES}.")
    await _keep(db, minutes_an_application=int(typed))
    return int(typed)


async def _keep(db: AsyncSession, **facts: Any) -> None:
    identity = identity_in(db)
    mine = {"team_id": identity.team_id, "user_id": identity.user_id}
    adding = insert(Reckoning).values(
        id=text("gen_random_uuid()"), **{"minutes_an_application": 30, "tax_year_begins": "01-01"}, **mine
    )
    await db.execute(adding.on_conflict_do_nothing(index_elements=["team_id", "user_id"]))
    row = Reckoning.__table__  # type: ignore[attr-defined]
    await db.execute(
        row.update()
        .where(row.c.team_id == identity.team_id, row.c.user_id == identity.user_id)
        .values(**facts)
    )
