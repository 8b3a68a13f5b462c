"""What stands around every page: the numbers beside the places, and the account's card."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.ranking import SHOW_BAR


@dataclass(frozen=True)
class Surroundings:
    """`counts` by place; `team` is "" for somebody who works alone; `trial_days` is None when the plan has no end."""

    counts: dict[str, int]
    name: str
    email: str
    team: str
    plan: str
    trial_days: int | None
    onboarded: bool


async def surroundings(db: AsyncSession, *, now: datetime) -> Surroundings | None:
    """One query for the frame; None for somebody without a profile in this team."""
    identity = identity_in(db)
    values = {
        "team": identity.team_id,
        "person": identity.user_id,
        "bars": [SHOW_BAR[level] for level in range(1, 6)],
    }
    row = (await db.execute(load("surroundings"), values)).mappings().one_or_none()
    if row is None:
        return None
    ends = row["plan_ends_at"]
    return Surroundings(
        counts={name: row[name] or 0 for name in ("feed", "pipeline", "letters", "inbox", "notices")},
        name=row["display_name"] or row["email"] or "You",
        email=row["email"] or "",
        team=row["team"] if row["members"] > 1 else "",
        plan=row["plan"],
        trial_days=max(0, (ends - now).days) if ends else None,
        onboarded=row["onboarded"],
    )
