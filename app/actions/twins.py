"""One job in several ads: which of a team's ads are the same, so that a list shows them once."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.twins import close_pairs, is_same_ad

MOST_COMPARED = 4_000
"""So many pairs are read and compared word by word in one go, the nearest first: an import must end."""


async def group_twins(db: AsyncSession, ids: Sequence[UUID]) -> int:
    """Put these jobs into a group with the ads that are theirs again; returns how many ads are in groups now."""
    if not ids:
        return 0
    team = identity_in(db).team_id
    known = (await db.execute(load("fingerprints"), {"team": team})).all()
    new = set(ids)
    pairs = await asyncio.to_thread(
        close_pairs, [(row.job_id, row.simhash) for row in known], new, MOST_COMPARED
    )
    if not pairs:
        return 0
    wanted = sorted({job for pair in pairs for job in pair})
    rows = (await db.execute(load("ads_to_compare"), {"team": team, "ids": wanted})).mappings().all()
    groups = await asyncio.to_thread(_groups, pairs, {row["id"]: dict(row) for row in rows})
    twins = [{"job_id": str(job), "same_as": str(key)} for job, key in groups.items()]
    await db.execute(load("save_twins"), {"team": team, "twins": json.dumps(twins)})
    return len(groups)


def _groups(pairs: Sequence[tuple[UUID, UUID]], ads: Mapping[UUID, Mapping[str, Any]]) -> dict[UUID, UUID]:
    """The group of each ad that is the same as another: a group that is known already, or its first ad."""
    groups: dict[UUID, UUID] = {}
    for one, other in pairs:
        mine, theirs = ads.get(one), ads.get(other)
        if mine is None or theirs is None or not is_same_ad(mine, theirs):
            continue
        keys = [groups.get(one), groups.get(other), theirs["same_as"], mine["same_as"]]
        key = next((each for each in keys if each), other)
        old = groups.get(one, key)
        groups |= {job: key for job, kept in groups.items() if kept == old} | {one: key, other: key}
    return groups
