"""Marks by which a job is known again, warned of and put in order. Made from the job itself."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.twins import group_twins
from app.db.session import identity_in
from app.db.sql import load
from app.domain.client import client_key
from app.domain.offer import is_employment, offer_an_hour, proposals_so_far, spent_so_far
from app.domain.red_flags import grave_kinds
from app.domain.similar import simhash

BATCH = 2_000
MOST_AT_ONCE = 20_000
"""What is left is marked the next time: an import must not wait for a team's whole past."""


async def mark_jobs(db: AsyncSession) -> int:
    """Mark the team's jobs that are new or have changed; returns how many."""
    team, done = identity_in(db).team_id, 0
    marked: list[UUID] = []
    while done < MOST_AT_ONCE:
        rows = (await db.execute(load("unmarked_jobs"), {"team": team, "most": BATCH})).mappings().all()
        if not rows:
            break
        marks = await asyncio.to_thread(_marks, [dict(row) for row in rows])
        await db.execute(load("save_marks"), {"team": team, "marks": marks})
        marked += [row["id"] for row in rows]
        done += len(rows)
    await group_twins(db, marked)
    return done


def _marks(rows: Sequence[Mapping[str, Any]]) -> str:
    return json.dumps([_mark(row) for row in rows])


def _mark(row: Mapping[str, Any]) -> dict[str, Any]:
    extras = row["extras"] or {}
    key = client_key(
        row["platform"],
        company=row["company_name"],
        country=row["client_country"],
        extras=extras,
        raw=row["raw"],
    )
    return {
        "job_id": str(row["id"]),
        "client_key": key.value if key else None,
        "client_sure": bool(key and key.sure),
        "simhash": simhash(row["description"]),
        "flags": grave_kinds(row["title"], row["description"], row["platform"]),
        "employed": is_employment(extras),
        "pay": offer_an_hour(row),
        "proposals": proposals_so_far(extras),
        "spent": spent_so_far(extras),
    }
