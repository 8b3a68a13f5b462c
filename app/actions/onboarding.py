"""How far the welcome has come, and what was typed on the way but not yet saved: on every device the same."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.events import record
from app.db.session import identity_in
from app.domain.errors import BadInput, NotFound
from app.domain.onboarding import read_step
from app.models.profile import UserAgentSettings
from app.queries.profile import my_profile

DRAFTS = ("experience", "education")
LONGEST_DRAFT = 30_000
NOT_SAID = "UTC"
GUESSED, CHOSEN = "guessed", "chosen"


async def go_to_step(db: AsyncSession, step: Any) -> int:
    """Remember where the person is."""
    chosen = read_step(step)
    await _remember(db, step=chosen)
    return chosen


async def keep_draft(db: AsyncSession, noun: str, draft: Mapping[str, str] | None) -> None:
    """Remember an entry that is being typed; None forgets it."""
    if noun not in DRAFTS:
        raise BadInput("Only past work and education are typed in pieces.")
    if sum(len(str(value)) for value in (draft or {}).values()) > LONGEST_DRAFT:
        raise BadInput("This is longer than anybody would read. Shorten it a little.")
    row = await _mine(db)
    drafts = {**row.onboarding_state.get("drafts", {}), noun: dict(draft) if draft else None}
    await _remember(db, drafts={name: kept for name, kept in drafts.items() if kept})


async def guess_time_zone(db: AsyncSession, zone: Any) -> bool:
    """What the browser says, unless the person has a zone already; tells whether it was taken over."""
    row, profile = await _mine(db), await my_profile(db)
    if profile is None or profile.timezone != NOT_SAID or row.onboarding_state.get("time_zone"):
        return False
    if not isinstance(zone, str) or zone not in available_timezones():
        return False
    profile.timezone = zone
    await _remember(db, time_zone=GUESSED)
    return True


async def time_zone_chosen(db: AsyncSession) -> None:
    """From now on nothing is guessed."""
    await _remember(db, time_zone=CHOSEN)


async def finish_onboarding(db: AsyncSession, *, now: datetime) -> None:
    """The welcome is over; it can still be opened again."""
    profile = await my_profile(db)
    if profile is None:
        raise NotFound("There is no profile of yours in this team.")
    if profile.onboarding_completed_at is None:
        profile.onboarding_completed_at = now
        await db.flush()
        record(db, "onboarding_finished", entity_type="profile", entity_id=profile.user_id)


async def mark_sample(db: AsyncSession, *, since: datetime) -> None:
    """This team is being looked around in, with sample data."""
    await _remember(db, sample=since.isoformat())


async def begin_again(db: AsyncSession) -> None:
    """As on the first day: the doors, nothing guessed, nothing in drafts, no sample."""
    row, profile = await _mine(db), await my_profile(db)
    row.onboarding_state = {}
    if profile is not None:
        profile.onboarding_completed_at = None
    await db.flush()
    record(db, "onboarding_begun_again", entity_type="profile", entity_id=row.user_id)


async def _remember(db: AsyncSession, **facts: Any) -> None:
    row = await _mine(db)
    row.onboarding_state = {**row.onboarding_state, **facts}
    await db.flush()


async def _mine(db: AsyncSession) -> UserAgentSettings:
    identity = identity_in(db)
    row = await db.get(UserAgentSettings, (identity.user_id, identity.team_id))
    if row is None:
        raise NotFound("There are no settings of yours in this team.")
    return row
