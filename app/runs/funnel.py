"""What became of what a search found: by source, and by the person's saved searches."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.queries.run_results import NewJob

COUNTS = ("new", "passed", "shortlisted")
Parts = dict[str, list[dict[str, Any]]]


async def parts_of(db: AsyncSession, new: Sequence[NewJob], shortlisted: Sequence[UUID]) -> Parts:
    """The new jobs by the name of what they came in, and by each of the person's saved searches, found or not."""
    mine = identity_in(db)
    values = {
        "team": mine.team_id, "person": mine.user_id, "new": [one.id for one in new],
        "passed": [one.id for one in new if one.passes], "shortlisted": list(shortlisted),
    }  # fmt: skip
    rows = (await db.execute(load("funnel_of_run"), values)).mappings().all()
    return {
        kind: [
            {"name": row["name"], **{one: row[one] for one in COUNTS}} for row in rows if row["kind"] == kind
        ]
        for kind in ("source", "search")
    }


def by_place(
    places: Mapping[str, Mapping[str, int]], parts: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The same by place, whatever each of them was called there: `places` says what was found in which payload."""
    known = {str(part["name"]): part for part in parts}
    told = []
    for place, payloads in places.items():
        theirs = [known.pop(name) for name in payloads if name in known]
        counts = {one: sum(int(part[one]) for part in theirs) for one in COUNTS}
        told.append({"name": place, "found": sum(payloads.values()), **counts})
    return told
