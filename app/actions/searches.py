"""Saved searches: keep one, say when it may speak up, take it away; each change is told in the log."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.events import record
from app.db.session import identity_in
from app.domain.errors import BadInput, NotFound
from app.domain.job_filter import JobFilter
from app.domain.saved_search import MOST_SEARCHES, Alerts, read_alerts, read_hour, read_name, search_of
from app.models.feed import SavedSearch, SearchHit
from app.models.profile import UserAgentSettings

GONE = "This search is not kept any more."


async def save_search(
    db: AsyncSession, name: object, wanted: JobFilter, *, alerts: object = Alerts.NOW
) -> SavedSearch:
    """Keep what the filters look for under a name. What is there already is not news."""
    identity = identity_in(db)
    count = (
        select(func.count())
        .select_from(SavedSearch)
        .filter_by(team_id=identity.team_id, user_id=identity.user_id)
    )
    if (await db.scalar(count) or 0) >= MOST_SEARCHES:
        raise BadInput(
            f"You keep {MOST_SEARCHES} searches, which is all there is room for. Take one away first."
        )
    kept = SavedSearch(
        team_id=identity.team_id,
        user_id=identity.user_id,
        name=read_name(name),
        address=search_of(wanted),
        alerts=read_alerts(alerts).value,
    )
    await _add(db, kept)
    _changed(db, "search_saved", kept, address=kept.address, alerts=kept.alerts)
    return kept


async def choose_alerts(db: AsyncSession, search_id: UUID, alerts: object, *, now: datetime) -> SavedSearch:
    """At once, once a day, or never. What it found while it was muted is not told afterwards."""
    search, chosen = await _mine(db, search_id), read_alerts(alerts)
    before, search.alerts = search.alerts, chosen.value
    await db.flush()
    if before == Alerts.OFF:
        await db.execute(_hits_of(search_id).where(SearchHit.told_at.is_(None)).values(told_at=now))  # type: ignore[union-attr]
    if before != search.alerts:
        _changed(db, "search_alerts_chosen", search, before=before, after=search.alerts)
    return search


async def remove_search(db: AsyncSession, search_id: UUID) -> SavedSearch:
    """Forget a search and what it has found. The jobs stay."""
    search = await _mine(db, search_id)
    _changed(db, "search_removed", search, address=search.address, alerts=search.alerts)
    await db.delete(search)
    await db.flush()
    return search


async def see_search(db: AsyncSession, search_id: UUID, *, now: datetime) -> None:
    """The person has looked: what it has found until now is not new any more."""
    await _mine(db, search_id)
    await db.execute(_hits_of(search_id).where(SearchHit.seen_at.is_(None)).values(seen_at=now))  # type: ignore[union-attr]


async def choose_quiet_hours(db: AsyncSession, start: object, end: object) -> None:
    """Between these full hours nobody is told anything."""
    hours = {"quiet_from": read_hour(start), "quiet_to": read_hour(end)}
    identity = identity_in(db)
    row = await db.get(UserAgentSettings, (identity.user_id, identity.team_id))
    if row is None:
        raise NotFound("There are no settings of yours in this team.")
    before = row.agents.get("alerts")
    row.agents = {**row.agents, "alerts": hours}
    await db.flush()
    record(
        db,
        "quiet_hours_chosen",
        entity_type="agent_settings",
        entity_id=identity.user_id,
        before=before,
        after=hours,
    )


async def bring_back_search(db: AsyncSession, name: object, address: object, alerts: object) -> SavedSearch:
    """Undo of remove_search: the same again, from what was said of it; read as strictly as anything else."""
    asked = address if isinstance(address, dict) else {}
    return await save_search(db, name, JobFilter.parse(asked), alerts=alerts)


async def _add(db: AsyncSession, search: SavedSearch) -> None:
    try:
        async with db.begin_nested():
            db.add(search)
            await db.flush()
    except IntegrityError:
        raise BadInput(f"You keep a search called “{search.name}” already. Choose another name.") from None


async def _mine(db: AsyncSession, search_id: UUID) -> SavedSearch:
    identity = identity_in(db)
    mine = {"team_id": identity.team_id, "user_id": identity.user_id, "id": search_id}
    search: SavedSearch | None = await db.scalar(select(SavedSearch).filter_by(**mine))
    if search is None:
        raise NotFound(GONE)
    return search


def _hits_of(search_id: UUID) -> Any:
    return update(SearchHit).where(SearchHit.search_id == search_id)  # type: ignore[arg-type]


def _changed(db: AsyncSession, event_type: str, search: SavedSearch, **said: Any) -> None:
    record(db, event_type, entity_type="saved_search", entity_id=search.id, name=search.name, **said)
