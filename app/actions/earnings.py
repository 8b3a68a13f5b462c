"""Money is entered, mended, taken out and put back; files of it come in once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.events import record
from app.db.session import identity_in
from app.domain.earning_form import TypedEarning
from app.domain.earnings_file import EarningsFile, FileEntry, references
from app.domain.errors import BadInput, NotFound
from app.domain.forms import read_id
from app.models.activity import Event
from app.models.application import Application
from app.models.earning import Earning
from app.queries.earnings import known_references

GONE = "This entry is not here any more."
NO_APPLICATION = "This application is not on your board any more. Choose another one, or none."


@dataclass(frozen=True)
class Imported:
    """How many entries came in, how many were known; `at` and `source` find them again."""

    new: int
    known: int
    at: datetime
    source: str


async def add_earning(db: AsyncSession, typed: TypedEarning, here: ZoneInfo) -> UUID:
    """Enter what came in."""
    identity = identity_in(db)
    made = Earning(team_id=identity.team_id, user_id=identity.user_id, **await _values(db, typed, here))
    db.add(made)
    await db.flush()
    record(
        db, "earning_added", entity_type="earning", entity_id=made.id, amount=str(made.amount), currency=made.currency
    )  # fmt: skip
    return made.id


async def change_earning(db: AsyncSession, earning_id: UUID, typed: TypedEarning, here: ZoneInfo) -> None:
    """Mend an entry of one's own."""
    row = await _mine(db, earning_id)
    before = {"amount": str(row.amount), "currency": row.currency}
    for name, value in (await _values(db, typed, here)).items():
        setattr(row, name, value)
    await db.flush()
    record(
        db, "earning_changed", entity_type="earning", entity_id=row.id, before=before, amount=str(row.amount)
    )


async def remove_earning(db: AsyncSession, earning_id: UUID) -> None:
    """Take an entry out; the event remembers it."""
    row = await _mine(db, earning_id)
    record(db, "earning_removed", entity_type="earning", entity_id=row.id, row=row.model_dump(mode="json"))
    await db.delete(row)
    await db.flush()


async def restore_earning(db: AsyncSession, earning_id: UUID) -> None:
    """Put back what was taken out last under this id."""
    identity = identity_in(db)
    question = (
        select(Event.payload)  # type: ignore[call-overload]
        .where(
            Event.team_id == identity.team_id,
            Event.actor_user_id == identity.user_id,
            Event.event_type == "earning_removed",
            Event.entity_id == earning_id,
        )
        .order_by(Event.id.desc())  # type: ignore[union-attr]
        .limit(1)
    )
    removed = await db.scalar(question)
    if removed is None:
        raise NotFound("There is nothing to put back.")
    if await db.get(Earning, earning_id) is not None:
        return
    row = Earning.model_validate(removed["row"])
    if row.application_id and await db.get(Application, row.application_id) is None:
        row.application_id = None
    db.add(row)
    await db.flush()
    record(db, "earning_restored", entity_type="earning", entity_id=earning_id)


async def import_earnings(
    db: AsyncSession, file: EarningsFile, *, currency: str, here: ZoneInfo, file_name: str
) -> Imported:
    """Take over what is new. `currency` fills what a file leaves out."""
    known = await known_references(db, references(file.entries))
    fresh = [each for each in file.entries if each.reference not in known and each.fee_reference not in known]
    left = _fees_left(file.entries, known)
    if any(entry.currency is None for entry in [*fresh, *left]) and not currency:
        raise BadInput("Choose the currency of the rows that do not say theirs.")
    identity = identity_in(db)
    for entry in [*fresh, *left]:
        db.add(
            Earning(
                team_id=identity.team_id,
                user_id=identity.user_id,
                amount=entry.amount,
                currency=entry.currency or currency,
                occurred_at=noon(entry.day, here),
                kind=entry.kind,
                source=file.source,
                external_id=entry.reference,
                notes=entry.note,
                client=entry.client,
                fee=entry.fee,
                hours=entry.hours,
                fee_external_id=entry.fee_reference,
            )
        )
    await db.flush()
    record(
        db, "earnings_imported", entity_type="earning", entries=len(fresh) + len(left), source=file_name[:120]
    )
    at: datetime = (
        await db.execute(select(func.now()))
    ).scalar_one()  # what Postgres wrote beside each of them
    return Imported(len(fresh) + len(left), len(file.entries) - len(fresh), at, file.source)


async def take_back_import(db: AsyncSession, since: datetime, source: str) -> int:
    """The entries of a file that was taken over at this moment go again."""
    identity = identity_in(db)
    gone = delete(Earning).where(
        col(Earning.team_id) == identity.team_id, col(Earning.user_id) == identity.user_id,
        col(Earning.source) == source, col(Earning.created_at) == since,
    )  # fmt: skip
    count = int((await db.execute(gone)).rowcount)  # type: ignore[attr-defined]
    record(db, "earnings_import_undone", entity_type="earning", entries=count)
    return count


def noon(day: date, here: ZoneInfo) -> datetime:
    """A day has no hour: noon where the person is stays on that day nearly everywhere."""
    return datetime.combine(day, time(12), tzinfo=here)


def _fees_left(entries: Sequence[FileEntry], known: set[str]) -> list[FileEntry]:
    """Fees of payments that are known, which an earlier file did not name."""
    return [
        FileEntry(
            each.row, each.day, each.amount * 0, each.currency, "fee", each.fee, None, each.client, each.note,
            each.fee_reference,
        )
        for each in entries
        if each.reference in known and each.fee_reference and each.fee_reference not in known
    ]  # fmt: skip


async def _values(db: AsyncSession, typed: TypedEarning, here: ZoneInfo) -> Mapping[str, Any]:
    application_id, job_id = None, None
    if typed.application:
        application = await db.get(Application, read_id(typed.application, NO_APPLICATION))
        if application is None or application.user_id != identity_in(db).user_id:
            raise BadInput(NO_APPLICATION)
        application_id, job_id = application.id, application.job_id
    return {
        "application_id": application_id, "job_id": job_id, "amount": typed.amount, "currency": typed.currency,
        "occurred_at": noon(typed.day, here), "kind": typed.kind, "notes": typed.note, "client": typed.client,
        "fee": typed.fee, "hours": typed.hours,
    }  # fmt: skip


async def _mine(db: AsyncSession, earning_id: UUID) -> Earning:
    row = await db.get(Earning, earning_id)
    identity = identity_in(db)
    if row is None or (row.team_id, row.user_id) != (identity.team_id, identity.user_id):
        raise NotFound(GONE)
    return row
