"""What a person teaches on purpose: less like this, forget it all, and taking either back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.events import record
from app.db.session import identity_in
from app.domain.errors import BadInput, NotFound
from app.domain.scoring.learned import Weights
from app.domain.verdict_log import LEARNED, LESS, LESS_UNDONE, RESET, RESET_UNDONE
from app.models.activity import Event
from app.queries.learning import kept_weights, learned, news, weights_in_force
from app.queries.why import less_choices

MOST_CHOICES = 6
CHOOSE = "Choose what you want to see less of: one of those shown."
GONE = "There is nothing to take back."


async def put_in_force(db: AsyncSession, *, now: datetime) -> Weights:
    """From now on jobs are ranked by everything that was said until now; the event marks until when."""
    before, latest = await weights_in_force(db), (await learned(db, now=now)).weights
    if await news(db) or kept_weights(before) != kept_weights(latest):
        person = identity_in(db).user_id
        record(db, LEARNED, entity_type="preferences", entity_id=person, **kept_weights(latest))
        await db.flush()
    return latest


async def ask_for_less(db: AsyncSession, job_id: UUID, of: Any) -> int:
    """Less like this job: of one or several of its skills, its category, its kind of client."""
    offered = {f"{kind}:{name}": [kind, name] for kind, name in await less_choices(db, job_id)}
    wanted = [str(each) for each in of] if isinstance(of, list) else []
    if not wanted or len(wanted) > MOST_CHOICES or not set(wanted) <= set(offered):
        raise BadInput(CHOOSE)
    chosen = [offered[each] for each in dict.fromkeys(wanted)]
    return await _recorded(db, LESS, entity_type="job", entity_id=job_id, of=chosen)


async def take_less_back(db: AsyncSession, event_id: Any) -> None:
    """As if it had not been said."""
    event = await _mine(db, LESS, event_id)
    record(db, LESS_UNDONE, entity_type="job", entity_id=event.entity_id, event=event.id)


async def forget_learning(db: AsyncSession) -> int:
    """Back to the base weights; what is said from now on counts again."""
    return await _recorded(db, RESET, entity_type="preferences", entity_id=identity_in(db).user_id)


async def undo_forgetting(db: AsyncSession, event_id: Any) -> None:
    """What was forgotten counts again."""
    event = await _mine(db, RESET, event_id)
    record(db, RESET_UNDONE, entity_type="preferences", entity_id=event.entity_id, event=event.id)


async def _recorded(db: AsyncSession, kind: str, **said: Any) -> int:
    event = record(db, kind, **said)
    await db.flush()
    assert event.id is not None
    return event.id


async def _mine(db: AsyncSession, kind: str, event_id: Any) -> Event:
    """An event of one's own of this kind, by what a browser sent."""
    if isinstance(event_id, bool) or not isinstance(event_id, int) or not 0 < event_id < 2**63:
        raise NotFound(GONE)
    identity = identity_in(db)
    question = select(Event).filter_by(
        team_id=identity.team_id, actor_user_id=identity.user_id, event_type=kind, id=event_id
    )
    event = await db.scalar(question)
    if event is None:
        raise NotFound(GONE)
    return event
