"""Whether jobs are being read in right now, and how far that is."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.run_words import progress_words


async def import_under_way(db: AsyncSession) -> str | None:
    """ "ranking and saving, 1,200 of 5,000", "" while nobody knows; None when no import is going on."""
    found = (await db.execute(load("import_under_way"), {"team": identity_in(db).team_id})).first()
    return progress_words(found.progress or {}) if found else None
