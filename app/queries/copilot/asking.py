"""What every answer needs: who asks, when it is, and where."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.card import zone
from app.domain.copilot.in_feed import searched
from app.domain.copilot.intents import Ask
from app.domain.copilot.pay import against_own
from app.domain.copilot.period import PERIOD_WORDS, ahead, span
from app.models.profile import Profile
from app.queries.facts import search_wish

MOST_ROWS = 8


@dataclass(frozen=True)
class Asking:
    """One question under way."""

    db: AsyncSession
    ask: Ask
    now: datetime
    here: ZoneInfo
    currency: str
    tightness: int

    @property
    def when(self) -> str:
        """The period in words."""
        return PERIOD_WORDS[self.ask.period]

    async def rows(self, name: str, **values: Any) -> list[Any]:
        """The rows of a .sql file, which is given who asks, when, and what narrows the question."""
        identity, narrow = identity_in(self.db), self.ask.narrow
        since, until = span(self.ask.period, self.now, self.here)
        given = {
            "team": identity.team_id, "person": identity.user_id, "now": self.now, "since": since, "until": until,
            "ahead": ahead(self.ask.period, self.now, self.here), "tightness": self.tightness, "most": MOST_ROWS,
            "platform": narrow.platform, "country": narrow.country, "currency": self.currency,
            **searched(narrow).values(),
        }  # fmt: skip
        statement = load(name)
        known = {
            key: value for key, value in (given | values).items() if re.search(rf":{key}\b", statement.text)
        }
        return list((await self.db.execute(statement, known)).mappings())


async def asking(db: AsyncSession, ask: Ask, now: datetime) -> Asking:
    identity = identity_in(db)
    profile, wish = await db.get(Profile, (identity.user_id, identity.team_id)), await search_wish(db)
    ask = replace(ask, narrow=replace(ask.narrow, pay=against_own(ask.narrow.pay, wish)))
    return Asking(db, ask, now, zone(profile.timezone if profile else None), wish.currency, wish.tightness)
