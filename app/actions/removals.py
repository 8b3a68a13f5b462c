"""Taking a row out of the profile, and putting it back as it was: the event remembers it."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.embeddings import embed_person
from app.actions.events import record
from app.db.session import identity_in
from app.domain.errors import BadInput, NotFound
from app.models.activity import Event
from app.models.profile import UserEducation, UserExperience, UserSkill

TABLES: dict[str, Any] = {"skill": UserSkill, "experience": UserExperience, "education": UserEducation}


async def remove_entry(db: AsyncSession, noun: str, entry_id: UUID) -> None:
    """Remove a skill, a piece of past work or an education of one's own."""
    table, identity = _table(noun), identity_in(db)
    mine = (table.team_id == identity.team_id, table.user_id == identity.user_id, table.id == entry_id)
    entry = await db.scalar(select(table).where(*mine))
    if entry is None:
        raise NotFound("This was removed already.")
    record(db, f"{noun}_removed", entity_type=noun, entity_id=entry_id, row=entry.model_dump(mode="json"))
    await db.execute(delete(table).where(*mine))
    await embed_person(db)


async def restore_entry(db: AsyncSession, noun: str, entry_id: UUID) -> None:
    """Put back what was removed last under this id."""
    table, identity = _table(noun), identity_in(db)
    question = (
        select(Event.payload)  # type: ignore[call-overload]
        .where(
            Event.team_id == identity.team_id,
            Event.actor_user_id == identity.user_id,
            Event.event_type == f"{noun}_removed",
            Event.entity_id == entry_id,
        )
        .order_by(Event.id.desc())  # type: ignore[union-attr]
        .limit(1)
    )
    removed = await db.scalar(question)
    if removed is None:
        raise NotFound("There is nothing to put back.")
    if await db.scalar(select(table.id).where(table.team_id == identity.team_id, table.id == entry_id)):
        return
    db.add(table.model_validate(removed["row"]))
    await db.flush()
    record(db, f"{noun}_restored", entity_type=noun, entity_id=entry_id)
    await embed_person(db)


def _table(noun: str) -> Any:
    if noun not in TABLES:
        raise BadInput("Only skills, past work and education can be removed here.")
    return TABLES[noun]
