"""Jobs by a few letters, for the palette."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.search_words import read_search

MOST = 8


@dataclass(frozen=True)
class JobLine:
    """A job as one line: its title, and whose it is."""

    id: str
    title: str
    client: str


async def jobs_called(db: AsyncSession, typed: str) -> list[JobLine]:
    """The team's jobs that hold these words, the last one perhaps unfinished."""
    asked = read_search(typed)
    values = {
        "team": identity_in(db).team_id,
        "words": asked.pieces,
        "without": list(asked.without),
        "most": MOST,
    }
    rows = (await db.execute(load("jobs_called"), values)).mappings() if asked else ()
    return [
        JobLine(str(row["id"]), row["title"], row["company_name"] or row["client_country"] or "")
        for row in rows
    ]
