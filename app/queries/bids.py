"""The ledger of bids: its entries, the balance, and what each reply, interview and win has cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.bids import (
    KIND_WORDS,
    SPENDS,
    BidKind,
    Entry,
    Reached,
    balance,
    break_even,
    cost_each,
    cost_words,
    spent_net,
)
from app.domain.card import exactly, zone
from app.domain.enums import BudgetType
from app.domain.wording import counted
from app.queries.postings import postings

MOST_ENTRIES = 5000
SHOWN = 200


@dataclass(frozen=True)
class LedgerLine:
    """One entry as its row shows it; `amount` has its sign."""

    kind: str
    amount: str
    job: str
    application: str
    reason: str
    when: str
    is_taken_back: bool


@dataclass(frozen=True)
class Ledger:
    """The whole of one person. `left` says so where nobody keeps the balance."""

    left: str
    spent: str
    figures: list[dict[str, str]]
    lines: list[LedgerLine]


async def connects_left(db: AsyncSession) -> int | None:
    """The balance of whoever asks; None where they do not keep it."""
    return balance(_counting(await _rows(db)))


async def ledger(db: AsyncSession) -> Ledger:
    """Of whoever asks."""
    rows, reached = await _rows(db), await _reached(db)
    entries = _counting(rows)
    spent = max(spent_net(entries), 0)
    left = balance(entries)
    counts = (("reply", reached.replies), ("interview", reached.interviews), ("win", reached.wins))
    figures = [{"label": f"Cost per {noun}", "words": cost_each(spent, n, noun)} for noun, n in counts]
    return Ledger(
        left="Not kept: enter what you have as bought or granted." if left is None else f"{left:,} Connects",
        spent=f"{cost_words(spent)} on {counted(reached.sent, 'application')}",
        figures=figures,
        lines=[_line(row) for row in rows[:SHOWN]],
    )


async def bids_of(db: AsyncSession, application_id: UUID) -> list[LedgerLine]:
    """The entries of one application."""
    return [_line(row) for row in await _rows(db) if row["application"] == str(application_id)]


async def break_even_of(db: AsyncSession, job_id: UUID) -> list[str]:
    """What must come of a bid on this job; empty where the ad does not say what it takes."""
    found = await postings(db, ids=[job_id], limit=1)
    connects = found[0][1].extras.get("connects") if found else None
    if not isinstance(connects, int) or connects <= 0:
        return []
    job = found[0][1]
    price = job.fixed_budget_max if job.fixed_budget_max is not None else job.fixed_budget_min
    is_known = job.budget_type is BudgetType.FIXED and job.currency in (None, "USD")
    value: Decimal | None = price if is_known else None
    return break_even(connects, value, await _reached(db))


async def _rows(db: AsyncSession) -> Sequence[Any]:
    found = await db.execute(load("bid_entries"), _me(db) | {"most": MOST_ENTRIES})
    return found.mappings().all()


async def _reached(db: AsyncSession) -> Reached:
    return Reached(**(await db.execute(load("bids_reached"), _me(db))).mappings().one())


def _counting(rows: Sequence[Any]) -> list[Entry]:
    return [
        Entry(BidKind(row["kind"]), row["amount"], row["application"] or "")
        for row in rows
        if row["taken_back_at"] is None
    ]


def _line(row: Any) -> LedgerLine:
    kind = BidKind(row["kind"])
    return LedgerLine(
        kind=KIND_WORDS[kind],
        amount=f"{'−' if kind in SPENDS else '+'}{row['amount']:,}",
        job=row["title"] or "",
        application=row["application"] or "",
        reason=row["reason"],
        when=exactly(row["occurred_at"], zone(row["timezone"])),
        is_taken_back=row["taken_back_at"] is not None,
    )


def _me(db: AsyncSession) -> dict[str, UUID]:
    identity = identity_in(db)
    return {"team": identity.team_id, "person": identity.user_id}
