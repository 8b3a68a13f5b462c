"""The board: every card once, the order of each column, and what the columns are worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.board_groups import Known, grouped
from app.domain.card import CLOSED, UNSENT, client_words, is_stale, next_words, short_age, sum_words, zone
from app.domain.enums import ApplicationStatus, BudgetType, Platform
from app.domain.wording import rate_text, salary_text

MOST_CARDS = 2000

Price = tuple[Decimal, str | None]
"""An amount and its currency."""


@dataclass(frozen=True)
class BoardCard:
    """What a card shows; `due` is the next thing, and amber when `due_tone` is "look". `mine`: of whoever looks.

    `unwritten`: it waits for a letter of theirs; `written`: there is one, or it is past that.
    """

    title: str
    client: str
    value: str
    score: int | None
    due: str
    due_tone: str
    age: str
    stale: bool
    follow_up_due: bool
    unread: bool
    undoable: bool
    mine: bool
    unwritten: bool
    written: bool
    job_id: str


@dataclass(frozen=True)
class Board:
    """`order` holds the cards that pass the filter; `sums` are words for a column's head, of the `prices` of those that have
    one. `read_at`: every card.

    While `board_mark` says the same as `mark`, no application has changed.
    """

    cards: dict[str, BoardCard]
    order: dict[str, list[str]]
    sums: dict[str, str]
    versions: dict[str, int]
    mark: str | None
    groups: dict[str, Any] = field(default_factory=dict)
    read_at: datetime | None = None
    prices: dict[str, Price] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return len(self.cards)

    @property
    def shown(self) -> int:
        return sum(len(ids) for ids in self.order.values())


NO_BOARD = Board({}, {}, {}, {}, None)


async def board(
    db: AsyncSession, *, now: datetime, words: str = "", only: str = "", group: str = ""
) -> Board:
    """The team's board as the person who asks sees it; only `order` and `sums` follow the filter.

    `only` is a key of `domain.card.ONLY`, `group` one of `domain.board_groups.GROUPS`, or "".
    """
    rows = await _rows(db, words)
    here = zone(rows[0]["timezone"] if rows else None)
    order: dict[str, list[str]] = {status.value: [] for status in ApplicationStatus}
    prices = {row["id"]: price for row in rows if (price := _price(row))}
    cards = {row["id"]: _card(row, here, now=now) for row in rows}
    for row in rows:
        if row["found"] and _is_wanted(cards[row["id"]], only):
            order[row["status"]].append(row["id"])
    return Board(
        cards=cards,
        order=order,
        sums=_sums(order, prices),
        versions={row["id"]: row["version"] for row in rows},
        mark=rows[0]["mark"] if rows else None,
        read_at=now,
        prices=prices,
        groups=grouped(group, {row["id"]: _known(row, here, now=now) for row in rows}) if group else {},
    )


async def board_around(db: AsyncSession, seen: Board, card: UUID, *, now: datetime) -> Board | None:
    """The board that was `seen` without a filter, once this card alone has changed; None where it is gone.

    Reads the card and the columns it left and came to: less than half of the work that all cards take.
    """
    rows = await _rows(db, card=card)
    if not rows or str(card) not in seen.cards:
        return None
    row, key = rows[0], str(card)
    columns = {row["status"], *(status for status, ids in seen.order.items() if key in ids)}
    values = {"team": identity_in(db).team_id, "columns": [*columns]}
    order: dict[str, list[str]] = {status: [] for status in columns}
    versions, prices = dict(seen.versions), seen.prices | ({key: price} if (price := _price(row)) else {})
    beside: Sequence[Any] = (await db.execute(load("board_columns"), values)).mappings().all()
    for each in beside:
        order[each["status"]].append(each["id"])
        versions[each["id"]] = each["version"]
    order = seen.order | order
    return replace(
        seen,
        cards=seen.cards | {key: _card(row, zone(row["timezone"]), now=now)},
        order=order,
        sums=_sums(order, prices),
        versions=versions,
        mark=row["mark"],
        prices=prices,
    )


async def board_mark(db: AsyncSession) -> str | None:
    """A short word that changes with the board: much quicker to ask for than the board."""
    told: str | None = (await db.execute(load("board_mark"), {"team": identity_in(db).team_id})).scalar_one()
    return told


async def _rows(db: AsyncSession, words: str = "", *, card: UUID | None = None) -> Sequence[Any]:
    identity = identity_in(db)
    values = {
        "team": identity.team_id,
        "person": identity.user_id,
        "patterns": [f"%{_literal(word)}%" for word in words.lower().split()],
        "card": card,
        "most": MOST_CARDS,
    }
    return (await db.execute(load("pipeline_board"), values)).mappings().all()


def _is_wanted(card: BoardCard, only: str) -> bool:
    return {"stale": card.stale, "due": card.follow_up_due}.get(only, True)


def _card(row: Mapping[str, Any], here: ZoneInfo, *, now: datetime) -> BoardCard:
    unwritten = row["status"] in UNSENT and not row["letter"] and not row["letter_elsewhere"]
    status, today = ApplicationStatus(row["status"]), now.astimezone(here).date()
    follow_up = _follow_up(row, here)
    due, tone = next_words(
        status,
        letter=row["letter"],
        letter_elsewhere=row["letter_elsewhere"],
        unread=row["unread"],
        follow_up=follow_up,
        closed_reason=row["closed_reason"],
        today=today,
    )
    client = client_words(
        row["company_name"], row["client_country"], row["client_rating"], Platform(row["platform"])
    )
    return BoardCard(
        title=row["title"],
        client=" · ".join(each for each in (client, row["colleague"]) if each),
        value=pay_words(row),
        score=row["score"],
        due=due,
        due_tone=tone,
        age=short_age(row["stage_entered_at"], now=now),
        stale=is_stale(status, row["stage_entered_at"], now=now),
        follow_up_due=follow_up is not None and follow_up <= today and status not in CLOSED,
        unread=row["unread"],
        undoable=row["undoable"],
        mine=row["mine"],
        unwritten=row["mine"] and unwritten,
        written=row["mine"] and not unwritten,
        job_id=row["job_id"],
    )


def _known(row: Mapping[str, Any], here: ZoneInfo, *, now: datetime) -> Known:
    return Known(
        company=row["company_name"],
        country=row["client_country"],
        platform=Platform(row["platform"]),
        score=row["score"],
        follow_up=_follow_up(row, here),
        waits=row["unread"],
        is_closed=ApplicationStatus(row["status"]) in CLOSED,
        today=now.astimezone(here).date(),
    )


def _follow_up(row: Mapping[str, Any], here: ZoneInfo) -> date | None:
    moment: datetime | None = row["next_follow_up_at"]
    return moment.astimezone(here).date() if moment else None


def pay_words(row: Mapping[str, Any]) -> str:
    """ "$70–95/h", "$4,500", "$90,000/year"; "" where the ad says nothing."""
    if row["budget_type"] == BudgetType.UNKNOWN:
        return salary_text(row["extras"] or {}, row["currency"])
    return rate_text(
        row["budget_type"],
        hourly_min=row["hourly_min"],
        hourly_max=row["hourly_max"],
        fixed_min=row["fixed_budget_min"],
        fixed_max=row["fixed_budget_max"],
        currency=row["currency"],
    ).removesuffix(" fixed")


def _price(row: Mapping[str, Any]) -> Price | None:
    """A fixed price, its lower end where it is a range; hourly work has no sum that anybody knows."""
    low, high = row["fixed_budget_min"], row["fixed_budget_max"]
    price = low if low is not None else high
    return (price, row["currency"]) if price and row["budget_type"] == BudgetType.FIXED else None


def _sums(order: Mapping[str, Sequence[str]], prices: Mapping[str, Price]) -> dict[str, str]:
    worth = {status: [prices[card] for card in cards if card in prices] for status, cards in order.items()}
    return {status: sum_words(amounts) for status, amounts in worth.items() if amounts}


def _literal(word: str) -> str:
    return word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
