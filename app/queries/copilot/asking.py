"""What every answer needs: who asks, when it is, and where."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.card import zone
from app.domain.copilot.intents import Ask, since
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

    async def rows(self, name: str, **values: Any) -> list[Any]:
        """The rows of a .sql file, which is given team, person, now and since."""
        identity = identity_in(self.db)
        given = {
            "team": identity.team_id, "person": identity.user_id, "now": self.now,
            "since": since(self.ask.period, self.now, self.here), "tightness": self.tightness, "most": MOST_ROWS,
        }  # fmt: skip
        statement = load(name)
        known = {key: value for key, value in (given | values).items() if f":{key}" in statement.text}
        return list((await self.db.execute(statement, known)).mappings())


async def asking(db: AsyncSession, ask: Ask, now: datetime) -> Asking:
    identity = identity_in(db)
    profile, wish = await db.get(Profile, (identity.user_id, identity.team_id)), await search_wish(db)
    return Asking(db, ask, now, zone(profile.timezone if profile else None), wish.currency, wish.tightness)
