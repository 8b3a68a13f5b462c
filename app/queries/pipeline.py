"""The board: every card once, the order of each column, and what the columns are worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.board_groups import Known, grouped
from app.domain.card import CLOSED, UNSENT, client_words, is_stale, next_words, short_age, sum_words, zone
from app.domain.enums import ApplicationStatus, BudgetType, Platform
from app.domain.wording import rate_text, salary_text

MOST_CARDS = 2000


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
    """`order` holds the cards that pass the filter; `sums` are words for a column's head.

    While `board_mark` says the same as `mark`, no application has changed.
    """

    cards: dict[str, BoardCard]
    order: dict[str, list[str]]
    sums: dict[str, str]
    versions: dict[str, int]
    mark: str | None
    groups: dict[str, Any] = field(default_factory=dict)

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
    identity = identity_in(db)
    values = {
        "team": identity.team_id,
        "person": identity.user_id,
        "patterns": [f"%{_literal(word)}%" for word in words.lower().split()],
        "most": MOST_CARDS,
    }
    rows: Sequence[Any] = (await db.execute(load("pipeline_board"), values)).mappings().all()
    here = zone(rows[0]["timezone"] if rows else None)
    order: dict[str, list[str]] = {status.value: [] for status in ApplicationStatus}
    prices: dict[str, list[tuple[Decimal, str | None]]] = {status.value: [] for status in ApplicationStatus}
    cards = {row["id"]: _card(row, here, now=now) for row in rows}
    for row in rows:
        if row["found"] and _is_wanted(cards[row["id"]], only):
            order[row["status"]].append(row["id"])
            prices[row["status"]] += _price(row)
    return Board(
        cards=cards,
        order=order,
        sums={status: sum_words(amounts) for status, amounts in prices.items() if amounts},
        versions={row["id"]: row["version"] for row in rows},
        mark=rows[0]["mark"] if rows else None,
        groups=grouped(group, {row["id"]: _known(row, here, now=now) for row in rows}) if group else {},
    )


async def board_mark(db: AsyncSession) -> str | None:
    """A short word that changes with the board: much quicker to ask for than the board."""
    told: str | None = (await db.execute(load("board_mark"), {"team": identity_in(db).team_id})).scalar_one()
    return told


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


def _price(row: Mapping[str, Any]) -> list[tuple[Decimal, str | None]]:
    """A fixed price, its lower end where it is a range; hourly work has no sum that anybody knows."""
    low, high = row["fixed_budget_min"], row["fixed_budget_max"]
    price = low if low is not None else high
    return [(price, row["currency"])] if price and row["budget_type"] == BudgetType.FIXED else []


def _literal(word: str) -> str:
    return word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
