"""The dashboard's figures: what they are made of, read in few questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.bids import CONNECT_PRICE
from app.domain.dashboard import Fact, since_of
from app.domain.earnings import ZERO, Entry
from app.domain.exchange import Rates
from app.domain.inbox import InboxFilter
from app.domain.ranking import SHOW_BAR
from app.queries.earnings import Reckoned, as_rates, earnings, exchange_rates, reckoning
from app.queries.inbox import InboxPage, inbox_page

MOST = 50_000
MOST_TODAY = 200
BEST_SHOWN = 5


@dataclass(frozen=True)
class Stay:
    """How long cards stayed in a stage that they left: the median, of `n`; `ids` only of the stage that is opened."""

    status: str
    n: int
    seconds: float
    ids: list[str]


@dataclass(frozen=True)
class Basis:
    """Everything that the figures are reckoned from. `facts` reach back to the period before this one."""

    now: datetime
    period: str
    known: Reckoned
    facts: Sequence[Fact]
    stays: Sequence[Stay]
    today: Sequence[Any]
    inbox: InboxPage
    """The conversations in which the client waits for an answer, and how many there are."""
    entries: Sequence[Entry]
    rates: Rates

    @property
    def since(self) -> datetime | None:
        return since_of(self.period, self.now)

    @property
    def day(self) -> date:
        return self.now.astimezone(self.known.here).date()

    @property
    def entries_now(self) -> list[Entry]:
        """Those of the period."""
        since = self.since
        first = since.astimezone(self.known.here).date() if since else date.min
        return [entry for entry in self.entries if entry.day >= first]

    @property
    def earned(self) -> dict[str, Decimal]:
        """After fees, by application, in the person's currency; what has no rate is left out."""
        found: dict[str, Decimal] = {}
        for entry in self.entries:
            net = self.rates.convert(entry.amount - entry.fee, entry.currency, self.known.currency, entry.day)
            if entry.application and net is not None:
                found[entry.application] = found.get(entry.application, ZERO) + net.amount
        return found

    @property
    def connect_price(self) -> Decimal | None:
        """One Connect in the person's currency; None where no rate is known."""
        one = self.rates.convert(CONNECT_PRICE * 1000, "USD", self.known.currency, self.day)
        return None if one is None else one.amount / 1000


async def dashboard_basis(db: AsyncSession, period: str, *, now: datetime, opened: str = "") -> Basis:
    """Seven questions, whatever there is. `opened` is the stage whose stays will be listed."""
    known = await reckoning(db)
    since, twice = since_of(period, now), since_of(period, now, periods=2)
    stays = [Stay(*row) for row in await _rows(db, "dashboard_stays", since=since, opened=opened)]
    also = [each for stay in stays for each in stay.ids]  # begun before the period, left in it
    rows = await _rows(db, "dashboard_applications", zone=known.here.key, since=twice, most=MOST, also=also)
    here = now.astimezone(known.here)
    tomorrow = datetime.combine(here.date() + timedelta(days=1), time(), tzinfo=known.here)
    today = await _rows(
        db, "dashboard_today", now=now, tomorrow=tomorrow, most=MOST_TODAY, shown=BEST_SHOWN,
        bars=[SHOW_BAR[level] for level in range(1, 6)],
    )  # fmt: skip
    mine = await inbox_page(db, InboxFilter(show="mine"), now=now, most=BEST_SHOWN)
    return Basis(
        now, period, known, [Fact._make(row) for row in rows], stays, [row._mapping for row in today], mine,
        await earnings(db, known.here), as_rates(await exchange_rates(db)),
    )  # fmt: skip


async def _rows(db: AsyncSession, name: str, **values: Any) -> Sequence[Any]:
    identity = identity_in(db)
    values |= {"team": identity.team_id, "person": identity.user_id}
    return (await db.execute(load(name), values)).all()
