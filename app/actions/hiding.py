"""The hide list of one person: clients and words whose jobs the feed leaves out, and counts."""

from uuid import UUID

from sqlalchemy import delete, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.events import record
from app.db.session import identity_in
from app.domain.errors import BadInput, NotFound
from app.domain.hiding import MOST_HIDDEN, read_client, read_word
from app.models.feed import HiddenThing
from app.queries.client import client_of

HAS_WORDS = text("select numnode(phraseto_tsquery('pg_catalog.english', private.searchable(:word))) > 0")


async def hide_client(db: AsyncSession, job_id: UUID) -> HiddenThing:
    """Leave out everything of the client of this job."""
    key = await client_of(db, job_id)
    if key is None:
        raise NotFound("The ad does not tell who its client is, so other ads of theirs cannot be hidden.")
    return await _hide(db, "client", key.value, key.name)


async def hide_word(db: AsyncSession, typed: object) -> HiddenThing:
    """Leave out every job that holds this word, or these words in a row."""
    word = read_word(typed)
    if not await db.scalar(HAS_WORDS, {"word": word}):
        raise BadInput(f"“{word}” is in nearly every ad. Choose a word that tells them apart.")
    return await _hide(db, "word", word, word)


async def unhide(db: AsyncSession, hidden_id: UUID) -> HiddenThing:
    """Show the jobs of a client, or with a word, again."""
    identity = identity_in(db)
    mine = (HiddenThing.team_id == identity.team_id, HiddenThing.user_id == identity.user_id)
    gone = (
        await db.scalars(delete(HiddenThing).where(*mine, HiddenThing.id == hidden_id).returning(HiddenThing))  # type: ignore[arg-type]
    ).one_or_none()
    if gone is None:
        raise NotFound("This is not hidden any more.")
    _changed(db, "thing_unhidden", gone)
    return gone


async def hide_again(db: AsyncSession, kind: object, value: object, label: object) -> HiddenThing:
    """Put back what was taken off the list."""
    if kind == "word":
        return await hide_word(db, value)
    if kind == "client":
        return await _hide(db, "client", *read_client(value, label))
    raise BadInput("Only clients and words can be hidden.")


async def _hide(db: AsyncSession, kind: str, value: str, label: str) -> HiddenThing:
    """What is on the list already stays as it is."""
    identity = identity_in(db)
    mine = {"team_id": identity.team_id, "user_id": identity.user_id}
    count = select(func.count()).select_from(HiddenThing).filter_by(**mine)
    if (await db.scalar(count) or 0) >= MOST_HIDDEN:
        raise BadInput(f"The hide list has {MOST_HIDDEN} entries, which is all it takes. Take one off first.")
    added = insert(HiddenThing).values(**mine, kind=kind, value=value, label=label)
    new = (await db.execute(added.on_conflict_do_nothing().returning(HiddenThing.id))).one_or_none()  # type: ignore[call-overload]
    known = select(HiddenThing).filter_by(**mine, kind=kind, value=value)
    thing = (await db.scalars(known)).one()
    if new is not None:
        _changed(db, "thing_hidden", thing)
    return thing


def _changed(db: AsyncSession, event_type: str, thing: HiddenThing) -> None:
    record(
        db, event_type, entity_type="hidden_thing", entity_id=thing.id,
        kind=thing.kind, value=thing.value, label=thing.label,
    )  # fmt: skip
