"""What the person wants: rates, floors, kinds of work, platforms, and how picky the feed is."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.events import record
from app.db.session import identity_in
from app.db.sql import load
from app.domain.errors import NotFound
from app.domain.profile import SearchWish
from app.domain.tightness import read_level
from app.domain.wish_form import change_wish
from app.models.profile import UserPreferences
from app.queries.facts import search_wish


async def change_preferences(db: AsyncSession, form: Mapping[str, Any]) -> SearchWish:
    """Keep the fields that the form brings; raises BadForm."""
    before = await search_wish(db)
    after = change_wish(before, form)
    old, new = asdict(before), asdict(after)
    changed = [name for name in new if new[name] != old[name]]
    if changed:
        row = await _mine(db)
        for name in changed:
            value = new[name]
            setattr(row, name, [str(each) for each in value] if isinstance(value, tuple) else value)
        await db.flush()
        record(db, "preferences_changed", entity_type="preferences", entity_id=row.user_id, fields=changed)
    return after


async def choose_tightness(db: AsyncSession, level: Any) -> int:
    """How picky the feed is from now on. The rankings come along: scores and dismissals stay as they are."""
    chosen, row = read_level(level), await _mine(db)
    before = row.tightness
    if chosen == before:
        return chosen
    row.tightness = chosen
    await db.flush()
    values = {"team": identity_in(db).team_id, "tightness": chosen}
    await db.execute(load("follow_the_dial"), values)
    record(
        db, "tightness_chosen", entity_type="preferences", entity_id=row.user_id, before=before, after=chosen
    )
    return chosen


async def _mine(db: AsyncSession) -> UserPreferences:
    identity = identity_in(db)
    row = await db.get(UserPreferences, (identity.user_id, identity.team_id))
    if row is None:
        raise NotFound("There are no preferences of yours in this team.")
    return row
