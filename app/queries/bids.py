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
    CONNECT_PRICE,
    KIND_WORDS,
    SPENDS,
    BidKind,
    Entry,
    Paid,
    Reached,
    average_bid,
    balance,
    break_even,
    cost_each,
    cost_words,
    left_words,
    spent_net,
)
from app.domain.card import exactly, zone
from app.domain.enums import ApplicationStatus as Status
from app.domain.enums import BudgetType, Platform
from app.domain.posting import JobPosting
from app.domain.profile import SearchWish
from app.domain.rate_to_bid import rate_to_bid
from app.domain.scoring.money import in_dollars
from app.domain.wording import counted
from app.queries.facts import search_wish
from app.queries.postings import postings

MOST_ENTRIES = 5000
SHOWN = 200
NO_BID_YET = (
    f"The ad does not say how many Connects it takes, and you have entered no bid yet: each costs ${CONNECT_PRICE},"
    " so look at the number on the platform before you bid."
)


@dataclass(frozen=True)
class LedgerLine:
    """One entry as its row shows it; `amount` has its sign."""

    id: str
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
        left="Not kept: enter what you have as bought or granted." if left is None else left_words(left),
        spent=f"{cost_words(spent)} on {counted(reached.sent, 'application')}",
        figures=figures,
        lines=[_line(row) for row in rows[:SHOWN]],
    )


async def bids_of(db: AsyncSession, application_id: UUID) -> list[LedgerLine]:
    """The entries of one application."""
    return [_line(row) for row in await _rows(db) if row["application"] == str(application_id)]


async def connects_entered(db: AsyncSession, application_id: UUID) -> int:
    """What one application has taken so far, less what came back."""
    counting = _counting(await _rows(db))
    return max(spent_net(each for each in counting if each.application == str(application_id)), 0)


async def connects_to_ask(db: AsyncSession, application_id: UUID) -> int | None:
    """What the ad of a card that has just come to Applied takes; None where there is nothing to ask.

    Only of one's own card, only where the platform counts Connects, and only while none are entered for it.
    """
    named = {"team": identity_in(db).team_id, "id": application_id}
    card = (await db.execute(load("card_of_bid"), named)).mappings().one_or_none()
    if card is None or card["user_id"] != identity_in(db).user_id or card["entered"]:
        return None
    if (card["status"], card["platform"]) != (Status.APPLIED, Platform.UPWORK):
        return None
    found = await postings(db, ids=[card["job_id"]], limit=1)
    return _named_in(found[0][1]) if found else None


async def break_even_of(db: AsyncSession, job_id: UUID) -> list[str]:
    """What must come of a bid on this job: by what the ad says it takes, else by what one's bids usually take."""
    found = await postings(db, ids=[job_id], limit=1)
    if not found:
        return []
    job = found[0][1]
    named = _named_in(job)
    if named:
        return break_even(named, _paid(await search_wish(db), job), await _reached(db))
    entries = _counting(await _rows(db)) if job.platform is Platform.UPWORK else []
    usual = average_bid(entries)
    if usual is not None:
        return break_even(usual, _paid(await search_wish(db), job), await _reached(db), is_usual=True)
    return [NO_BID_YET] if balance(entries) is not None else []


def _named_in(job: JobPosting) -> int | None:
    named = job.extras.get("connects")
    return named if isinstance(named, int) and named > 0 else None


def _paid(wish: SearchWish, job: JobPosting) -> Paid:
    if job.budget_type is BudgetType.FIXED:
        price = job.fixed_budget_max if job.fixed_budget_max is not None else job.fixed_budget_min
        return Paid(price if job.currency in (None, "USD") else None)
    bid = rate_to_bid(wish, job)
    dollars = in_dollars(float(bid.amount), bid.currency) if bid else None
    return Paid(rate=bid.words, rate_in_dollars=Decimal(str(dollars))) if bid and dollars else Paid()


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
        id=row["id"],
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
