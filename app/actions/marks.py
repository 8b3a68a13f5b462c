"""Marks by which a job is known again: whose it is, and a fingerprint of its words. Made from the job itself."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.client import client_key
from app.domain.similar import simhash

BATCH = 2_000
MOST_AT_ONCE = 20_000
"""What is left is marked the next time: an import must not wait for a team's whole past."""


async def mark_jobs(db: AsyncSession) -> int:
    """Mark the team's jobs that are new or have changed; returns how many."""
    team, done = identity_in(db).team_id, 0
    while done < MOST_AT_ONCE:
        rows = (await db.execute(load("unmarked_jobs"), {"team": team, "most": BATCH})).mappings().all()
        if not rows:
            break
        marks = await asyncio.to_thread(_marks, [dict(row) for row in rows])
        await db.execute(load("save_marks"), {"team": team, "marks": marks})
        done += len(rows)
    return done


def _marks(rows: Sequence[Mapping[str, Any]]) -> str:
    return json.dumps([_mark(row) for row in rows])


def _mark(row: Mapping[str, Any]) -> dict[str, Any]:
    key = client_key(
        row["platform"],
        company=row["company_name"],
        country=row["client_country"],
        extras=row["extras"] or {},
        raw=row["raw"],
    )
    return {
        "job_id": str(row["id"]),
        "client_key": key.value if key else None,
        "client_sure": bool(key and key.sure),
        "simhash": simhash(row["description"]),
    }
