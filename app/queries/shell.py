"""What stands around every page: the numbers beside the places, and the account's card."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.domain.ranking import SHOW_BAR


@dataclass(frozen=True)
class Surroundings:
    """`counts` by place; `trial_days` is None when the plan has no end."""

    counts: dict[str, int]
    name: str
    email: str
    plan: str
    trial_days: int | None
    onboarded: bool


SURROUNDINGS = text(
    """
    select p.display_name, p.email, p.plan, p.plan_ends_at, p.onboarding_completed_at is not null as onboarded,
      (select count(*) from job_rankings r
        where r.team_id = :team and r.tightness = w.tightness and r.dismissed_at is null
          and r.score >= (cast(:bars as numeric[]))[w.tightness]
          and not exists (select from applications a where a.team_id = :team and a.job_id = r.job_id
            and a.user_id = :person and a.removed_at is null)) as feed,
      (select count(*) from applications a where a.team_id = :team and a.removed_at is null
        and a.status not in ('won', 'lost', 'archived')) as pipeline,
      (select count(distinct c.job_id) from cover_letters c where c.team_id = :team and c.status = 'draft'
        and not exists (select from cover_letters n where n.team_id = :team and n.job_id = c.job_id
          and n.user_id = c.user_id and n.version > c.version)) as letters
    from profiles p
    left join user_preferences w on w.team_id = p.team_id and w.user_id = p.user_id
    where p.team_id = :team and p.user_id = :person
    """
)


async def surroundings(db: AsyncSession, *, now: datetime) -> Surroundings | None:
    """One query for the frame; None for somebody without a profile in this team."""
    identity = identity_in(db)
    values = {
        "team": identity.team_id,
        "person": identity.user_id,
        "bars": [SHOW_BAR[level] for level in range(1, 6)],
    }
    row = (await db.execute(SURROUNDINGS, values)).mappings().one_or_none()
    if row is None:
        return None
    ends = row["plan_ends_at"]
    return Surroundings(
        counts={"feed": row["feed"] or 0, "pipeline": row["pipeline"] or 0, "letters": row["letters"] or 0},
        name=row["display_name"] or row["email"] or "You",
        email=row["email"] or "",
        plan=row["plan"],
        trial_days=max(0, (ends - now).days) if ends else None,
        onboarded=row["onboarded"],
    )
